package lv.aprite.engine.write.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A decimal of up to 38 digits as its unscaled value in 128 bits.
record WideDecimal(long high, long low) implements Comparable<WideDecimal> {
  static final int BYTES = 16;

  private static final VarHandle BIG_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /// Digits are taken eighteen at a time: so many always fit in a long.
  private static final long PART_MAX = 1_000_000_000_000_000_000L;

  /// Reads canonical text: digits, at most one mark, at most a minus before them. The mark does not
  /// count: the field's scale says where it stands.
  static WideDecimal parse(byte[] bytes, int from, int to) {
    boolean negative = from < to && bytes[from] == '-';
    WideDecimal sum = new WideDecimal(0, 0);
    long part = 0;
    long power = 1;
    for (int i = negative ? from + 1 : from; i < to; i++) {
      byte at = bytes[i];
      if (at == '.') {
        continue;
      }
      if (at < '0' || at > '9') {
        throw new IllegalArgumentException("decimal: expected a digit at byte " + (i - from));
      }
      part = part * 10 + (at - '0');
      power *= 10;
      if (power == PART_MAX) {
        sum = sum.timesPlus(power, part);
        part = 0;
        power = 1;
      }
    }
    sum = sum.timesPlus(power, part);
    return negative ? sum.negated() : sum;
  }

  private WideDecimal timesPlus(long factor, long addend) {
    long product = low * factor;
    long sum = product + addend;
    long carry = Long.compareUnsigned(sum, product) < 0 ? 1 : 0;
    return new WideDecimal(high * factor + Math.unsignedMultiplyHigh(low, factor) + carry, sum);
  }

  private WideDecimal negated() {
    return new WideDecimal(low == 0 ? -high : ~high, -low);
  }

  void put(byte[] bytes, int at) {
    BIG_ENDIAN.set(bytes, at, high);
    BIG_ENDIAN.set(bytes, at + Long.BYTES, low);
  }

  @Override
  public int compareTo(WideDecimal other) {
    int byHigh = Long.compare(high, other.high);
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }
}
