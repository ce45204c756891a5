package lv.aprite.engine.write.parquet;

import java.util.Arrays;

/// The RLE/bit-packing hybrid (apache/parquet-format, Encodings.md): runs of one value as a count
/// and the value, everything else packed in groups of eight.
final class HybridRuns {
  private static final int WORDS_MIN = 4;

  private HybridRuns() {}

  /// Bits that the numbers from 0 to `max` need, at least one: not every reader takes a width of
  /// zero.
  static int width(int max) {
    return Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(max));
  }

  static void putIndices(int[] indices, int from, int to, PageBytes page, int width) {
    // A run must save more than the two headers that it costs.
    int runMin = Math.max(Byte.SIZE, 64 / width);
    int packedFrom = from;
    int at = from;
    while (at < to) {
      int run = runLength(indices, at, to);
      if (run >= runMin) {
        pack(indices, packedFrom, at, page, width);
        putRun(run, indices[at], page, width);
        at += run;
        packedFrom = at;
      } else {
        at += Math.min(Byte.SIZE, to - at);
      }
    }
    pack(indices, packedFrom, to, page, width);
  }

  private static int runLength(int[] indices, int from, int to) {
    int value = indices[from];
    int at = from + 1;
    while (at < to && indices[at] == value) {
      at++;
    }
    return at - from;
  }

  private static void putRun(int length, int value, PageBytes page, int width) {
    page.putVarint(length << 1);
    for (int shift = 0; shift < width; shift += Byte.SIZE) {
      page.putByte(value >>> shift);
    }
  }

  private static void pack(int[] indices, int from, int to, PageBytes page, int width) {
    if (from == to) {
      return;
    }
    int groups = (to - from + 7) >>> 3;
    page.putVarint(groups << 1 | 1);
    byte[] bytes = page.room(groups * width);
    int at = page.size();
    int end = at + groups * width;
    long open = 0;
    int filled = 0;
    for (int i = from; i < to; i++) {
      long index = indices[i];
      open |= index << filled;
      filled += width;
      if (filled >= Long.SIZE) {
        LittleEndian.putLong(bytes, at, open);
        at += Long.BYTES;
        filled -= Long.SIZE;
        open = index >>> (width - filled);
      }
    }
    if (at < end) {
      LittleEndian.putLong(bytes, at, open);
      at += Long.BYTES;
    }
    if (at < end) {
      Arrays.fill(bytes, at, end, (byte) 0);
    }
    page.advance(groups * width);
  }

  /// Definition levels of rows `from` to before `to`, with their length before them, as a version 1
  /// page has them.
  static void putLevels(PresenceBits presence, int from, int to, PageBytes page) {
    int lengthAt = page.size();
    page.putInt(0);
    int words = (to - from) >>> 6;
    int packedFrom = 0;
    int at = 0;
    while (at < words) {
      int run = equalWords(presence, from, at, words);
      if (run >= WORDS_MIN) {
        packLevels(presence, from + packedFrom * 64, from + at * 64, page);
        putRun(run * 64, (int) (presence.word(from + at * 64) & 1), page, 1);
        packedFrom = at + run;
      }
      at += Math.max(run, 1);
    }
    packLevels(presence, from + packedFrom * 64, to, page);
    LittleEndian.putInt(page.array(), lengthAt, page.size() - lengthAt - Integer.BYTES);
  }

  /// Definition levels of rows that all have a value, or that all have none.
  static void putLevels(int rows, boolean present, PageBytes page) {
    int lengthAt = page.size();
    page.putInt(0);
    putRun(rows, present ? 1 : 0, page, 1);
    LittleEndian.putInt(page.array(), lengthAt, page.size() - lengthAt - Integer.BYTES);
  }

  /// How many words from `at` on are all ones, or all zeros, like the first of them.
  private static int equalWords(PresenceBits presence, int from, int at, int words) {
    long word = presence.word(from + at * 64);
    if (word != 0 && word != -1L) {
      return 0;
    }
    int end = at + 1;
    while (end < words && presence.word(from + end * 64) == word) {
      end++;
    }
    return end - at;
  }

  private static void packLevels(PresenceBits presence, int from, int to, PageBytes page) {
    if (from == to) {
      return;
    }
    int groups = (to - from + 7) >>> 3;
    page.putVarint(groups << 1 | 1);
    byte[] bytes = page.room(groups);
    int at = page.size();
    int row = from;
    while (row < to) {
      long word = presence.word(row);
      int bits = Math.min(64, to - row);
      LittleEndian.putLong(bytes, at, bits == 64 ? word : word & ~(-1L << bits));
      at += Long.BYTES;
      row += 64;
    }
    page.advance(groups);
  }
}
