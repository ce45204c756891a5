package lv.aprite.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.engine.write.Distribution;
import lv.aprite.engine.write.Format;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final String SHA256 = "ab".repeat(32);

  private static JsonSchema schema() throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Files.readString(Path.of("..", "schemas", "report-1.0.json")));
  }

  private static Report refused() {
    Findings findings = new Findings();
    findings.add(
        new Finding(
            Rule.BYTE_ORDER_MARK, new Location.File(), "no byte order mark", "one of UTF-8"));
    for (int row = 14; row < 40; row++) {
      findings.add(
          new Finding(
              Rule.TYPE_DATE,
              new Location.Cell(row, "founded"),
              "a date like 2026-03-31",
              "31/03/" + row));
    }
    findings.add(new Finding(Rule.ROW_TOO_WIDE, new Location.Row(50), "5 cells", "6 cells"));
    findings.add(new Finding(Rule.NUL_BYTE, new Location.Byte(60, 1234), "text", "a NUL byte"));
    findings.add(new Finding(Rule.COLUMN_MISSING, new Location.Column("x"), "a column", ""));
    return new Report(
        "dati_2026.csv",
        4096,
        SHA256,
        Verdict.REFUSED,
        Optional.of("2026"),
        Optional.of(new Report.Reading("windows-1257", "stated by layout 2026", ";", 2, "CRLF")),
        List.of(
            new Field(
                "reg_no",
                new FieldType.Text(),
                true,
                true,
                List.of(),
                LocalText.NONE,
                LocalText.NONE),
            new Field(
                "capital",
                new FieldType.Decimal(14, 2),
                false,
                false,
                List.of(),
                LocalText.NONE,
                LocalText.NONE)),
        100,
        0,
        27,
        findings.groups(),
        List.of());
  }

  private static Report publishable(long rejected) {
    return new Report(
        "a.csv",
        10,
        SHA256,
        Verdict.PUBLISHABLE,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        1 + rejected,
        1,
        rejected,
        List.of(),
        List.of(
            new Distribution(Format.CSV, 7, SHA256),
            new Distribution(Format.PARQUET, 8, SHA256),
            new Distribution(Format.JSON, 9, SHA256)));
  }

  @Test
  void everyReportKeepsToItsSchema() throws IOException {
    for (Report report : List.of(refused(), publishable(0), publishable(3))) {
      assertThat(schema().validate(ReportCodec.toJson(report))).isEmpty();
    }
  }

  @Test
  void theSchemaRefusesWhatIsNoReport() throws IOException {
    ObjectNode json = ReportCodec.toJson(refused());
    json.putArray("findings");
    assertThat(schema().validate(json)).as("refused without a reason").isNotEmpty();
    json = ReportCodec.toJson(publishable(0));
    json.put("verdict", "fine");
    assertThat(schema().validate(json)).isNotEmpty();
    json = ReportCodec.toJson(publishable(0));
    json.put("colour", "red");
    assertThat(schema().validate(json)).isNotEmpty();
  }

  @Test
  void aReportIsReadBackAsItWas() throws IOException {
    for (Report report : List.of(refused(), publishable(0), publishable(3))) {
      byte[] bytes = ReportCodec.bytes(ReportCodec.toJson(report));
      assertThat(ReportCodec.decode(bytes)).isEqualTo(report);
      assertThat(ReportCodec.bytes(ReportCodec.toJson(report))).isEqualTo(bytes);
    }
  }

  @Test
  void anotherDocumentIsNoReport() {
    assertThatThrownBy(() -> ReportCodec.decode("{}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ReportCodec.decode("{".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void theReceiptSaysWhatIsWorstFirst() {
    List<String> lines = ReportText.lines(refused());
    assertThat(lines.getFirst())
        .isEqualTo(
            "dati_2026.csv: Refused: row 60, byte 1234: expected text, found a NUL byte. Nothing is"
                + " published.");
    assertThat(String.join("\n", lines))
        .containsSubsequence(
            "row 60, byte 1234",
            "column x: expected a column, found nothing",
            "row 50: expected 5 cells, found 6 cells",
            "row 14, column founded: expected a date like 2026-03-31, found \"31/03/14\"",
            "… and 23 more like these",
            "note: file: expected no byte order mark",
            "Layout 2026: read as windows-1257 (stated by layout 2026), cells parted by semicolon,"
                + " header in row 2, line ends CRLF.",
            "Rows: 100 read, 0 published, 27 rejected.");
  }

  @Test
  void aCleanFileIsSaidToBeRight() {
    assertThat(ReportText.summary(publishable(0))).isEqualTo("1 row read, nothing left out.");
    assertThat(ReportText.summary(publishable(3))).contains("3 rows were left out");
  }
}
