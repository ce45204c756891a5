package lv.aprite.engine.write;

import lv.aprite.engine.cell.Calendar;

/// Values as they are published, written into a byte array: the one place that knows the canonical
/// form of each type.
///
/// Each method writes at `at`, returns the position after the last byte, and leaves it to the
/// caller that there is room for [#BYTES_MAX].
final class CellText {
  /// The longest text of a value that is not text: an instant with microseconds.
  static final int BYTES_MAX = 32;

  private static final byte[] TENS = new byte[100];
  private static final byte[] ONES = new byte[100];
  private static final int[] INT_POWERS = new int[10];

  static {
    for (int i = 0; i < 100; i++) {
      TENS[i] = (byte) ('0' + i / 10);
      ONES[i] = (byte) ('0' + i % 10);
    }
    INT_POWERS[0] = 1;
    for (int i = 1; i < INT_POWERS.length; i++) {
      INT_POWERS[i] = 10 * INT_POWERS[i - 1];
    }
  }

  private CellText() {}

  static int whole(long value, byte[] out, int at) {
    if (value == Long.MIN_VALUE) {
      // The one number that has no positive twin.
      return ascii("-9223372036854775808", out, at);
    }
    int position = at;
    long rest = value;
    if (rest < 0) {
      out[position++] = '-';
      rest = -rest;
    }
    return unsigned(rest, width(rest), out, position);
  }

  /// @param unscaled the number times ten to the power of `scale`
  static int decimal(long unscaled, int scale, byte[] out, int at) {
    if (scale == 0) {
      return whole(unscaled, out, at);
    }
    int position = at;
    long rest = unscaled;
    if (rest < 0) {
      out[position++] = '-';
      rest = -rest;
    }
    int wholeDigits = Math.max(1, width(rest) - scale);
    // All digits at one place to the right, then the whole ones back over the place of the mark.
    int end = unsigned(rest, wholeDigits + scale, out, position + 1);
    System.arraycopy(out, position + 1, out, position, wholeDigits);
    out[position + wholeDigits] = '.';
    return end;
  }

  static int date(long days, byte[] out, int at) {
    int digits = Calendar.digitsOf(days);
    int position = unsigned(digits / 10_000, 4, out, at);
    out[position++] = '-';
    position = unsigned(digits / 100 % 100, 2, out, position);
    out[position++] = '-';
    return unsigned(digits % 100, 2, out, position);
  }

  /// A fraction of a second is written only when there is one, without zeros at its end (XML Schema
  /// 1.1 part 2 §3.3.8).
  static int time(long micros, byte[] out, int at) {
    long seconds = micros / Calendar.MICROS_PER_SECOND;
    int position = unsigned(seconds / 3600, 2, out, at);
    out[position++] = ':';
    position = unsigned(seconds / 60 % 60, 2, out, position);
    out[position++] = ':';
    position = unsigned(seconds % 60, 2, out, position);
    long fraction = micros % Calendar.MICROS_PER_SECOND;
    if (fraction != 0) {
      out[position++] = '.';
      position = unsigned(fraction, 6, out, position);
      while (out[position - 1] == '0') {
        position--;
      }
    }
    return position;
  }

  static int dateTime(long micros, boolean utc, byte[] out, int at) {
    int position = date(Math.floorDiv(micros, Calendar.MICROS_PER_DAY), out, at);
    out[position++] = 'T';
    position = time(Math.floorMod(micros, Calendar.MICROS_PER_DAY), out, position);
    if (utc) {
      out[position++] = 'Z';
    }
    return position;
  }

  static int year(long year, byte[] out, int at) {
    return unsigned(year, 4, out, at);
  }

  static int month(long monthsSince1970, byte[] out, int at) {
    int position = unsigned(1970 + Math.floorDiv(monthsSince1970, 12L), 4, out, at);
    out[position++] = '-';
    return unsigned(Math.floorMod(monthsSince1970, 12L) + 1, 2, out, position);
  }

  static int bool(long value, byte[] out, int at) {
    return ascii(value == 0 ? "false" : "true", out, at);
  }

  @SuppressWarnings("deprecation") // the fast way to take ASCII apart
  private static int ascii(String text, byte[] out, int at) {
    text.getBytes(0, text.length(), out, at);
    return at + text.length();
  }

  private static int unsigned(long value, int width, byte[] out, int at) {
    int i = at + width;
    long rest = value;
    // Two digits at a time, and with ints as soon as they fit: division is what this costs.
    while (rest > Integer.MAX_VALUE) {
      long hundredth = rest / 100;
      i -= 2;
      pair((int) (rest - hundredth * 100), out, i);
      rest = hundredth;
    }
    int small = (int) rest;
    while (i - at >= 2) {
      int hundredth = small / 100;
      i -= 2;
      pair(small - hundredth * 100, out, i);
      small = hundredth;
    }
    if (i > at) {
      out[at] = (byte) ('0' + small);
    }
    return at + width;
  }

  private static void pair(int value, byte[] out, int at) {
    out[at] = TENS[value];
    out[at + 1] = ONES[value];
  }

  private static int width(long value) {
    if (value <= Integer.MAX_VALUE) {
      int small = (int) value;
      int width = 1;
      while (width < 10 && small >= INT_POWERS[width]) {
        width++;
      }
      return width;
    }
    int width = 10;
    for (long bound = 10_000_000_000L; width < 19 && value >= bound; bound *= 10) {
      width++;
    }
    return width;
  }
}
