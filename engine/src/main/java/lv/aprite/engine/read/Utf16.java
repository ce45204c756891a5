package lv.aprite.engine.read;

/// UTF-16 to UTF-8, strictly: a surrogate without its other half is no character (Unicode Standard
/// §3.9, D91).
final class Utf16 {
  /// Bytes of the longest character in UTF-8.
  static final int BYTES_MAX = 4;

  private Utf16() {}

  static int unit(byte[] raw, int at, boolean bigEndian) {
    int first = raw[at] & 0xFF;
    int second = raw[at + 1] & 0xFF;
    return bigEndian ? first << 8 | second : second << 8 | first;
  }

  /// The character that begins with these units, -1 for a unit that is not there; or -1 when there
  /// is none.
  static int codePoint(int unit, int next) {
    if (unit < 0xD800 || unit > 0xDFFF) {
      return unit;
    }
    boolean pair = unit <= 0xDBFF && next >= 0xDC00 && next <= 0xDFFF;
    return pair ? Character.toCodePoint((char) unit, (char) next) : -1;
  }

  static String fault(int unit) {
    return unit < 0
        ? "a single byte at the end"
        : "the surrogate "
            + Integer.toHexString(unit).toUpperCase(java.util.Locale.ROOT)
            + " alone";
  }

  static int put(int codePoint, byte[] into, int from) {
    int at = from;
    if (codePoint < 0x80) {
      into[at++] = (byte) codePoint;
    } else if (codePoint < 0x800) {
      into[at++] = (byte) (0xC0 | codePoint >> 6);
      into[at++] = (byte) (0x80 | codePoint & 0x3F);
    } else if (codePoint < 0x10000) {
      into[at++] = (byte) (0xE0 | codePoint >> 12);
      into[at++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
      into[at++] = (byte) (0x80 | codePoint & 0x3F);
    } else {
      into[at++] = (byte) (0xF0 | codePoint >> 18);
      into[at++] = (byte) (0x80 | codePoint >> 12 & 0x3F);
      into[at++] = (byte) (0x80 | codePoint >> 6 & 0x3F);
      into[at++] = (byte) (0x80 | codePoint & 0x3F);
    }
    return at;
  }

  /// How many bytes of UTF-16 the UTF-8 text stands for.
  static long bytesOf(byte[] utf8, int from, int to) {
    long units = 0;
    for (int i = from; i < to; i++) {
      int b = utf8[i];
      units += (b & 0xC0) == 0x80 ? 0 : (b & 0xF8) == 0xF0 ? 2 : 1;
    }
    return 2 * units;
  }
}
