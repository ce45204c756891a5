package lv.aprite.engine.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lv.aprite.engine.contract.Encoding;

/// Whether a program that saved a text lost letters of it. A program that writes a code page puts a
/// question mark where the page has no such letter, or the letter without its marks (`Rīga`,
/// `R?ga`, `Riga`); one that reads in the wrong page makes other letters of it (`RÄ«ga`).
///
/// @param kept all letters beyond ASCII, in lower case, that are anywhere in what was saved: those
///   the program did not lose
/// @param unicode whether what was saved shows itself that it has room for every letter
/// @param page the code page that it was saved in, if that has fewer letters than what was handed
///   out may have
/// @param pages that have all that was kept: the program may have saved in one of them
record LostLetters(
    Set<Integer> kept, boolean unicode, Optional<Encoder> page, List<CodePage> pages) {
  private static final List<Encoding> ENCODINGS =
      List.of(
          Encoding.UTF_8,
          Encoding.WINDOWS_1257,
          Encoding.WINDOWS_1252,
          Encoding.WINDOWS_1250,
          Encoding.ISO_8859_13,
          Encoding.ISO_8859_4);

  /// What programs save in, besides Unicode.
  private static final List<CodePage> PAGES =
      Stream.of(
              Stream.of(CodePage.ASCII),
              ENCODINGS.stream().filter(Encoding::isSingleByte).map(CodePage::of),
              LookAlike.ALL.stream().map(LookAlike::page))
          .flatMap(pages -> pages)
          .toList();

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Punct}&&[^?]]+");

  /// Spreadsheets keep no more of a cell, and cut off the rest.
  private static final int CELL_CHARACTERS_MAX = 32_767;

  LostLetters {
    kept = Set.copyOf(kept);
    pages = List.copyOf(pages);
  }

  LostLetters(Set<Integer> kept, boolean unicode, Optional<Encoder> page) {
    this(
        kept,
        unicode,
        page,
        PAGES.stream().filter(one -> kept.stream().allMatch(one::has)).toList());
  }

  /// @param before the text that was handed out
  /// @param after another one, that came back in its place
  boolean isLossOf(String before, String after) {
    return page.filter(letters -> !letters.hasAll(before)).isPresent()
        || isCut(before, after)
        || count(after, '?') > count(before, '?') && (!unicode || isReplaced(before, after))
        || hasLost(before, after)
        || isGarbled(before, after);
  }

  private static boolean isCut(String before, String after) {
    return after.length() < before.length()
        && after.length() >= CELL_CHARACTERS_MAX - 1
        && before.startsWith(after);
  }

  /// Whether the texts are alike but for question marks, or letters without marks, where one has
  /// letters beyond ASCII.
  static boolean isReplaced(String before, String after) {
    return isReplaced(before, after, 1) || isReplaced(before, after, 2);
  }

  /// @param marks that stand for a character of two units
  private static boolean isReplaced(String before, String after, int marks) {
    int at = 0;
    for (int i = 0; i < before.length(); ) {
      int letter = before.codePointAt(i);
      i += Character.charCount(letter);
      String plain = Encoder.plain(letter);
      String lost = letter < 0x10000 ? "?" : "?".repeat(marks);
      String same = Character.toString(letter);
      if (after.startsWith(same, at)) {
        at += same.length();
      } else if (letter >= 0x80 && after.startsWith(lost, at)) {
        at += lost.length();
      } else if (letter >= 0x80 && after.startsWith(plain, at)) {
        at += plain.length();
      } else {
        return false;
      }
    }
    return at == after.length();
  }

  /// Whether a word of the one text is in the other without the letters that a program may have
  /// lost: those that are nowhere else in what was saved, and not in a code page that has all that
  /// are there.
  private boolean hasLost(String before, String after) {
    Set<String> lossy = new HashSet<>();
    BETWEEN_WORDS
        .splitAsStream(before)
        .forEach(word -> {
          lossy.add(replaced(word, Encoder::plain));
          lossy.add(replaced(word, letter -> "?"));
        });
    BETWEEN_WORDS.splitAsStream(before).forEach(lossy::remove);
    return BETWEEN_WORDS.splitAsStream(after).anyMatch(lossy::contains);
  }

  private String replaced(String word, IntFunction<String> by) {
    StringBuilder text = new StringBuilder();
    word.codePoints()
        .forEach(letter -> {
          if (letter >= 0x80 && isLosable(letter)) {
            text.append(by.apply(letter));
          } else {
            text.appendCodePoint(letter);
          }
        });
    return text.toString();
  }

  private boolean isLosable(int letter) {
    return !kept.contains(Character.toLowerCase(letter))
        && pages.stream().anyMatch(page -> !page.has(letter));
  }

  private static long count(String text, int letter) {
    return text.codePoints().filter(one -> one == letter).count();
  }

  /// Whether one text is the other in the wrong encoding.
  private static boolean isGarbled(String before, String after) {
    if (before.codePoints().allMatch(letter -> letter < 0x80)) {
      return false;
    }
    for (Encoding written : ENCODINGS) {
      Encoder encoder = new Encoder(written);
      if (!encoder.hasAll(before)) {
        continue;
      }
      byte[] bytes = encoder.bytes(before);
      for (Encoding read : ENCODINGS) {
        if (read != written && text(bytes, read).equals(after)) {
          return true;
        }
      }
    }
    return false;
  }

  private static String text(byte[] bytes, Encoding encoding) {
    if (!encoding.isSingleByte()) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    CodePage page = CodePage.of(encoding);
    StringBuilder text = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      text.append(page.character(b & 0xFF));
    }
    return text.toString();
  }

  /// The letters of a text as they are kept in [#kept].
  static List<Integer> letters(String text) {
    List<Integer> letters = new ArrayList<>();
    text.codePoints()
        .filter(letter -> letter >= 0x80)
        .map(Character::toLowerCase)
        .forEach(letters::add);
    return letters;
  }
}
