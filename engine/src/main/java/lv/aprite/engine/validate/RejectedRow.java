package lv.aprite.engine.validate;

import java.util.List;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Rule;

/// A row that is left out.
///
/// @param rowNumber counted from the first record of its chunk, 0
/// @param cells as they were read, as far as they could be told apart
/// @param reasons what is wrong with it, its rows counted like `rowNumber`
public record RejectedRow(int rowNumber, List<String> cells, List<Reason> reasons) {
  public RejectedRow {
    cells = List.copyOf(cells);
    reasons = List.copyOf(reasons);
  }

  public sealed interface Reason {
    /// The row is damaged: its findings say how.
    record Damage(Rule rule) implements Reason {}

    /// One of its cells.
    record Cell(Finding finding) implements Reason {}
  }
}
