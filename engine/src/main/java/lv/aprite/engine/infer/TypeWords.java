package lv.aprite.engine.infer;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.TemporalPattern;
import lv.aprite.engine.read.ColumnEvidence;

/// Types, marks and numbers in the words of evidence and questions.
final class TypeWords {
  private TypeWords() {}

  static String visible(String mark) {
    return mark.isBlank() ? "a cell of " + mark.length() + " spaces" : "“" + mark + "”";
  }

  static String ambiguous(List<ColumnEvidence.Typed> readings) {
    return ways(readings) + ". Which is right? Now it is text.";
  }

  static String ways(List<ColumnEvidence.Typed> readings) {
    return "Every value can be read as "
        + String.join(", or as ", readings.stream().map(TypeWords::describe).distinct().toList());
  }

  static String describe(ColumnEvidence.Typed reading) {
    return describe(reading.type(), reading.parsing().formats(), reading.parsing().decimalMark());
  }

  static String mark(char decimalMark) {
    return decimalMark == ',' ? "the comma" : "the point";
  }

  private static String describe(FieldType type, List<TemporalPattern> formats, char decimalMark) {
    return TypeChoice.isNumber(type)
        ? type instanceof FieldType.Whole
            ? "a whole number with groups of three digits"
            : "a number whose decimal mark is " + mark(decimalMark)
        : describe(type, formats.stream().map(TemporalPattern::text).toList());
  }

  static String describe(FieldType type, List<String> formats) {
    String kind =
        switch (type) {
          case FieldType.Date() -> "a date";
          case FieldType.Time() -> "a time";
          case FieldType.DateTime(boolean utc) -> utc ? "an instant" : "a date and time";
          case FieldType.Text(),
              FieldType.Whole(),
              FieldType.Decimal(_, _),
              FieldType.Bool(),
              FieldType.Year(),
              FieldType.YearMonth(),
              FieldType.Duration(),
              FieldType.GeoPoint(),
              FieldType.JsonText(_) ->
              "a value";
        };
    return kind
        + (formats.isEmpty() ? " as ISO 8601 has it" : " written " + String.join(" or ", formats));
  }

  /// The patterns of the readings.
  static List<String> formats(Collection<ColumnEvidence.Typed> readings) {
    return readings.stream()
        .flatMap(reading -> reading.parsing().formats().stream())
        .map(TemporalPattern::text)
        .distinct()
        .sorted()
        .toList();
  }

  static String kinds(Collection<ColumnEvidence.Typed> readings) {
    Set<String> kinds = new TreeSet<>();
    for (ColumnEvidence.Typed reading : readings) {
      kinds.add(
          switch (reading.type()) {
            case FieldType.Text() -> "text";
            case FieldType.Whole(), FieldType.Decimal(_, _) -> "numbers";
            case FieldType.Bool() -> "truth values";
            case FieldType.Date() -> "dates";
            case FieldType.Time() -> "times";
            case FieldType.DateTime(boolean utc) -> utc ? "instants" : "local times";
            case FieldType.Year(), FieldType.YearMonth() -> "years";
            case FieldType.Duration(), FieldType.GeoPoint(), FieldType.JsonText(_) ->
                "other values";
          });
    }
    return String.join(" and ", kinds);
  }

  static String rowsOf(long count) {
    return count(count) + (count == 1 ? " row" : " rows");
  }

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
