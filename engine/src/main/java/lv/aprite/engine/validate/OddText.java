package lv.aprite.engine.validate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.table.RawBatch;

/// What a text may have in it that a person should know of: it is published as it stands.
///
/// Nearly every text is plain, so a batch is looked through as a whole first, eight bytes at a
/// time; only its texts' first bytes are looked at one by one.
final class OddText {
  /// What is odd.
  ///
  /// @param found in words; empty where the text itself tells
  record Oddity(Rule rule, String expected, String found) {
    static final Oddity FORMULA =
        new Oddity(Rule.FORMULA_LIKE, "a text that no spreadsheet takes for a formula", "");
    private static final Oddity LOST = new Oddity(Rule.LETTERS_LOST, "all letters of the text", "");
    private static final Oddity GARBLED =
        new Oddity(Rule.LETTERS_GARBLED, "letters in the encoding of the file", "");
    private static final Oddity DECOMPOSED =
        new Oddity(Rule.LETTERS_DECOMPOSED, "letters in one piece (Unicode NFC)", "");

    private static Oddity invisible(char c) {
      return new Oddity(Rule.CHARACTER_INVISIBLE, "characters that can be seen", words(c));
    }
  }

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUESTION_MARKS = ONES * '?';
  private static final long SPACES = ONES * ' ';
  private static final long DELETES = ONES * 0x7F;

  // What UTF-8 of Latin letters and of quotes begins with, read as a page of Windows.
  private static final String GARBLED_FIRST = "ÃÄÅÂâĆā";

  // What the other bytes of UTF-8 are in these pages, but for letters of languages that write them.
  private static final String GARBLED_NEXT =
      "€‚ƒ„…†‡ˆ‰‹ŒŽ‘’“”•–—˜™›œžŸ¨ˇ¸¯˛\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯°±²³´µ¶·¸¹º»¼½¾¿¶·ø¹ŗæ";

  private OddText() {}

  /// Whether there is nothing in the batch but printable ASCII without question marks, and line
  /// ends.
  static boolean isPlain(RawBatch raw) {
    int cells = raw.rows() * raw.columns();
    if (cells == 0) {
      return true;
    }
    byte[] bytes = raw.bytes();
    int at = raw.starts()[0];
    int end = raw.ends()[cells - 1];
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      long word = (long) WORD.get(bytes, at);
      long marks = word ^ QUESTION_MARKS;
      long deletes = word ^ DELETES;
      if (((word | (marks - ONES) & ~marks | (deletes - ONES) & ~deletes) & HIGHS) != 0) {
        return false;
      }
      if (((word - SPACES) & ~word & HIGHS) != 0 && !hasOnlyLineEnds(bytes, at, at + Long.BYTES)) {
        return false;
      }
    }
    return hasOnlyLineEnds(bytes, at, end);
  }

  private static boolean hasOnlyLineEnds(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b < 0 || b == '?' || b == 0x7F || b < ' ' && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return true;
  }

  /// Whether a spreadsheet would take the text for a formula (OWASP, CSV injection): it begins with
  /// `=`, or with `+`, `-` or `@` before what is no number, or calls another program.
  static boolean isFormula(byte[] bytes, int from, int to) {
    if (to - from < 2) {
      return false;
    }
    return switch (bytes[from]) {
      case '=' -> true;
      case '\t', '\r' -> isFormula(bytes, from + 1, to);
      case '@' -> contains(bytes, from, to, "(!|");
      case '+', '-' ->
          contains(bytes, from, to, "(!|=")
                  && !contains(bytes, from, to, " ")
                  && !isPhone(bytes, from, to)
              || contains(bytes, from, to, "!|");
      case 'D' -> startsWith(bytes, from, to, "DDE (") || startsWith(bytes, from, to, "DDE(");
      default -> false;
    };
  }

  /// `+371(67)123456`
  private static boolean isPhone(byte[] bytes, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      byte b = bytes[i];
      boolean fits = b >= '0' && b <= '9' || b == '(' || b == ')' || b == '-' || b == '/';
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(byte[] bytes, int from, int to, String some) {
    for (int i = from; i < to; i++) {
      if (bytes[i] > 0 && some.indexOf(bytes[i]) >= 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] bytes, int from, int to, String ascii) {
    boolean starts = ascii.length() <= to - from;
    for (int i = 0; starts && i < ascii.length(); i++) {
      starts = bytes[from + i] == ascii.charAt(i);
    }
    return starts;
  }

  /// What else is odd about the text, the worst that there is.
  static Optional<Oddity> of(byte[] bytes, int from, int to) {
    if (hasOnlyLineEnds(bytes, from, to)) {
      return Optional.empty();
    }
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    Optional<Oddity> worst = Optional.empty();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char before = i > 0 ? text.charAt(i - 1) : ' ';
      char after = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
      if (c == '\uFFFD' || c == '?' && isLost(text, before, after)) {
        return Optional.of(Oddity.LOST);
      }
      if (GARBLED_FIRST.indexOf(c) >= 0
          && GARBLED_NEXT.indexOf(after) >= 0
          && isGarbled(c, after)) {
        return Optional.of(Oddity.GARBLED);
      }
      if (isInvisible(c)) {
        worst = Optional.of(Oddity.invisible(c));
      } else if (worst.isEmpty() && c >= '\u0300' && c <= '\u036F' && Character.isLetter(before)) {
        worst = Optional.of(Oddity.DECOMPOSED);
      }
    }
    return worst;
  }

  /// A question mark inside a word, unless it is an address's.
  private static boolean isLost(String text, char before, char after) {
    return Character.isLowerCase(after)
        && Character.isLetter(before)
        && text.indexOf("://") < 0
        && text.indexOf('=') < 0
        && !text.startsWith("www.");
  }

  /// `â` and `ā` begin quotes and dashes only, whose UTF-8 goes on with `€`.
  private static boolean isGarbled(char first, char next) {
    return first != 'â' && first != 'ā' || next == '€';
  }

  private static boolean isInvisible(char c) {
    return c < ' ' && c != '\n' && c != '\r' && c != '\t'
        || c >= '\u007F' && c < '\u00A0'
        || c == '\u00AD'
        || c >= '\u200B' && c <= '\u200F'
        || c >= '\u202A' && c <= '\u202E'
        || c >= '\u2060' && c <= '\u2069'
        || c == '\uFEFF';
  }

  private static String words(char c) {
    String name = Character.getName(c);
    return String.format(
        Locale.ROOT, "U+%04X%s", (int) c, name == null ? "" : ", " + name.toLowerCase(Locale.ROOT));
  }
}
