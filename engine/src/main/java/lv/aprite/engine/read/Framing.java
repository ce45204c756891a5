package lv.aprite.engine.read;

import java.util.List;
import lv.aprite.engine.contract.Encoding;

/// How the bytes of one file become cells, as its head was found to be.
///
/// @param headerRow row number of the header; the data begin after it
/// @param columns names as they stand in the header, up to the last column that has one
/// @param unnamedColumns how many columns without a name follow: nothing may stand in them, and a
///   row may leave them out
/// @param emptyRows what a row is whose cells are all empty
/// @param mending what may be mended, and by what
public record Framing(
    Encoding encoding,
    char delimiter,
    int headerRow,
    List<String> columns,
    int unnamedColumns,
    EmptyRows emptyRows,
    Mending mending) {
  /// As many as a spreadsheet has.
  public static final int COLUMNS_MAX = 16384;

  /// What a row is whose cells are all empty. Spreadsheets write such rows below a table. In a
  /// table of one column it is a blank line; in a wider table a blank line is never a row.
  public enum EmptyRows {
    /// A row without values. Only blank lines at the end of the file are none.
    ARE_ROWS,
    /// Blank, because a row without values could not be in the table.
    ARE_BLANK
  }

  /// The framing of a table in which a row may be without any value.
  public Framing(
      Encoding encoding, char delimiter, int headerRow, List<String> columns, int unnamedColumns) {
    this(
        encoding,
        delimiter,
        headerRow,
        columns,
        unnamedColumns,
        EmptyRows.ARE_ROWS,
        Mending.NOTHING);
  }

  /// The same framing, in which this may be mended.
  Framing mending(Mending other) {
    return new Framing(encoding, delimiter, headerRow, columns, unnamedColumns, emptyRows, other);
  }

  public Framing {
    columns = List.copyOf(columns);
    if (columns.isEmpty() || unnamedColumns < 0 || columns.size() + unnamedColumns > COLUMNS_MAX) {
      throw new IllegalArgumentException("columns: expected 1 to " + COLUMNS_MAX);
    }
    if (delimiter >= 128 || delimiter == '"' || delimiter == '\n' || delimiter == '\r') {
      throw new IllegalArgumentException("delimiter: expected ASCII, no quote and no line end");
    }
    if (headerRow < 0) {
      throw new IllegalArgumentException("header row: expected at least 0, found " + headerRow);
    }
  }

  /// The most cells that a row may have.
  public int width() {
    return columns.size() + unnamedColumns;
  }

  /// Whether a blank line is a row, as long as rows follow.
  boolean blankLinesAreRows() {
    return width() == 1 && emptyRows == EmptyRows.ARE_ROWS;
  }

  /// Whether a row whose cells are all empty is as good as a blank line.
  boolean emptyRowsAreBlank() {
    return width() > 1 && emptyRows == EmptyRows.ARE_BLANK;
  }

  /// What a finding calls the column: its name, or its place when it has none.
  String columnName(int column) {
    return column < columns.size() && !columns.get(column).isEmpty()
        ? columns.get(column)
        : "column " + (column + 1);
  }
}
