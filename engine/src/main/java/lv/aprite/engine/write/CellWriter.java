package lv.aprite.engine.write;

import java.util.List;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.table.Batch;

/// Writes the cells of one column of one batch. The caller sees to room: [CellText#BYTES_MAX] for
/// each cell and what the format makes of the cell's `textBytes`.
///
/// One class with a switch, because a call that could go to one of ten classes would cost more than
/// what is done in it.
final class CellWriter {
  /// How a format writes a text that stands in `from` from `start` to before `end`.
  @FunctionalInterface
  interface TextForm {
    int write(byte[] from, int start, int end, byte[] out, int at);
  }

  private enum Form {
    TEXT,
    PLAIN,
    BRACKETED,
    WHOLE,
    DECIMAL,
    BOOL,
    DATE,
    TIME,
    LOCAL,
    INSTANT,
    YEAR,
    MONTH
  }

  private static final long[] NO_VALUES = {};
  private static final int[] NO_PLACES = {};
  private static final byte[] NO_BYTES = {};

  private final Form form;
  private final boolean[] missing;
  private final long[] values;
  private final int scale;
  private final boolean quotes;
  private final byte[] bytes;
  private final int[] starts;
  private final int[] ends;
  private final TextForm texts;

  private CellWriter(
      Batch.Column.Longs column, FieldType type, boolean quoteTimes, TextForm texts) {
    missing = column.missing();
    values = column.values();
    form = form(type, quoteTimes);
    scale = type instanceof FieldType.Decimal decimal ? decimal.scale() : 0;
    quotes =
        quoteTimes
            && switch (form) {
              case DATE, TIME, LOCAL, INSTANT, MONTH -> true;
              case TEXT, PLAIN, BRACKETED, WHOLE, DECIMAL, BOOL, YEAR -> false;
            };
    bytes = NO_BYTES;
    starts = NO_PLACES;
    ends = NO_PLACES;
    this.texts = texts;
  }

  private CellWriter(Batch.Column.Texts column, FieldType type, boolean asJson, TextForm texts) {
    missing = column.missing();
    bytes = column.bytes();
    starts = column.starts();
    ends = column.ends();
    form = textForm(type, asJson);
    this.texts = texts;
    values = NO_VALUES;
    scale = 0;
    quotes = false;
  }

  /// @param quoteTimes dates and times stand in quotes, and points in brackets, as in JSON
  static CellWriter[] of(
      List<Field> fields, List<Batch.Column> columns, TextForm texts, boolean quoteTimes) {
    CellWriter[] writers = new CellWriter[columns.size()];
    for (int i = 0; i < writers.length; i++) {
      FieldType type = fields.get(i).type();
      writers[i] =
          switch (columns.get(i)) {
            case Batch.Column.Longs longs -> new CellWriter(longs, type, quoteTimes, texts);
            case Batch.Column.Texts column -> new CellWriter(column, type, quoteTimes, texts);
          };
    }
    return writers;
  }

  private static Form textForm(FieldType type, boolean asJson) {
    return switch (type) {
      // A decimal of many digits is a number also in JSON: it stands as it is.
      case FieldType.Decimal(_, _) -> Form.PLAIN;
      // As JSON stands in JSON; in CSV it needs quotes like any text.
      case FieldType.JsonText(_) -> asJson ? Form.PLAIN : Form.TEXT;
      case FieldType.GeoPoint() -> asJson ? Form.BRACKETED : Form.TEXT;
      case FieldType.Text(),
          FieldType.Duration(),
          FieldType.Whole(),
          FieldType.Bool(),
          FieldType.Date(),
          FieldType.Time(),
          FieldType.DateTime(_),
          FieldType.Year(),
          FieldType.YearMonth() ->
          Form.TEXT;
    };
  }

  private static Form form(FieldType type, boolean asJson) {
    return switch (type) {
      case FieldType.Whole() -> Form.WHOLE;
      case FieldType.Decimal(_, _) -> Form.DECIMAL;
      case FieldType.Bool() -> Form.BOOL;
      case FieldType.Date() -> Form.DATE;
      case FieldType.Time() -> Form.TIME;
      case FieldType.DateTime(boolean utc) -> utc ? Form.INSTANT : Form.LOCAL;
      // A number has no zeros in front in JSON.
      case FieldType.Year() -> asJson ? Form.WHOLE : Form.YEAR;
      case FieldType.YearMonth() -> Form.MONTH;
      case FieldType.Text(), FieldType.Duration(), FieldType.GeoPoint(), FieldType.JsonText(_) ->
          throw new IllegalArgumentException("a text field holds texts");
    };
  }

  boolean missing(int row) {
    return missing[row];
  }

  /// How many bytes of UTF-8 the cell is, if it is text.
  int textBytes(int row) {
    return starts.length == 0 || missing[row] ? 0 : ends[row] - starts[row];
  }

  int write(int row, byte[] out, int at) {
    if (!quotes) {
      return writePlain(row, out, at);
    }
    out[at] = '"';
    int end = writePlain(row, out, at + 1);
    out[end] = '"';
    return end + 1;
  }

  private int writePlain(int row, byte[] out, int at) {
    return switch (form) {
      case TEXT -> texts.write(bytes, starts[row], ends[row], out, at);
      case PLAIN -> plain(row, out, at);
      case BRACKETED -> {
        out[at] = '[';
        int end = plain(row, out, at + 1);
        out[end] = ']';
        yield end + 1;
      }
      case WHOLE -> CellText.whole(values[row], out, at);
      case DECIMAL -> CellText.decimal(values[row], scale, out, at);
      case BOOL -> CellText.bool(values[row], out, at);
      case DATE -> CellText.date(values[row], out, at);
      case TIME -> CellText.time(values[row], out, at);
      case LOCAL -> CellText.dateTime(values[row], false, out, at);
      case INSTANT -> CellText.dateTime(values[row], true, out, at);
      case YEAR -> CellText.year(values[row], out, at);
      case MONTH -> CellText.month(values[row], out, at);
    };
  }

  private int plain(int row, byte[] out, int at) {
    int length = ends[row] - starts[row];
    System.arraycopy(bytes, starts[row], out, at, length);
    return at + length;
  }
}
