package lv.aprite.publication.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lv.aprite.engine.contract.Constraint;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.JsonKind;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.TextFormat;
import lv.aprite.engine.write.Format;
import lv.aprite.publication.submission.WithdrawalReason;

/// English words for what the log says.
public final class Wording {
  /// How many allowed values a page names; the descriptor names all.
  private static final int VALUES_MAX = 12;

  private Wording() {}

  /// A text and the language that it is in (BCP 47; empty when nobody said).
  public record Spoken(String text, String language) {}

  /// The English text, or else the first there is.
  public static Optional<Spoken> preferred(LocalText text) {
    return preferredLanguage(text)
        .map(language -> new Spoken(text.in(language), Term.isLanguage(language) ? language : ""));
  }

  /// The language of that text, as the text knows it.
  static Optional<String> preferredLanguage(LocalText text) {
    return text.byLanguage().containsKey("en")
        ? Optional.of("en")
        : text.byLanguage().keySet().stream().findFirst();
  }

  public static String reason(WithdrawalReason reason) {
    return switch (reason) {
      case PERSONAL_DATA -> "personal data";
      case LEGAL -> "legal reasons";
      case ERROR -> "an error in the data";
      case SECURITY -> "security";
    };
  }

  static String name(Format format) {
    return switch (format) {
      case CSV -> "CSV";
      case PARQUET -> "Parquet";
      case JSON -> "JSON";
    };
  }

  static String type(FieldType type) {
    return switch (type) {
      case FieldType.Text() -> "text";
      case FieldType.Whole() -> "integer";
      case FieldType.Decimal(int precision, int scale) ->
          "decimal, " + precision + " digits, " + scale + " after the point";
      case FieldType.Bool() -> "true or false";
      case FieldType.Date() -> "date";
      case FieldType.Time() -> "time of day";
      case FieldType.DateTime(boolean utc) -> utc ? "date and time, UTC" : "date and time, local";
      case FieldType.Year() -> "year";
      case FieldType.YearMonth() -> "year and month";
      case FieldType.Duration() -> "duration";
      case FieldType.GeoPoint() -> "longitude, latitude";
      case FieldType.JsonText(JsonKind kind) ->
          switch (kind) {
            case ARRAY -> "JSON array";
            case OBJECT -> "JSON object";
            case GEOJSON -> "GeoJSON";
          };
    };
  }

  static String rule(Constraint constraint) {
    return switch (constraint) {
      case Constraint.MinLength(int codePoints) -> "at least " + count(codePoints, "character");
      case Constraint.MaxLength(int codePoints) -> "at most " + count(codePoints, "character");
      case Constraint.MinItems(int items) -> "at least " + count(items, "element");
      case Constraint.MaxItems(int items) -> "at most " + count(items, "element");
      case Constraint.Matches(var pattern) -> "matches " + pattern;
      case Constraint.Formatted(TextFormat format) -> format.description();
      case Constraint.OneOf(List<String> values) -> "one of " + some(values);
      case Constraint.Minimum(String bound, boolean exclusive) ->
          (exclusive ? "more than " : "at least ") + bound;
      case Constraint.Maximum(String bound, boolean exclusive) ->
          (exclusive ? "less than " : "at most ") + bound;
    };
  }

  private static String some(List<String> values) {
    String shown = String.join(", ", values.subList(0, Math.min(values.size(), VALUES_MAX)));
    return values.size() <= VALUES_MAX
        ? shown
        : shown + " and " + (values.size() - VALUES_MAX) + " more";
  }

  /// `1 row`, `12,345 rows`
  public static String count(long number, String thing) {
    return number(number) + " " + thing + (number == 1 ? "" : "s");
  }

  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// `12.3 MB`, in decimal units
  static String size(long bytes) {
    if (bytes < 1000) {
      return count(bytes, "byte");
    }
    double size = bytes;
    for (String unit : new String[] {"kB", "MB", "GB"}) {
      size /= 1000;
      if (size < 999.95 || unit.equals("GB")) {
        return String.format(Locale.ROOT, "%.1f %s", size, unit);
      }
    }
    throw new AssertionError("unreachable: GB ends the loop");
  }
}
