package lv.aprite.engine.read;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The form of a file of rejected rows: the sender's own columns, in front of them one that says
/// which row of which submission it is, behind them one that says why.
///
/// It is made to be opened in a spreadsheet, corrected, and dropped again. A spreadsheet would
/// calculate a cell that begins like a formula (CWE-1236), and make dates, shorter numbers or other
/// words of many others: `1-2`, `1.10`, `007`, `true`. So every cell but plain words and short
/// whole numbers has an apostrophe in front, which makes it text that programs leave alone. A cell
/// that begins with an apostrophe itself has one more, so that one in front is always ours.
public final class RejectedForm {
  /// The header of the first column.
  public static final String ROW = "aprite_row";

  /// The header of the last column.
  public static final String REASON = "aprite_reason";

  static final char APOSTROPHE = '\'';
  private static final Pattern MARK =
      Pattern.compile(
          "(?:([a-z0-9-]{1,63}(?:/[a-z0-9-]{1,63}/[a-z0-9-]{1,63})?)/)?row-([1-9][0-9]{0,17})");

  /// Spreadsheets show numbers of up to ten or eleven digits as they stand.
  private static final Pattern WHOLE_NUMBER = Pattern.compile("0|-?[1-9]\\d{0,8}");

  /// Words that spreadsheets of the countries around write as their own TRUE and FALSE.
  private static final Set<String> TRUTHS =
      Set.of(
          "true",
          "false",
          "patiess",
          "aplams",
          "teisinga",
          "klaidinga",
          "tiesa",
          "netiesa",
          "tõene",
          "väär",
          "wahr",
          "falsch",
          "vrai",
          "faux",
          "истина",
          "ложь",
          "prawda",
          "fałsz",
          "tosi",
          "epätosi",
          "sann",
          "sant",
          "falskt",
          "usant",
          "sand",
          "falsk",
          "істина",
          "хибність",
          "verdadero",
          "falso",
          "vero");

  private RejectedForm() {}

  /// What the first column says.
  ///
  /// @param submission whose row it is, with its dataset, as numbers of submissions are alike in
  ///   all; empty outside of a hub
  /// @param row as a spreadsheet counts
  public record Mark(String submission, long row) {
    /// The mark that such a cell is.
    public static Optional<Mark> of(String cell) {
      Matcher matcher = MARK.matcher(cell.strip());
      return matcher.matches()
          ? Optional.of(
              new Mark(
                  Optional.ofNullable(matcher.group(1)).orElse(""),
                  Long.parseLong(matcher.group(2))))
          : Optional.empty();
    }

    /// The cell.
    public String text() {
      return (submission.isEmpty() ? "" : submission + "/") + "row-" + row;
    }
  }

  /// Whether some spreadsheet could make something else of the cell.
  static boolean isEndangered(String cell) {
    // A dash alone is a mark that many use for a missing value.
    if (cell.isEmpty() || cell.equals("-") || WHOLE_NUMBER.matcher(cell).matches()) {
      return false;
    }
    char first = cell.charAt(0);
    return isSpace(first)
        || "=@+-＝＠＋－#'".indexOf(first) >= 0
        || cell.codePoints().anyMatch(Character::isDigit)
        || TRUTHS.contains(cell.strip().toLowerCase(Locale.ROOT));
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }

  /// The cell as a spreadsheet leaves it alone.
  public static String guarded(String cell) {
    return isEndangered(cell) ? APOSTROPHE + cell : cell;
  }

  /// The cells as a spreadsheet leaves them alone.
  public static List<String> guarded(List<String> cells) {
    return cells.stream().map(RejectedForm::guarded).toList();
  }

  /// The cell that was guarded: without the apostrophe that was put in front of it.
  static String bared(String cell) {
    return !cell.isEmpty() && cell.charAt(0) == APOSTROPHE ? cell.substring(1) : cell;
  }
}
