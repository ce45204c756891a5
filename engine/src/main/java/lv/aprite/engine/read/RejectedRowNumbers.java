package lv.aprite.engine.read;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;

/// Which rows of a file were rejected, as the file of rejected rows has them, and what was said to
/// each.
final class RejectedRowNumbers {
  private final String submission;
  private final long[] rows;
  private final int[] reasons;
  private final BitSet tooWide;

  private RejectedRowNumbers(String submission, long[] rows, int[] reasons, BitSet tooWide) {
    this.submission = submission;
    this.rows = rows;
    this.reasons = reasons;
    this.tooWide = tooWide;
  }

  /// @param rejected as it was written
  /// @param framing of the origin
  static RejectedRowNumbers read(Source rejected, Framing framing) throws IOException {
    String submission = "";
    long[] rows = new long[64];
    int[] reasons = new int[64];
    BitSet tooWide = new BitSet();
    int count = 0;
    try (Records records = Records.open(rejected, framing.encoding(), framing.delimiter())) {
      while (records.next()) {
        var cells = records.cells();
        var mark = RejectedForm.Mark.of(cells.getFirst());
        if (mark.isPresent()) {
          if (count == rows.length) {
            rows = Arrays.copyOf(rows, 2 * count);
            reasons = Arrays.copyOf(reasons, 2 * count);
          }
          submission = mark.get().submission();
          rows[count] = mark.get().row();
          reasons[count] = cells.getLast().hashCode();
          // Before the sender's cells stands the mark, behind them the reason.
          tooWide.set(count, cells.size() > framing.columns().size() + 2);
          count++;
        }
      }
    }
    // The file has them in the order of rows.
    return new RejectedRowNumbers(
        submission, Arrays.copyOf(rows, count), Arrays.copyOf(reasons, count), tooWide);
  }

  String submission() {
    return submission;
  }

  boolean has(long row) {
    return Arrays.binarySearch(rows, row) >= 0;
  }

  /// Whether the row was handed out with more cells than there are columns.
  boolean isTooWide(long row) {
    int at = Arrays.binarySearch(rows, row);
    return at >= 0 && tooWide.get(at);
  }

  /// Whether the text is what was said of the row.
  boolean isReason(long row, String text) {
    int at = Arrays.binarySearch(rows, row);
    return at >= 0 && reasons[at] == text.hashCode();
  }
}
