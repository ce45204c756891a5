package lv.aprite.engine.write;

import java.nio.charset.StandardCharsets;
import java.util.List;
import lv.aprite.engine.cell.ByteText;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.table.Batch;

/// JSON (RFC 8259): one array, one record a line, every field in every record, a missing value as
/// `null`.
///
/// Whole and decimal numbers are JSON numbers with all their digits, also where they have more than
/// a binary floating-point number can hold: a reader that needs them exactly reads them as decimals
/// (RFC 8259 §6). Years are numbers; dates, times and durations are strings; a point is an array of
/// two numbers; cells of JSON stand as they are.
public final class JsonEncoder implements RowEncoder {
  private static final byte[] HEAD = {'['};
  private static final byte[] TAIL = {'\n', ']', '\n'};
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /// What a byte becomes: 0 stands for itself, `u` for `\\u00XX`, any other for a backslash and
  /// that letter.
  private static final byte[] ESCAPES = escapes();

  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  /// How the canonical text of a field's value stands in JSON.
  private enum Form {
    BARE,
    QUOTED,
    ESCAPED,
    BRACKETED,
    YEAR
  }

  private final List<Field> fields;
  private final Form[] forms;

  /// What stands before each value: what parts it from what is before it, its name, a colon.
  private final byte[][] names;

  /// Bytes of a row whose texts are all empty, at most.
  private final int rowBytesMax;

  public JsonEncoder(Schema schema) {
    this.fields = schema.fields();
    this.names = new byte[fields.size()][];
    int bytesMax = 4 + Words.SLACK;
    for (int i = 0; i < names.length; i++) {
      byte[] name = fields.get(i).name().getBytes(StandardCharsets.UTF_8);
      ByteText text = new ByteText(6 * name.length + 12 + Words.SLACK);
      if (i == 0) {
        text.append(',');
        text.append('\n');
        text.append('{');
      } else {
        text.append(',');
      }
      text.moveTo(text(name, 0, name.length, text.array(), text.length()));
      text.append(':');
      names[i] = text.toBytes();
      bytesMax += names[i].length + CellText.BYTES_MAX;
    }
    this.rowBytesMax = bytesMax;
    this.forms = fields.stream().map(field -> form(field.type())).toArray(Form[]::new);
  }

  private static Form form(FieldType type) {
    return switch (type) {
      case FieldType.Text() -> Form.ESCAPED;
      case FieldType.Whole(), FieldType.Decimal(_, _), FieldType.Bool(), FieldType.JsonText(_) ->
          Form.BARE;
      case FieldType.Date(),
          FieldType.Time(),
          FieldType.DateTime(_),
          FieldType.YearMonth(),
          FieldType.Duration() ->
          Form.QUOTED;
      case FieldType.GeoPoint() -> Form.BRACKETED;
      case FieldType.Year() -> Form.YEAR;
    };
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
    ByteText out = new ByteText(batch.rows() * (rowBytesMax * 2 / 3));
    if (batch.lines().isPresent()) {
      Batch.Lines lines = batch.lines().get();
      for (int row = 0; row < batch.rows(); row++) {
        if (lines.cells()[row] < 0) {
          row(cells, row, out);
        } else {
          copy(lines, lines.cells()[row], out);
        }
      }
    } else {
      for (int row = 0; row < batch.rows(); row++) {
        row(cells, row, out);
      }
    }
    return out;
  }

  private void row(CellWriter[] cells, int row, ByteText out) {
    int textBytes = 0;
    for (CellWriter cell : cells) {
      textBytes += cell.textBytes(row);
    }
    // A control character becomes six bytes.
    out.reserve(Math.addExact(rowBytesMax, Math.multiplyExact(6, textBytes)));
    byte[] bytes = out.array();
    int at = out.length();
    for (int i = 0; i < cells.length; i++) {
      at = copy(names[i], 0, names[i].length, bytes, at);
      CellWriter cell = cells[i];
      at = cell.missing(row) ? copy(NULL, 0, NULL.length, bytes, at) : cell.write(row, bytes, at);
    }
    bytes[at++] = '}';
    out.moveTo(at);
  }

  /// Writes a row from the cells of a line of CSV.
  private void copy(Batch.Lines lines, int first, ByteText out) {
    byte[] from = lines.bytes();
    int lineBytes = lines.ends()[first + forms.length - 1] - lines.starts()[first];
    out.reserve(Math.addExact(rowBytesMax, Math.multiplyExact(6, lineBytes)));
    byte[] bytes = out.array();
    int at = out.length();
    for (int i = 0; i < forms.length; i++) {
      at = copy(names[i], 0, names[i].length, bytes, at);
      int start = lines.starts()[first + i];
      int end = lines.ends()[first + i];
      if (start == end) {
        at = copy(NULL, 0, NULL.length, bytes, at);
        continue;
      }
      switch (forms[i]) {
        case BARE -> at = copy(from, start, end, bytes, at);
        case QUOTED -> {
          bytes[at++] = '"';
          at = copy(from, start, end, bytes, at);
          bytes[at++] = '"';
        }
        case ESCAPED -> at = text(from, start, end, bytes, at);
        case BRACKETED -> {
          bytes[at++] = '[';
          at = copy(from, start, end, bytes, at);
          bytes[at++] = ']';
        }
        case YEAR -> at = copy(from, afterZeros(from, start, end), end, bytes, at);
      }
    }
    bytes[at++] = '}';
    out.moveTo(at);
  }

  /// A year has four digits; a number in JSON does not begin with zeros (RFC 8259 §6).
  private static int afterZeros(byte[] from, int start, int end) {
    int first = start;
    while (first < end - 1 && from[first] == '0') {
      first++;
    }
    return first;
  }

  private static int copy(byte[] from, int start, int end, byte[] out, int at) {
    System.arraycopy(from, start, out, at, end - start);
    return at + end - start;
  }

  private static int text(byte[] from, int start, int end, byte[] out, int at) {
    int position = at;
    out[position++] = '"';
    int i = start;
    while (i < end) {
      if (i + Long.BYTES <= from.length) {
        long word = (long) Words.WORD.get(from, i);
        long special = Words.below(word, ' ') | Words.equal(word, '"') | Words.equal(word, '\\');
        int count = Math.min(Long.BYTES, end - i);
        special = Words.first(special, count);
        int plain = special == 0 ? count : Words.firstMarked(special);
        Words.WORD.set(out, position, word);
        i += plain;
        position += plain;
        if (special == 0) {
          continue;
        }
      }
      byte b = from[i++];
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
