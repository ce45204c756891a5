package lv.aprite.engine.receipt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.finding.RuleBook;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.validate.Verdict;

/// Findings by cause, the worst first, and what to do about them.
public final class Steps {
  private static final int STEPS_MAX = 3;

  private Steps() {}

  /// All findings of one rule.
  ///
  /// @param groups one for each column, the most frequent first
  public record Cause(Rule rule, long count, List<Findings.Group> groups) {
    public Cause {
      groups = List.copyOf(groups);
    }
  }

  /// What refuses the file comes first, what can be left alone last; within that the rule book's
  /// order.
  public static List<Cause> causes(Report report) {
    Map<Rule, List<Findings.Group>> byRule = new LinkedHashMap<>();
    for (Findings.Group group : report.findings()) {
      byRule.computeIfAbsent(group.rule(), absent -> new ArrayList<>()).add(group);
    }
    List<Cause> causes = new ArrayList<>();
    byRule.forEach((rule, groups) -> {
      groups.sort(Comparator.comparingLong(Findings.Group::count).reversed());
      long count = groups.stream().mapToLong(Findings.Group::count).sum();
      causes.add(new Cause(rule, count, groups));
    });
    causes.sort(Comparator.comparing(cause -> cause.rule().effect()));
    return causes;
  }

  /// What refuses the file beside its rejected rows.
  static List<Cause> refusing(Report report) {
    return causes(report).stream()
        .filter(cause -> cause.rule().effect() == Rule.Effect.REFUSES_FILE)
        .filter(cause ->
            report.rowsRejected() == 0
                || cause.rule() != Rule.REJECTED_SHARE && cause.rule() != Rule.NO_ROWS)
        .toList();
  }

  /// Whether its rows are given back to be corrected, though they do not count as rejected.
  private static boolean comesBack(Rule rule) {
    return rule == Rule.KEY_REPEATED
        || rule == Rule.UNIQUE_REPEATED
        || rule == Rule.UNIQUE_KEY_REPEATED;
  }

  /// Rejected rows may hold what no person has let pass.
  private static boolean areRowsWithheld(Report report) {
    return report.verdict() != Verdict.PUBLISHABLE
        && report.findings().stream().anyMatch(group -> group.rule() == Rule.PERSONAL_DATA);
  }

  /// What to do first, in sentences.
  ///
  /// @param upload the dataset and the submission as commands name them: `town/people 12`
  public static List<String> first(Report report, ReceiptWords words, String upload) {
    RuleBook book = RuleBook.in(words.language());
    List<String> steps = new ArrayList<>();
    List<Cause> refusing = refusing(report);
    boolean withheld = areRowsWithheld(report);
    refusing.stream()
        .filter(cause -> !(withheld && comesBack(cause.rule())))
        .forEach(cause -> steps.add(book.text(cause.rule()).advice()));
    if (withheld && report.verdict() == Verdict.REFUSED) {
      steps.add(book.text(Rule.PERSONAL_DATA).advice());
    }
    if (report.verdict() == Verdict.HELD) {
      steps.add(words.checkWhatHolds());
      steps.add(words.waitForDecision(upload));
    }
    boolean onlyRows = refusing.stream().allMatch(cause -> comesBack(cause.rule()));
    if (onlyRows && (!refusing.isEmpty() || report.rowsRejected() > 0)) {
      steps.add(
          withheld
              ? words.correctWholeFile()
              : words.correctRejected(refusing.isEmpty() ? report.rowsRejected() : 0));
    }
    if (steps.isEmpty()) {
      steps.add(words.nothingToDo());
    }
    return steps.stream().distinct().limit(STEPS_MAX).toList();
  }
}
