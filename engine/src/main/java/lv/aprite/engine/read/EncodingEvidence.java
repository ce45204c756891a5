package lv.aprite.engine.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.table.Letters;

/// What all bytes of a text, or of a part of it, say about its encoding, if that agrees with ASCII.
/// Parts are added up in any order.
final class EncodingEvidence {
  /// What stands beside a byte beyond ASCII.
  enum Neighbour {
    LOWER,
    UPPER,
    /// Beyond ASCII itself, so probably a letter.
    HIGH,
    DIGIT,
    OTHER
  }

  static final int NEIGHBOURS = Neighbour.values().length;

  /// The letters of ASCII, whatever their case, and what is none: the edge of a word.
  static final int BESIDE = 27;

  static final int EDGE = 26;

  // Nothing is known of a byte beyond ASCII, before the page is.
  private static final int UNKNOWN = -1;

  private static final int BUFFER_BYTES = 1 << 18;
  private static final byte[] CLASSES = new byte[256];

  static {
    for (int b = 0; b < 256; b++) {
      Neighbour neighbour =
          b >= 128
              ? Neighbour.HIGH
              : b >= 'a' && b <= 'z'
                  ? Neighbour.LOWER
                  : b >= 'A' && b <= 'Z'
                      ? Neighbour.UPPER
                      : b >= '0' && b <= '9' ? Neighbour.DIGIT : Neighbour.OTHER;
      CLASSES[b] = (byte) neighbour.ordinal();
    }
  }

  private static final int PLACES = 128 * NEIGHBOURS * NEIGHBOURS;

  private static final int PAIRS_FROM = PLACES + 2 * 128 * BESIDE;

  // By kinds of neighbours, then by letters before, then by letters behind; then each pair of bytes
  // beyond ASCII that stand side by side.
  private final long[] counts = new long[PAIRS_FROM + 128 * 128];
  private final long[] firstAt = new long[128];
  private long sequences;
  private long malformed;

  EncodingEvidence() {
    Arrays.fill(firstAt, Long.MAX_VALUE);
  }

  /// What was counted while a text was read; where in it is not known.
  static EncodingEvidence of(Letters letters) {
    EncodingEvidence evidence = new EncodingEvidence();
    long[] counts = letters.counts();
    for (int i = 0; i < counts.length; i++) {
      evidence.counts[i] = counts[i];
      if (i < PLACES && counts[i] > 0) {
        evidence.firstAt[i / (NEIGHBOURS * NEIGHBOURS)] = 0;
      }
    }
    evidence.sequences = letters.sequences();
    evidence.malformed = letters.malformed();
    return evidence;
  }

  /// Looks at all bytes of the source.
  static EncodingEvidence of(Source source) throws IOException {
    EncodingEvidence evidence = new EncodingEvidence();
    byte[] buffer = new byte[BUFFER_BYTES + Chunk.SLACK];
    long offset = 0;
    int kept = 0;
    try (InputStream in = source.open()) {
      while (true) {
        int read = in.readNBytes(buffer, kept, BUFFER_BYTES - kept);
        int length = kept + read;
        boolean ended = length < BUFFER_BYTES;
        int whole = ended ? length : wholeCharacters(buffer, length);
        evidence.add(buffer, 0, whole, offset);
        if (ended) {
          return evidence;
        }
        kept = length - whole;
        System.arraycopy(buffer, whole, buffer, 0, kept);
        offset += whole;
      }
    }
  }

  /// How much of the buffer ends with a whole character, if it is UTF-8.
  private static int wholeCharacters(byte[] buffer, int length) {
    for (int back = 1; back <= 3; back++) {
      int b = buffer[length - back];
      if (b >= (byte) 0xC0 && b < 0) {
        return Utf8.sequence(buffer, length - back, length) > 0 ? length : length - back;
      }
      if (b >= 0) {
        break;
      }
    }
    return length;
  }

  /// @param offset of the byte at `from` in the file
  void add(byte[] bytes, int from, int to, long offset) {
    int at = from;
    while (at < to) {
      if (at + 8 <= to) {
        long marks = Swar.word(bytes, at) & Swar.HIGHS;
        if (marks == 0) {
          at += 8;
          continue;
        }
        at += Swar.firstMarked(marks);
      } else if (bytes[at] >= 0) {
        at++;
        continue;
      }
      int length = Utf8.sequence(bytes, at, to);
      if (length > 0) {
        sequences++;
      } else {
        malformed++;
        length = 1;
      }
      for (int i = at; i < at + length; i++) {
        count(bytes, i, from, to, offset);
      }
      at += length;
    }
  }

  private void count(byte[] bytes, int at, int from, int to, long offset) {
    int high = bytes[at] & 0x7F;
    int before = at > from ? CLASSES[bytes[at - 1] & 0xFF] : Neighbour.OTHER.ordinal();
    int after = at + 1 < to ? CLASSES[bytes[at + 1] & 0xFF] : Neighbour.OTHER.ordinal();
    counts[(high * NEIGHBOURS + before) * NEIGHBOURS + after]++;
    if (before == Neighbour.HIGH.ordinal()) {
      counts[PAIRS_FROM + 128 * (bytes[at - 1] & 0x7F) + high]++;
    }
    int letterBefore = at > from ? beside(bytes[at - 1]) : EDGE;
    if (letterBefore != UNKNOWN) {
      counts[PLACES + high * BESIDE + letterBefore]++;
    }
    int letterAfter = at + 1 < to ? beside(bytes[at + 1]) : EDGE;
    if (letterAfter != UNKNOWN) {
      counts[PLACES + (128 + high) * BESIDE + letterAfter]++;
    }
    firstAt[high] = Math.min(firstAt[high], offset + at - from);
  }

  private static int beside(byte b) {
    int lower = b | 0x20;
    return b < 0 ? UNKNOWN : lower >= 'a' && lower <= 'z' ? lower - 'a' : EDGE;
  }

  void add(EncodingEvidence other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
    for (int i = 0; i < firstAt.length; i++) {
      firstAt[i] = Math.min(firstAt[i], other.firstAt[i]);
    }
    sequences += other.sequences;
    malformed += other.malformed;
  }

  boolean ascii() {
    return sequences == 0 && malformed == 0;
  }

  /// Valid UTF-8 throughout.
  boolean utf8() {
    return malformed == 0;
  }

  Letters letters() {
    return ascii() ? Letters.NONE : new Letters(sequences, malformed, counts);
  }

  /// How often the byte `high` + 128 stands between such neighbours.
  long count(int high, int before, int after) {
    return counts[(high * NEIGHBOURS + before) * NEIGHBOURS + after];
  }

  /// How often the byte `high` + 128 stands behind this letter, or at the beginning of a word.
  long countBehind(int high, int letter) {
    return counts[PLACES + high * BESIDE + letter];
  }

  /// How often the byte `high` + 128 stands before this letter, or at the end of a word.
  long countBefore(int high, int letter) {
    return counts[PLACES + (128 + high) * BESIDE + letter];
  }

  /// How often the byte `high` + 128 stands right before the byte `next` + 128.
  long pairs(int high, int next) {
    return counts[PAIRS_FROM + 128 * high + next];
  }

  /// Whether the byte `high` + 128 occurs.
  boolean occurs(int high) {
    return firstAt[high] < Long.MAX_VALUE;
  }

  /// Where in the file the byte `high` + 128 stands first.
  long firstAt(int high) {
    return firstAt[high];
  }

  /// Every byte is a character of the encoding.
  boolean decodes(Encoding encoding) {
    return switch (encoding.kind()) {
      case UTF_8 -> utf8();
      case UTF_16LE, UTF_16BE -> false;
      case PAGE -> decodes(CodePage.of(encoding));
    };
  }

  /// Every byte is a character of the page.
  boolean decodes(CodePage page) {
    boolean all = true;
    for (int high = 0; high < 128; high++) {
      all &= !occurs(high) || page.isDefined(high + 128);
    }
    return all;
  }

  /// Both encodings read the same letters out of it.
  boolean readAlike(Encoding one, Encoding other) {
    if (one == other || ascii()) {
      return true;
    }
    if (!one.isSingleByte() || !other.isSingleByte()) {
      return false;
    }
    return firstDifference(CodePage.of(one), CodePage.of(other)) < 0;
  }

  /// The byte, less 128, that stands first in the file among those that the pages read differently,
  /// or -1.
  int firstDifference(CodePage one, CodePage other) {
    int first = -1;
    for (int high = 0; high < 128; high++) {
      boolean differs = one.character(high + 128) != other.character(high + 128);
      if (occurs(high) && differs && (first < 0 || firstAt[high] < firstAt[first])) {
        first = high;
      }
    }
    return first;
  }
}
