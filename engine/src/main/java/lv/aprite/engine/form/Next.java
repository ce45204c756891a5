package lv.aprite.engine.form;

import java.util.List;
import lv.aprite.engine.finding.Finding;

/// What comes next in a table.
public sealed interface Next {
  /// A row with something in it; empty rows of a sheet are not told, their numbers are left out.
  ///
  /// @param number as a person counts: the sheet's own, or 1 for the header that is made of names
  ///   and one more for each record; rises from row to row
  /// @param cells from the first column on; those behind the last are missing
  record Row(long number, List<Cell> cells) implements Next {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /// The table was read to its end.
  record End() implements Next {}

  /// It cannot be read any further.
  record Broken(Finding finding) implements Next {}
}
