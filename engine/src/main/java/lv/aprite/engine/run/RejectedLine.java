package lv.aprite.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.validate.RejectedRow;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/// One row in the file of rejected rows: its number, its cells as they were read, and why it was
/// left out.
///
/// @param rowNumber counted from the first record of its chunk, 0
/// @param rest what stands after the row number, from the comma to the line end
record RejectedLine(int rowNumber, String rest) {
  static RejectedLine of(RejectedRow row, int columns) {
    List<String> cells = new ArrayList<>(row.cells());
    while (cells.size() < columns) {
      cells.add("");
    }
    cells.add(row.reasons().stream().map(RejectedLine::words).collect(Collectors.joining("; ")));
    return new RejectedLine(row.rowNumber(), "," + record(cells));
  }

  static String header(List<String> columns) {
    List<String> cells = new ArrayList<>();
    cells.add("row");
    cells.addAll(columns);
    cells.add("reason");
    return record(cells);
  }

  private static String record(List<String> cells) {
    StringBuilder line = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(line, CSVFormat.RFC4180)) {
      printer.printRecord(cells);
    } catch (IOException e) {
      throw new UncheckedIOException("a StringBuilder does not fail", e);
    }
    return line.toString();
  }

  private static String words(RejectedRow.Reason reason) {
    return switch (reason) {
      case RejectedRow.Reason.Damage(Rule rule) -> rule.id();
      case RejectedRow.Reason.Cell(Finding finding) -> words(finding);
    };
  }

  /// The row stands in front already.
  private static String words(Finding finding) {
    return switch (finding.location()) {
      case Location.Cell(_, String column) ->
          FindingText.of(
              new Finding(
                  finding.rule(),
                  new Location.Column(column),
                  finding.expected(),
                  finding.found()));
      case Location.File _,
          Location.Byte _,
          Location.Row _,
          Location.Column _,
          Location.Pointer _ ->
          FindingText.of(finding);
    };
  }
}
