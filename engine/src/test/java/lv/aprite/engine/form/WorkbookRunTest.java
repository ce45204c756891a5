package lv.aprite.engine.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.Dialect;
import lv.aprite.engine.contract.DraftCodec;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.FileFormat;
import lv.aprite.engine.contract.Layout;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Parsing;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.contract.TablePlace;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.infer.Inference;
import lv.aprite.engine.infer.Known;
import lv.aprite.engine.run.Engine;
import lv.aprite.engine.run.MemoryOutputs;
import lv.aprite.engine.run.MemoryScratch;
import lv.aprite.engine.run.MemorySource;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.run.Settings;
import lv.aprite.engine.run.Typing;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.engine.work.Crew;
import lv.aprite.engine.write.Format;
import org.junit.jupiter.api.Test;

/// A workbook on its whole way through the engine.
class WorkbookRunTest {
  private static final String ROWS =
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
          + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"s\"><v>2</v></c></row>"
          + "<row r=\"5\"><c r=\"A5\"><v>SECOND</v></c><c r=\"B5\" t=\"s\"><v>3</v></c></row>";

  private static byte[] file(String second) {
    String data = "<sheetData>" + ROWS.replace("SECOND", second) + "</sheetData>";
    return Zipped.xlsx("", "Dati", "", data, "Cits", "", data);
  }

  private static Contract contract(FileFormat format, TablePlace place) {
    Schema schema =
        new Schema(
            List.of(field("id", new FieldType.Whole()), field("name", new FieldType.Text())),
            List.of());
    List<Layout.Origin> origins =
        List.of(
            new Layout.Origin.Column("id", Parsing.DEFAULT),
            new Layout.Origin.Column("name", Parsing.DEFAULT));
    Layout layout =
        new Layout(
            "dati",
            format,
            Optional.empty(),
            new Layout.EncodingRule.ByEvidence(),
            new Dialect(',', new Dialect.HeaderRow.Found(), place),
            origins,
            List.of());
    return new Contract(
        "dati",
        new Contract.Version(1, 0, 0),
        DraftCodec.standIn(),
        schema,
        List.of(layout),
        BigDecimal.ZERO);
  }

  private static Field field(String name, FieldType type) {
    return new Field(name, type, false, false, List.of(), LocalText.NONE, LocalText.NONE);
  }

  private static Report publish(byte[] file, Contract contract, MemoryOutputs outputs)
      throws IOException {
    try (MemoryScratch scratch = new MemoryScratch()) {
      return engine(scratch).publish(new MemorySource(file), contract, outputs);
    }
  }

  private static Engine engine(MemoryScratch scratch) {
    return new Engine(new Settings(1, 1 << 16, 1 << 20), scratch, (done, total) -> true);
  }

  private static List<Rule> rules(Report report) {
    return report.findings().stream().map(Findings.Group::rule).toList();
  }

  @Test
  void aSheetIsPublishedByItsLayout() throws IOException {
    MemoryOutputs outputs = new MemoryOutputs();
    byte[] file = file("7");
    Report report =
        publish(file, contract(FileFormat.XLSX, new TablePlace.SheetNamed("Dati")), outputs);
    assertThat(report.verdict()).isEqualTo(Verdict.PUBLISHABLE);
    assertThat(new String(outputs.committed(Format.CSV).orElseThrow(), StandardCharsets.UTF_8))
        .isEqualTo("id,name\r\n1,Anna\r\n7,東京\r\n");
    assertThat(report.sourceSizeBytes()).isEqualTo(file.length);
    assertThat(report.sourceSha256()).isEqualTo(Forms.original(new MemorySource(file)).sha256());
    assertThat(rules(report)).contains(Rule.TABLES_NOT_READ, Rule.FORMAT_BELIES_NAME);
  }

  @Test
  void aFindingNamesTheRowThatTheSheetShows() throws IOException {
    Report report =
        publish(
            file("7.5"),
            contract(FileFormat.XLSX, new TablePlace.SheetNumbered(1)),
            new MemoryOutputs());
    assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(report.findings().stream().map(group -> group.samples().getFirst().toString()))
        .anyMatch(finding -> finding.contains("TYPE_WHOLE") && finding.contains("row=5"));
  }

  @Test
  void aFormatThatWasNotAgreedOnIsRefused() throws IOException {
    Report report =
        publish(file("7"), contract(FileFormat.CSV, new TablePlace.Only()), new MemoryOutputs());
    assertThat(rules(report)).containsExactly(Rule.FORMAT_NOT_AGREED);
  }

  @Test
  void withoutAContractTheSheetHasToBeNamed() throws IOException {
    try (MemoryScratch scratch = new MemoryScratch()) {
      Report report = engine(scratch).check(new MemorySource(file("7")), Typing.INFERRED);
      assertThat(rules(report)).containsExactly(Rule.TABLE_AMBIGUOUS);
    }
    try (MemoryScratch scratch = new MemoryScratch()) {
      Report report =
          engine(scratch)
              .check(
                  new MemorySource(file("7")), new TablePlace.SheetNamed("Cits"), Typing.INFERRED);
      assertThat(report.verdict()).isEqualTo(Verdict.PUBLISHABLE);
      assertThat(report.fields().getFirst().type()).isInstanceOf(FieldType.Whole.class);
    }
  }

  @Test
  void aDraftIsInferredFromAWorkbookAndHoldsForIt() throws IOException {
    try (Crew crew = new Crew(1)) {
      Inference inference =
          new Inference(
              Known.name("dati"),
              (source, contract) -> {
                try (MemoryScratch scratch = new MemoryScratch()) {
                  return engine(scratch).check(source, contract);
                }
              },
              crew,
              Language.EN);
      Inference.Outcome outcome =
          inference.of(List.of(new MemorySource(file("7"))), new TablePlace.SheetNamed("Dati"));
      assertThat(outcome)
          .isInstanceOfSatisfying(
              Inference.Outcome.Drafted.class,
              drafted -> {
                assertThat(drafted.isPublishable()).isTrue();
                Layout layout = drafted.draft().contract().layouts().getFirst();
                assertThat(layout.format()).isEqualTo(FileFormat.XLSX);
                assertThat(layout.dialect().table()).isEqualTo(new TablePlace.SheetNamed("Dati"));
              });
    }
  }
}
