package lv.aprite.engine.cell;

/// Days, months and times of the proleptic Gregorian calendar as the numbers that
/// [lv.aprite.engine.table.Batch.Column.Longs] holds.
public final class Calendar {
  public static final long MICROS_PER_SECOND = 1_000_000;
  public static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;
  static final long MICROS_PER_MINUTE = 60 * MICROS_PER_SECOND;
  static final long MICROS_PER_HOUR = 60 * MICROS_PER_MINUTE;
  public static final int YEAR_MIN = 1;
  public static final int YEAR_MAX = 9999;
  static final long DAY_MIN = day(YEAR_MIN, 1, 1);
  static final long DAY_MAX = day(YEAR_MAX, 12, 31);

  private Calendar() {}

  /// Whether the calendar has that day; the year is from 1 to 9999.
  static boolean has(int year, int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= daysIn(year, month));
  }

  private static int daysIn(int year, int month) {
    return switch (month) {
      case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
      case 4, 6, 9, 11 -> 30;
      default -> 31;
    };
  }

  /// Days since 1970-01-01 of a day that exists. Years are counted from March, so that a leap day
  /// ends its year (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms",
  /// `days_from_civil`).
  static long day(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year;
    int era = Math.floorDiv(y, 400);
    int yearOfEra = y - era * 400;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146_097L + dayOfEra - 719_468;
  }

  /// Year, month and day of a day since 1970-01-01, as `year * 10,000 + month * 100 + day`
  /// (`civil_from_days` of the same paper).
  public static int digitsOf(long daySince1970) {
    long z = daySince1970 + 719_468;
    long era = Math.floorDiv(z, 146_097L);
    int dayOfEra = (int) (z - era * 146_097);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int shifted = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * shifted + 2) / 5 + 1;
    int month = shifted < 10 ? shifted + 3 : shifted - 9;
    int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
    return year * 10_000 + month * 100 + day;
  }

  /// Months since 1970-01.
  static long month(int year, int month) {
    return (year - 1970) * 12L + month - 1;
  }
}
