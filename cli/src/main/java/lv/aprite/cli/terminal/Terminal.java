package lv.aprite.cli.terminal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Where the command's words go: results to `out`, the rest to `err`.
///
/// @param outIsScreen somebody looks at `out`
/// @param errIsScreen somebody looks at `err`
/// @param columns of the screen
/// @param colour whether what is on a screen may be in colour
public record Terminal(
    PrintStream out,
    PrintStream err,
    boolean outIsScreen,
    boolean errIsScreen,
    int columns,
    boolean colour) {
  private static final int COLUMNS_MIN = 40;
  private static final int COLUMNS_MAX = 200;
  private static final int COLUMNS_DEFAULT = 80;

  /// @param screens which of `out` and `err` are screens, as the script that started us found: Java
  ///   cannot tell
  /// @param columns as that script found, or anything else
  public static Terminal of(
      PrintStream out,
      PrintStream err,
      String screens,
      String columns,
      Map<String, String> environment) {
    boolean colour =
        environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    int width = columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : COLUMNS_DEFAULT;
    return new Terminal(
        out,
        err,
        screens.contains("out"),
        screens.contains("err"),
        Math.clamp(width, COLUMNS_MIN, COLUMNS_MAX),
        colour);
  }

  /// The colours of words on `out`.
  public Paint paint() {
    return new Paint(outIsScreen && colour);
  }

  /// The colours of words on `err`.
  public Paint errPaint() {
    return new Paint(errIsScreen && colour);
  }

  public void say(String line) {
    out.println(line);
  }

  /// Prints text in lines that fit the screen; whole words, each further line indented like the
  /// first and two more.
  public void sayWrapped(String indent, String text) {
    for (String line : wrap(indent, text, outIsScreen ? columns : Integer.MAX_VALUE)) {
      out.println(line);
    }
  }

  static List<String> wrap(String indent, String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    String lead = indent;
    for (String word : text.split(" ", -1)) {
      boolean first = line.length() == lead.length();
      if (!first && line.length() + 1 + word.length() > columns) {
        lines.add(line.toString());
        lead = indent + "  ";
        line = new StringBuilder(lead);
        first = true;
      }
      line.append(first ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /// Says what is worth knowing beside the answer.
  public void note(String message) {
    err.println("aprite: " + message);
  }

  /// Says what is wrong, to whoever called us.
  public void complain(String message) {
    err.println(errPaint().bad("aprite:") + " " + message);
  }
}
