package lv.aprite.engine.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Locale;
import lv.aprite.engine.table.Batch;

/// 64 bits of a cell, the same in every run and on every machine: profiles are kept.
final class CellHash {
  private static final long PHI = 0x9E3779B97F4A7C15L;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private CellHash() {}

  static long of(long seed, long value) {
    return mix(seed ^ value);
  }

  static long of(long seed, byte[] bytes, int start, int end) {
    // The length goes in too, so that ("a", "bc") is not ("ab", "c").
    long hash = seed ^ (end - start) * PHI;
    int i = start;
    for (; i + 8 <= end; i += 8) {
      hash = mix(hash ^ (long) LONGS.get(bytes, i));
    }
    return mix(hash ^ rest(bytes, i, end));
  }

  /// The hashes of all cells of a column; of missing ones 0.
  static void of(Batch.Column column, long[] into) {
    boolean[] missing = column.missing();
    switch (column) {
      case Batch.Column.Longs longs -> {
        long[] values = longs.values();
        for (int row = 0; row < into.length; row++) {
          into[row] = missing[row] ? 0 : of(0, values[row]);
        }
      }
      case Batch.Column.Texts texts -> {
        byte[] bytes = texts.bytes();
        int[] starts = texts.starts();
        int[] ends = texts.ends();
        for (int row = 0; row < into.length; row++) {
          into[row] = missing[row] ? 0 : of(0, bytes, starts[row], ends[row]);
        }
      }
    }
  }

  /// Adds one cell's hash to that of each row; the order of the cells matters.
  static void add(long[] rows, long[] cells) {
    for (int row = 0; row < rows.length; row++) {
      rows[row] = mix(rows[row] ^ cells[row]);
    }
  }

  private static long rest(byte[] bytes, int from, int end) {
    if (from + 8 <= bytes.length) {
      int left = end - from;
      return left == 0 ? 0 : (long) LONGS.get(bytes, from) & -1L >>> 64 - 8 * left;
    }
    long rest = 0;
    for (int i = end - 1; i >= from; i--) {
      rest = rest << 8 | bytes[i] & 0xFF;
    }
    return rest;
  }

  /// The same for texts that differ in letter case only.
  static long folded(long seed, byte[] bytes, int start, int end) {
    if (isFolded(bytes, start, end)) {
      return of(seed, bytes, start, end);
    }
    byte[] lower =
        new String(bytes, start, end - start, UTF_8).toLowerCase(Locale.ROOT).getBytes(UTF_8);
    return of(seed, lower, 0, lower.length);
  }

  /// Whether the text has no letter that could be smaller.
  static boolean isFolded(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i += Long.BYTES) {
      long word = i + Long.BYTES <= end ? (long) LONGS.get(bytes, i) : rest(bytes, i, end);
      // Of a byte below 128 neither sum carries into the next; A to Z have the highest bit in the
      // first only.
      long upper = word + (0x80 - 'A') * ONES & ~(word + (0x7F - 'Z') * ONES);
      if (((word | upper) & HIGH) != 0) {
        return false;
      }
    }
    return true;
  }

  /// The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
  private static long mix(long value) {
    long z = value + PHI;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
