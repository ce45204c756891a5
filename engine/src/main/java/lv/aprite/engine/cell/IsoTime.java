package lv.aprite.engine.cell;

/// Dates and times as ISO 8601 and RFC 3339 write them: `2026-03-31`, `14:05:00`, `14:05:00.25`,
/// `2026-03-31T14:05:00Z`, `2026-03`, `2026`.
///
/// Seconds may be left out; their fraction has any number of digits of which those after the sixth
/// are zeros. Between date and time stands `T` or a space. An instant ends with `Z` or an offset
/// such as `+02:00`, a local time has none. There is no 24:00 and no leap second.
public final class IsoTime {
  private static final int DATE_BYTES = 10;
  private static final int MONTH_BYTES = 7;
  private static final int YEAR_BYTES = 4;

  private IsoTime() {}

  /// Days since 1970-01-01.
  public static Parsed date(byte[] bytes, int start, int end, long[] values, int at) {
    if (end - start != DATE_BYTES || bytes[start + 4] != '-' || bytes[start + 7] != '-') {
      return Parsed.MALFORMED;
    }
    int year = four(bytes, start);
    int month = two(bytes, start + 5);
    int day = two(bytes, start + 8);
    // Below zero as soon as one of them is.
    if ((year | month | day) < 0 || year < Calendar.YEAR_MIN) {
      return Parsed.MALFORMED;
    }
    if (!Calendar.has(year, month, day)) {
      return Parsed.IMPOSSIBLE;
    }
    values[at] = Calendar.day(year, month, day);
    return Parsed.CANONICAL;
  }

  /// Microseconds since midnight.
  public static Parsed time(byte[] bytes, int start, int end, long[] values, int at) {
    boolean shortened = end - start == 5;
    if ((!shortened && end - start < 8) || bytes[start + 2] != ':') {
      return Parsed.MALFORMED;
    }
    int hour = two(bytes, start);
    int minute = two(bytes, start + 3);
    int second = shortened ? 0 : two(bytes, start + 6);
    if (!isClock(hour, minute, second) || (!shortened && bytes[start + 5] != ':')) {
      return Parsed.MALFORMED;
    }
    long micros =
        hour * Calendar.MICROS_PER_HOUR
            + minute * Calendar.MICROS_PER_MINUTE
            + second * Calendar.MICROS_PER_SECOND;
    if (end - start <= 8) {
      values[at] = micros;
      return shortened ? Parsed.ACCEPTED : Parsed.CANONICAL;
    }
    long fraction = bytes[start + 8] == '.' ? fraction(bytes, start + 9, end) : -1;
    if (fraction < 0) {
      return Parsed.MALFORMED;
    }
    values[at] = micros + fraction;
    return bytes[end - 1] == '0' ? Parsed.ACCEPTED : Parsed.CANONICAL;
  }

  static boolean isClock(int hour, int minute, int second) {
    return (hour | minute | second) >= 0 && hour < 24 && minute < 60 && second < 60;
  }

  /// The digits of a fraction of a second as microseconds, or -1.
  private static long fraction(byte[] bytes, int start, int end) {
    long micros = 0;
    for (int i = start; i < end; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9 || (digit > 0 && i - start >= 6)) {
        return -1;
      }
      if (i - start < 6) {
        micros = micros * 10 + digit;
      }
    }
    for (int i = end - start; i < 6; i++) {
      micros *= 10;
    }
    return end == start ? -1 : micros;
  }

  /// Microseconds since 1970-01-01T00:00:00, of UTC when `utc`, else of local time.
  public static Parsed dateTime(
      byte[] bytes, int start, int end, boolean utc, long[] values, int at) {
    if (end - start <= DATE_BYTES
        || (bytes[start + DATE_BYTES] != 'T' && bytes[start + DATE_BYTES] != ' ')) {
      return Parsed.MALFORMED;
    }
    int timeEnd = utc ? offsetStart(bytes, start, end) : end;
    if (timeEnd < 0) {
      return Parsed.MALFORMED;
    }
    Parsed time = time(bytes, start + DATE_BYTES + 1, timeEnd, values, at);
    if (!time.hasValue()) {
      return time;
    }
    long micros = values[at];
    Parsed date = date(bytes, start, start + DATE_BYTES, values, at);
    if (!date.hasValue()) {
      return date;
    }
    micros += values[at] * Calendar.MICROS_PER_DAY;
    boolean zulu = utc && bytes[end - 1] == 'Z';
    if (utc && !zulu) {
      return instant(micros, offset(bytes, timeEnd, end), values, at);
    }
    values[at] = micros;
    return bytes[start + DATE_BYTES] == 'T' ? time : Parsed.ACCEPTED;
  }

  /// What UTC shows when a place with this offset shows `localMicros`; outside the years 1 to 9999
  /// it is not published.
  static Parsed instant(long localMicros, int offsetMinutes, long[] values, int at) {
    if (offsetMinutes == OFFSET_NONE) {
      return Parsed.MALFORMED;
    }
    long micros = localMicros - offsetMinutes * Calendar.MICROS_PER_MINUTE;
    long day = Math.floorDiv(micros, Calendar.MICROS_PER_DAY);
    if (day < Calendar.DAY_MIN || day > Calendar.DAY_MAX) {
      return Parsed.IMPOSSIBLE;
    }
    values[at] = micros;
    return Parsed.ACCEPTED;
  }

  /// Where `Z` or an offset begins that the cell ends with, or -1.
  private static int offsetStart(byte[] bytes, int start, int end) {
    if (bytes[end - 1] == 'Z') {
      return end - 1;
    }
    for (int length = 5; length <= 6; length++) {
      int at = end - length;
      if (at > start + DATE_BYTES && (bytes[at] == '+' || bytes[at] == '-')) {
        return at;
      }
    }
    return -1;
  }

  static final int OFFSET_NONE = Integer.MIN_VALUE;

  /// Minutes east of UTC of `Z`, `+hh:mm` or `+hhmm`, or [#OFFSET_NONE].
  static int offset(byte[] bytes, int start, int end) {
    int length = end - start;
    if (length == 1 && bytes[start] == 'Z') {
      return 0;
    }
    boolean colon = length == 6 && bytes[start + 3] == ':';
    if ((!colon && length != 5) || (bytes[start] != '+' && bytes[start] != '-')) {
      return OFFSET_NONE;
    }
    int hours = two(bytes, start + 1);
    int minutes = two(bytes, end - 2);
    if ((hours | minutes) < 0 || hours > 18 || minutes > 59) {
      return OFFSET_NONE;
    }
    int offset = hours * 60 + minutes;
    return bytes[start] == '-' ? -offset : offset;
  }

  /// The year itself.
  public static Parsed year(byte[] bytes, int start, int end, long[] values, int at) {
    int year = end - start == YEAR_BYTES ? four(bytes, start) : -1;
    if (year < Calendar.YEAR_MIN) {
      return Parsed.MALFORMED;
    }
    values[at] = year;
    return Parsed.CANONICAL;
  }

  /// Months since 1970-01.
  public static Parsed yearMonth(byte[] bytes, int start, int end, long[] values, int at) {
    if (end - start != MONTH_BYTES || bytes[start + 4] != '-') {
      return Parsed.MALFORMED;
    }
    int year = four(bytes, start);
    int month = two(bytes, start + 5);
    if (year < Calendar.YEAR_MIN || month < 1 || month > 12) {
      return Parsed.MALFORMED;
    }
    values[at] = Calendar.month(year, month);
    return Parsed.CANONICAL;
  }

  /// The number that two digits make; below zero when they are not both digits.
  private static int two(byte[] bytes, int at) {
    int tens = bytes[at] - '0';
    int ones = bytes[at + 1] - '0';
    return (tens | 9 - tens | ones | 9 - ones) < 0 ? -1 : tens * 10 + ones;
  }

  private static int four(byte[] bytes, int at) {
    int high = two(bytes, at);
    int low = two(bytes, at + 2);
    return (high | low) < 0 ? -1 : high * 100 + low;
  }
}
