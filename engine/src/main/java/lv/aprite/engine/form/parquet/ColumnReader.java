package lv.aprite.engine.form.parquet;

import java.util.Optional;
import java.util.zip.CRC32;
import lv.aprite.engine.form.BrokenDocument;
import lv.aprite.engine.form.Cell;

/// The cells of one column of a row group, one after the other. One page at a time is unfolded.
final class ColumnReader {
  static final int PAGE_BYTES_MAX = 128 << 20;

  /// Pages have fewer values than this, whatever they are folded to.
  private static final int VALUES_MAX = 1 << 24;

  private static final int DATA = 0;
  private static final int INDEX = 1;
  private static final int DICTIONARY = 2;
  private static final int DATA_2 = 3;

  private final Column column;
  private final byte[] bytes;
  private final int end;
  private final Codec codec;
  private final Decoder decoder;
  private final Budget budget;
  private Optional<Cell[]> dictionary = Optional.empty();
  private int at;
  private long left;
  private long held;

  /// Of the page that is open: for each of its values whether it is there; empty when all are.
  private int[] there = {};

  private Values values = new Values.Numbers(new long[0]);
  private int inPage;
  private int row;
  private int value;

  /// @param bytes of the row group
  /// @param from of the column's bytes among them
  ColumnReader(Column column, Footer.Chunk chunk, byte[] bytes, int from, int to, Budget budget)
      throws BrokenDocument {
    this.column = column;
    this.bytes = bytes;
    this.budget = budget;
    at = from;
    end = to;
    left = chunk.values();
    codec = new Codec(column.name(), chunk.codec());
    decoder = new Decoder(column);
  }

  /// What all columns together may hold unfolded.
  static final class Budget {
    private final long bytesMax;
    private long held;

    Budget(long bytesMax) {
      this.bytesMax = bytesMax;
    }

    void take(long bytes) throws BrokenDocument {
      held += bytes;
      if (held > bytesMax) {
        throw Damage.beyond("pages that unfold to at most " + bytesMax + " bytes at a time");
      }
    }

    void give(long bytes) {
      held -= bytes;
    }
  }

  Cell next() throws BrokenDocument {
    while (row == inPage) {
      if (left == 0) {
        throw broken("as many values as rows", "fewer");
      }
      page();
    }
    boolean missing = there.length > 0 && there[row] == 0;
    row++;
    return missing ? Cell.MISSING : values.cell(value++, column);
  }

  /// After the last row: there is nothing left.
  void end() throws BrokenDocument {
    if (left != 0 || row != inPage) {
      throw broken("as many values as rows", "more");
    }
    budget.give(held);
  }

  private void page() throws BrokenDocument {
    if (at >= end) {
      throw broken("as many values as rows", "fewer");
    }
    Thrift.Reader reader = new Thrift.Reader(bytes, at, end);
    Thrift header = reader.struct();
    long folded = header.whole(3);
    long size = header.whole(2);
    int from = reader.at();
    if (folded < 0 || folded > end - from || size < 0) {
      throw broken("pages within their column", "a longer one");
    }
    if (size > PAGE_BYTES_MAX) {
      throw Damage.beyond("pages of at most " + PAGE_BYTES_MAX + " bytes");
    }
    int to = from + (int) folded;
    if (header.has(4)) {
      CRC32 checksum = new CRC32();
      checksum.update(bytes, from, to - from);
      if ((int) header.whole(4) != (int) checksum.getValue()) {
        throw broken("the checksum that a page's header says", "another");
      }
    }
    at = to;
    switch ((int) header.whole(1)) {
      case DATA -> data(header.struct(5), from, to, (int) size);
      case DATA_2 -> data2(header.struct(8), from, to, (int) size);
      case DICTIONARY -> dictionary(header.struct(7), from, to, (int) size);
      case INDEX -> {}
      default -> throw broken("pages of data and dictionaries", "others");
    }
  }

  private int count(Thrift header) throws BrokenDocument {
    long count = header.whole(1);
    if (count < 0 || count > left) {
      throw broken("as many values as rows", "another number in a page");
    }
    if (count > VALUES_MAX) {
      throw Damage.beyond("pages of at most " + VALUES_MAX + " values");
    }
    budget.give(held);
    held = 0;
    return (int) count;
  }

  private void hold(long more) throws BrokenDocument {
    held += more;
    budget.take(more);
  }

  private void dictionary(Thrift header, int from, int to, int size) throws BrokenDocument {
    long count = header.whole(1);
    if (dictionary.isPresent() || count < 0 || count > PAGE_BYTES_MAX) {
      throw broken("one dictionary", "another, or one of an absurd size");
    }
    long encoding = header.whole(2);
    if (encoding != 0 && encoding != 2) {
      throw broken("a plain dictionary", "another");
    }
    // Never given back: it is held to the end of the row group.
    budget.take(size + 64 * Math.min(count, size));
    byte[] page = codec.unfold(bytes, from, to, size);
    if (count > size) {
      throw broken("as many values as the dictionary says", "fewer");
    }
    Values read = decoder.plain(page, 0, page.length, (int) count);
    Cell[] cells = new Cell[read.count()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = read.cell(i, column);
    }
    dictionary = Optional.of(cells);
  }

  private void data(Thrift header, int from, int to, int size) throws BrokenDocument {
    int count = count(header);
    hold(size + 12L * count);
    byte[] page = codec.unfold(bytes, from, to, size);
    int begin = 0;
    int[] levels = {};
    if (column.optional()) {
      if (header.whole(3) != 3) {
        throw broken("levels in runs", "in another encoding");
      }
      long length = page.length < 4 ? -1 : Raw.i4(page, 0);
      if (length < 0 || length > page.length - 4) {
        throw broken("levels within their page", "longer ones");
      }
      begin = 4 + (int) length;
      levels = Hybrid.read(column.name(), page, 4, begin, 1, count, false);
    }
    open(levels, count, header.whole(2), page, begin);
  }

  private void data2(Thrift header, int from, int to, int size) throws BrokenDocument {
    int count = count(header);
    long missing = header.whole(2);
    long definitions = header.whole(5);
    long repetitions = header.whole(6);
    if (header.whole(3) != count
        || repetitions != 0
        || definitions < 0
        || definitions > Math.min(size, to - from)
        || !column.optional() && (missing != 0 || definitions != 0)) {
      throw broken("a value a row", "more or fewer");
    }
    hold(size + 12L * count);
    int values = from + (int) definitions;
    int rest = size - (int) definitions;
    byte[] page =
        header.flag(7, true)
            ? codec.unfold(bytes, values, to, rest)
            : new Codec(column.name(), 0).unfold(bytes, values, to, rest);
    int[] levels =
        column.optional()
            ? Hybrid.read(column.name(), bytes, from, values, 1, count, false)
            : new int[] {};
    open(levels, count, header.whole(4), page, 0);
    if (column.optional() && count - this.values.count() != missing) {
      throw broken(missing + " missing values", "another number");
    }
  }

  private void open(int[] levels, int count, long encoding, byte[] page, int begin)
      throws BrokenDocument {
    int valued = count;
    if (levels.length > 0) {
      valued = 0;
      for (int level : levels) {
        valued += level;
      }
    }
    values = decoder.values(encoding, page, begin, page.length, valued, dictionary);
    there = levels;
    inPage = count;
    row = 0;
    value = 0;
    left -= count;
  }

  private BrokenDocument broken(String expected, String found) {
    return Damage.malformed(column.name(), expected, found);
  }
}
