package lv.aprite.engine.contract;

/// How rows and cells are told apart in a delimited text file (Table Dialect v2; quotes are always
/// `"`, doubled inside quotes).
///
/// @param delimiter one of comma, semicolon, tab, pipe
/// @param header where the header row is
/// @param table where the table is, in a file that may have several
public record Dialect(char delimiter, HeaderRow header, TablePlace table) {
  /// Of a file that is one table.
  public Dialect(char delimiter, HeaderRow header) {
    this(delimiter, header, new TablePlace.Only());
  }

  public Dialect {
    if (delimiter != ',' && delimiter != ';' && delimiter != '\t' && delimiter != '|') {
      throw new IllegalArgumentException("delimiter: expected one of comma, semicolon, tab, pipe");
    }
  }

  public sealed interface HeaderRow {
    /// The header is this row, as a spreadsheet counts: titles may stand above it.
    record At(int row) implements HeaderRow {
      public At {
        if (row < 1 || row > 1000) {
          throw new IllegalArgumentException("header row: expected 1 to 1000, found " + row);
        }
      }
    }

    /// The header is the first row among the first hundred that names every column of the layout.
    record Found() implements HeaderRow {}
  }
}
