package lv.aprite.engine.finding;

/// The words of a finding on one line: where, what was expected, what was found.
///
///     row 14, column start_date: expected a date like 2026-03-31, found "31/03/26"
///
/// They quote the data, so they are for receipts only. Characters that a terminal would obey or not show are written as `\n` or `\u00a0`.
public final class FindingText {
  private FindingText() {}

  /// Where, expected, found.
  public static String of(Finding finding) {
    return where(finding.location()) + ": " + fault(finding, Language.EN);
  }

  /// The same in a language.
  public static String of(Finding finding, Language language) {
    return where(finding.location(), language) + ": " + fault(finding, language);
  }

  /// What was expected and what was found, without the place.
  public static String fault(Finding finding, Language language) {
    return switch (language) {
      case EN -> "expected " + visible(finding.expected()) + ", found " + found(finding);
      case LV -> latvian(finding);
    };
  }

  private static String latvian(Finding finding) {
    // The title says what is wrong where what was expected has no words in this language.
    String expected =
        LatvianPhrases.of(finding.expected())
            .map(phrase -> "jābūt – " + visible(phrase))
            .orElseGet(() -> uncapitalized(RuleBook.in(Language.LV).text(finding.rule()).title()));
    String found =
        switch (finding.rule().found()) {
          case DATA ->
              finding.found().isEmpty()
                  ? "; šūna ir tukša"
                  : finding.isMasked()
                      ? "; ir: " + LatvianPhrases.of(Finding.MASK).orElseThrow()
                      : "; ir „" + visible(finding.found()) + "”";
          case WORDS ->
              LatvianPhrases.of(finding.found())
                  .map(phrase -> "; ir: " + visible(phrase))
                  .orElse("");
        };
    return expected + found;
  }

  private static String uncapitalized(String title) {
    return title.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + title.substring(1);
  }

  /// The place in words of a language.
  public static String where(Location location, Language language) {
    return switch (language) {
      case EN -> where(location);
      case LV ->
          switch (location) {
            case Location.File() -> "datne";
            case Location.Byte(long row, long offset) -> row + ". rinda, " + offset + ". baits";
            case Location.Row(long row) -> row + ". rinda";
            case Location.Column(String name) -> "kolonna „" + visible(name) + "”";
            case Location.Cell(long row, String column) ->
                row + ". rinda, kolonna „" + visible(column) + "”";
            case Location.Pointer(String pointer) ->
                pointer.isEmpty() ? "dokuments" : "dokumentā " + visible(pointer);
          };
    };
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
      case DATA -> finding.isMasked() ? found : "\"" + found + "\"";
      case WORDS -> found;
    };
  }

  /// The text with what does not show written out.
  public static String visible(String text) {
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
