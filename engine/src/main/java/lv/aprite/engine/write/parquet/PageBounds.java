package lv.aprite.engine.write.parquet;

/// The smallest and the largest value of a page, in Parquet's plain encoding (a text without its
/// length).
sealed interface PageBounds {
  /// No row has a value.
  record None() implements PageBounds {}

  /// Nothing in the page is below `least` or above `most`; texts may be cut, so these need not
  /// stand in it.
  @SuppressWarnings("ArrayRecordComponent")
  record Within(byte[] least, byte[] most) implements PageBounds {}

  /// There are values, but no bound that is short enough.
  record Unknown() implements PageBounds {}
}
