package lv.aprite.engine.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The one way in which each value of a type is written: see [FieldType]. For the few values that
/// stand in a contract; cells are parsed from bytes elsewhere.
public final class CanonicalText {
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,18})");
  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,37})(\\.[0-9]{1,38})?");
  private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
  private static final String CLOCK = "[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?";
  private static final Pattern DATE = Pattern.compile(DAY);
  private static final Pattern TIME = Pattern.compile(CLOCK);
  private static final Pattern LOCAL = Pattern.compile(DAY + "T" + CLOCK);
  private static final Pattern INSTANT =
      Pattern.compile(DAY + "T" + CLOCK + "(Z|[+-][0-9]{2}:[0-9]{2})");
  private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
  private static final Pattern YEAR_MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");

  private CanonicalText() {}

  /// The canonical text of the value, or nothing when it is no value of the type.
  static Optional<String> of(FieldType type, JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> of(type, value.textValue());
      case NUMBER ->
          switch (type) {
            case FieldType.Whole() -> of(type, plain(value.decimalValue()));
            case FieldType.Decimal(_, _) -> of(type, value.decimalValue().toPlainString());
            case FieldType.Year() -> of(type, fourDigits(value.decimalValue()));
            case FieldType.Text(),
                FieldType.Bool(),
                FieldType.Date(),
                FieldType.Time(),
                FieldType.DateTime(_),
                FieldType.YearMonth(),
                FieldType.Duration(),
                FieldType.GeoPoint(),
                FieldType.JsonText(_) ->
                Optional.empty();
          };
      case BOOLEAN ->
          type instanceof FieldType.Bool ? Optional.of(value.asText()) : Optional.empty();
      case ARRAY, OBJECT, NULL, MISSING, BINARY, POJO -> Optional.empty();
    };
  }

  /// `1.0` and `1E2` are whole numbers in JSON (JSON Schema 2020-12 §6.1.1).
  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static String fourDigits(BigDecimal year) {
    String plain = plain(year);
    return plain.matches("[1-9][0-9]{0,3}") ? "0".repeat(4 - plain.length()) + plain : plain;
  }

  /// The canonical text of a value that is written nearly so (`0.5` where the scale asks for
  /// `0.50`, an offset other than `Z`), or nothing.
  public static Optional<String> of(FieldType type, String text) {
    try {
      return switch (type) {
        case FieldType.Text() -> Optional.of(text);
        case FieldType.Whole() -> whole(text);
        case FieldType.Decimal(int precision, int scale) -> decimal(text, precision, scale);
        case FieldType.Bool() ->
            text.equals("true") || text.equals("false") ? Optional.of(text) : Optional.empty();
        case FieldType.Date() ->
            DATE.matcher(text).matches() ? date(LocalDate.parse(text)) : Optional.empty();
        case FieldType.Time() ->
            TIME.matcher(text).matches()
                ? Optional.of(clock(LocalTime.parse(text)))
                : Optional.empty();
        case FieldType.DateTime(boolean utc) -> utc ? instant(text) : local(text);
        case FieldType.Year() ->
            YEAR.matcher(text).matches() && !text.equals("0000")
                ? Optional.of(text)
                : Optional.empty();
        case FieldType.YearMonth() ->
            YEAR_MONTH.matcher(text).matches() && YearMonth.parse(text).getYear() > 0
                ? Optional.of(text)
                : Optional.empty();
        case FieldType.Duration() -> duration(text).map(IsoDuration::text);
        // They have no one text, and are no bound, listed value or constant.
        case FieldType.GeoPoint(), FieldType.JsonText(_) -> Optional.empty();
      };
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<IsoDuration> duration(String text) {
    return switch (IsoDuration.read(text)) {
      case IsoDuration.Reading.Read(IsoDuration duration) -> Optional.of(duration);
      case IsoDuration.Reading.Malformed(), IsoDuration.Reading.TooLong() -> Optional.empty();
    };
  }

  private static Optional<String> whole(String text) {
    if (!WHOLE.matcher(text).matches()) {
      return Optional.empty();
    }
    BigInteger number = new BigInteger(text);
    return number.bitLength() <= 63 ? Optional.of(number.toString()) : Optional.empty();
  }

  private static Optional<String> decimal(String text, int precision, int scale) {
    if (!DECIMAL.matcher(text).matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(text).stripTrailingZeros();
    if (number.scale() > scale) {
      return Optional.empty();
    }
    BigDecimal scaled = number.setScale(scale, RoundingMode.UNNECESSARY);
    return scaled.precision() <= precision || scaled.signum() == 0
        ? Optional.of(scaled.toPlainString())
        : Optional.empty();
  }

  private static Optional<String> date(LocalDate date) {
    return date.getYear() > 0 ? Optional.of(date.toString()) : Optional.empty();
  }

  private static Optional<String> local(String text) {
    return LOCAL.matcher(text).matches() ? dateTime(LocalDateTime.parse(text)) : Optional.empty();
  }

  private static Optional<String> instant(String text) {
    if (!INSTANT.matcher(text).matches()) {
      return Optional.empty();
    }
    LocalDateTime utc =
        OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    return dateTime(utc).map(written -> written + "Z");
  }

  private static Optional<String> dateTime(LocalDateTime at) {
    boolean inRange = at.getYear() >= 1 && at.getYear() <= 9999;
    return inRange
        ? Optional.of(at.toLocalDate() + "T" + clock(at.toLocalTime()))
        : Optional.empty();
  }

  /// Seconds always, of their fraction only what is not zero.
  private static String clock(LocalTime time) {
    String whole = time.format(DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT));
    int micros = time.get(ChronoField.MICRO_OF_SECOND);
    String fraction = String.format(Locale.ROOT, "%06d", micros).replaceFirst("0+$", "");
    return micros == 0 ? whole : whole + "." + fraction;
  }

  /// The order of two canonical texts of one type, by value.
  public static int compare(FieldType type, String one, String other) {
    return switch (type) {
      case FieldType.Whole(), FieldType.Decimal(_, _) ->
          new BigDecimal(one).compareTo(new BigDecimal(other));
      // A longer fraction is a larger one; `Z` sorts after every digit, so it is taken off first.
      case FieldType.DateTime(_) -> one.replace("Z", "").compareTo(other.replace("Z", ""));
      case FieldType.Text(),
          FieldType.Bool(),
          FieldType.Date(),
          FieldType.Time(),
          FieldType.Year(),
          FieldType.YearMonth(),
          FieldType.GeoPoint(),
          FieldType.JsonText(_) ->
          one.compareTo(other);
      case FieldType.Duration() ->
          Long.compare(
              duration(one).orElseThrow().meanMicros(), duration(other).orElseThrow().meanMicros());
    };
  }

  /// What a value of the type looks like, in words.
  static String describe(FieldType type) {
    return switch (type) {
      case FieldType.Text() -> "a text";
      case FieldType.Whole() -> "a whole number of at most 64 bits";
      case FieldType.Decimal(int precision, int scale) ->
          "a number of at most "
              + precision
              + " digits, at most "
              + scale
              + " of them after the point";
      case FieldType.Bool() -> "true or false";
      case FieldType.Date() -> "a date like 2026-03-31";
      case FieldType.Time() -> "a time like 14:05:00";
      case FieldType.DateTime(boolean utc) ->
          utc ? "an instant like 2026-03-31T14:05:00Z" : "a local time like 2026-03-31T14:05:00";
      case FieldType.Year() -> "a year like 2026";
      case FieldType.YearMonth() -> "a month like 2026-03";
      case FieldType.Duration() -> "a duration like P1Y2M10DT2H30M";
      case FieldType.GeoPoint() -> "a point like 24.1052, 56.9496";
      case FieldType.JsonText(JsonKind kind) -> "JSON of the kind " + kind.type();
    };
  }
}
