package lv.aprite.engine.write.parquet;

import java.util.Arrays;
import lv.aprite.engine.table.Batch;

/// A column of fixed-size values; those that are there stand without gaps.
final class LongCells implements ColumnCells {
  private final PageMarks marks = new PageMarks();
  private final PresenceBits presence = new PresenceBits();
  private final int rowsMax;
  private long[] values = new long[0];
  private int size;

  LongCells(int rowsMax) {
    this.rowsMax = rowsMax;
  }

  @Override
  public void append(Batch.Column column, int from, int to) {
    switch (column) {
      case Batch.Column.Longs(long[] source, boolean[] missing) -> {
        // One more, where the last missing cell is written.
        reserve(size + to - from + 1);
        for (int at = from; at < to; ) {
          int end = Math.min(to, at + marks.rowsLeft());
          int added = appendToPage(source, missing, at, end);
          marks.add(end - at, added);
          at = end;
        }
      }
      case Batch.Column.Texts _ ->
          throw new IllegalArgumentException("expected a column of longs, found texts");
    }
  }

  private int appendToPage(long[] source, boolean[] missing, int from, int to) {
    int added = presence.add(missing, from, to);
    if (added == to - from) {
      System.arraycopy(source, from, values, size, added);
    } else {
      // Written whether it counts or not: no branch that the processor would guess wrong.
      int end = size;
      for (int i = from; i < to; i++) {
        values[end] = source[i];
        end += missing[i] ? 0 : 1;
      }
    }
    size += added;
    return added;
  }

  private void reserve(int needed) {
    if (needed > values.length) {
      int doubled = Math.min(rowsMax + 1, Math.max(1024, values.length * 2));
      values = Arrays.copyOf(values, Math.max(needed, doubled));
    }
  }

  @Override
  public void seal() {
    marks.endPage();
  }

  long[] values() {
    return values;
  }

  int size() {
    return size;
  }

  @Override
  public PageMarks marks() {
    return marks;
  }

  @Override
  public PresenceBits presence() {
    return presence;
  }

  @Override
  public void clear() {
    marks.clear();
    presence.clear();
    size = 0;
  }
}
