package lv.aprite.engine.write.parquet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lv.aprite.engine.table.Batch;

/// A column of texts; those that are there stand one after the other in Parquet's plain encoding
/// (length, bytes), in blocks, so that nothing is copied when it grows. No text stands in two
/// blocks.
final class TextCells implements ColumnCells {
  private static final int BLOCK_BYTES = 1 << 18;

  private final PageMarks marks = new PageMarks();
  private final PresenceBits presence = new PresenceBits();
  private final List<byte[]> blocks = new ArrayList<>();
  private final List<byte[]> spare = new ArrayList<>();
  private int[] blockEnds = new int[8];
  private byte[] open = new byte[0];
  private int openSize;
  private long plainBytes;
  private int pageBytes;

  @Override
  public void append(Batch.Column column, int from, int to) {
    switch (column) {
      case Batch.Column.Texts texts -> append(texts, from, to);
      case Batch.Column.Longs _ ->
          throw new IllegalArgumentException("expected a column of texts, found longs");
    }
  }

  private void append(Batch.Column.Texts texts, int from, int to) {
    boolean[] missing = texts.missing();
    int at = from;
    while (at < to) {
      int end = Math.min(to, at + marks.rowsLeft());
      int row = at;
      int values = 0;
      while (row < end && pageBytes < PageMarks.TEXT_BYTES) {
        if (!missing[row]) {
          add(texts.bytes(), texts.starts()[row], texts.ends()[row]);
          values++;
        }
        row++;
      }
      presence.add(missing, at, row);
      marks.add(row - at, values);
      if (pageBytes >= PageMarks.TEXT_BYTES) {
        marks.endPage();
      }
      if (marks.rowsLeft() == PageMarks.ROWS) {
        pageBytes = 0;
      }
      at = row;
    }
  }

  private void add(byte[] source, int from, int to) {
    int length = to - from;
    int bytes = Integer.BYTES + length;
    if (bytes > open.length - PageBytes.SLACK - openSize) {
      openBlock(bytes);
    }
    LittleEndian.putInt(open, openSize, length);
    int at = openSize + Integer.BYTES;
    if (length <= 2 * Long.BYTES && from + 2 * Long.BYTES <= source.length) {
      // Short texts are the most, and two numbers are copied sooner than an array.
      LittleEndian.putLong(open, at, LittleEndian.getLong(source, from));
      LittleEndian.putLong(open, at + Long.BYTES, LittleEndian.getLong(source, from + Long.BYTES));
    } else {
      System.arraycopy(source, from, open, at, length);
    }
    openSize += bytes;
    plainBytes += bytes;
    pageBytes += bytes;
  }

  private void openBlock(int bytes) {
    closeBlock();
    int needed = bytes + PageBytes.SLACK;
    if (needed > BLOCK_BYTES) {
      open = new byte[needed];
    } else {
      open = spare.isEmpty() ? new byte[BLOCK_BYTES] : spare.removeLast();
    }
    blocks.add(open);
    openSize = 0;
  }

  private void closeBlock() {
    if (blocks.isEmpty()) {
      return;
    }
    if (blocks.size() > blockEnds.length) {
      blockEnds = Arrays.copyOf(blockEnds, blockEnds.length * 2);
    }
    blockEnds[blocks.size() - 1] = openSize;
  }

  @Override
  public void seal() {
    closeBlock();
    marks.endPage();
  }

  int blocks() {
    return blocks.size();
  }

  /// Texts as lengths and bytes, from 0 to before [#blockEnd]; at least [PageBytes#SLACK] bytes
  /// more may be read.
  byte[] block(int index) {
    return blocks.get(index);
  }

  int blockEnd(int index) {
    return blockEnds[index];
  }

  int size() {
    return marks.values();
  }

  /// Bytes of all texts in the plain encoding.
  long plainBytes() {
    return plainBytes;
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
    for (byte[] block : blocks) {
      if (block.length == BLOCK_BYTES) {
        spare.add(block);
      }
    }
    blocks.clear();
    marks.clear();
    presence.clear();
    open = new byte[0];
    openSize = 0;
    plainBytes = 0;
    pageBytes = 0;
  }
}
