package lv.aprite.engine.write.parquet;

import java.util.Arrays;
import java.util.Optional;

/// Encodes a column of fixed-size values: with a dictionary where that is smaller, else plainly.
final class LongChunkEncoder {
  private static final int MONTH_TEXT_BYTES = 7;

  private final LongCells cells;
  private final ColumnForm form;

  LongChunkEncoder(LongCells cells, ColumnForm form) {
    this.cells = cells;
    this.form = form;
  }

  EncodedChunk encode(boolean required) {
    int pages = cells.marks().pages();
    long[] least = new long[pages];
    long[] most = new long[pages];
    for (int page = 0; page < pages; page++) {
      least[page] = least(page);
      most[page] = most(page);
    }
    Optional<LongDictionary> dictionary =
        dictionary(Arrays.stream(least).min().orElse(0), Arrays.stream(most).max().orElse(0));
    try (ChunkAssembly chunk = new ChunkAssembly(cells, required)) {
      if (dictionary.isPresent()) {
        LongDictionary entries = dictionary.get();
        putPlain(entries.entries(), 0, entries.size(), chunk.beginDictionary());
        chunk.endDictionary(entries.size());
      }
      for (int page = 0; page < pages; page++) {
        putValues(page, dictionary, chunk.beginPage(page));
        int values = cells.marks().valueTo(page) - cells.marks().valueFrom(page);
        PageBounds bounds =
            values == 0
                ? new PageBounds.None()
                : new PageBounds.Within(plain(least[page]), plain(most[page]));
        chunk.endPage(bounds, form == ColumnForm.MONTH ? (long) values * MONTH_TEXT_BYTES : 0);
      }
      return chunk.chunk();
    }
  }

  private long least(int page) {
    long[] values = cells.values();
    long least = Long.MAX_VALUE;
    for (int i = cells.marks().valueFrom(page); i < cells.marks().valueTo(page); i++) {
      least = Math.min(least, values[i]);
    }
    return least;
  }

  private long most(int page) {
    long[] values = cells.values();
    long most = Long.MIN_VALUE;
    for (int i = cells.marks().valueFrom(page); i < cells.marks().valueTo(page); i++) {
      most = Math.max(most, values[i]);
    }
    return most;
  }

  private Optional<LongDictionary> dictionary(long least, long most) {
    // A bit is smaller than any index; and an empty page has the least value of all as its
    // greatest.
    if (form == ColumnForm.BITS || most < least) {
      return Optional.empty();
    }
    int values = cells.size();
    long width = form.plainBytes();
    return LongDictionary.of(cells.values(), values, least, most)
        .filter(made ->
            DictionaryLimits.pays(made.size() * width, made.size(), values, values * width));
  }

  private void putValues(int page, Optional<LongDictionary> dictionary, PageBytes bytes) {
    int from = cells.marks().valueFrom(page);
    int to = cells.marks().valueTo(page);
    if (dictionary.isPresent()) {
      int width = HybridRuns.width(dictionary.get().size() - 1);
      bytes.putByte(width);
      HybridRuns.putIndices(dictionary.get().indices(), from, to, bytes, width);
    } else {
      putPlain(cells.values(), from, to, bytes);
    }
  }

  private void putPlain(long[] values, int from, int to, PageBytes bytes) {
    switch (form) {
      case BITS -> putBits(values, from, to, bytes);
      case INT32 -> putInts(values, from, to, bytes);
      case INT64 -> putLongs(values, from, to, bytes);
      case MONTH -> putMonths(values, from, to, bytes);
      case TEXT, WIDE_DECIMAL -> throw new IllegalStateException("texts are not held as longs");
    }
  }

  private static void putBits(long[] values, int from, int to, PageBytes page) {
    int count = (to - from + 7) >>> 3;
    byte[] bytes = page.room(count);
    Arrays.fill(bytes, page.size(), page.size() + count, (byte) 0);
    for (int i = from; i < to; i++) {
      bytes[page.size() + (i - from >>> 3)] |= (byte) (values[i] << (i - from & 7));
    }
    page.advance(count);
  }

  private static void putInts(long[] values, int from, int to, PageBytes page) {
    byte[] bytes = page.room((to - from) * Integer.BYTES);
    int at = page.size();
    for (int i = from; i < to; i++) {
      LittleEndian.putInt(bytes, at, (int) values[i]);
      at += Integer.BYTES;
    }
    page.advance((to - from) * Integer.BYTES);
  }

  private static void putLongs(long[] values, int from, int to, PageBytes page) {
    byte[] bytes = page.room((to - from) * Long.BYTES);
    int at = page.size();
    for (int i = from; i < to; i++) {
      LittleEndian.putLong(bytes, at, values[i]);
      at += Long.BYTES;
    }
    page.advance((to - from) * Long.BYTES);
  }

  private static void putMonths(long[] values, int from, int to, PageBytes page) {
    for (int i = from; i < to; i++) {
      page.putInt(MONTH_TEXT_BYTES);
      page.put(month(values[i]), 0, MONTH_TEXT_BYTES);
    }
  }

  /// Year and month as `2026-03`.
  private static byte[] month(long monthsSince1970) {
    int months = Math.toIntExact(1970 * 12 + monthsSince1970);
    int year = Math.floorDiv(months, 12);
    int month = Math.floorMod(months, 12) + 1;
    byte[] text = new byte[MONTH_TEXT_BYTES];
    text[0] = digit(year / 1000);
    text[1] = digit(year / 100 % 10);
    text[2] = digit(year / 10 % 10);
    text[3] = digit(year % 10);
    text[4] = '-';
    text[5] = digit(month / 10);
    text[6] = digit(month % 10);
    return text;
  }

  private static byte digit(int value) {
    return (byte) ('0' + value);
  }

  /// One value in the plain encoding, a text without its length.
  private byte[] plain(long value) {
    return switch (form) {
      case BITS -> new byte[] {(byte) value};
      case INT32 -> Arrays.copyOf(plainLong(value), Integer.BYTES);
      case INT64 -> plainLong(value);
      case MONTH -> month(value);
      case TEXT, WIDE_DECIMAL -> throw new IllegalStateException("texts are not held as longs");
    };
  }

  private static byte[] plainLong(long value) {
    byte[] bytes = new byte[Long.BYTES];
    LittleEndian.putLong(bytes, 0, value);
    return bytes;
  }
}
