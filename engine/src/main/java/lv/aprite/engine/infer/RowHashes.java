package lv.aprite.engine.infer;

import java.util.Arrays;

/// The hashes of the cells of an edition's first rows, row by row, by which keys are looked for.
/// What is found is held against all rows afterwards, in full.
final class RowHashes {
  /// 48 MiB in all editions together.
  static final int LONGS_MAX = 6 << 20;

  private final int columns;
  private final int rowsMax;
  private long[] hashes = new long[1024];
  private int rows;

  RowHashes(int columns, int longsMax) {
    this.columns = columns;
    rowsMax = Math.max(1, longsMax / columns);
  }

  boolean isFull() {
    return rows == rowsMax;
  }

  /// @param more row by row, as many as there are
  void add(long[] more) {
    int taken = Math.min(more.length / columns, rowsMax - rows) * columns;
    int used = rows * columns;
    if (used + taken > hashes.length) {
      hashes = Arrays.copyOf(hashes, Math.max(used + taken, 2 * hashes.length));
    }
    System.arraycopy(more, 0, hashes, used, taken);
    rows += taken / columns;
  }

  int rows() {
    return rows;
  }

  /// Whether no two rows have the same cells in these columns, and none lacks one.
  boolean isKey(int[] key) {
    return areDifferent(key, false);
  }

  /// Whether no two rows have the same cell in this column; one that lacks it does not count.
  boolean isUnique(int column) {
    return areDifferent(new int[] {column}, true);
  }

  private boolean areDifferent(int[] key, boolean mayLack) {
    long[] seen = new long[Integer.highestOneBit(Math.max(8, rows)) * 4];
    for (int row = 0; row < rows; row++) {
      long hash = 1;
      boolean lacks = false;
      for (int column : key) {
        long cell = hashes[row * columns + column];
        lacks |= cell == CellHash.MISSING;
        hash = CellHash.with(hash, cell);
      }
      if (lacks && mayLack) {
        continue;
      }
      if (lacks) {
        return false;
      }
      if (hash == 0) {
        hash = 1;
      }
      int slot = (int) hash & seen.length - 1;
      while (seen[slot] != 0) {
        if (seen[slot] == hash) {
          return false;
        }
        slot = slot + 1 & seen.length - 1;
      }
      seen[slot] = hash;
    }
    return true;
  }
}
