package lv.aprite.engine.write.parquet;

import java.util.List;
import java.util.Optional;

/// One column of one row group, encoded and compressed.
///
/// @param dictionary the entries that the pages' numbers stand for; without it the pages hold the
///   values themselves
record EncodedChunk(Optional<Dictionary> dictionary, List<Page> pages) {
  EncodedChunk {
    pages = List.copyOf(pages);
  }

  /// Distinct values in the plain encoding.
  ///
  /// @param rawBytes size before compression
  @SuppressWarnings("ArrayRecordComponent")
  record Dictionary(int entries, int rawBytes, byte[] compressed) {}

  /// Definition levels, unless the field is required, and values.
  ///
  /// @param rawBytes size before compression
  /// @param textBytes bytes of the texts alone; 0 where the values are no byte arrays
  @SuppressWarnings("ArrayRecordComponent")
  record Page(
      int rows, int missing, int rawBytes, byte[] compressed, PageBounds bounds, long textBytes) {}
}
