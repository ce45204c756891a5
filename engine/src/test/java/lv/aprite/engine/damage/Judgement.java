package lv.aprite.engine.damage;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.messy.Reading;
import lv.aprite.engine.run.Report;

/// What a stranger would say of the reading of a damaged file, who holds it against the clean one.
///
/// @param flaggedElsewhere a row that is not damaged was refused or repaired, or doubted
record Judgement(Kind kind, boolean flaggedElsewhere) {
  enum Kind {
    /// Published, every cell in its place.
    EXACT,
    /// Not exact, and a finding names a damaged row.
    REPORTED,
    /// Not published, but no finding names a damaged row.
    MISPLACED,
    /// Published, wrong, and no finding names a damaged row.
    SILENT
  }

  /// Remarks that say no more than how the file is written.
  private static final Set<Rule> REMARKS =
      Set.of(
          Rule.BLANK_LINES_SKIPPED,
          Rule.LINE_ENDS_MIXED,
          Rule.BYTE_ORDER_MARK,
          Rule.PERSONAL_DATA_SEEN,
          Rule.TRAILING_COLUMNS_DROPPED,
          Rule.ROWS_ABOVE_HEADER);

  static Judgement of(Reading reading, List<List<String>> clean, Set<Long> damaged) {
    Set<Long> flagged = flagged(reading.report());
    boolean elsewhere = !damaged.containsAll(flagged);
    if (reading.table().isPresent() && reading.table().get().equals(clean)) {
      return new Judgement(Kind.EXACT, elsewhere);
    }
    if (flagged.stream().anyMatch(damaged::contains)) {
      return new Judgement(Kind.REPORTED, elsewhere);
    }
    boolean published = reading.table().isPresent();
    return new Judgement(published ? Kind.SILENT : Kind.MISPLACED, elsewhere);
  }

  /// Rows that findings name, remarks left out.
  static Set<Long> flagged(Report report) {
    Set<Long> rows = new TreeSet<>();
    for (Findings.Group group : report.findings()) {
      if (!REMARKS.contains(group.rule())) {
        for (Finding finding : group.samples()) {
          switch (finding.location()) {
            case Location.Row(long row) -> rows.add(row);
            case Location.Cell(long row, String _) -> rows.add(row);
            case Location.Byte(long row, long _) -> rows.add(row);
            case Location.Column(String _) ->
                rows.add(isHeader(group.rule()) ? headerRow(report) : 0);
            case Location.File() -> {}
            case Location.Pointer(String _) -> {}
          }
        }
      }
    }
    rows.remove(0L);
    return rows;
  }

  /// Rules about columns that are about their names.
  private static boolean isHeader(Rule rule) {
    return rule == Rule.HEADER_DUPLICATE || rule == Rule.HEADER_UNNAMED_COLUMN;
  }

  private static long headerRow(Report report) {
    return report.reading().map(Report.Reading::headerRow).orElse(1);
  }
}
