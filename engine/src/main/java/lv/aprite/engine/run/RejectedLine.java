package lv.aprite.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.read.RejectedForm;
import lv.aprite.engine.validate.RejectedRow;

/// One row in the file of rejected rows: its cells as they were read, and why it was left out.
///
/// @param rowNumber counted from the first record of its chunk, 0
/// @param guarded cells, counted from 0, that have an apostrophe in front
/// @param cells those of the row, at least as many as the header has, and the reason
/// @param quoted cells, counted from 0, that stood in quotes
record RejectedLine(int rowNumber, Set<Integer> guarded, List<String> cells, Set<Integer> quoted) {
  RejectedLine {
    guarded = Set.copyOf(guarded);
    cells = List.copyOf(cells);
    quoted = Set.copyOf(quoted);
  }

  /// @param columns of the header
  static RejectedLine of(RejectedRow row, int columns) {
    Set<Integer> guarded = RejectedForm.endangered(row.cells());
    List<String> cells = new ArrayList<>(RejectedForm.guarded(row.cells(), guarded));
    while (cells.size() < columns) {
      cells.add("");
    }
    cells.add(row.reasons().stream().map(RejectedLine::words).collect(Collectors.joining("; ")));
    return new RejectedLine(row.rowNumber(), guarded, cells, row.quoted());
  }

  private static String words(RejectedRow.Reason reason) {
    return switch (reason) {
      case RejectedRow.Reason.Damage(Rule rule) -> rule.id() + ": " + rule.advice();
      case RejectedRow.Reason.Cell(Finding finding) -> words(finding);
    };
  }

  /// The row stands in front already.
  private static String words(Finding finding) {
    return switch (finding.location()) {
      case Location.Cell(_, String column) ->
          FindingText.of(
              new Finding(
                  finding.rule(),
                  new Location.Column(column),
                  finding.expected(),
                  finding.found()));
      case Location.File _,
          Location.Byte _,
          Location.Row _,
          Location.Column _,
          Location.Pointer _ ->
          FindingText.of(finding);
    };
  }
}
