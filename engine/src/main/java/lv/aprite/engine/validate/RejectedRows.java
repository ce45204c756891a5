package lv.aprite.engine.validate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.table.RawBatch;

/// The rows of a batch that are left out, and why.
final class RejectedRows {
  private RejectedRows() {}

  /// Damaged rows and rows with refused cells, in row order.
  static List<RejectedRow> of(RawBatch raw, Marks marks) {
    if (marks.rejectedCount() == 0 && raw.damaged().isEmpty()) {
      return List.of();
    }
    List<RejectedRow> rows = new ArrayList<>();
    for (RawBatch.Damaged damaged : raw.damaged()) {
      rows.add(
          new RejectedRow(
              damaged.rowNumber(),
              raw.cells(damaged),
              quoted(raw, damaged),
              List.of(new RejectedRow.Reason.Damage(damaged.rule()))));
    }
    List<Marks.Refused> refused = new ArrayList<>(marks.refused());
    // Stable, so the columns of a row stay in their order.
    refused.sort(Comparator.comparingInt(Marks.Refused::row));
    for (int i = 0; i < refused.size(); ) {
      int row = refused.get(i).row();
      List<RejectedRow.Reason> reasons = new ArrayList<>();
      for (; i < refused.size() && refused.get(i).row() == row; i++) {
        reasons.add(reason(raw, refused.get(i)));
      }
      rows.add(new RejectedRow(raw.rowNumbers()[row], cells(raw, row), quoted(raw, row), reasons));
    }
    rows.sort(Comparator.comparingInt(RejectedRow::rowNumber));
    return rows;
  }

  /// A row whose cells are right each by itself.
  static RejectedRow of(RawBatch raw, int rowNumber, List<Finding> findings) {
    int row = Arrays.binarySearch(raw.rowNumbers(), 0, raw.rows(), rowNumber);
    return new RejectedRow(
        rowNumber,
        cells(raw, row),
        quoted(raw, row),
        findings.stream().<RejectedRow.Reason>map(RejectedRow.Reason.Cell::new).toList());
  }

  private static RejectedRow.Reason reason(RawBatch raw, Marks.Refused refused) {
    return new RejectedRow.Reason.Cell(
        new Finding(
            refused.refusal().rule(),
            new Location.Cell(raw.rowNumbers()[refused.row()], refused.column()),
            refused.refusal().expected(),
            Marks.text(raw, refused.start(), refused.end())));
  }

  private static List<String> cells(RawBatch raw, int row) {
    List<String> cells = new ArrayList<>(raw.columns());
    for (int i = row * raw.columns(); i < (row + 1) * raw.columns(); i++) {
      cells.add(Marks.text(raw, raw.starts()[i], raw.ends()[i]));
    }
    return cells;
  }

  private static Set<Integer> quoted(RawBatch raw, int row) {
    if (!raw.quoted()[row]) {
      return Set.of();
    }
    Set<Integer> quoted = new HashSet<>();
    for (int i = 0; i < raw.columns(); i++) {
      if (isQuoted(raw, raw.starts()[row * raw.columns() + i])) {
        quoted.add(i);
      }
    }
    return quoted;
  }

  private static Set<Integer> quoted(RawBatch raw, RawBatch.Damaged damaged) {
    Set<Integer> quoted = new HashSet<>();
    for (int i = 0; i < damaged.spans().length; i += 2) {
      if (isQuoted(raw, damaged.spans()[i])) {
        quoted.add(i / 2);
      }
    }
    return quoted;
  }

  /// A cell begins behind a delimiter, a line end, or its own quote.
  private static boolean isQuoted(RawBatch raw, int start) {
    return start > 0 && raw.bytes()[start - 1] == '"';
  }
}
