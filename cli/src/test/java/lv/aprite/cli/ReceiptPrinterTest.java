package lv.aprite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lv.aprite.cli.hub.Receipt;
import lv.aprite.cli.terminal.Terminal;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.publication.release.Outcome;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.UploadOrder;
import org.junit.jupiter.api.Test;

class ReceiptPrinterTest {
  @Test
  void aLogNamesNoColumnThatTheContractDoesNotHave() {
    // The header of a file without one is its first row.
    String line =
        line(
            new Finding(
                Rule.COLUMN_UNEXPECTED, new Location.Column("38010112345"), "a column", "another"),
            new Finding(Rule.CELL_TOO_LONG, new Location.Cell(7, "38010112346"), "a number", "x"));

    assertThat(line)
        .contains("column-unexpected: file", "cell-too-long: row 7")
        .doesNotContain("380");
  }

  @Test
  void aLogNamesTheColumnsOfTheContract() {
    assertThat(
            line(new Finding(Rule.CELL_TOO_LONG, new Location.Cell(7, "code"), "a number", "Anna")))
        .contains("cell-too-long: row 7, column code")
        .doesNotContain("Anna");
  }

  private static String line(Finding... all) {
    Findings findings = new Findings();
    for (Finding finding : all) {
      findings.add(finding);
    }
    Submission submission =
        new Submission(
            new DatasetId("town", "people"),
            "00000001",
            "people.csv",
            "uploads/town/people/00000001/people.csv",
            "v",
            1,
            new UploadOrder(Instant.EPOCH, "00000001"));
    Report report =
        new Report(
            "people.csv",
            1,
            "",
            Verdict.REFUSED,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            0,
            0,
            0,
            findings.groups(),
            List.of());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
    new ReceiptPrinter(Terminal.of(to, to, "", "", Map.of()))
        .line(
            new Receipt(
                submission,
                new Outcome.TooLate(),
                Optional.of(report),
                Set.of("code"),
                Duration.ZERO));
    return out.toString(StandardCharsets.UTF_8);
  }
}
