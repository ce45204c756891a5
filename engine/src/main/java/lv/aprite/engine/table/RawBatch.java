package lv.aprite.engine.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Rule;

/// Consecutive source rows as cells of UTF-8 bytes, nothing parsed yet. Immutable by agreement.
///
/// Only rows of the right width are in it; others are in `damaged`. Cell `(row, column)` stands in
/// `bytes` from `starts[row * columns + column]` to before `ends[row * columns + column]`, quotes
/// taken off and doubled quotes made one; its bytes are always valid UTF-8 without NUL. Arrays may
/// be longer than they are full.
///
/// Rows are numbered from the chunk's first record, 0, blank lines and damaged rows included; the
/// file's row number is that plus the number of the chunk's first record.
///
/// The cells of a row that is not `quoted` stand in `bytes` one after the other, with nothing but
/// the one delimiter byte between them, so that such a row can be copied as it stands (recoding
/// changes nothing about that: `bytes` holds the UTF-8).
///
/// @param rows rows in this batch
/// @param columns cells in each row
/// @param rowNumbers of each row, counted from 0
/// @param quoted whether some cell of the row stood in quotes
/// @param records records that the chunk spans, of whatever kind: what the next chunk's rows are
///   counted on from
/// @param lineEnds how these records ended
/// @param letters what the chunk's bytes beyond ASCII look like, if it is in a code page
/// @param findings about these records, rows counted from 0: each damaged row's, each blank line's,
///   and what is wrong with the bytes
@SuppressWarnings("ArrayRecordComponent")
public record RawBatch(
    byte[] bytes,
    int rows,
    int columns,
    int[] starts,
    int[] ends,
    int[] rowNumbers,
    boolean[] quoted,
    int records,
    LineEnds lineEnds,
    Letters letters,
    Findings findings,
    List<Damaged> damaged) {
  public RawBatch {
    damaged = List.copyOf(damaged);
  }

  /// A row that has no place in the table. Its finding is in the batch's findings already.
  ///
  /// @param rowNumber counted as in `rowNumbers`
  /// @param rule what is wrong with it
  /// @param spans start and end in the batch's `bytes` of its first cell, of its second, …; an end
  ///   is `~end` when quotes in the cell are still doubled
  public record Damaged(int rowNumber, Rule rule, int[] spans) {}

  /// The cells of a damaged row as far as they could be told apart, for the file of rejected rows.
  public List<String> cells(Damaged row) {
    List<String> cells = new ArrayList<>(row.spans().length / 2);
    for (int i = 0; i < row.spans().length; i += 2) {
      int start = row.spans()[i];
      int end = row.spans()[i + 1];
      boolean doubled = end < 0;
      end = doubled ? ~end : end;
      String cell = new String(bytes, start, end - start, StandardCharsets.UTF_8);
      cells.add(doubled ? cell.replace("\"\"", "\"") : cell);
    }
    return cells;
  }
}
