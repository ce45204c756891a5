package lv.aprite.engine.contract;

import java.util.List;

/// A regular expression that a whole cell is held against, byte by byte, in time proportional to
/// the cell.
///
/// The flavour is the part of `java.util.regex` that is regular: characters, `.`, classes
/// (`[A-ZĀ-Ž]`, `[^;]`, `\d \w \s` for ASCII, their opposites `\D \W \S`, `\p{Lu}` and `\P{L}` for
/// Unicode general categories), groups, `|`, and the repetitions `? * + {n} {n,} {n,m}` up to
/// {@value #REPETITIONS_MAX}. The pattern must match the whole cell; `^` and `$` around it are
/// allowed and mean nothing more. No lookaround, back reference, flag, lazy or possessive
/// repetition. Such a pattern becomes a finite automaton when the contract is read, so none can
/// take exponential time (CWE-1333); one whose automaton would be too large is refused then.
/// Immutable; for any number of threads.
public final class CellPattern {
  public static final int TEXT_MAX = 400;
  public static final int REPETITIONS_MAX = 1000;

  private final String regex;
  private final PatternAutomaton automaton;

  private CellPattern(String regex, PatternAutomaton automaton) {
    this.regex = regex;
    this.automaton = automaton;
  }

  public sealed interface Compilation {
    record Compiled(CellPattern pattern) implements Compilation {}

    /// @param expected what would have been right, for a finding
    record Refused(String expected) implements Compilation {}
  }

  public static Compilation compile(String regex) {
    if (regex.isEmpty() || regex.length() > TEXT_MAX) {
      return new Compilation.Refused("a pattern of 1 to " + TEXT_MAX + " characters");
    }
    return switch (PatternParser.parse(regex)) {
      case PatternParser.Parsed.Refused(String expected) -> new Compilation.Refused(expected);
      case PatternParser.Parsed.Expression(PatternParser.Node root, var sets) ->
          PatternAutomaton.build(root, List.copyOf(sets))
              .<Compilation>map(
                  automaton -> new Compilation.Compiled(new CellPattern(regex, automaton)))
              .orElseGet(() ->
                  new Compilation.Refused(
                      "a simpler pattern, with fewer or shorter repetitions and alternatives"));
    };
  }

  /// Whether the whole cell, valid UTF-8 from `from` to before `to`, matches.
  public boolean matches(byte[] utf8, int from, int to) {
    return automaton.matches(utf8, from, to);
  }

  /// The pattern as written.
  public String regex() {
    return regex;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CellPattern pattern && pattern.regex.equals(regex);
  }

  @Override
  public int hashCode() {
    return regex.hashCode();
  }

  @Override
  public String toString() {
    return regex;
  }
}
