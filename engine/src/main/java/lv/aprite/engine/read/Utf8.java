package lv.aprite.engine.read;

/// Strict UTF-8: shortest forms only, no surrogates, nothing above U+10FFFF (Unicode Standard §3.9,
/// table 3-7).
final class Utf8 {
  private Utf8() {}

  /// Finds whatever is no character, and each NUL. A malformed sequence counts once: its maximal
  /// subpart (Unicode Standard §3.9, U+FFFD substitution), or one byte.
  static void check(byte[] bytes, int from, int to, Faults faults) {
    int at = from;
    while (at + 8 <= to) {
      long word = Swar.word(bytes, at);
      // Marks what is not ASCII and, above no other mark wrongly, what is zero.
      long marks = (word | (word - Swar.ONES)) & Swar.HIGHS;
      if (marks == 0) {
        at += 8;
      } else {
        at += Swar.firstMarked(marks);
        at = step(bytes, at, to, faults);
      }
    }
    while (at < to) {
      at = bytes[at] > 0 ? at + 1 : step(bytes, at, to, faults);
    }
  }

  private static int step(byte[] bytes, int at, int to, Faults faults) {
    int length = sequence(bytes, at, to);
    if (length > 0) {
      return at + length;
    }
    faults.add(at, at, bytes[at] & 0xFF);
    return at + Math.max(1, -length);
  }

  /// The length of the character of several bytes that begins at `at`; or, when there is none,
  /// minus the number of bytes that could have begun one, 0 for NUL.
  static int sequence(byte[] bytes, int at, int to) {
    int lead = bytes[at];
    if (lead >= 0) {
      return lead == 0 ? 0 : 1;
    }
    if (lead >= (byte) 0xC2 && lead <= (byte) 0xDF) {
      return continues(bytes, at + 1, to) ? 2 : -1;
    }
    if (lead >= (byte) 0xE0 && lead <= (byte) 0xEF) {
      return three(bytes, at, to, lead);
    }
    if (lead >= (byte) 0xF0 && lead <= (byte) 0xF4) {
      return four(bytes, at, to, lead);
    }
    return -1;
  }

  private static int three(byte[] bytes, int at, int to, int lead) {
    if (!continues(bytes, at + 1, to)) {
      return -1;
    }
    int second = bytes[at + 1];
    boolean overlong = lead == (byte) 0xE0 && second < (byte) 0xA0;
    boolean surrogate = lead == (byte) 0xED && second >= (byte) 0xA0;
    if (overlong || surrogate) {
      return -1;
    }
    return continues(bytes, at + 2, to) ? 3 : -2;
  }

  private static int four(byte[] bytes, int at, int to, int lead) {
    if (!continues(bytes, at + 1, to)) {
      return -1;
    }
    int second = bytes[at + 1];
    boolean overlong = lead == (byte) 0xF0 && second < (byte) 0x90;
    boolean beyond = lead == (byte) 0xF4 && second >= (byte) 0x90;
    if (overlong || beyond) {
      return -1;
    }
    if (!continues(bytes, at + 2, to)) {
      return -2;
    }
    return continues(bytes, at + 3, to) ? 4 : -3;
  }

  private static boolean continues(byte[] bytes, int at, int to) {
    return at < to && bytes[at] < (byte) 0xC0;
  }
}
