package lv.aprite.cli;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import lv.aprite.cli.hub.Receipt;
import lv.aprite.cli.terminal.Paint;
import lv.aprite.cli.terminal.Terminal;
import lv.aprite.cli.terminal.Words;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.receipt.ReceiptText;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.run.ReportText;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.publication.submission.Submission;

/// Receipts and reports in words, on the terminal.
public record ReceiptPrinter(Terminal terminal) {

  /// A report that belongs to no hub.
  public void report(Report report, String what, Duration elapsed) {
    headline(report.verdict() == Verdict.PUBLISHABLE, what, report.sourceName(), elapsed);
    details(report);
  }

  /// A receipt of a hub.
  public void receipt(Receipt receipt) {
    headline(
        Outcomes.isGood(receipt.outcome()),
        receipt.submission().dataset() + " " + Outcomes.words(receipt.outcome()),
        receipt.submission().fileName(),
        receipt.elapsed());
    receipt.report().ifPresent(this::details);
  }

  /// The same, in whole and in a language.
  void receipt(Receipt receipt, Language language) {
    Submission submission = receipt.submission();
    headline(
        Outcomes.isGood(receipt.outcome()),
        submission.dataset() + " " + Outcomes.words(receipt.outcome(), language),
        submission.fileName(),
        receipt.elapsed());
    receipt
        .report()
        .ifPresent(report ->
            whole(report, language, submission.dataset() + " " + Long.parseLong(submission.id())));
  }

  /// One line for a log that others may read: rules, rows and the contract's columns, never a cell.
  void line(Receipt receipt) {
    headline(
        Outcomes.isGood(receipt.outcome()),
        receipt.submission().dataset() + " " + Outcomes.words(receipt.outcome()),
        receipt.submission().fileName(),
        receipt.elapsed());
    receipt
        .report()
        .ifPresent(report -> {
          for (Findings.Group group : report.findings()) {
            if (group.rule().effect() != Rule.Effect.NOTES && !group.samples().isEmpty()) {
              terminal.sayWrapped("  ", Words.visible(place(group, receipt.columns())));
            }
          }
        });
  }

  private static String place(Findings.Group group, Set<String> columns) {
    String first = FindingText.where(known(group.samples().getFirst().location(), columns));
    String more = group.count() == 1 ? "" : ", and " + (group.count() - 1) + " more";
    return group.rule().id() + ": " + first + more;
  }

  /// The name of a column that the contract does not have is data: of a file without its header it
  /// is a cell of the first row.
  private static Location known(Location location, Set<String> columns) {
    return switch (location) {
      case Location.Column(String name) when !columns.contains(name) -> new Location.File();
      case Location.Cell(long row, String column) when !columns.contains(column) ->
          new Location.Row(row);
      case Location.File _,
          Location.Byte _,
          Location.Row _,
          Location.Column _,
          Location.Cell _,
          Location.Pointer _ ->
          location;
    };
  }

  /// One line: a mark, what became of which file, and how long it took.
  public void headline(boolean good, String what, String of, Duration elapsed) {
    Paint paint = terminal.paint();
    String mark = good ? paint.good("✓") : paint.bad("✗");
    String verdict = good ? paint.good(what) : paint.bad(what);
    terminal.say(
        mark
            + " "
            + verdict
            + "  "
            + paint.strong(Words.visible(of))
            + paint.faint("  in " + Words.time(elapsed)));
  }

  /// The whole receipt in a language.
  ///
  /// @param upload the dataset and the submission as commands name them
  void whole(Report report, Language language, String upload) {
    for (String line : ReceiptText.lines(report, language, upload)) {
      String text = Words.visible(line.strip());
      if (text.isEmpty()) {
        terminal.say("");
      } else {
        int indent = 2 + line.length() - line.stripLeading().length();
        terminal.sayWrapped(" ".repeat(indent), text);
      }
    }
  }

  /// All that a report has to say.
  public void details(Report report) {
    List<String> lines = ReportText.lines(report);
    if (report.verdict() == Verdict.PUBLISHABLE) {
      terminal.sayWrapped("  ", ReportText.summary(report));
    }
    // The first line names the file, and says of a refusal what the lines below say too.
    for (String line : lines.subList(1, lines.size())) {
      if (line.isBlank()) {
        continue;
      }
      String text = Words.visible(line.strip());
      terminal.sayWrapped(line.startsWith(" ") ? "    " : "  ", text);
    }
  }
}
