package lv.aprite.engine.form;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/// The numbers of spreadsheets: as decimals, and as days since an epoch.
final class Serials {
  private static final int EXCEL_DIGITS = 15;
  private static final int EXPONENT_MAX = 330;
  private static final long DAY_MILLIS = 86_400_000L;
  private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
  private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
  private static final LocalDate EPOCH_1900_EARLY = LocalDate.of(1899, 12, 31);

  // 9999-12-31.
  private static final long DAYS_MAX = 2_958_465;

  private final boolean from1904;

  Serials(boolean from1904) {
    this.from1904 = from1904;
  }

  /// The number that the text of a file stands for, without exponent.
  ///
  /// Spreadsheets calculate in binary and show at most fifteen digits: more of them are noise
  /// (`0.30000000000000004`), unless it is a whole number that some other program wrote.
  static Optional<String> decimal(String text) {
    BigDecimal exact;
    try {
      exact = new BigDecimal(text.strip());
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    if (Math.abs((long) exact.precision() - exact.scale()) > EXPONENT_MAX
        || Math.abs((long) exact.scale()) > EXPONENT_MAX) {
      return Optional.empty();
    }
    boolean whole = exact.scale() <= 0 && text.indexOf('E') < 0 && text.indexOf('e') < 0;
    BigDecimal kept = whole ? exact : exact.round(new MathContext(EXCEL_DIGITS));
    return Optional.of(plain(kept));
  }

  static String decimal(double value) {
    return plain(new BigDecimal(value).round(new MathContext(EXCEL_DIGITS)));
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  /// The moment that a number stands for in this format.
  ///
  /// @return empty where the calendar has no such day: negative numbers, day 0, and 1900-02-29,
  ///   which Excel counts although it never was
  Optional<String> moment(String plainDecimal, NumberFormat format) {
    BigDecimal millis =
        new BigDecimal(plainDecimal)
            .multiply(BigDecimal.valueOf(DAY_MILLIS))
            .setScale(0, RoundingMode.HALF_UP);
    if (format == NumberFormat.DURATION) {
      return Optional.of(duration(millis));
    }
    if (millis.signum() < 0
        || millis.compareTo(BigDecimal.valueOf((DAYS_MAX + 1) * DAY_MILLIS)) >= 0) {
      return Optional.empty();
    }
    long all = millis.longValueExact();
    long day = all / DAY_MILLIS;
    long rest = all % DAY_MILLIS;
    if (format == NumberFormat.TIME && day == 0) {
      return Optional.of(time(rest));
    }
    if (!from1904 && (day == 0 || day == 60)) {
      return Optional.empty();
    }
    LocalDate date =
        from1904
            ? EPOCH_1904.plusDays(day)
            : (day < 60 ? EPOCH_1900_EARLY : EPOCH_1900).plusDays(day);
    boolean timed = format != NumberFormat.DATE || rest != 0;
    return Optional.of(timed ? date + "T" + time(rest) : date.toString());
  }

  private static String time(long millis) {
    long seconds = millis / 1000;
    String clock = two(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
    long rest = millis % 1000;
    return rest == 0 ? clock : clock + "." + fraction(rest);
  }

  private static String fraction(long millis) {
    String digits = String.valueOf(1000 + millis).substring(1);
    return digits.replaceAll("0+$", "");
  }

  private static String two(long number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }

  private static String duration(BigDecimal millis) {
    BigDecimal[] hours = millis.abs().divideAndRemainder(BigDecimal.valueOf(3_600_000));
    long rest = hours[1].longValueExact();
    StringBuilder text = new StringBuilder(millis.signum() < 0 ? "-PT" : "PT");
    if (hours[0].signum() != 0) {
      text.append(hours[0].toPlainString()).append('H');
    }
    if (rest / 60_000 != 0) {
      text.append(rest / 60_000).append('M');
    }
    long seconds = rest % 60_000;
    if (seconds != 0 || text.charAt(text.length() - 1) == 'T') {
      text.append(seconds / 1000);
      if (seconds % 1000 != 0) {
        text.append('.').append(fraction(seconds % 1000));
      }
      text.append('S');
    }
    return text.toString();
  }
}
