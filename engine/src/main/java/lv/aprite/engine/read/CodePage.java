package lv.aprite.engine.read;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import lv.aprite.engine.contract.Encoding;

/// A page of 256 characters, the lower half ASCII.
///
/// Bytes that stand for no character are marked by U+FFFD. So are the control characters 80 to 9F
/// of ISO 8859, which no table contains: a file that has them is in a page of Windows.
final class CodePage {
  private static final char NONE = '\uFFFD';
  static final String CONTROLS = String.valueOf(NONE).repeat(32);

  static final CodePage ASCII = new CodePage(String.valueOf(NONE).repeat(128));

  private final char[] characters;

  // UTF-8 of each character, the first byte lowest; its length in the highest byte.
  private final int[] utf8 = new int[128];

  /// @param upperHalf the characters of the bytes 80 to FF
  CodePage(String upperHalf) {
    characters = upperHalf.toCharArray();
    for (int i = 0; i < 128; i++) {
      byte[] encoded = String.valueOf(characters[i]).getBytes(StandardCharsets.UTF_8);
      int packed = encoded.length << 24;
      for (int b = 0; b < encoded.length; b++) {
        packed |= (encoded[b] & 0xFF) << 8 * b;
      }
      utf8[i] = packed;
    }
  }

  /// The page of an encoding of single bytes.
  static CodePage of(Encoding encoding) {
    return CodePages.of(encoding);
  }

  /// The character, U+FFFD when the byte stands for none.
  char character(int b) {
    return b < 128 ? (char) b : characters[b - 128];
  }

  /// Whether it has this character beyond ASCII.
  boolean has(int codePoint) {
    for (char character : characters) {
      if (character == codePoint && character != NONE) {
        return true;
      }
    }
    return false;
  }

  boolean isDefined(int b) {
    return character(b) != NONE;
  }

  /// The bytes that have room for the text as UTF-8, or no room when it is all ASCII and is UTF-8
  /// as it stands.
  static int recodedBytesMax(byte[] bytes, int length) {
    int high = 0;
    int at = 0;
    for (; at + 8 <= length; at += 8) {
      high += Long.bitCount(Swar.word(bytes, at) & Swar.HIGHS);
    }
    for (; at < length; at++) {
      high += bytes[at] < 0 ? 1 : 0;
    }
    return high == 0 ? 0 : length + 2 * high;
  }

  /// Writes the text as UTF-8 into `into`, which has a word of room beyond. The number of bytes
  /// written.
  int recode(byte[] bytes, int length, byte[] into, Faults faults) {
    int at = 0;
    int out = 0;
    while (at < length) {
      long word = at + 8 <= length ? Swar.word(bytes, at) : Swar.HIGHS;
      if (((word | (word - Swar.ONES)) & Swar.HIGHS) == 0) {
        Swar.WORD.set(into, out, word);
        at += 8;
        out += 8;
        continue;
      }
      int stop = Math.min(at + 8, length);
      for (; at < stop; at++) {
        int b = bytes[at];
        if (b > 0) {
          into[out++] = (byte) b;
          continue;
        }
        if (b == 0 || characters[b & 0x7F] == NONE) {
          faults.add(out, at, b & 0xFF);
        }
        out = b == 0 ? putNul(into, out) : put(utf8[b & 0x7F], into, out);
      }
    }
    return out;
  }

  private static int putNul(byte[] into, int out) {
    into[out] = 0;
    return out + 1;
  }

  private static int put(int packed, byte[] into, int from) {
    int length = packed >>> 24;
    for (int b = 0; b < length; b++) {
      into[from + b] = (byte) (packed >>> 8 * b);
    }
    return from + length;
  }

  @Override
  public String toString() {
    return Arrays.toString(characters);
  }
}
