package lv.aprite.engine.infer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// The smallest and the largest cell of a column of numbers, while it is not known yet whether the
/// dot or the comma is the decimal mark: both are kept under either reading.
final class Range {
  private static final int DIGITS_MAX = 60;
  private static final int FAR_TIMES = 4;
  private static final int MOST_BESIDE_MINUS_ONE = 10;
  private static final Pattern NINES = Pattern.compile("-?9+([.,]0+)?");

  /// One reading: this mark is decimal, every other mark parts groups.
  private static final class Reading {
    final byte decimalMark;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    double nextToMin = Double.POSITIVE_INFINITY;
    double nextToMax = Double.NEGATIVE_INFINITY;
    byte[] minCell = {};
    byte[] maxCell = {};

    Reading(char decimalMark) {
      this.decimalMark = (byte) decimalMark;
    }

    void add(byte[] bytes, int start, int end) {
      double value = value(bytes, start, end);
      addNext(value);
      if (value < min) {
        min = value;
        minCell = Arrays.copyOfRange(bytes, start, end);
      }
      if (value > max) {
        max = value;
        maxCell = Arrays.copyOfRange(bytes, start, end);
      }
    }

    /// Before the ends take it in.
    private void addNext(double value) {
      nextToMin = value < min ? min : value > min ? Math.min(nextToMin, value) : nextToMin;
      nextToMax = value > max ? max : value < max ? Math.max(nextToMax, value) : nextToMax;
    }

    private double value(byte[] bytes, int start, int end) {
      double value = 0;
      double unit = 0;
      for (int i = start; i < end; i++) {
        byte b = bytes[i];
        if (b >= '0' && b <= '9') {
          value = value * 10 + (b - '0');
          unit *= 10;
        } else if (b == decimalMark) {
          unit = 1;
        }
      }
      double size = unit > 0 ? value / unit : value;
      return bytes[start] == '-' ? -size : size;
    }

    /// The least of the values that are more than the least.
    private static double above(double least, double... values) {
      return Arrays.stream(values)
          .filter(value -> value > least)
          .min()
          .orElse(Double.POSITIVE_INFINITY);
    }

    void add(Reading other) {
      nextToMin = above(Math.min(min, other.min), min, nextToMin, other.min, other.nextToMin);
      nextToMax = -above(-Math.max(max, other.max), -max, -nextToMax, -other.max, -other.nextToMax);
      if (other.min < min) {
        min = other.min;
        minCell = other.minCell;
      }
      if (other.max > max) {
        max = other.max;
        maxCell = other.maxCell;
      }
    }
  }

  private final Reading dot = new Reading('.');
  private final Reading comma = new Reading(',');

  /// Does nothing with a cell that looks like no number.
  void add(byte[] bytes, int start, int end) {
    if (looksNumeric(bytes, start, end)) {
      dot.add(bytes, start, end);
      comma.add(bytes, start, end);
    }
  }

  /// Digits, with nothing between them but what may part groups and decimals.
  static boolean looksNumeric(byte[] bytes, int start, int end) {
    int digits = 0;
    for (int i = start; i < end; i++) {
      byte b = bytes[i];
      if (b >= '0' && b <= '9') {
        digits++;
      } else if (!(b == '.' || b == ',' || b == ' ' || b < 0 || b == '-' && i == start)) {
        return false;
      }
    }
    return digits > 0 && digits <= DIGITS_MAX;
  }

  void add(Range other) {
    dot.add(other.dot);
    comma.add(other.comma);
  }

  double max(char decimalMark) {
    return reading(decimalMark).max;
  }

  double min(char decimalMark) {
    return reading(decimalMark).min;
  }

  /// The least and the most, cells as they stand in the file.
  record Ends(String least, String most) {}

  /// A number of nines, or the only one below 0 when it is -1, which is so far from all others that
  /// it may be a code: what some write for no value.
  Optional<String> code(char decimalMark) {
    Reading reading = reading(decimalMark);
    double lowest = Math.max(Math.abs(reading.nextToMin), Math.abs(reading.max));
    double highest = Math.max(Math.abs(reading.nextToMax), Math.abs(reading.min));
    boolean only =
        reading.min == -1 && reading.nextToMin >= 0 && reading.max >= MOST_BESIDE_MINUS_ONE;
    if (only || isCode(reading.minCell, reading.min, lowest)) {
      return Optional.of(text(reading.minCell));
    }
    return isCode(reading.maxCell, reading.max, highest)
        ? Optional.of(text(reading.maxCell))
        : Optional.empty();
  }

  /// @param others the largest of all others, whatever its sign
  private static boolean isCode(byte[] cell, double value, double others) {
    return Math.abs(value) > FAR_TIMES * others && NINES.matcher(text(cell)).matches();
  }

  Optional<Ends> of(char decimalMark) {
    Reading reading = reading(decimalMark);
    return reading.minCell.length == 0
        ? Optional.empty()
        : Optional.of(new Ends(text(reading.minCell), text(reading.maxCell)));
  }

  private Reading reading(char decimalMark) {
    return decimalMark == ',' ? comma : dot;
  }

  private static String text(byte[] cell) {
    return new String(cell, StandardCharsets.UTF_8);
  }
}
