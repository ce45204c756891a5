package lv.aprite.engine.table;

import java.util.List;
import java.util.Optional;

/// Consecutive published rows as typed columns, one for each field of the schema, in its order.
/// Immutable by agreement: whoever hands one on does not write to it again.
///
/// @param lines where rows already stand as CSV would have them; absent when none is known to
public record Batch(int rows, List<Column> columns, Optional<Lines> lines) {
  public Batch {
    columns = List.copyOf(columns);
  }

  public Batch(int rows, List<Column> columns) {
    this(rows, columns, Optional.empty());
  }

  /// The cells of one field. `missing[row]` is true where there is no value (arrays may be longer
  /// than the batch has rows; what stands in the value arrays of a missing cell means nothing).
  public sealed interface Column {
    boolean[] missing();

    /// Fixed-size values: a whole number; a decimal of precision up to 18 as its unscaled value at
    /// the field's scale; a boolean as 0 or 1; a date as days since 1970-01-01; a time as
    /// microseconds since midnight; a datetime as microseconds since 1970-01-01T00:00:00 (of UTC,
    /// or of the local time line); a year as itself; a month as months since 1970-01.
    @SuppressWarnings("ArrayRecordComponent")
    record Longs(long[] values, boolean[] missing) implements Column {}

    /// Texts as UTF-8, cell `row` in `bytes` from `starts[row]` to before `ends[row]`; also
    /// decimals of precision above 18, as canonical text at the field's scale.
    @SuppressWarnings("ArrayRecordComponent")
    record Texts(byte[] bytes, int[] starts, int[] ends, boolean[] missing) implements Column {}
  }

  /// Rows whose cells stand in the source as they are published, so that they can be copied.
  ///
  /// The cells of such a row are the `columns` ones from `cells[row]` on in `starts` and `ends`;
  /// between them in `bytes` stands one comma each, so that from the first start to before the last
  /// end it is the line of CSV. A cell of no bytes is missing. `cells[row]` is -1 for a row that
  /// has to be written cell by cell.
  @SuppressWarnings("ArrayRecordComponent")
  public record Lines(byte[] bytes, int[] cells, int[] starts, int[] ends, int columns) {}
}
