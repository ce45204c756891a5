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
    long rest = value;
    for (int i = at + width - 1; i >= at; i--) {
      long tenth = rest / 10;
      out[i] = (byte) ('0' + (rest - tenth * 10));
      rest = tenth;
    }
    return at + width;
  }

  private static int width(long value) {
    int width = 1;
    for (long bound = 10; width < 19 && value >= bound; bound *= 10) {
      width++;
    }
    return width;
  }
}
