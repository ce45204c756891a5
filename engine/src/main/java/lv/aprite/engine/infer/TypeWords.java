package lv.aprite.engine.infer;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.TemporalPattern;
import lv.aprite.engine.contract.TextFormat;
import lv.aprite.engine.read.ColumnEvidence;

/// Types, formats and marks in the words of evidence and questions.
final class TypeWords {
  private TypeWords() {}

  /// A mark as it stands, or how many spaces it is.
  static Said visible(String mark) {
    return mark.isBlank() ? Term.OF_SPACES.said(mark.length()) : Term.QUOTED.said(mark);
  }

  static Said inRows(String mark, long count) {
    return Term.IN_ROWS.said(count, visible(mark));
  }

  /// All ways in which cells can be read.
  static Said ways(List<ColumnEvidence.Typed> readings) {
    return Said.joined(Term.OR, readings.stream().map(TypeWords::describe).distinct().toList());
  }

  static Said describe(ColumnEvidence.Typed reading) {
    if (!TypeChoice.isNumber(reading.type())) {
      return describe(reading.type(), formats(List.of(reading)));
    }
    return reading.type() instanceof FieldType.Whole
        ? Term.GROUPED.said()
        : Term.NUMBER_WITH.said(mark(reading.parsing().decimalMark()));
  }

  static Said mark(char decimalMark) {
    return (decimalMark == ',' ? Term.COMMA : Term.POINT).said();
  }

  /// @param formats patterns; none for ISO 8601
  static Said describe(FieldType type, List<String> formats) {
    Term kind =
        switch (type) {
          case FieldType.Date() -> Term.DATE;
          case FieldType.Time() -> Term.TIME;
          case FieldType.DateTime(boolean utc) -> utc ? Term.INSTANT : Term.DATE_TIME;
          case FieldType.Text(),
              FieldType.Whole(),
              FieldType.Decimal(_, _),
              FieldType.Bool(),
              FieldType.Year(),
              FieldType.YearMonth(),
              FieldType.Duration(),
              FieldType.GeoPoint(),
              FieldType.JsonText(_) ->
              Term.VALUE;
        };
    return formats.isEmpty()
        ? Term.BY_ISO.said(kind.said())
        : Term.WRITTEN.said(
            kind.said(), Said.joined(Term.OR, formats.stream().map(Said::text).toList()));
  }

  static Said format(TextFormat format) {
    Term kind =
        switch (format) {
          case EMAIL -> Term.EMAIL;
          case URI -> Term.URI;
          case UUID -> Term.UUID;
        };
    return kind.said();
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

  static Said kinds(Collection<ColumnEvidence.Typed> readings) {
    TreeSet<Term> kinds = new TreeSet<>();
    for (ColumnEvidence.Typed reading : readings) {
      kinds.add(
          switch (reading.type()) {
            case FieldType.Text() -> Term.TEXTS;
            case FieldType.Whole(), FieldType.Decimal(_, _) -> Term.NUMBERS;
            case FieldType.Bool() -> Term.TRUTH_VALUES;
            case FieldType.Date() -> Term.DATES;
            case FieldType.Time() -> Term.TIMES;
            case FieldType.DateTime(boolean utc) -> utc ? Term.INSTANTS : Term.LOCAL_TIMES;
            case FieldType.Year(), FieldType.YearMonth() -> Term.YEARS;
            case FieldType.Duration(), FieldType.GeoPoint(), FieldType.JsonText(_) -> Term.OTHERS;
          });
    }
    return Said.joined(Term.AND, kinds.stream().map(Term::said).toList());
  }
}
