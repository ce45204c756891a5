package lv.aprite.engine.form.parquet;

/// Numbers of some bits each, the lowest bit first.
final class Bits {
  private final byte[] bytes;
  private final int end;
  private int at;
  private int bit;

  Bits(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    at = from;
    end = to;
  }

  /// The next number; bits beyond the end are zero.
  long next(int width) {
    long value = 0;
    for (int got = 0; got < width; ) {
      int some = Math.min(8 - bit, width - got);
      long part = at < end ? (bytes[at] & 0xFF) >>> bit & (1 << some) - 1 : 0;
      value |= part << got;
      got += some;
      bit += some;
      if (bit == 8) {
        bit = 0;
        at++;
      }
    }
    return value;
  }
}
