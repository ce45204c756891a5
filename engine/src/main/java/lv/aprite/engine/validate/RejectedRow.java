package lv.aprite.engine.validate;

import java.util.List;
import java.util.Set;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.table.RawBatch;

/// A row that is left out.
///
/// @param rowNumber counted from the first record of its chunk, 0
/// @param cells as they were read, as far as they could be told apart
/// @param quoted the cells, counted from 0, that stood in quotes
/// @param reasons what is wrong with it, its rows counted like `rowNumber`
public record RejectedRow(
    int rowNumber, List<String> cells, Set<Integer> quoted, List<Reason> reasons) {
  public RejectedRow {
    cells = List.copyOf(cells);
    quoted = Set.copyOf(quoted);
    reasons = List.copyOf(reasons);
  }

  /// Whether its cells may not be in their columns.
  public boolean isDamaged() {
    return reasons.stream().anyMatch(Reason.Damage.class::isInstance);
  }

  /// A row whose cells are right each by itself.
  ///
  /// @param rowNumber of a row of the batch
  public static RejectedRow of(RawBatch raw, int rowNumber, List<Finding> findings) {
    return RejectedRows.of(raw, rowNumber, findings);
  }

  /// Whether its cells are all there and are text, so that a person can put them right by
  /// themselves. What is damaged below rows is put right in the file as a whole.
  public boolean isReadable() {
    return reasons.stream()
        .noneMatch(reason -> reason instanceof Reason.Damage(Rule rule) && isBelowRows(rule));
  }

  private static boolean isBelowRows(Rule rule) {
    return rule == Rule.ENCODING_UNDECODABLE
        || rule == Rule.NUL_BYTE
        || rule == Rule.QUOTE_UNCLOSED
        || rule == Rule.RECORD_TOO_LONG;
  }

  public sealed interface Reason {
    /// The row is damaged: its findings say how.
    record Damage(Rule rule) implements Reason {}

    /// One of its cells.
    record Cell(Finding finding) implements Reason {}
  }
}
