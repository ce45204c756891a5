package lv.aprite.engine.write.parquet;

import java.util.Optional;

/// Encodes a column of texts, or of decimals that are held as text: with a dictionary where that is
/// smaller, else plainly.
final class TextChunkEncoder {
  private final TextCells cells;
  private final boolean wide;
  private final TextBounds textBounds = new TextBounds();
  private final WideBounds wideBounds = new WideBounds();

  /// Where the next text of a plain page is.
  private int block;

  private int at;

  TextChunkEncoder(TextCells cells, ColumnForm form) {
    this.cells = cells;
    this.wide = form == ColumnForm.WIDE_DECIMAL;
  }

  EncodedChunk encode(boolean required) {
    Optional<TextDictionary> dictionary = TextDictionary.of(cells).filter(this::pays);
    try (ChunkAssembly chunk = new ChunkAssembly(cells, required)) {
      if (dictionary.isPresent()) {
        encodeIndices(dictionary.get(), chunk);
      } else {
        encodePlainly(chunk);
      }
      return chunk.chunk();
    }
  }

  private boolean pays(TextDictionary made) {
    if (cells.size() == 0) {
      return false;
    }
    long dictionaryBytes = wide ? (long) made.size() * WideDecimal.BYTES : made.plainBytes();
    long plainBytes = wide ? (long) cells.size() * WideDecimal.BYTES : cells.plainBytes();
    return DictionaryLimits.pays(dictionaryBytes, made.size(), cells.size(), plainBytes);
  }

  private void encodeIndices(TextDictionary dictionary, ChunkAssembly chunk) {
    putDictionary(dictionary, chunk.beginDictionary());
    chunk.endDictionary(dictionary.size());
    int width = HybridRuns.width(dictionary.size() - 1);
    int[] seenIn = new int[dictionary.size()];
    for (int page = 0; page < cells.marks().pages(); page++) {
      int from = cells.marks().valueFrom(page);
      int to = cells.marks().valueTo(page);
      PageBytes bytes = chunk.beginPage(page);
      bytes.putByte(width);
      HybridRuns.putIndices(dictionary.indices(), from, to, bytes, width);
      long textBytes = 0;
      for (int i = from; i < to; i++) {
        int index = dictionary.indices()[i];
        textBytes += dictionary.entryLength(index);
        // A text counts once a page for its bounds.
        if (seenIn[index] != page + 1) {
          seenIn[index] = page + 1;
          addToBounds(
              dictionary.bytes(), dictionary.entryStart(index), dictionary.entryLength(index));
        }
      }
      chunk.endPage(takeBounds(), wide ? 0 : textBytes);
    }
  }

  private void putDictionary(TextDictionary dictionary, PageBytes bytes) {
    if (!wide) {
      bytes.put(dictionary.bytes(), 0, dictionary.plainBytes());
      return;
    }
    for (int i = 0; i < dictionary.size(); i++) {
      int start = dictionary.entryStart(i);
      putWide(
          WideDecimal.parse(dictionary.bytes(), start, start + dictionary.entryLength(i)), bytes);
    }
  }

  private void encodePlainly(ChunkAssembly chunk) {
    for (int page = 0; page < cells.marks().pages(); page++) {
      int values = cells.marks().valueTo(page) - cells.marks().valueFrom(page);
      PageBytes bytes = chunk.beginPage(page);
      int before = bytes.size();
      putPlain(values, bytes);
      long textBytes = bytes.size() - before - (long) values * Integer.BYTES;
      chunk.endPage(takeBounds(), wide ? 0 : textBytes);
    }
  }

  private void putPlain(int values, PageBytes bytes) {
    int left = values;
    while (left > 0) {
      byte[] texts = cells.block(block);
      int end = cells.blockEnd(block);
      int start = at;
      while (left > 0 && at < end) {
        int length = LittleEndian.getInt(texts, at);
        int from = at + Integer.BYTES;
        if (wide) {
          WideDecimal value = WideDecimal.parse(texts, from, from + length);
          wideBounds.add(value);
          putWide(value, bytes);
        } else {
          textBounds.add(texts, from, from + length);
        }
        at = from + length;
        left--;
      }
      if (!wide) {
        bytes.put(texts, start, at - start);
      }
      if (at == end) {
        block++;
        at = 0;
      }
    }
  }

  private static void putWide(WideDecimal value, PageBytes bytes) {
    value.put(bytes.room(WideDecimal.BYTES), bytes.size());
    bytes.advance(WideDecimal.BYTES);
  }

  private void addToBounds(byte[] bytes, int from, int length) {
    if (wide) {
      wideBounds.add(WideDecimal.parse(bytes, from, from + length));
    } else {
      textBounds.add(bytes, from, from + length);
    }
  }

  private PageBounds takeBounds() {
    PageBounds bounds = wide ? wideBounds.bounds() : textBounds.bounds();
    wideBounds.clear();
    textBounds.clear();
    return bounds;
  }
}
