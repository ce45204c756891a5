package lv.aprite.engine.write.parquet;

import java.util.Arrays;

/// Where the pages of a column chunk end, counted in rows and in values that are there.
///
/// A page ends after [#ROWS] rows, or sooner after the row in which its texts reach [#TEXT_BYTES]:
/// a reader then never has to take in much more for one row.
final class PageMarks {
  static final int ROWS = 20_480;
  static final int TEXT_BYTES = 1 << 20;

  private int[] rowEnds = new int[8];
  private int[] valueEnds = new int[8];
  private int pages;
  private int rows;
  private int values;

  void clear() {
    pages = 0;
    rows = 0;
    values = 0;
  }

  int rows() {
    return rows;
  }

  int values() {
    return values;
  }

  /// Rows that still fit into the page that is open.
  int rowsLeft() {
    return ROWS - (rows - rowFrom(pages));
  }

  /// Adds to the open page, and ends it when it has all its rows.
  void add(int addedRows, int addedValues) {
    rows += addedRows;
    values += addedValues;
    if (rowsLeft() == 0) {
      endPage();
    }
  }

  /// Ends the open page unless it is empty.
  void endPage() {
    if (rows == rowFrom(pages)) {
      return;
    }
    if (pages == rowEnds.length) {
      rowEnds = Arrays.copyOf(rowEnds, pages * 2);
      valueEnds = Arrays.copyOf(valueEnds, pages * 2);
    }
    rowEnds[pages] = rows;
    valueEnds[pages] = values;
    pages++;
  }

  /// Pages that have ended.
  int pages() {
    return pages;
  }

  int rowFrom(int page) {
    return page == 0 ? 0 : rowEnds[page - 1];
  }

  int rowTo(int page) {
    return rowEnds[page];
  }

  int valueFrom(int page) {
    return page == 0 ? 0 : valueEnds[page - 1];
  }

  int valueTo(int page) {
    return valueEnds[page];
  }
}
