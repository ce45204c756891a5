package lv.aprite.engine.infer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The smallest and the largest cell of a column of numbers, while it is not known yet whether the
/// dot or the comma is the decimal mark: both are kept under either reading.
final class Range {
  private static final int DIGITS_MAX = 60;

  /// One reading: this mark is decimal, every other mark parts groups.
  private static final class Reading {
    final byte decimalMark;
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    byte[] minCell = {};
    byte[] maxCell = {};

    Reading(char decimalMark) {
      this.decimalMark = (byte) decimalMark;
    }

    void add(byte[] bytes, int start, int end) {
      double value = value(bytes, start, end);
      if (value < min) {
        min = value;
        minCell = Arrays.copyOfRange(bytes, start, end);
      }
      if (value > max) {
        max = value;
        maxCell = Arrays.copyOfRange(bytes, start, end);
      }
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

    void add(Reading other) {
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
