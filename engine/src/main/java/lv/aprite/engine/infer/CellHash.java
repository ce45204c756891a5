package lv.aprite.engine.infer;

/// 64 bits of a cell. Equal cells have equal bits; different ones hardly ever have.
final class CellHash {
  /// Of a cell without a value.
  static final long MISSING = 0;

  private static final long PHI = 0x9E3779B97F4A7C15L;

  private CellHash() {}

  static long of(byte[] bytes, int start, int end) {
    long hash = mix(end - start);
    long word = 0;
    int inWord = 0;
    for (int i = start; i < end; i++) {
      word = word << 8 | (bytes[i] & 0xFF);
      if (++inWord == Long.BYTES) {
        hash = mix(hash ^ word);
        word = 0;
        inWord = 0;
      }
    }
    long all = mix(hash ^ word);
    return all == MISSING ? PHI : all;
  }

  /// Of several cells in order.
  static long with(long hash, long next) {
    return mix(hash ^ next);
  }

  /// The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
  private static long mix(long value) {
    long z = value + PHI;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
