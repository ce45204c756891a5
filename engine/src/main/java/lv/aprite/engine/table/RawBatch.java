package lv.aprite.engine.table;

import java.util.List;
import lv.aprite.engine.finding.Finding;

/// Consecutive source rows as cells of UTF-8 bytes, nothing parsed yet. Immutable by agreement.
///
/// Only rows of the right width are in it; others are in `damaged`. Cell `(row, column)` stands in `bytes` from
/// `starts[row * columns + column]` to before `ends[row * columns + column]`, quotes taken off and doubled quotes made one. Rows are counted
/// from the chunk's first record, 0, blank lines and damaged rows included: `rowNumbers[row]`.
///
/// @param rows       rows in this batch
/// @param columns    cells in each row
/// @param records    records that the chunk spans, of whatever kind: what the next chunk's rows are counted on from
/// @param rewritten  true where some cell of the batch was quoted or recoded, so that the row's source bytes may not be canonical
@SuppressWarnings("ArrayRecordComponent")
public record RawBatch(
        byte[] bytes,
        int rows,
        int columns,
        int[] starts,
        int[] ends,
        int[] rowNumbers,
        int records,
        boolean rewritten,
        List<Damaged> damaged) {
    public RawBatch {
        damaged = List.copyOf(damaged);
    }

    /// A row that has no place in the table.
    ///
    /// @param rowNumber counted as in `rowNumbers`
    /// @param cells     its cells as far as they could be told apart, for the file of rejected rows
    public record Damaged(int rowNumber, Finding finding, List<String> cells) {
        public Damaged {
            cells = List.copyOf(cells);
        }
    }
}
