package lv.aprite.engine.form.parquet;

import java.util.Arrays;
import lv.aprite.engine.form.BrokenDocument;

/// Small numbers as runs and packed bits (`Encodings.md`, RLE/bit-packing hybrid).
final class Hybrid {
  private Hybrid() {}

  /// @param width in bits of each
  /// @param whole whether nothing may be left
  static int[] read(
      String column, byte[] bytes, int from, int to, int width, int count, boolean whole)
      throws BrokenDocument {
    if (width < 0 || width > 32) {
      throw Damage.malformed(column, "numbers of at most 32 bits", "wider ones");
    }
    int[] values = new int[count];
    int at = from;
    int filled = 0;
    while (filled < count) {
      long header = 0;
      int shift = 0;
      int b;
      do {
        if (at == to || shift > 28) {
          throw miscounted(column);
        }
        b = bytes[at++] & 0xFF;
        header |= (long) (b & 0x7F) << shift;
        shift += 7;
      } while (b >= 0x80);
      long length = header >>> 1;
      if ((header & 1) == 0) {
        int size = (width + 7) / 8;
        if (length == 0 || to - at < size || length > count - filled) {
          throw miscounted(column);
        }
        int value = 0;
        for (int i = size - 1; i >= 0; i--) {
          value = value << 8 | bytes[at + i] & 0xFF;
        }
        at += size;
        Arrays.fill(values, filled, filled + (int) length, value);
        filled += (int) length;
        continue;
      }
      long size = length * width;
      int most = (int) Math.min(length * 8, count - filled);
      // The last groups may be cut off after the last value, or be filled up after it.
      long needed = ((long) most * width + 7) / 8;
      if (length == 0 || needed > to - at) {
        throw miscounted(column);
      }
      Bits bits = new Bits(bytes, at, to);
      for (int i = 0; i < most; i++) {
        values[filled++] = (int) bits.next(width);
      }
      at += (int) Math.min(size, to - at);
    }
    if (whole && at != to) {
      throw miscounted(column);
    }
    return values;
  }

  private static BrokenDocument miscounted(String column) {
    return Damage.malformed(column, "as many levels or indexes as the page says", "others");
  }
}
