package lv.aprite.engine.receipt;

import java.util.ArrayList;
import java.util.List;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.finding.RuleBook;
import lv.aprite.engine.finding.RuleText;
import lv.aprite.engine.run.Report;

/// A receipt as lines of text: what became of the file in one sentence, what to do first, then what
/// is wrong by cause, and how the file was read.
public final class ReceiptText {
  private static final int SAMPLES_SHOWN = 5;

  private ReceiptText() {}

  /// The lines without line ends; an indented one belongs to the one above it.
  ///
  /// @param upload the dataset and the submission as commands name them: `town/people 12`
  public static List<String> lines(Report report, Language language, String upload) {
    ReceiptWords words = ReceiptWords.in(language);
    List<String> lines = new ArrayList<>();
    lines.add(words.summary(report));
    report.origin().ifPresent(origin -> lines.add(words.origin(origin)));
    lines.add("");
    lines.add(words.whatToDoFirst() + ":");
    Steps.first(report, words, upload).forEach(step -> lines.add("  " + step));
    Rule.Effect last = Rule.Effect.NOTES;
    boolean begun = false;
    for (Steps.Cause cause : Steps.causes(report)) {
      Rule.Effect effect = cause.rule().effect();
      if (!begun || effect != last) {
        lines.add("");
        lines.add(words.heading(effect, report.verdict()) + ":");
        begun = true;
        last = effect;
      }
      add(lines, cause, words);
    }
    lines.add("");
    report.comparison().ifPresent(comparison -> lines.add(words.comparison(comparison)));
    report.reading().ifPresent(reading -> lines.add(words.reading(report, reading)));
    if (report.rowsRead() > 0) {
      lines.add(words.rows(report));
    }
    return lines;
  }

  private static void add(List<String> lines, Steps.Cause cause, ReceiptWords words) {
    RuleText text = RuleBook.in(words.language()).text(cause.rule());
    lines.add("  " + text.title() + ", " + words.places(cause.count()) + ".");
    long shown = 0;
    for (Findings.Group group : cause.groups()) {
      for (Finding finding : group.samples()) {
        if (shown < SAMPLES_SHOWN) {
          lines.add("    " + FindingText.of(finding, words.language()));
          shown++;
        }
      }
    }
    if (cause.count() > shown) {
      lines.add("    " + words.andMore(cause.count() - shown));
    }
    if (cause.rule().effect() != Rule.Effect.NOTES) {
      lines.add("    " + words.whatToDo() + ": " + text.advice());
    }
  }
}
