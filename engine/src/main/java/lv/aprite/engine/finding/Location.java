package lv.aprite.engine.finding;

/// Where a finding is. Rows are numbered as a spreadsheet shows them: the first record of the file
/// is row 1, also when it is a title above the header, and blank lines count.
///
/// Names of columns come from files: of longer ones the first {@value #NAME_MAX} characters are
/// kept.
public sealed interface Location {
  int NAME_MAX = 255;

  /// The file as a whole.
  record File() implements Location {}

  /// A byte of the file, counted from 0, for damage that is below rows.
  record Byte(long row, long offset) implements Location {}

  /// A whole row.
  record Row(long row) implements Location {}

  /// A column as a whole; `name` as in the header or, where that lacks it, as published.
  record Column(String name) implements Location {
    public Column {
      name = Finding.cut(name, NAME_MAX);
    }
  }

  /// One cell.
  record Cell(long row, String column) implements Location {
    public Cell {
      column = Finding.cut(column, NAME_MAX);
    }
  }

  /// A place in a JSON document, as a JSON Pointer (RFC 6901).
  record Pointer(String pointer) implements Location {}
}
