package lv.aprite.publication.correction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What spreadsheets make of the cells of a text file that they open and save.
enum Spreadsheet {
  /// Takes an apostrophe as it stands, and saves in Unicode.
  KEEPS_LETTERS,
  /// Takes an apostrophe in front for its own sign of text, and leaves it out when it saves.
  DROPS_APOSTROPHES,
  /// Saves in the code page of its country: letters that are not there become question marks.
  BALTIC,
  /// Letters that are not there lose their marks, or become question marks.
  WESTERN;

  private static final Charset WINDOWS_1257 = Charset.forName("windows-1257");
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  boolean keepsLetters() {
    return this == KEEPS_LETTERS || this == DROPS_APOSTROPHES;
  }

  /// The cell as it is saved after it was opened and left alone.
  String rewritten(String cell) {
    String text = cell.replace("\r\n", "\n");
    if (text.startsWith("'")) {
      return this == DROPS_APOSTROPHES ? text.substring(1) : text;
    }
    String bare = text.strip();
    if (bare.toLowerCase(Locale.ROOT).matches("true|false|patiess|aplams")) {
      return bare.toUpperCase(Locale.ROOT);
    }
    if (bare.matches("[=+@].*|-.*[^0-9.,eE+-].*|--.*")) {
      return "#NAME?";
    }
    if (bare.matches("(?i)\\d{1,4}[-./]\\d{1,2}([-./]\\d{1,4})?|(jan|mar|sept)[a-z]*[-. ]?\\d+")) {
      return "01.02.2026";
    }
    if (bare.matches("\\d{1,2}:\\d{2}(:\\d{2})?( ?[ap]m?)?|\\d{1,2} [ap]m?")) {
      return "12:30:00";
    }
    if (bare.matches("\\(\\d+\\)|\\d+ ?%|€ ?\\d+|-?\\d*[.,]?\\d+([eE][+-]?\\d{1,2})?")) {
      return number(bare.replace(',', '.').replaceAll("[^0-9.eE+-]", ""));
    }
    return text.length() > 32_767 ? text.substring(0, 32_767) : text;
  }

  /// To fifteen digits; those of large numbers are shown by their power.
  private static String number(String digits) {
    BigDecimal number = new BigDecimal(digits).round(new MathContext(15)).stripTrailingZeros();
    return number.abs().compareTo(new BigDecimal("1e11")) >= 0
        ? String.format(Locale.ROOT, "%.5E", number)
        : number.round(new MathContext(10)).toPlainString();
  }

  /// Saves the rows.
  byte[] saved(List<List<String>> rows) {
    return switch (this) {
      case KEEPS_LETTERS, DROPS_APOSTROPHES ->
          new Things.Form(UTF_8, true, ';', "\r\n", false).write(rows);
      case BALTIC -> new Things.Form(WINDOWS_1257, false, ';', "\r\n", false).write(rows);
      case WESTERN ->
          new Things.Form(WINDOWS_1252, false, ';', "\r\n", false)
              .write(
                  rows.stream()
                      .map(row -> row.stream().map(Spreadsheet::fitted).toList())
                      .toList());
    };
  }

  private static String fitted(String cell) {
    return cell.codePoints()
        .mapToObj(Character::toString)
        .map(letter -> WINDOWS_1252.newEncoder().canEncode(letter) ? letter : plain(letter))
        .collect(Collectors.joining());
  }

  private static String plain(String letter) {
    String base = Normalizer.normalize(letter, Normalizer.Form.NFD).substring(0, 1);
    return StandardCharsets.US_ASCII.newEncoder().canEncode(base) ? base : "?";
  }
}
