package lv.aprite.engine.profile;

/// The rows with the smallest hashes of keys, with hashes of their cells and of the cells in the
/// row above: whether a column was shifted against its keys can be told by them.
///
/// @param capacity a sample of fewer rows has all rows that have a key
/// @param keys ascending, unsigned: exact hashes of keys
/// @param columns cells in a row
/// @param cells of row r from `r * columns` on; a missing cell is 0
/// @param above likewise of the row above; all of them 0 in the first row of the file
@SuppressWarnings("ArrayRecordComponent")
public record RowSample(int capacity, int columns, long[] keys, int[] cells, int[] above) {
  public RowSample {
    if (keys.length > capacity
        || cells.length != keys.length * columns
        || above.length != cells.length) {
      throw new IllegalArgumentException("rows: expected the cells of at most " + capacity);
    }
  }

  static RowSample none(int columns) {
    return new RowSample(0, columns, new long[0], new int[0], new int[0]);
  }
}
