package lv.aprite.engine.validate;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lv.aprite.engine.cell.Parsed;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.JsonKind;
import lv.aprite.engine.contract.Parsing;
import lv.aprite.engine.contract.TemporalPattern;
import lv.aprite.engine.finding.Rule;

/// The words for what a cell of a field should have been.
final class Expected {
  private static final int LISTED_MAX = 8;

  private Expected() {}

  /// What each way not to be of the type is told.
  static Map<Parsed, Refusal> of(FieldType type, Parsing parsing) {
    Map<Parsed, Refusal> refusals = new EnumMap<>(Parsed.class);
    switch (type) {
      case FieldType.Text() -> {}
      case FieldType.Whole() -> {
        refusals.put(Parsed.MALFORMED, new Refusal(Rule.TYPE_WHOLE, "a whole number like 1250"));
        refusals.put(
            Parsed.OUT_OF_RANGE,
            new Refusal(
                Rule.WHOLE_OUT_OF_RANGE,
                "a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE));
        putNumbers(refusals);
      }
      case FieldType.Decimal(int precision, int scale) -> {
        refusals.put(
            Parsed.MALFORMED,
            new Refusal(Rule.TYPE_DECIMAL, "a number like " + number(scale, parsing)));
        refusals.put(
            Parsed.TOO_MANY_DIGITS,
            new Refusal(
                Rule.DECIMAL_TOO_MANY_DIGITS,
                "at most " + digits(precision - scale) + " before the decimal mark"));
        refusals.put(
            Parsed.TOO_FINE,
            new Refusal(
                Rule.DECIMAL_TOO_FINE, "at most " + digits(scale) + " after the decimal mark"));
        putNumbers(refusals);
      }
      case FieldType.Bool() ->
          refusals.put(
              Parsed.MALFORMED,
              new Refusal(
                  Rule.TYPE_BOOLEAN,
                  "one of " + listed(parsing.trueValues()) + ", " + listed(parsing.falseValues())));
      case FieldType.Date() -> {
        refusals.put(
            Parsed.MALFORMED,
            new Refusal(Rule.TYPE_DATE, "a date like " + example(parsing, "2026-03-31")));
        putImpossible(refusals);
      }
      case FieldType.Time() ->
          refusals.put(
              Parsed.MALFORMED,
              new Refusal(Rule.TYPE_TIME, "a time like " + example(parsing, "14:05:00")));
      case FieldType.DateTime(boolean utc) -> {
        String iso = utc ? "2026-03-31T14:05:00Z" : "2026-03-31T14:05:00";
        refusals.put(
            Parsed.MALFORMED,
            new Refusal(Rule.TYPE_DATETIME, "a date and time like " + example(parsing, iso)));
        putImpossible(refusals);
      }
      case FieldType.Year() ->
          refusals.put(
              Parsed.MALFORMED,
              new Refusal(Rule.TYPE_YEAR, "a year like " + example(parsing, "2026")));
      case FieldType.YearMonth() ->
          refusals.put(
              Parsed.MALFORMED,
              new Refusal(Rule.TYPE_YEARMONTH, "a month like " + example(parsing, "2026-03")));
      case FieldType.Duration() -> {
        refusals.put(
            Parsed.MALFORMED,
            new Refusal(Rule.TYPE_DURATION, "a duration like P1Y2M10DT2H30M or PT1.5S"));
        refusals.put(
            Parsed.OUT_OF_RANGE,
            new Refusal(Rule.TYPE_DURATION, "a duration of at most 9999 years"));
      }
      case FieldType.GeoPoint() -> {
        refusals.put(
            Parsed.MALFORMED,
            new Refusal(
                Rule.TYPE_GEOPOINT, "longitude and latitude like " + parsing.points().example()));
        putOffEarth(refusals);
      }
      case FieldType.JsonText(JsonKind kind) -> putJson(refusals, kind);
    }
    return refusals;
  }

  private static void putNumbers(Map<Parsed, Refusal> refusals) {
    refusals.put(
        Parsed.LEADING_ZERO,
        new Refusal(Rule.NUMBER_LEADING_ZERO, "a number without zeros in front"));
    refusals.put(
        Parsed.MISPLACED_GROUP,
        new Refusal(Rule.NUMBER_GROUPS, "group marks only between groups of three digits"));
  }

  private static void putJson(Map<Parsed, Refusal> refusals, JsonKind kind) {
    refusals.put(
        Parsed.MALFORMED,
        switch (kind) {
          case ARRAY -> new Refusal(Rule.TYPE_ARRAY, "a JSON array like [1, \"two\"]");
          case OBJECT -> new Refusal(Rule.TYPE_OBJECT, "a JSON object like {\"one\": 1}");
          case GEOJSON ->
              new Refusal(
                  Rule.TYPE_GEOJSON,
                  "GeoJSON like {\"type\": \"Point\", \"coordinates\": [24.1052, 56.9496]}");
        });
    refusals.put(
        Parsed.NAME_TWICE, new Refusal(Rule.JSON_NAME_TWICE, "each name once in an object"));
    refusals.put(
        Parsed.BEYOND_LIMITS,
        new Refusal(
            Rule.JSON_TOO_LARGE,
            "at most 32 levels, and numbers of at most 100 characters and exponents to 200"));
    if (kind == JsonKind.GEOJSON) {
      refusals.put(
          Parsed.RING_OPEN,
          new Refusal(
              Rule.TYPE_GEOJSON,
              "rings of four positions or more, the last the same as the first"));
      putOffEarth(refusals);
    }
  }

  private static void putOffEarth(Map<Parsed, Refusal> refusals) {
    refusals.put(
        Parsed.OFF_EARTH,
        new Refusal(
            Rule.COORDINATES_OUT_OF_RANGE,
            "a longitude from -180 to 180 and then a latitude from -90 to 90"));
  }

  private static void putImpossible(Map<Parsed, Refusal> refusals) {
    refusals.put(
        Parsed.IMPOSSIBLE,
        new Refusal(
            Rule.DATE_IMPOSSIBLE, "a day that the calendar has, in the years 0001 to 9999"));
  }

  private static String number(int scale, Parsing parsing) {
    return scale == 0
        ? "1250"
        : "1250" + parsing.decimalMark() + "5075".repeat(scale).substring(0, scale);
  }

  private static String digits(int count) {
    return count == 1 ? "1 digit" : count + " digits";
  }

  private static String example(Parsing parsing, String iso) {
    return parsing.formats().isEmpty()
        ? iso
        : parsing.formats().stream()
            .map(TemporalPattern::example)
            .collect(Collectors.joining(" or "));
  }

  /// The first few of the texts.
  static String listed(List<String> texts) {
    String first = texts.stream().limit(LISTED_MAX).collect(Collectors.joining(", "));
    int more = texts.size() - LISTED_MAX;
    return more > 0 ? first + " and " + more + " more" : first;
  }
}
