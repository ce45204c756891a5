package lv.aprite.engine.write.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Puts the pages of one column chunk together: definition levels before the values, then zstd over
/// both. Whoever makes it closes it.
final class ChunkAssembly implements AutoCloseable {
  /// More takes half as long again for files that are 2 % smaller.
  private static final int ZSTD_LEVEL = 1;

  private final ColumnCells cells;
  private final boolean required;
  private final ZstdCompressCtx zstd = new ZstdCompressCtx();
  private final PageBytes bytes = new PageBytes();
  private final List<EncodedChunk.Page> pages = new ArrayList<>();
  private Optional<EncodedChunk.Dictionary> dictionary = Optional.empty();
  private byte[] compressed = new byte[0];

  ChunkAssembly(ColumnCells cells, boolean required) {
    this.cells = cells;
    this.required = required;
    zstd.setLevel(ZSTD_LEVEL);
  }

  /// The place for the dictionary's entries; [#endDictionary] follows.
  PageBytes beginDictionary() {
    bytes.clear();
    return bytes;
  }

  void endDictionary(int entries) {
    dictionary = Optional.of(new EncodedChunk.Dictionary(entries, bytes.size(), compress()));
  }

  /// The place for the page's values, its definition levels already in; [#endPage] follows. Pages
  /// come in their order.
  PageBytes beginPage(int page) {
    bytes.clear();
    PageMarks marks = cells.marks();
    int from = marks.rowFrom(page);
    int to = marks.rowTo(page);
    int missing = missing(page);
    if (!required) {
      if (missing == 0 || missing == to - from) {
        HybridRuns.putLevels(to - from, missing == 0, bytes);
      } else {
        HybridRuns.putLevels(cells.presence(), from, to, bytes);
      }
    }
    return bytes;
  }

  /// @param textBytes bytes of the page's texts alone; 0 where the values are no byte arrays
  void endPage(PageBounds bounds, long textBytes) {
    int page = pages.size();
    int rows = cells.marks().rowTo(page) - cells.marks().rowFrom(page);
    pages.add(
        new EncodedChunk.Page(rows, missing(page), bytes.size(), compress(), bounds, textBytes));
  }

  private int missing(int page) {
    PageMarks marks = cells.marks();
    return (marks.rowTo(page) - marks.rowFrom(page))
        - (marks.valueTo(page) - marks.valueFrom(page));
  }

  private byte[] compress() {
    int bound = Math.toIntExact(Zstd.compressBound(bytes.size()));
    if (compressed.length < bound) {
      compressed = new byte[bound];
    }
    int size =
        zstd.compressByteArray(compressed, 0, compressed.length, bytes.array(), 0, bytes.size());
    return Arrays.copyOf(compressed, size);
  }

  EncodedChunk chunk() {
    return new EncodedChunk(dictionary, pages);
  }

  @Override
  public void close() {
    zstd.close();
  }
}
