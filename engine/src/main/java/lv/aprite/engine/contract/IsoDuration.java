package lv.aprite.engine.contract;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A length of time (ISO 8601, by XML Schema 1.1 part 2 §3.3.6): months and microseconds, which
/// cannot be made into each other. Both have one sign.
///
/// `P12M` is `P1Y` and `PT90M` is `PT1H30M`, so the largest units are written, and of each only
/// what is not zero (§E.2 there, `durationCanonicalMap`). Weeks are seven days.
///
/// @param months at most 9999 years of them
/// @param micros at most as many as 9999 years have
public record IsoDuration(long months, long micros) {
  private static final long MICROS_PER_SECOND = 1_000_000L;
  private static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;
  private static final long MONTHS_MAX = 9999 * 12L;
  private static final long MICROS_MAX = 3_652_059 * MICROS_PER_DAY;
  private static final int FRACTION_DIGITS_MAX = 6;

  /// A twelfth of the mean year of the Gregorian calendar, 365.2425 days.
  private static final long MICROS_PER_MONTH = 2_629_746 * MICROS_PER_SECOND;

  public IsoDuration {
    if (Math.abs(months) > MONTHS_MAX
        || Math.abs(micros) > MICROS_MAX
        || Long.signum(months) * Long.signum(micros) < 0) {
      throw new IllegalArgumentException("duration: found " + months + " and " + micros);
    }
  }

  /// What came of reading a text.
  public sealed interface Reading {
    record Read(IsoDuration duration) implements Reading {}

    /// It is none, or finer than a microsecond.
    record Malformed() implements Reading {}

    /// It is longer than 9999 years.
    record TooLong() implements Reading {}
  }

  public static Reading read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return read(bytes, 0, bytes.length);
  }

  /// Reads `-P1Y2M3W4DT5H6M7.25S`, of which any part may be left out, but not all. Only seconds
  /// have a fraction.
  public static Reading read(byte[] bytes, int start, int end) {
    boolean negative = start < end && bytes[start] == '-';
    int at = negative ? start + 1 : start;
    if (at >= end || bytes[at++] != 'P') {
      return new Reading.Malformed();
    }
    Parts parts = new Parts(bytes, at, end);
    if (!parts.take("YMWD", false)) {
      return new Reading.Malformed();
    }
    if (parts.at < end) {
      boolean time = bytes[parts.at] == 'T';
      parts.at++;
      int before = parts.count;
      if (!time || !parts.take("HMS", true) || parts.count == before) {
        return new Reading.Malformed();
      }
    }
    if (parts.count == 0 || parts.at < end) {
      return new Reading.Malformed();
    }
    if (parts.months > MONTHS_MAX || parts.micros > MICROS_MAX) {
      return new Reading.TooLong();
    }
    int sign = negative ? -1 : 1;
    return new Reading.Read(new IsoDuration(sign * parts.months, sign * parts.micros));
  }

  /// Numbers with their units, while they are read.
  private static final class Parts {
    private final byte[] bytes;
    private final int end;
    private int at;
    private int count;
    private long months;
    private long micros;

    Parts(byte[] bytes, int at, int end) {
      this.bytes = bytes;
      this.at = at;
      this.end = end;
    }

    /// Takes numbers with these units, in this order, up to the end or a `T`.
    boolean take(String units, boolean time) {
      int next = 0;
      while (at < end && bytes[at] != 'T') {
        int first = at;
        long number = number();
        int digits = at - first;
        long fraction = fraction();
        if (digits == 0 || fraction < 0 || at == end) {
          return false;
        }
        boolean fine = at > first + digits;
        int place = units.indexOf(bytes[at], next);
        if (place < 0 || fine && bytes[at] != 'S') {
          return false;
        }
        add(number, (char) bytes[at], time);
        micros = Math.min(MICROS_MAX + 1, micros + fraction);
        next = place + 1;
        count++;
        at++;
      }
      return true;
    }

    /// Digits, as a number that is too large wherever they are too many.
    private long number() {
      long number = 0;
      while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
        number = Math.min(MICROS_MAX, number * 10 + (bytes[at] - '0'));
        at++;
      }
      return number;
    }

    /// The microseconds after a point; 0 without one, -1 when it is no fraction.
    private long fraction() {
      if (at == end || bytes[at] != '.') {
        return 0;
      }
      int first = ++at;
      long fraction = number();
      int digits = at - first;
      if (digits == 0 || digits > FRACTION_DIGITS_MAX) {
        return -1;
      }
      for (int i = digits; i < FRACTION_DIGITS_MAX; i++) {
        fraction *= 10;
      }
      return fraction;
    }

    /// An `M` is minutes after the `T`, and months before it.
    private void add(long number, char unit, boolean time) {
      long seconds =
          switch (unit) {
            case 'W' -> 7 * 86_400;
            case 'D' -> 86_400;
            case 'H' -> 3600;
            case 'M' -> time ? 60 : 0;
            case 'S' -> 1;
            default -> 0;
          };
      if (seconds > 0) {
        micros = sum(micros, number, seconds * MICROS_PER_SECOND, MICROS_MAX);
      } else {
        months = sum(months, number, unit == 'Y' ? 12 : 1, MONTHS_MAX);
      }
    }

    /// What is beyond `max` stays just beyond it.
    private static long sum(long sum, long number, long each, long max) {
      return number > max / each ? max + 1 : Math.min(max + 1, sum + number * each);
    }
  }

  /// The canonical text.
  public String text() {
    StringBuilder text = new StringBuilder(months < 0 || micros < 0 ? "-P" : "P");
    long left = Math.abs(months);
    part(text, left / 12, 'Y');
    part(text, left % 12, 'M');
    left = Math.abs(micros);
    part(text, left / MICROS_PER_DAY, 'D');
    left %= MICROS_PER_DAY;
    if (left > 0) {
      text.append('T');
      part(text, left / (3600 * MICROS_PER_SECOND), 'H');
      part(text, left / (60 * MICROS_PER_SECOND) % 60, 'M');
      seconds(text, left % (60 * MICROS_PER_SECOND));
    }
    return months == 0 && micros == 0 ? "PT0S" : text.toString();
  }

  private static void part(StringBuilder text, long number, char unit) {
    if (number > 0) {
      text.append(number).append(unit);
    }
  }

  private static void seconds(StringBuilder text, long micros) {
    if (micros == 0) {
      return;
    }
    text.append(micros / MICROS_PER_SECOND);
    long fraction = micros % MICROS_PER_SECOND;
    if (fraction > 0) {
      String digits = String.format(Locale.ROOT, ".%06d", fraction);
      int length = digits.length();
      while (digits.charAt(length - 1) == '0') {
        length--;
      }
      text.append(digits, 0, length);
    }
    text.append('S');
  }

  /// By which durations are ordered, for bounds: microseconds, where a month counts as a twelfth of
  /// the mean Gregorian year (30.436875 days).
  public long meanMicros() {
    return months * MICROS_PER_MONTH + micros;
  }
}
