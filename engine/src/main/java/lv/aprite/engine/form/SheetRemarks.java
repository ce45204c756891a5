package lv.aprite.engine.form;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;

/// What is to be said of a sheet's cells, whatever the format of its workbook.
final class SheetRemarks {
  private static final int MERGED_MAX = 100_000;

  /// Merged cells, rows and columns counted from 0, the last ones included.
  private record Merged(int row, int lastRow, int column, int lastColumn) {}

  private final Findings findings;
  private final BitSet filled = new BitSet();
  private final BitSet filledTwice = new BitSet();
  private final BitSet filledColumns = new BitSet();
  private final BitSet hiddenColumns = new BitSet();
  private final List<Merged> merged = new ArrayList<>();

  SheetRemarks(Findings findings) {
    this.findings = findings;
  }

  /// Something stands in this cell.
  void filled(int row, int column) {
    if (filled.get(row)) {
      filledTwice.set(row);
    }
    filled.set(row);
    filledColumns.set(column);
  }

  void formula(int row, int column) {
    String name = letters(column);
    findings.add(
        Rule.FORMULAS_READ,
        name,
        () ->
            new Finding(
                Rule.FORMULAS_READ,
                new Location.Cell(row + 1L, name),
                "a value",
                "the stored result of a formula"));
  }

  void uncalculated(int row, int column) {
    String name = letters(column);
    findings.add(
        Rule.FORMULA_UNCALCULATED,
        name,
        () ->
            new Finding(
                Rule.FORMULA_UNCALCULATED,
                new Location.Cell(row + 1L, name),
                "the result of the formula",
                "a formula without one"));
  }

  void error(int row, int column, String expected, String found) {
    String name = letters(column);
    findings.add(
        Rule.CELL_IN_ERROR,
        name,
        () -> new Finding(Rule.CELL_IN_ERROR, new Location.Cell(row + 1L, name), expected, found));
  }

  void hiddenRow(int row) {
    findings.add(
        Rule.ROWS_HIDDEN,
        "",
        () ->
            new Finding(
                Rule.ROWS_HIDDEN, new Location.Row(row + 1L), "nothing hidden", "a hidden row"));
  }

  /// @param last the last one, counted from 0
  void hiddenColumns(int first, int last) {
    hiddenColumns.set(first, Math.min(last, 1 << 14) + 1);
  }

  void merged(int row, int lastRow, int column, int lastColumn) {
    boolean several = row != lastRow || column != lastColumn;
    if (several && merged.size() < MERGED_MAX) {
      merged.add(new Merged(row, lastRow, column, lastColumn));
    }
  }

  /// All cells were read.
  void end() {
    hiddenColumns.and(filledColumns);
    hiddenColumns.stream()
        .forEach(column ->
            findings.add(
                new Finding(
                    Rule.ROWS_HIDDEN,
                    new Location.Column(letters(column)),
                    "nothing hidden",
                    "a hidden column")));
    for (Merged one : merged) {
      if (coversData(one)) {
        findings.add(
            new Finding(
                Rule.CELLS_MERGED,
                new Location.Row(one.row + 1L),
                "a value in each cell",
                letters(one.column)
                    + (one.row + 1)
                    + ":"
                    + letters(one.lastColumn)
                    + (one.lastRow + 1)));
      }
    }
  }

  /// A title that stands alone in its row covers none.
  private boolean coversData(Merged one) {
    int other = filled.nextSetBit(one.row + 1);
    boolean below = other >= 0 && other <= one.lastRow;
    return filled.get(one.row) && (filledTwice.get(one.row) || below);
  }

  /// The name of a column as spreadsheets show it: `AB`.
  static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
      letters.insert(0, (char) ('A' + rest % 26));
    }
    return letters.toString();
  }
}
