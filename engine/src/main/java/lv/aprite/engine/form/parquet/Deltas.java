package lv.aprite.engine.form.parquet;

import lv.aprite.engine.form.BrokenDocument;

/// Whole numbers as differences (`Encodings.md`, DELTA_BINARY_PACKED).
final class Deltas {
  private static final int BLOCK_MAX = 1 << 16;

  private final String column;
  private final byte[] bytes;
  private final int end;
  private int at;

  private Deltas(String column, byte[] bytes, int from, int to) {
    this.column = column;
    this.bytes = bytes;
    at = from;
    end = to;
  }

  /// What was read.
  static final class Read {
    private final long[] values;
    private final int after;

    private Read(long[] values, int after) {
      this.values = values;
      this.after = after;
    }

    /// The very numbers, for whoever asked for them.
    long[] values() {
      return values;
    }

    /// Where the next byte stands.
    int after() {
      return after;
    }
  }

  static Read read(String column, byte[] bytes, int from, int to, int count) throws BrokenDocument {
    Deltas deltas = new Deltas(column, bytes, from, to);
    long[] values = deltas.values(count);
    return new Read(values, deltas.at);
  }

  private long[] values(int count) throws BrokenDocument {
    long block = varint();
    long minis = varint();
    long total = varint();
    long first = zigzag();
    if (block <= 0
        || block > BLOCK_MAX
        || minis <= 0
        || minis > block
        || block % minis != 0
        || block / minis % 32 != 0
        || total != count) {
      throw broken();
    }
    int perMini = (int) (block / minis);
    long[] values = new long[count];
    if (count == 0) {
      return values;
    }
    values[0] = first;
    int filled = 1;
    long last = first;
    while (filled < count) {
      long least = zigzag();
      int widths = at;
      if (end - at < minis) {
        throw broken();
      }
      at += (int) minis;
      for (int m = 0; m < minis && filled < count; m++) {
        int width = bytes[widths + m] & 0xFF;
        int size = perMini * width / 8;
        int most = Math.min(perMini, count - filled);
        if (width > 64 || ((long) most * width + 7) / 8 > end - at) {
          throw broken();
        }
        Bits bits = new Bits(bytes, at, end);
        for (int i = 0; i < most; i++) {
          last += least + bits.next(width);
          values[filled++] = last;
        }
        at += Math.min(size, end - at);
      }
    }
    return values;
  }

  private long varint() throws BrokenDocument {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at == end) {
        throw broken();
      }
      int b = bytes[at++] & 0xFF;
      value |= (long) (b & 0x7F) << shift;
      if (b < 0x80) {
        return value;
      }
    }
    throw broken();
  }

  private long zigzag() throws BrokenDocument {
    long value = varint();
    return value >>> 1 ^ -(value & 1);
  }

  private BrokenDocument broken() {
    return Damage.malformed(column, "differences as Parquet packs them", "other bytes");
  }
}
