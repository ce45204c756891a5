package lv.aprite.engine.finding;

/// The words of a finding, in English and on one line: where, what was expected, what was found.
///
///     row 14, column start_date: expected a date like 2026-03-31, found "31/03/26"
///
/// They quote the data, so they are for receipts only. Characters that a terminal would obey or not show are written as `\n` or `\u00a0`.
public final class FindingText {
  private FindingText() {}

  /// Where, expected, found.
  public static String of(Finding finding) {
    return where(finding.location())
        + ": expected "
        + visible(finding.expected())
        + ", found "
        + found(finding);
  }

  /// The same, and what to do about it.
  public static String withAdvice(Finding finding) {
    return of(finding) + ". " + finding.rule().advice();
  }

  /// The place in words: `row 14, column start_date`.
  public static String where(Location location) {
    return switch (location) {
      case Location.File() -> "file";
      case Location.Byte(long row, long offset) -> "row " + row + ", byte " + offset;
      case Location.Row(long row) -> "row " + row;
      case Location.Column(String name) -> "column " + visible(name);
      case Location.Cell(long row, String column) -> "row " + row + ", column " + visible(column);
      case Location.Pointer(String pointer) ->
          pointer.isEmpty() ? "document" : "document at " + visible(pointer);
    };
  }

  private static String found(Finding finding) {
    String found = visible(finding.found());
    if (found.isEmpty()) {
      return "nothing";
    }
    return switch (finding.rule().found()) {
      case DATA -> "\"" + found + "\"";
      case WORDS -> found;
    };
  }

  private static String visible(String text) {
    if (text.codePoints().noneMatch(FindingText::isHidden)) {
      return text;
    }
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .forEach(codePoint -> {
          if (!isHidden(codePoint)) {
            visible.appendCodePoint(codePoint);
            return;
          }
          switch (codePoint) {
            case '\n' -> visible.append("\\n");
            case '\r' -> visible.append("\\r");
            case '\t' -> visible.append("\\t");
            default -> visible.append(String.format(java.util.Locale.ROOT, "\\u%04x", codePoint));
          }
        });
    return visible.toString();
  }

  private static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      case Character.SPACE_SEPARATOR -> codePoint != ' ';
      default -> false;
    };
  }
}
