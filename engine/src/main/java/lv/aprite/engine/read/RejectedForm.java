package lv.aprite.engine.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The form of a file of rejected rows: the sender's own columns, in front of them one that says
/// which row of which submission it is, behind them one that says why.
///
/// It is made to be opened in a spreadsheet, corrected, and dropped again. A spreadsheet would
/// calculate a cell that begins like a formula and drop the zeros of a code; so such a cell has an
/// apostrophe in front (CWE-1236), and the first column names the cells that were given one:
/// `town/people/00000012/row-14/text-2.5` is row 14 of submission 00000012 of town/people with an
/// apostrophe before its second and its fifth cell. Where none was given, none is taken off.
public final class RejectedForm {
  /// The header of the first column.
  public static final String ROW = "aprite_row";

  /// The header of the last column.
  public static final String REASON = "aprite_reason";

  private static final char APOSTROPHE = '\'';
  private static final Pattern MARK =
      Pattern.compile(
          "(?:([a-z0-9-]{1,63}(?:/[a-z0-9-]{1,63}/[a-z0-9-]{1,63})?)/)?row-([1-9][0-9]{0,17})"
              + "(?:/text-([0-9.]{1,100000}))?");

  /// Numbers that a spreadsheet would write otherwise: codes with zeros in front, digits beyond
  /// what it shows, and digits with an E among them.
  private static final Pattern CODE = Pattern.compile("-?0\\d+|-?\\d{12,}|\\d+[eE]\\d+");

  private static final Pattern NUMBER = Pattern.compile("-\\d+(?:[.,]\\d+)?");

  private RejectedForm() {}

  /// What the first column says.
  ///
  /// @param submission whose row it is, with its dataset, as numbers of submissions are alike in
  ///   all; empty outside of a hub
  /// @param row as a spreadsheet counts
  /// @param protectedCells counted from 0: that have an apostrophe in front
  public record Mark(String submission, long row, Set<Integer> protectedCells) {
    public Mark {
      protectedCells = Set.copyOf(protectedCells);
    }

    /// The mark that such a cell is.
    public static Optional<Mark> of(String cell) {
      Matcher matcher = MARK.matcher(cell.strip());
      if (!matcher.matches()) {
        return Optional.empty();
      }
      Set<Integer> cells = new TreeSet<>();
      String list = Optional.ofNullable(matcher.group(3)).orElse("");
      for (String number : list.split("\\.", -1)) {
        if (number.matches("[1-9][0-9]{0,4}")) {
          cells.add(Integer.parseInt(number) - 1);
        } else if (!list.isEmpty()) {
          return Optional.empty();
        }
      }
      String submission = Optional.ofNullable(matcher.group(1)).orElse("");
      return Optional.of(new Mark(submission, Long.parseLong(matcher.group(2)), cells));
    }

    /// The cell.
    public String text() {
      return (submission.isEmpty() ? "" : submission + "/") + "row-" + row + suffix(protectedCells);
    }
  }

  /// What stands behind the row number.
  private static String suffix(Set<Integer> protectedCells) {
    if (protectedCells.isEmpty()) {
      return "";
    }
    List<String> numbers =
        new TreeSet<>(protectedCells).stream().map(cell -> String.valueOf(cell + 1)).toList();
    return "/text-" + String.join(".", numbers);
  }

  /// Whether a spreadsheet would make something else of the cell.
  static boolean isEndangered(String cell) {
    String text = cell.stripLeading();
    if (text.isEmpty()) {
      return false;
    }
    return switch (text.charAt(0)) {
      case '=', '@', '+', '＝', '＠', '＋', '－' -> true;
      // A dash alone is a mark that many use for a missing value.
      case '-' ->
          text.length() > 1 && !NUMBER.matcher(text).matches() || CODE.matcher(text).matches();
      default -> cell.charAt(0) == '\t' || cell.charAt(0) == '\r' || CODE.matcher(text).matches();
    };
  }

  /// The cells that get an apostrophe, counted from 0.
  public static Set<Integer> endangered(List<String> cells) {
    Set<Integer> endangered = new TreeSet<>();
    for (int i = 0; i < cells.size(); i++) {
      if (isEndangered(cells.get(i))) {
        endangered.add(i);
      }
    }
    return endangered;
  }

  /// The cells as a spreadsheet leaves them alone.
  public static List<String> guarded(List<String> cells, Set<Integer> protectedCells) {
    List<String> guarded = new ArrayList<>(cells);
    protectedCells.forEach(i -> guarded.set(i, APOSTROPHE + cells.get(i)));
    return guarded;
  }

  /// A cell without the apostrophe that was put in front of it. One that was typed since stays.
  static String bared(String cell, boolean wasGuarded) {
    boolean ours =
        wasGuarded
            && !cell.isEmpty()
            && cell.charAt(0) == APOSTROPHE
            && isEndangered(cell.substring(1));
    return ours ? cell.substring(1) : cell;
  }
}
