package lv.aprite.engine.guard;

import static lv.aprite.engine.guard.TextCell.isDigit;

/// Knows a whole cell that is a date of the years 1900 to 2099, whatever order its day and month
/// have: `10.05.1980`, `1.5.80.`, `1980-05-10`, `05/10/1980`; also one with a time behind it, and
/// `19800510`.
final class TextDate {
  private static final int LENGTH_MAX = 11;

  private TextDate() {}

  /// The cell is a date, or a date and a time.
  static boolean begins(byte[] in, int from, int to) {
    int end = from;
    while (end < to && end - from <= LENGTH_MAX && in[end] != ' ' && in[end] != 'T') {
      end++;
    }
    boolean time = end == to || end + 1 < to && isDigit(in[end + 1]);
    return end - from <= LENGTH_MAX && time && is(in, from, end);
  }

  /// Eight digits, the year first.
  static boolean isCompact(byte[] in, int from) {
    int year = number(in, from, from + 4);
    int month = number(in, from + 4, from + 6);
    int day = number(in, from + 6, from + 8);
    return isYear(year) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }

  private static boolean is(byte[] in, int from, int to) {
    int end = in[to - 1] == '.' ? to - 1 : to;
    int first = number(in, from, end);
    int mark = after(in, from, end);
    if (first < 0 || mark == end || !isMark(in[mark])) {
      return false;
    }
    int second = number(in, mark + 1, end);
    int other = after(in, mark + 1, end);
    if (second < 0 || other == end || in[other] != in[mark]) {
      return false;
    }
    int third = number(in, other + 1, end);
    if (third < 0 || after(in, other + 1, end) != end) {
      return false;
    }
    return switch (mark - from) {
      case 4 -> isYear(first) && isDay(second, third);
      case 1, 2 -> isYear(end - other - 1 == 2 ? 1900 + third : third) && isDay(first, second);
      default -> false;
    };
  }

  private static boolean isMark(byte b) {
    return b == '.' || b == '-' || b == '/';
  }

  private static boolean isYear(int year) {
    return year >= 1900 && year < 2100;
  }

  private static boolean isDay(int one, int other) {
    return Math.min(one, other) >= 1 && Math.min(one, other) <= 12 && Math.max(one, other) <= 31;
  }

  /// Where the digits from here on end.
  private static int after(byte[] in, int from, int end) {
    int i = from;
    while (i < end && isDigit(in[i])) {
      i++;
    }
    return i;
  }

  /// One to four digits; -1 where there are none or more.
  private static int number(byte[] in, int from, int end) {
    int to = after(in, from, end);
    if (to == from || to > from + 4) {
      return -1;
    }
    int number = 0;
    for (int i = from; i < to; i++) {
      number = 10 * number + in[i] - '0';
    }
    return number;
  }
}
