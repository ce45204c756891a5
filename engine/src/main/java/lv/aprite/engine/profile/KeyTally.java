package lv.aprite.engine.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects a [KeySample] and a [RowSample] at a time. Not for use by two threads at once.
final class KeyTally {
  private record Key(long folded, long exact, long row) {}

  @SuppressWarnings("ArrayRecordComponent")
  private record Row(long key, int[] cells, int[] above) {}

  private static final Comparator<Key> BY_FOLDED =
      Comparator.<Key, Long>comparing(Key::folded, Long::compareUnsigned)
          .thenComparing(Key::exact, Long::compareUnsigned)
          .thenComparing(Key::row, Long::compare);
  private static final Comparator<Row> BY_KEY =
      Comparator.comparing(Row::key, Long::compareUnsigned);

  private final int keysMax;
  private final int rowsMax;
  private long keyBound;
  private long rowBound;
  private List<Key> keys = new ArrayList<>();
  private List<Row> rows = new ArrayList<>();

  KeyTally(int keysMax, int rowsMax, Bounds bounds) {
    this.keysMax = keysMax;
    this.rowsMax = rowsMax;
    keyBound = bounds.keys();
    rowBound = bounds.rows();
  }

  /// Larger hashes (unsigned) will not be in the samples.
  record Bounds(long keys, long rows) {
    static final Bounds NONE = new Bounds(-1L, -1L);
  }

  Bounds bounds() {
    return new Bounds(keyBound, rowBound);
  }

  boolean wantsRow(long exact) {
    return Long.compareUnsigned(exact, rowBound) <= 0;
  }

  /// @param row the key's, counted from the first row that is tallied here, 0
  void add(long folded, long exact, long row) {
    if (Long.compareUnsigned(folded, keyBound) <= 0) {
      keys.add(new Key(folded, exact, row));
      if (keys.size() > 2 * keysMax) {
        keys = smallest(keys, BY_FOLDED, keysMax);
        keyBound = keys.getLast().folded();
      }
    }
  }

  void addRow(long exact, int[] cells, int[] above) {
    if (wantsRow(exact)) {
      rows.add(new Row(exact, cells, above));
      if (rows.size() > 2 * rowsMax) {
        rows = smallest(rows, BY_KEY, rowsMax);
        rowBound = rows.getLast().key();
      }
    }
  }

  /// @param firstRow how many rows are before the other's
  void addAll(KeyTally other, long firstRow) {
    other.keys.forEach(key -> add(key.folded(), key.exact(), firstRow + key.row()));
    other.rows.forEach(row -> addRow(row.key(), row.cells(), row.above()));
  }

  private static <T> List<T> smallest(List<T> of, Comparator<T> order, int max) {
    of.sort(order);
    return new ArrayList<>(of.subList(0, Math.min(max, of.size())));
  }

  KeySample keySample() {
    List<Key> sampled = smallest(keys, BY_FOLDED, keysMax);
    return new KeySample(
        keysMax,
        sampled.stream().mapToLong(Key::folded).toArray(),
        sampled.stream().mapToLong(Key::exact).toArray(),
        sampled.stream().mapToLong(Key::row).toArray());
  }

  RowSample rowSample(int columns) {
    List<Row> sampled = smallest(rows, BY_KEY, rowsMax);
    int[] cells = new int[sampled.size() * columns];
    int[] above = new int[cells.length];
    for (int i = 0; i < sampled.size(); i++) {
      System.arraycopy(sampled.get(i).cells(), 0, cells, i * columns, columns);
      System.arraycopy(sampled.get(i).above(), 0, above, i * columns, columns);
    }
    return new RowSample(
        rowsMax, columns, sampled.stream().mapToLong(Row::key).toArray(), cells, above);
  }
}
