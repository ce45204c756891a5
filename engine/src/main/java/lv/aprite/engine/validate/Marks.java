package lv.aprite.engine.validate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.table.RawBatch;

/// What is known of the rows of one batch while its columns are gone through, one after the other.
final class Marks {
  /// A cell that broke a rule; its text is in the batch's bytes.
  record Refused(int row, String column, Refusal refusal, int start, int end) {}

  private final RawBatch raw;
  private final boolean[] rejected;
  private final boolean[] rewritten;
  private final List<Refused> refused = new ArrayList<>();
  private final Findings findings = new Findings();
  private int rejectedCount;

  Marks(RawBatch raw) {
    this.raw = raw;
    rejected = new boolean[raw.rows()];
    rewritten = new boolean[raw.rows()];
  }

  /// The row has a cell that is published in other bytes than those that stand in the source.
  void rewrite(int row) {
    rewritten[row] = true;
  }

  boolean isRewritten(int row) {
    return rewritten[row];
  }

  /// The row cannot stay.
  void refuse(int row, String column, Refusal refusal, int start, int end) {
    refused.add(new Refused(row, column, refusal, start, end));
    findings.add(
        refusal.rule(),
        column,
        () ->
            new Finding(
                refusal.rule(),
                new Location.Cell(raw.rowNumbers()[row], column),
                refusal.expected(),
                text(raw, start, end)));
    if (!rejected[row]) {
      rejected[row] = true;
      rejectedCount++;
    }
  }

  /// The row stays, and the receipt says what is odd about the cell.
  void remark(int row, String column, OddText.Oddity oddity, int start, int end) {
    findings.add(
        oddity.rule(),
        column,
        () ->
            new Finding(
                oddity.rule(),
                new Location.Cell(raw.rowNumbers()[row], column),
                oddity.expected(),
                oddity.found().isEmpty() ? text(raw, start, end) : oddity.found()));
  }

  static String text(RawBatch raw, int start, int end) {
    return new String(raw.bytes(), start, end - start, StandardCharsets.UTF_8);
  }

  boolean isRejected(int row) {
    return rejected[row];
  }

  int rejectedCount() {
    return rejectedCount;
  }

  /// In the order of columns, then rows.
  List<Refused> refused() {
    return refused;
  }

  Findings findings() {
    return findings;
  }
}
