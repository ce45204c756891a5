package lv.aprite.engine.write;

import java.nio.charset.StandardCharsets;
import java.util.List;
import lv.aprite.engine.cell.ByteText;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.table.Batch;

/// JSON (RFC 8259): one array, one record a line, every field in every record, a missing value as
/// `null`.
///
/// Whole and decimal numbers are JSON numbers with all their digits, also where they have more than
/// a binary floating-point number can hold: a reader that needs them exactly reads them as decimals
/// (RFC 8259 §6). Years are numbers; dates and times are strings.
public final class JsonEncoder implements RowEncoder {
  private static final byte[] HEAD = {'['};
  private static final byte[] TAIL = {'\n', ']', '\n'};
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /// What a byte becomes: 0 stands for itself, `u` for `\\u00XX`, any other for a backslash and
  /// that letter.
  private static final byte[] ESCAPES = escapes();

  private final List<Field> fields;
  private final byte[][] names;

  public JsonEncoder(Schema schema) {
    this.fields = schema.fields();
    this.names = new byte[fields.size()][];
    for (int i = 0; i < names.length; i++) {
      byte[] name = fields.get(i).name().getBytes(StandardCharsets.UTF_8);
      ByteText text = new ByteText(6 * name.length + 8);
      text.append(i == 0 ? '{' : ',');
      text.moveTo(text(name, 0, name.length, text.array(), text.length()));
      text.append(':');
      names[i] = text.toBytes();
    }
  }

  private static byte[] escapes() {
    byte[] escapes = new byte[256];
    for (int control = 0; control < 0x20; control++) {
      escapes[control] = 'u';
    }
    escapes['\b'] = 'b';
    escapes['\t'] = 't';
    escapes['\n'] = 'n';
    escapes['\f'] = 'f';
    escapes['\r'] = 'r';
    escapes['"'] = '"';
    escapes['\\'] = '\\';
    return escapes;
  }

  @Override
  public Format format() {
    return Format.JSON;
  }

  @Override
  public byte[] head() {
    return HEAD.clone();
  }

  /// The comma.
  @Override
  public int partingBytes() {
    return 1;
  }

  @Override
  public byte[] tail() {
    return TAIL.clone();
  }

  @Override
  public ByteText encode(Batch batch) {
    CellWriter[] cells = CellWriter.of(fields, batch.columns(), JsonEncoder::text, true);
    int rowBytesMax = 4;
    for (byte[] name : names) {
      rowBytesMax += name.length + CellText.BYTES_MAX;
    }
    ByteText out = new ByteText(batch.rows() * rowBytesMax);
    for (int row = 0; row < batch.rows(); row++) {
      int textBytes = 0;
      for (CellWriter cell : cells) {
        textBytes += cell.textBytes(row);
      }
      // A control character becomes six bytes.
      out.reserve(Math.addExact(rowBytesMax, Math.multiplyExact(6, textBytes)));
      byte[] bytes = out.array();
      int at = out.length();
      bytes[at++] = ',';
      bytes[at++] = '\n';
      for (int i = 0; i < cells.length; i++) {
        byte[] name = names[i];
        System.arraycopy(name, 0, bytes, at, name.length);
        at += name.length;
        CellWriter cell = cells[i];
        if (cell.missing(row)) {
          bytes[at++] = 'n';
          bytes[at++] = 'u';
          bytes[at++] = 'l';
          bytes[at++] = 'l';
        } else {
          at = cell.write(row, bytes, at);
        }
      }
      bytes[at++] = '}';
      out.moveTo(at);
    }
    return out;
  }

  private static int text(byte[] from, int start, int end, byte[] out, int at) {
    int position = at;
    out[position++] = '"';
    for (int i = start; i < end; i++) {
      byte b = from[i];
      byte escape = ESCAPES[b & 0xFF];
      if (escape == 0) {
        out[position++] = b;
      } else {
        position = escaped(b, escape, out, position);
      }
    }
    out[position++] = '"';
    return position;
  }

  private static int escaped(byte b, byte escape, byte[] out, int at) {
    int position = at;
    out[position++] = '\\';
    out[position++] = escape;
    if (escape == 'u') {
      out[position++] = '0';
      out[position++] = '0';
      out[position++] = HEX[b >> 4 & 0xF];
      out[position++] = HEX[b & 0xF];
    }
    return position;
  }
}
