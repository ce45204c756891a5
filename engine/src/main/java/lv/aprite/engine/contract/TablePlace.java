package lv.aprite.engine.contract;

import java.util.List;

/// Where in a file its table is (Table Dialect v2). A file of delimited text is one table.
public sealed interface TablePlace {
  /// Anywhere: the file has one table.
  record Only() implements TablePlace {}

  /// `sheetName`.
  record SheetNamed(String name) implements TablePlace {}

  /// `sheetNumber`: counted from 1, hidden sheets too.
  record SheetNumbered(int number) implements TablePlace {
    public SheetNumbered {
      if (number < 1) {
        throw new IllegalArgumentException("sheet number: expected at least 1, found " + number);
      }
    }
  }

  /// `property` and `itemKeys`: where in a document its records are, and which of their members are
  /// columns.
  ///
  /// @param path empty for the document itself
  /// @param keys in the order of the columns; empty for all that there are
  record Items(String path, List<String> keys) implements TablePlace {
    public Items {
      keys = List.copyOf(keys);
    }
  }
}
