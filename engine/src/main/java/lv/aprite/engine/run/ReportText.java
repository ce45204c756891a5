package lv.aprite.engine.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Rule;

/// A report in words, for the person who sent the file: what became of it, then what is wrong and
/// what to do, then how it was read.
public final class ReportText {
  private static final int SAMPLES_SHOWN = 3;

  private ReportText() {}

  /// One sentence.
  public static String summary(Report report) {
    return switch (report.verdict()) {
      case PUBLISHABLE ->
          report.rowsRejected() == 0
              ? rows(report.rowsPublished()) + " read, nothing left out."
              : rows(report.rowsPublished())
                  + " published; "
                  + rows(report.rowsRejected())
                  + (report.rowsRejected() == 1 ? " was" : " were")
                  + " left out, which the contract allows.";
      case REFUSED -> "Refused: " + reason(report) + ". Nothing is published.";
      case HELD -> "Held until a person has looked at it. Nothing is published yet.";
    };
  }

  /// The whole receipt as lines, without line ends.
  public static List<String> lines(Report report) {
    List<String> lines = new ArrayList<>();
    lines.add(report.sourceName() + ": " + summary(report));
    List<Findings.Group> groups = new ArrayList<>(report.findings());
    // What refuses the file comes first, what can be left alone last; within that the rule book's
    // order.
    groups.sort(Comparator.comparing(group -> group.rule().effect()));
    for (Findings.Group group : groups) {
      lines.add("");
      add(lines, group);
    }
    lines.add("");
    report.reading().ifPresent(reading -> lines.add(reading(report, reading)));
    report
        .references()
        .forEach(used ->
            lines.add(
                "References: checked against "
                    + used.dataset()
                    + ", release "
                    + used.release()
                    + "."));
    if (report.rowsRead() > 0) {
      lines.add(
          String.format(
              Locale.ROOT,
              "Rows: %,d read, %,d published, %,d rejected.",
              report.rowsRead(),
              report.rowsPublished(),
              report.rowsRejected()));
    }
    return lines;
  }

  private static void add(List<String> lines, Findings.Group group) {
    boolean note = group.rule().effect() == Rule.Effect.NOTES;
    int shown = 0;
    for (Finding finding : group.samples()) {
      if (shown == (note ? 1 : SAMPLES_SHOWN)) {
        break;
      }
      lines.add((note ? "  note: " : "  ") + FindingText.of(finding));
      shown++;
    }
    if (group.count() > shown) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  … and %,d more like %s",
              group.count() - shown,
              shown == 1 ? "this" : "these"));
    }
    if (!note) {
      lines.add("  " + group.rule().advice());
    }
  }

  private static String reason(Report report) {
    Findings.Group first = null;
    for (Findings.Group group : report.findings()) {
      boolean worse = first == null || group.rule().effect().compareTo(first.rule().effect()) < 0;
      if (worse) {
        first = group;
      }
    }
    if (first == null || first.samples().isEmpty()) {
      throw new IllegalArgumentException("a refused file has a finding");
    }
    return FindingText.of(first.samples().getFirst());
  }

  private static String reading(Report report, Report.Reading reading) {
    String layout = report.layout().map(id -> "Layout " + id + ": read").orElse("Read");
    return layout
        + " as "
        + reading.encoding()
        + " ("
        + reading.encodingEvidence()
        + "), cells parted by "
        + delimiter(reading.delimiter())
        + ", header in row "
        + reading.headerRow()
        + ", line ends "
        + reading.lineEnds()
        + ".";
  }

  private static String delimiter(String delimiter) {
    return switch (delimiter) {
      case "," -> "comma";
      case ";" -> "semicolon";
      case "\t" -> "tab";
      case "|" -> "vertical bar";
      default -> "\"" + delimiter + "\"";
    };
  }

  private static String rows(long rows) {
    return rows == 1 ? "1 row" : String.format(Locale.ROOT, "%,d rows", rows);
  }
}
