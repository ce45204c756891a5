package lv.aprite.engine.validate;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import lv.aprite.engine.table.Batch;

/// The second look at rows whose hashes are equal: tells keys that are really the same from those
/// that only hash alike.
///
/// Is shown all rows of the file once more, in order. Remembers the first row of each key among
/// those with a suspicious hash. Not for use by two threads at once.
public final class RepeatedKeys {
  /// What became of a row that was shown.
  public sealed interface Look {
    /// Its key has not been seen before, or is not complete.
    record First() implements Look {}

    /// Its key stands in that row already.
    record Repeats(long firstRow) implements Look {}

    /// More different keys hash alike than are remembered, so it cannot be told.
    record Unknown() implements Look {}
  }

  /// Far more than there are suspicious hashes: a file has so many different keys behind them only
  /// if it was made for that.
  private static final int KEYS_MAX = 4 * KeyRuns.REPEATED_MAX;

  private static final Look FIRST = new Look.First();

  private final KeyHash key;
  private final long[] suspicious;
  private final Map<ByteBuffer, Long> firstRows = new HashMap<>();

  /// @param suspicious hashes that stand at least twice, ascending, from [KeyRuns#repeated]
  public RepeatedKeys(KeyHash key, long[] suspicious) {
    this.key = key;
    this.suspicious = suspicious.clone();
  }

  /// @param rowNumber of the row in the file
  public Look look(Batch batch, int row, long rowNumber) {
    if (key.missing(batch, row) || Arrays.binarySearch(suspicious, key.hash(batch, row)) < 0) {
      return FIRST;
    }
    ByteBuffer full = ByteBuffer.wrap(key.bytes(batch, row));
    Long firstRow = firstRows.get(full);
    if (firstRow != null) {
      return new Look.Repeats(firstRow);
    }
    if (firstRows.size() == KEYS_MAX) {
      return new Look.Unknown();
    }
    firstRows.put(full, rowNumber);
    return FIRST;
  }
}
