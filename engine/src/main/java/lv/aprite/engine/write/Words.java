package lv.aprite.engine.write;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Eight bytes of a text at a time; the first is the lowest of the `long`.
final class Words {
  /// Room that is needed behind what is written, because whole words are.
  static final int SLACK = 8;

  static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private Words() {}

  /// The high bit of each byte that is this one. A byte above a marked one may be marked wrongly;
  /// the lowest mark is always right.
  static long equal(long word, int ascii) {
    long difference = word ^ ONES * ascii;
    return (difference - ONES) & ~difference & HIGHS;
  }

  /// The same for each byte that is below a bound of at most 128.
  static long below(long word, int bound) {
    return (word - ONES * bound) & ~word & HIGHS;
  }

  /// Only the marks of the first `count` bytes, 1 to 8.
  static long first(long marks, int count) {
    return marks & -1L >>> 64 - 8 * count;
  }

  static int firstMarked(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }
}
