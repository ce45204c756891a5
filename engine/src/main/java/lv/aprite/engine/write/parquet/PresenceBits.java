package lv.aprite.engine.write.parquet;

import java.util.Arrays;

/// Which rows of a column have a value: one bit a row.
final class PresenceBits {
  /// Nothing is ever written to it.
  private static final boolean[] NONE_MISSING = new boolean[1024];

  private long[] words = new long[64];
  private int rows;
  private int present;

  void clear() {
    Arrays.fill(words, 0, (rows >>> 6) + 1, 0);
    rows = 0;
    present = 0;
  }

  int rows() {
    return rows;
  }

  /// Rows that have a value.
  int present() {
    return present;
  }

  /// Adds rows `from` to before `to`, and says how many of them have a value.
  int add(boolean[] missing, int from, int to) {
    reserve(rows + to - from);
    int before = present;
    for (int at = from; at < to; at += NONE_MISSING.length) {
      int length = Math.min(NONE_MISSING.length, to - at);
      // The JVM compares arrays many cells at a time.
      if (Arrays.equals(missing, at, at + length, NONE_MISSING, 0, length)) {
        addPresent(length);
      } else {
        addMixed(missing, at, at + length);
      }
    }
    return present - before;
  }

  private void addPresent(int count) {
    int end = rows + count;
    int row = rows;
    while (row < end) {
      int bits = Math.min(64 - (row & 63), end - row);
      words[row >>> 6] |= (-1L >>> (64 - bits)) << row;
      row += bits;
    }
    rows = end;
    present += count;
  }

  private void addMixed(boolean[] missing, int from, int to) {
    int row = rows;
    int added = 0;
    for (int i = from; i < to; i++) {
      int bit = missing[i] ? 0 : 1;
      words[row >>> 6] |= (long) bit << row;
      added += bit;
      row++;
    }
    rows = row;
    present += added;
  }

  /// 64 bits from this row on, the row's own lowest.
  long word(int row) {
    long low = words[row >>> 6] >>> row;
    return (row & 63) == 0 ? low : low | words[(row >>> 6) + 1] << -row;
  }

  private void reserve(int rowsNeeded) {
    // One word more than is needed, so that a word may be read across the end.
    int needed = (rowsNeeded >>> 6) + 2;
    if (needed > words.length) {
      words = Arrays.copyOf(words, Math.max(needed, words.length * 2));
    }
  }
}
