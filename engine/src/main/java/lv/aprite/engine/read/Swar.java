package lv.aprite.engine.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Eight bytes at a time in one `long` ("SIMD within a register"); the first byte is the lowest.
final class Swar {
  static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  static final long ONES = 0x0101010101010101L;
  private static final long QUOTES = ONES * '"';
  private static final long SPACES = ONES * ' ';
  static final long HIGHS = 0x8080808080808080L;

  /// Bytes for which one `long` has a bit each.
  static final int BLOCK = 64;

  private Swar() {}

  static long word(byte[] bytes, int at) {
    return (long) WORD.get(bytes, at);
  }

  static long repeat(int ascii) {
    return ONES * ascii;
  }

  /// The high bit of each byte that is zero. A byte above a zero one may be marked wrongly; the
  /// lowest mark is always right.
  static long zeros(long word) {
    return (word - ONES) & ~word & HIGHS;
  }

  /// The high bits of the eight bytes side by side, the first byte's lowest.
  static long pack(long marks) {
    return ((marks & HIGHS) >>> 7) * 0x0102040810204080L >>> 56;
  }

  static int firstMarked(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }

  /// Where the byte next stands from `from` to before `to`, or -1.
  static int indexOf(byte[] bytes, int from, int to, byte wanted) {
    long pattern = repeat(wanted);
    int at = from;
    for (; at + 8 <= to; at += 8) {
      long marks = zeros(word(bytes, at) ^ pattern);
      if (marks != 0) {
        return at + firstMarked(marks);
      }
    }
    for (; at < to; at++) {
      if (bytes[at] == wanted) {
        return at;
      }
    }
    return -1;
  }

  /// One bit for each of the 64 bytes, the lowest for the first: set where the delimiter, a quote
  /// or a control character is, and perhaps at some other bytes after such.
  static long marks(byte[] text, int at, long delimiters) {
    long marks = 0;
    for (int i = 0; i < BLOCK; i += 8) {
      long word = word(text, at + i);
      long d = word ^ delimiters;
      long q = word ^ QUOTES;
      long high = ((d - ONES) & ~d) | ((q - ONES) & ~q) | ((word - SPACES) & ~word);
      marks |= pack(high) << i;
    }
    return marks;
  }
}
