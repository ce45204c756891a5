package lv.aprite.engine.read;

import java.util.ArrayList;
import java.util.List;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;

/// Chooses the delimiter by how evenly wide the records of a file are under each.
///
/// Clear is a delimiter under which nearly all records have one width of at least two, or most
/// records one of at least four, when no other delimiter comes near. A file in which no delimiter
/// does that has one column, if some delimiter does not occur in it at all.
final class DialectChoice {
  static final char[] DELIMITERS = {',', ';', '\t', '|'};

  /// So many titles may stand above a header.
  static final int TITLES_MAX = 10;

  // Under a delimiter that is none, records rarely have many cells of equal number.
  private static final double SHARE_MIN_NARROW = 0.9;
  private static final double SHARE_MIN_WIDE = 0.5;
  private static final int WIDE = 4;

  // In a small file one record of another width is more than a tenth.
  private static final long RIGHT_MIN = 4;
  private static final double RUNNER_UP_MAX = 0.93;

  /// What came of it.
  sealed interface Outcome {
    /// @param width the cells that most records have
    record Clear(char delimiter, int width) implements Outcome {}

    record Doubtful(Finding finding) implements Outcome {}
  }

  /// A delimiter, and how well the records fit it.
  ///
  /// @param fits it explains the file, taken by itself
  record Candidate(char delimiter, int width, double share, boolean fits) {
    static Candidate of(WidthCounter counter) {
      int width = counter.modalWidth();
      double share = counter.share(width, TITLES_MAX);
      long odd = counter.odd(width, TITLES_MAX);
      boolean allButOne = odd <= 1 && counter.records() - odd >= RIGHT_MIN;
      double shareMin = width < WIDE ? SHARE_MIN_NARROW : SHARE_MIN_WIDE;
      boolean fits = width > 1 && (share >= shareMin || allButOne);
      return new Candidate(counter.delimiter(), width, share, fits);
    }

    /// Consistency counts, and among consistent readings the wider one.
    double score() {
      return share * (1 - 1.0 / (2 * width));
    }
  }

  private DialectChoice() {}

  static List<WidthCounter> counters() {
    List<WidthCounter> counters = new ArrayList<>();
    for (char delimiter : DELIMITERS) {
      counters.add(new WidthCounter(delimiter));
    }
    return counters;
  }

  /// Candidates that explain the file by themselves, the best first.
  static List<Candidate> fitting(List<WidthCounter> counters) {
    return counters.stream()
        .map(Candidate::of)
        .filter(Candidate::fits)
        .sorted((one, other) -> Double.compare(other.score(), one.score()))
        .toList();
  }

  /// @param fitting those whose header could be one, the best first
  static Outcome choose(List<WidthCounter> counters, List<Candidate> fitting) {
    if (fitting.isEmpty()) {
      return oneColumn(counters);
    }
    Candidate best = fitting.getFirst();
    for (Candidate other : fitting.subList(1, fitting.size())) {
      // Width does not decide: decimal commas make rows of equal width, too.
      boolean fitsNearlyAll = other.share >= SHARE_MIN_NARROW;
      if (fitsNearlyAll || other.score() > RUNNER_UP_MAX * best.score()) {
        return doubtful(words(best) + ", or " + words(other));
      }
    }
    return new Outcome.Clear(best.delimiter, best.width);
  }

  /// A table whose first title may be the header of a single column.
  static Finding maybeOneColumn(char delimiter, int width) {
    return finding(width + " cells a row by " + name(delimiter) + ", or one column of text");
  }

  private static Outcome oneColumn(List<WidthCounter> counters) {
    if (counters.stream().allMatch(counter -> counter.openQuoteRow() > 0)) {
      // Which cell it is cannot be told without a delimiter.
      return new Outcome.Doubtful(
          new Finding(
              Rule.QUOTE_UNCLOSED,
              new Location.Row(counters.getFirst().openQuoteRow()),
              "a closing quote",
              ""));
    }
    for (WidthCounter counter : counters) {
      Candidate candidate = Candidate.of(counter);
      // Half of the lines: too many for chance in a list, too few for a table.
      if (candidate.width > 1 && candidate.share >= SHARE_MIN_WIDE) {
        long odd = counter.firstOddRow();
        Location where = odd == 0 ? new Location.File() : new Location.Row(odd);
        return new Outcome.Doubtful(finding(where, words(candidate)));
      }
    }
    for (WidthCounter counter : counters) {
      if (!counter.occurs()) {
        return new Outcome.Clear(counter.delimiter(), 1);
      }
    }
    return doubtful("none that gives rows of one width");
  }

  private static Outcome doubtful(String found) {
    return new Outcome.Doubtful(finding(found));
  }

  private static Finding finding(String found) {
    return finding(new Location.File(), found);
  }

  private static Finding finding(Location where, String found) {
    return new Finding(
        Rule.DIALECT_AMBIGUOUS,
        where,
        "rows of equal width by one delimiter: comma, semicolon, tab or pipe",
        found);
  }

  private static String words(Candidate candidate) {
    return "%d cells in %d %% of the rows by %s"
        .formatted(candidate.width, (int) (100 * candidate.share), name(candidate.delimiter));
  }

  private static String name(char delimiter) {
    return switch (delimiter) {
      case ',' -> "comma";
      case ';' -> "semicolon";
      case '\t' -> "tab";
      default -> "pipe";
    };
  }
}
