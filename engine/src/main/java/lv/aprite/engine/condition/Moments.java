package lv.aprite.engine.condition;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/// Points in time that are written in a condition, in the way in which they are published.
final class Moments {
  private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
  private static final String CLOCK = "[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?";
  private static final LocalDateTime EPOCH = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);

  private Moments() {}

  static Optional<Value> of(Kind kind, String text) {
    if (!Pattern.matches(form(kind), text)) {
      return Optional.empty();
    }
    try {
      long at =
          switch (kind) {
            case DATE -> LocalDate.parse(text).toEpochDay();
            case TIME -> LocalTime.MIDNIGHT.until(LocalTime.parse(text), ChronoUnit.MICROS);
            case LOCAL -> EPOCH.until(LocalDateTime.parse(text), ChronoUnit.MICROS);
            case INSTANT ->
                EPOCH.until(LocalDateTime.parse(text.replace("Z", "")), ChronoUnit.MICROS);
            case MONTH -> YearMonth.of(1970, 1).until(YearMonth.parse(text), ChronoUnit.MONTHS);
            case NUMBER, TEXT, FLAG, OTHER -> throw new IllegalArgumentException("no " + kind);
          };
      return Optional.of(new Value.Moment(at));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String form(Kind kind) {
    return switch (kind) {
      case DATE -> DAY;
      case TIME -> CLOCK;
      case LOCAL -> DAY + "T" + CLOCK;
      case INSTANT -> DAY + "T" + CLOCK + "Z";
      case MONTH -> "[0-9]{4}-[0-9]{2}";
      case NUMBER, TEXT, FLAG, OTHER -> throw new IllegalArgumentException("no point: " + kind);
    };
  }

  /// How it is written, for whoever wrote it otherwise.
  static String example(Kind kind) {
    return switch (kind) {
      case DATE -> "a date like \"2026-03-31\"";
      case TIME -> "a time like \"14:05:00\"";
      case LOCAL -> "a local date and time like \"2026-03-31T14:05:00\"";
      case INSTANT -> "an instant like \"2026-03-31T14:05:00Z\"";
      case MONTH -> "a month like \"2026-03\"";
      case NUMBER, TEXT, FLAG, OTHER -> throw new IllegalArgumentException("no point: " + kind);
    };
  }
}
