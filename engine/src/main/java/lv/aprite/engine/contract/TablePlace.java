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

  /// `property`, `itemKeys` and `flatten`: where in a document its records are, and which of their
  /// members are columns.
  ///
  /// @param path empty for the document itself
  /// @param keys the columns that come first, in their order; the others follow as they appear
  /// @param flat whether members of objects inside a record are columns, named by their path with
  ///   dots: `address.city`
  record Items(String path, List<String> keys, boolean flat) implements TablePlace {
    public Items {
      keys = List.copyOf(keys);
    }
  }
}
