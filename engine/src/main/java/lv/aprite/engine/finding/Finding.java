package lv.aprite.engine.finding;

import java.util.Objects;

/// One thing that is wrong with, or remarkable about, the data: where it is, which rule, what was
/// expected, what was found.
///
/// `found` quotes the data, at most {@value #QUOTE_MAX} characters of it, so a finding is for
/// receipts only: logs, metrics and public documents carry rule, row and column.
public record Finding(Rule rule, Location location, String expected, String found) {
  public static final int QUOTE_MAX = 80;

  /// Stands for what was found where that is nothing to show.
  static final String MASK = "(not shown: data about persons)";

  public Finding {
    Objects.requireNonNull(rule);
    Objects.requireNonNull(location);
    Objects.requireNonNull(expected);
    found = cut(found, QUOTE_MAX);
  }

  /// The same without what was found.
  public Finding masked() {
    return new Finding(rule, location, expected, MASK);
  }

  boolean isMasked() {
    return found.equals(MASK);
  }

  /// The text, cut to so many characters.
  static String cut(String text, int charactersMax) {
    if (text.length() <= charactersMax || text.codePointCount(0, text.length()) <= charactersMax) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, charactersMax - 1)) + "…";
  }
}
