package lv.aprite.engine.validate;

import java.nio.ByteOrder;
import java.util.List;
import lv.aprite.engine.cell.ByteText;
import lv.aprite.engine.table.Batch;

/// The key of a row: as 64 bits, by which most rows are told apart, and in full.
///
/// Equal keys have equal bits; different ones seldom have. Both are made of the values, not of how
/// the source writes them: `1.5` and `1.50` are one key.
public final class KeyHash {
  private static final long PHI = 0x9E3779B97F4A7C15L;
  private static final java.lang.invoke.VarHandle LONGS =
      java.lang.invoke.MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int[] columns;

  private final long mask;

  /// @param columns positions of the key's fields in the schema
  public KeyHash(List<Integer> columns) {
    this(columns, -1L);
  }

  /// @param mask bits that are kept: with few of them different keys often hash alike, which is how
  ///   that case is tested
  KeyHash(List<Integer> columns, long mask) {
    this.mask = mask;
    this.columns = columns.stream().mapToInt(Integer::intValue).toArray();
  }

  /// Whether some part of the key is missing.
  public boolean missing(Batch batch, int row) {
    for (int column : columns) {
      if (batch.columns().get(column).missing()[row]) {
        return true;
      }
    }
    return false;
  }

  /// The bits of the keys of all rows of the batch in which no part is missing, in row order;
  /// returns how many.
  public int hashes(Batch batch, long[] into) {
    int n = 0;
    for (int row = 0; row < batch.rows(); row++) {
      if (!missing(batch, row)) {
        into[n++] = hash(batch, row);
      }
    }
    return n;
  }

  public long hash(Batch batch, int row) {
    long hash = PHI;
    for (int column : columns) {
      hash =
          switch (batch.columns().get(column)) {
            case Batch.Column.Longs longs -> mix(hash ^ longs.values()[row]);
            // The length goes in too, so that ("a", "bc") is not ("ab", "c").
            case Batch.Column.Texts texts ->
                text(hash, texts.bytes(), texts.starts()[row], texts.ends()[row]);
          };
    }
    return hash & mask;
  }

  private static long text(long seed, byte[] bytes, int start, int end) {
    long hash = mix(seed ^ (end - start));
    int i = start;
    for (; i + 8 <= end; i += 8) {
      hash = mix(hash ^ (long) LONGS.get(bytes, i));
    }
    long rest = 0;
    for (; i < end; i++) {
      rest = rest << 8 | (bytes[i] & 0xFF);
    }
    return mix(hash ^ rest);
  }

  /// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): a bijection in which every bit of the
  /// input moves half of the output's.
  private static long mix(long value) {
    long z = value + PHI;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /// The key in full, each part with its length before it: two rows have the same key if and only
  /// if these bytes are the same.
  public byte[] bytes(Batch batch, int row) {
    ByteText key = new ByteText(64);
    for (int column : columns) {
      switch (batch.columns().get(column)) {
        case Batch.Column.Longs longs -> append(key, longs.values()[row]);
        case Batch.Column.Texts texts -> {
          append(key, texts.ends()[row] - texts.starts()[row]);
          key.append(texts.bytes(), texts.starts()[row], texts.ends()[row]);
        }
      }
    }
    return key.toBytes();
  }

  private static void append(ByteText key, long value) {
    byte[] bytes = new byte[Long.BYTES];
    LONGS.set(bytes, 0, value);
    key.append(bytes, 0, bytes.length);
  }
}
