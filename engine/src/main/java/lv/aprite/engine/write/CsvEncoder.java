package lv.aprite.engine.write;

import java.nio.charset.StandardCharsets;
import java.util.List;
import lv.aprite.engine.cell.ByteText;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.table.Batch;

/// CSV as RFC 4180 has it: CR LF ends a row, the header comes first, quotes stand only around cells
/// that need them (§2.6, §2.7).
///
/// A missing value is an empty cell; a text that is there and empty is `""`, so that the two can be
/// told apart. In a table of one column, where an empty cell would be a blank line and many readers
/// skip those, a missing value is `""`; where there may be one there are no empty texts.
public final class CsvEncoder implements RowEncoder {
  private static final byte[] NOTHING = {};

  /// Which bytes make quotes necessary.
  private static final boolean[] SPECIAL = special();

  private final List<Field> fields;
  private final byte[] head;

  public CsvEncoder(Schema schema) {
    this.fields = schema.fields();
    ByteText header = new ByteText(256);
    for (int i = 0; i < fields.size(); i++) {
      byte[] name = fields.get(i).name().getBytes(StandardCharsets.UTF_8);
      header.reserve(2 * name.length + 3 + Words.SLACK);
      if (i > 0) {
        header.append(',');
      }
      header.moveTo(text(name, 0, name.length, header.array(), header.length()));
    }
    header.append("\r\n".getBytes(StandardCharsets.US_ASCII), 0, 2);
    this.head = header.toBytes();
  }

  private static boolean[] special() {
    boolean[] special = new boolean[256];
    special[','] = true;
    special['"'] = true;
    special['\r'] = true;
    special['\n'] = true;
    return special;
  }

  @Override
  public Format format() {
    return Format.CSV;
  }

  @Override
  public byte[] head() {
    return head.clone();
  }

  @Override
  public int partingBytes() {
    return 0;
  }

  @Override
  public byte[] tail() {
    return NOTHING;
  }

  @Override
  public ByteText encode(Batch batch) {
    CellWriter[] cells = CellWriter.of(fields, batch.columns(), CsvEncoder::text, false);
    ByteText out = new ByteText(batch.rows() * 12 * cells.length);
    if (batch.lines().isPresent()) {
      Batch.Lines lines = batch.lines().get();
      for (int row = 0; row < batch.rows(); row++) {
        if (lines.cells()[row] < 0) {
          row(cells, row, out);
        } else {
          copy(lines, row, out);
        }
      }
    } else {
      for (int row = 0; row < batch.rows(); row++) {
        row(cells, row, out);
      }
    }
    return out;
  }

  private static void copy(Batch.Lines lines, int row, ByteText out) {
    int first = lines.cells()[row];
    int start = lines.starts()[first];
    int length = lines.ends()[first + lines.columns() - 1] - start;
    out.reserve(length + 2);
    int at = out.length();
    byte[] bytes = out.array();
    System.arraycopy(lines.bytes(), start, bytes, at, length);
    bytes[at + length] = '\r';
    bytes[at + length + 1] = '\n';
    out.moveTo(at + length + 2);
  }

  private static void row(CellWriter[] cells, int row, ByteText out) {
    int textBytes = 0;
    for (CellWriter cell : cells) {
      textBytes += cell.textBytes(row);
    }
    // A cell of quotes alone doubles, and gains two around it.
    int rowBytesMax = cells.length * (CellText.BYTES_MAX + 1) + 2 + Words.SLACK;
    out.reserve(Math.addExact(rowBytesMax, Math.multiplyExact(2, textBytes)));
    byte[] bytes = out.array();
    int at = out.length();
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) {
        bytes[at++] = ',';
      }
      CellWriter cell = cells[i];
      if (!cell.missing(row)) {
        at = cell.write(row, bytes, at);
      }
    }
    if (cells.length == 1 && cells[0].missing(row)) {
      bytes[at++] = '"';
      bytes[at++] = '"';
    }
    bytes[at++] = '\r';
    bytes[at++] = '\n';
    out.moveTo(at);
  }

  private static int text(byte[] from, int start, int end, byte[] out, int at) {
    int position = at;
    int i = start;
    while (i < end && i + Long.BYTES <= from.length) {
      long word = (long) Words.WORD.get(from, i);
      long special =
          Words.equal(word, ',')
              | Words.equal(word, '"')
              | Words.equal(word, '\r')
              | Words.equal(word, '\n');
      int count = Math.min(Long.BYTES, end - i);
      if (Words.first(special, count) != 0) {
        return quoted(from, start, end, out, at);
      }
      Words.WORD.set(out, position, word);
      i += count;
      position += count;
    }
    for (; i < end; i++) {
      if (SPECIAL[from[i] & 0xFF]) {
        return quoted(from, start, end, out, at);
      }
      out[position++] = from[i];
    }
    return start == end ? quoted(from, start, end, out, at) : position;
  }

  private static int quoted(byte[] from, int start, int end, byte[] out, int at) {
    int position = at;
    out[position++] = '"';
    for (int i = start; i < end; i++) {
      byte b = from[i];
      if (b == '"') {
        out[position++] = '"';
      }
      out[position++] = b;
    }
    out[position++] = '"';
    return position;
  }
}
