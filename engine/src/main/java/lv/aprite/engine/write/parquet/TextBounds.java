package lv.aprite.engine.write.parquet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The least and the greatest of some texts, in the order of their bytes without sign.
///
/// Texts of more than [#BYTES_MAX] bytes are cut for statistics: the least at a character, which
/// makes it smaller still; the greatest at a character that is then raised by one, which makes it
/// greater than all that begin like it (apache/parquet-format, ColumnIndex).
final class TextBounds {
  static final int BYTES_MAX = 64;

  private static final byte[] NOTHING = new byte[0];

  private boolean empty = true;
  private byte[] leastBytes = NOTHING;
  private int leastFrom;
  private int leastTo;
  private long leastStart;
  private byte[] mostBytes = NOTHING;
  private int mostFrom;
  private int mostTo;
  private long mostStart;

  TextBounds() {
    clear();
  }

  void clear() {
    empty = true;
    leastBytes = NOTHING;
    leastStart = Long.MAX_VALUE;
    mostBytes = NOTHING;
    mostStart = Long.MIN_VALUE;
  }

  /// Takes a text into account; its bytes must stay as they are until [#bounds], and
  /// [PageBytes#SLACK] more may be read.
  void add(byte[] bytes, int from, int to) {
    long start = start(bytes, from, to);
    // Most texts lie between the bounds, and their first bytes say so.
    if (start > leastStart && start < mostStart) {
      return;
    }
    if (empty || Arrays.compareUnsigned(bytes, from, to, leastBytes, leastFrom, leastTo) < 0) {
      leastBytes = bytes;
      leastFrom = from;
      leastTo = to;
      leastStart = start;
    }
    if (empty || Arrays.compareUnsigned(bytes, from, to, mostBytes, mostFrom, mostTo) > 0) {
      mostBytes = bytes;
      mostFrom = from;
      mostTo = to;
      mostStart = start;
    }
    empty = false;
  }

  /// A number that is lower, or the same, for a text that is lower: its first eight bytes, as many
  /// as it has, in the order of numbers with a sign.
  private static long start(byte[] bytes, int from, int to) {
    return Long.reverseBytes(LittleEndian.getPart(bytes, from, to - from)) ^ Long.MIN_VALUE;
  }

  PageBounds bounds() {
    if (empty) {
      return new PageBounds.None();
    }
    byte[] most = cutAbove(Arrays.copyOfRange(mostBytes, mostFrom, mostTo));
    return most.length == 0 && mostTo > mostFrom
        ? new PageBounds.Unknown()
        : new PageBounds.Within(cutBelow(Arrays.copyOfRange(leastBytes, leastFrom, leastTo)), most);
  }

  /// A text of at most [#BYTES_MAX] bytes that is not above `text`.
  static byte[] cutBelow(byte[] text) {
    return text.length <= BYTES_MAX ? text : Arrays.copyOf(text, characterStart(text, BYTES_MAX));
  }

  /// A text of at most [#BYTES_MAX] bytes that is not below `text`, or an empty one if there is
  /// none.
  static byte[] cutAbove(byte[] text) {
    if (text.length <= BYTES_MAX) {
      return text;
    }
    int end = characterStart(text, BYTES_MAX);
    while (end > 0) {
      int start = characterStart(text, end - 1);
      byte[] raised = raised(text, start, end);
      if (raised.length > 0 && start + raised.length <= BYTES_MAX) {
        byte[] cut = Arrays.copyOf(text, start + raised.length);
        System.arraycopy(raised, 0, cut, start, raised.length);
        return cut;
      }
      end = start;
    }
    return NOTHING;
  }

  /// Where the character begins that the byte `at` belongs to.
  private static int characterStart(byte[] text, int at) {
    int start = at;
    while (start > 0 && (text[start] & 0xC0) == 0x80) {
      start--;
    }
    return start;
  }

  /// The next character after this one, or nothing after the last of all.
  private static byte[] raised(byte[] text, int start, int end) {
    int next = new String(text, start, end - start, StandardCharsets.UTF_8).codePointAt(0) + 1;
    if (next > Character.MAX_CODE_POINT) {
      return NOTHING;
    }
    // Surrogates are no characters.
    int character = next == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : next;
    return Character.toString(character).getBytes(StandardCharsets.UTF_8);
  }
}
