package lv.aprite.engine.write;

import java.util.List;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.table.Batch;

/// Writes the cells of one column of one batch. The caller sees to room: [CellText#BYTES_MAX] for
/// each cell and what the format makes of the cell's `textBytes`.
sealed interface CellWriter {
  /// How a format writes a text that stands in `from` from `start` to before `end`.
  @FunctionalInterface
  interface TextForm {
    int write(byte[] from, int start, int end, byte[] out, int at);
  }

  boolean missing(int row);

  /// How many bytes of UTF-8 the cell is, if it is text.
  int textBytes(int row);

  int write(int row, byte[] out, int at);

  /// @param quoteTimes dates and times stand in quotes, as in JSON
  static CellWriter[] of(
      List<Field> fields, List<Batch.Column> columns, TextForm texts, boolean quoteTimes) {
    CellWriter[] writers = new CellWriter[columns.size()];
    for (int i = 0; i < writers.length; i++) {
      FieldType type = fields.get(i).type();
      writers[i] =
          switch (columns.get(i)) {
            case Batch.Column.Longs longs -> new Values(longs, form(type, quoteTimes));
            // A decimal of many digits is a number also in JSON: it stands as it is.
            case Batch.Column.Texts column ->
                new Texts(column, type instanceof FieldType.Decimal ? CellWriter::plain : texts);
          };
    }
    return writers;
  }

  private static int plain(byte[] from, int start, int end, byte[] out, int at) {
    System.arraycopy(from, start, out, at, end - start);
    return at + end - start;
  }

  private static ValueForm form(FieldType type, boolean quoteTimes) {
    return switch (type) {
      case FieldType.Whole() -> CellText::whole;
      case FieldType.Decimal(int precision, int scale) ->
          (value, out, at) -> CellText.decimal(value, scale, out, at);
      case FieldType.Bool() -> CellText::bool;
      case FieldType.Year() -> quoteTimes ? CellText::whole : CellText::year;
      case FieldType.Date() -> quoted(CellText::date, quoteTimes);
      case FieldType.Time() -> quoted(CellText::time, quoteTimes);
      case FieldType.DateTime(boolean utc) ->
          quoted((value, out, at) -> CellText.dateTime(value, utc, out, at), quoteTimes);
      case FieldType.YearMonth() -> quoted(CellText::month, quoteTimes);
      case FieldType.Text() -> throw new IllegalArgumentException("a text field holds texts");
    };
  }

  private static ValueForm quoted(ValueForm form, boolean quotes) {
    if (!quotes) {
      return form;
    }
    return (value, out, at) -> {
      out[at] = '"';
      int end = form.write(value, out, at + 1);
      out[end] = '"';
      return end + 1;
    };
  }

  @FunctionalInterface
  interface ValueForm {
    int write(long value, byte[] out, int at);
  }

  @SuppressWarnings("ArrayRecordComponent")
  record Values(long[] values, boolean[] absent, ValueForm form) implements CellWriter {
    Values(Batch.Column.Longs column, ValueForm form) {
      this(column.values(), column.missing(), form);
    }

    @Override
    public boolean missing(int row) {
      return absent[row];
    }

    @Override
    public int textBytes(int row) {
      return 0;
    }

    @Override
    public int write(int row, byte[] out, int at) {
      return form.write(values[row], out, at);
    }
  }

  record Texts(Batch.Column.Texts column, TextForm form) implements CellWriter {
    @Override
    public boolean missing(int row) {
      return column.missing()[row];
    }

    @Override
    public int textBytes(int row) {
      return column.missing()[row] ? 0 : column.ends()[row] - column.starts()[row];
    }

    @Override
    public int write(int row, byte[] out, int at) {
      return form.write(column.bytes(), column.starts()[row], column.ends()[row], out, at);
    }
  }
}
