package lv.aprite.engine.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.read.Source;
import lv.aprite.engine.run.Companies.Company;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.engine.write.Distribution;
import lv.aprite.engine.write.Format;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class EngineTest {
  private static final Progress UNWATCHED = (done, total) -> true;
  private static final Contract STRICT = Companies.contract("0");
  private static final Contract LENIENT = Companies.contract("0.5");

  private record Published(Report report, MemoryOutputs outputs) {
    byte[] bytes(Format format) {
      return outputs.committed(format).orElseThrow(() -> new AssertionError(report.findings()));
    }
  }

  private static Published publish(Source source, Contract contract, int threads, int chunkBytes)
      throws IOException {
    MemoryOutputs outputs = new MemoryOutputs();
    Settings settings = new Settings(threads, chunkBytes, 4096);
    Report report =
        new Engine(settings, new MemoryScratch(), UNWATCHED).publish(source, contract, outputs);
    assertThat(outputs.allEnded()).isTrue();
    return new Published(report, outputs);
  }

  private static Published publish(Source source, Contract contract) throws IOException {
    return publish(source, contract, 2, 10_000);
  }

  @Test
  void oneTableFromThreeDialectsGivesTheSameBytesWhateverThreadsAndChunks() throws IOException {
    List<Company> companies = Companies.random(1, 700);
    Published first = publish(MemorySource.of(Companies.plainFile(companies)), STRICT, 1, 1 << 20);
    assertThat(first.report.verdict()).as("%s", first.report).isEqualTo(Verdict.PUBLISHABLE);
    assertThat(first.report.rowsPublished()).isEqualTo(700);
    assertThatCsvHolds(first.bytes(Format.CSV), companies);
    assertThatJsonHolds(first.bytes(Format.JSON), companies);
    List<Source> sources =
        List.of(
            MemorySource.of(Companies.plainFile(companies)),
            new MemorySource(Companies.latvianFile(companies)),
            new MemorySource(Companies.utf16File(companies)));
    for (Source source : sources) {
      for (int threads : new int[] {1, 2, 7}) {
        for (int chunkBytes : new int[] {1, 700, 30_000, 1 << 20}) {
          Published other = publish(source, STRICT, threads, chunkBytes);
          assertThat(other.report.verdict()).as("%s", other.report).isEqualTo(Verdict.PUBLISHABLE);
          for (Format format : Format.values()) {
            assertThat(other.bytes(format))
                .as(
                    "%s by %s threads, chunks of %s: %s",
                    format, threads, chunkBytes, other.report.layout())
                .isEqualTo(first.bytes(format));
          }
          assertThat(other.report.distributions()).isEqualTo(first.report.distributions());
        }
      }
    }
  }

  private static void assertThatCsvHolds(byte[] csv, List<Company> companies) throws IOException {
    try (CSVParser parser =
        CSVParser.parse(new ByteArrayInputStream(csv), UTF_8, CSVFormat.RFC4180)) {
      List<CSVRecord> records = parser.getRecords();
      assertThat(records).hasSize(companies.size() + 1);
      assertThat(records.getFirst().toList())
          .isEqualTo(Companies.SCHEMA.fields().stream().map(field -> field.name()).toList());
      for (int i = 0; i < companies.size(); i++) {
        Company company = companies.get(i);
        List<String> cells = records.get(i + 1).toList();
        assertThat(cells.get(0)).isEqualTo(company.regNo());
        assertThat(cells.get(1)).isEqualTo(company.name().orElse(""));
        assertThat(cells.get(2)).isEqualTo(Long.toString(company.employees()));
        assertThat(cells.get(3)).isEqualTo(company.capital().toPlainString());
        assertThat(cells.get(4)).isEqualTo(company.atoms().map(Object::toString).orElse(""));
        assertThat(cells.get(5)).isEqualTo(Boolean.toString(company.active()));
        assertThat(cells.get(6)).isEqualTo(company.founded().toString());
        assertThat(cells.get(7)).isEqualTo(company.opens().map("%tT"::formatted).orElse(""));
        assertThat(java.time.LocalDateTime.parse(cells.get(8))).isEqualTo(company.changed());
        assertThat(cells.get(9)).isEqualTo("%tFT%<tTZ".formatted(company.reportedUtc()));
        assertThat(cells.get(10)).isEqualTo("%04d".formatted(company.year()));
        assertThat(cells.get(11)).isEqualTo(company.month().toString());
      }
    }
  }

  private static void assertThatJsonHolds(byte[] json, List<Company> companies) throws IOException {
    JsonNode rows =
        JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .readTree(json);
    assertThat(rows).hasSize(companies.size());
    for (int i = 0; i < companies.size(); i++) {
      Company company = companies.get(i);
      JsonNode row = rows.get(i);
      assertThat(row).hasSize(12);
      assertThat(row.path("reg_no").textValue()).isEqualTo(company.regNo());
      assertThat(Optional.ofNullable(row.path("name").textValue())).isEqualTo(company.name());
      assertThat(row.path("employees").longValue()).isEqualTo(company.employees());
      assertThat(row.path("capital").decimalValue()).isEqualTo(company.capital());
      assertThat(row.path("atoms").isNull()).isEqualTo(company.atoms().isEmpty());
      company
          .atoms()
          .ifPresent(atoms -> assertThat(row.path("atoms").decimalValue()).isEqualTo(atoms));
      assertThat(row.path("active").booleanValue()).isEqualTo(company.active());
      assertThat(row.path("founded").textValue()).isEqualTo(company.founded().toString());
      assertThat(row.path("year").intValue()).isEqualTo(company.year());
      assertThat(row.path("month").textValue()).isEqualTo(company.month().toString());
    }
  }

  @Test
  void theReportNamesWhatWasWritten() throws Exception {
    List<Company> companies = Companies.random(2, 100);
    byte[] file = Companies.latvianFile(companies);
    Published published = publish(new MemorySource(file), STRICT);
    Report report = published.report;
    assertThat(report.sourceSha256()).isEqualTo(sha256(file));
    assertThat(report.layout()).contains("latvian");
    assertThat(report.reading())
        .contains(new Report.Reading("windows-1257", "stated by layout latvian", ";", 2, "CRLF"));
    assertThat(report.rowsRead()).isEqualTo(100);
    assertThat(report.findings()).isEmpty();
    assertThat(report.distributions()).hasSize(3);
    for (Distribution distribution : report.distributions()) {
      byte[] bytes = published.bytes(distribution.format());
      assertThat(distribution.sizeBytes()).isEqualTo(bytes.length);
      assertThat(distribution.sha256()).isEqualTo(sha256(bytes));
    }
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void rejectedRowsLeaveTheRestAsItIs() throws IOException {
    List<Company> companies = Companies.random(3, 500);
    Published clean = publish(MemorySource.of(Companies.plainFile(companies)), STRICT);
    StringBuilder dirty = new StringBuilder(Companies.plainFile(List.of()));
    int rejected = 0;
    for (int i = 0; i < companies.size(); i++) {
      String row = Companies.plainRow(companies.get(i));
      dirty.append(row).append('\n');
      switch (i % 5) {
        case 0 -> dirty.append(row.replaceFirst("^4", "x")).append('\n');
        case 1 -> dirty.append(row).append(",one more\n");
        case 2 -> dirty.append("too,few\n");
        case 3 -> dirty.append("\n").append(row.replaceFirst("true|false", "perhaps")).append('\n');
        default -> rejected--;
      }
      rejected++;
    }
    for (int chunkBytes : new int[] {1, 1000, 1 << 20}) {
      Published published = publish(MemorySource.of(dirty.toString()), LENIENT, 2, chunkBytes);
      assertThat(published.report.verdict()).isEqualTo(Verdict.PUBLISHABLE);
      assertThat(published.report.rowsRead()).isEqualTo(500 + rejected);
      assertThat(published.report.rowsRejected()).isEqualTo(rejected);
      assertThat(published.report.rowsPublished()).isEqualTo(500);
      for (Format format : Format.values()) {
        assertThat(published.bytes(format)).as("%s", format).isEqualTo(clean.bytes(format));
      }
    }
  }

  @Test
  void aRejectedRowIsKeptWithItsNumberItsCellsAndItsReasons() throws IOException {
    Company company = Companies.random(4, 1).getFirst();
    String good = Companies.plainRow(company);
    String file =
        Companies.plainFile(List.of())
            + good
            + "\n\n"
            + "x1,\"A \"\"B\"\","
            + " C\",7,1.234,,maybe,2025-02-30,,2026-01-01T00:00:00,2026-01-01T00:00:00Z,2026,2026-13\n"
            + "one,two\n";
    for (int chunkBytes : new int[] {1, 1 << 20}) {
      Published published =
          publish(MemorySource.of(file), Companies.contract("0.9"), 1, chunkBytes);
      assertThat(published.report.rowsRejected()).isEqualTo(2);
      assertThat(new String(published.outputs.committedRejected().orElseThrow(), UTF_8))
          .isEqualTo(
              """
              \uFEFFaprite_row,reg_no,name,employees,capital,atoms,active,founded,opens,changed,reported,year,month,aprite_reason
              s-1/row-4,'x1,"A ""B"", C",7,'1.234,,maybe,'2025-02-30,,'2026-01-01T00:00:00,'2026-01-01T00:00:00Z,2026,'2026-13,"column reg_no: expected text that matches \\d{11}, found ""x1""; column capital: expected at most 2 digits after the decimal mark, found ""1.234""; column active: expected one of true, false, found ""maybe""; column founded: expected a day that the calendar has, in the years 0001 to 9999, found ""2025-02-30""; column month: expected a month like 2026-03, found ""2026-13""\"
              s-1/row-5,one,two,,,,,,,,,,,"A row has too few cells. Write every cell of the row, empty ones too; is there a line break inside a cell without quotes? If the row is right as it stands here, delete this reason."
              """);
      assertThat(findings(published.report))
          .contains(
              new Finding(
                  Rule.DATE_IMPOSSIBLE,
                  new Location.Cell(4, "founded"),
                  "a day that the calendar has, in the years 0001 to 9999",
                  "2025-02-30"));
    }
  }

  private static List<Finding> findings(Report report) {
    List<Finding> findings = new ArrayList<>();
    for (Findings.Group group : report.findings()) {
      findings.addAll(group.samples());
    }
    return findings;
  }

  private static List<Rule> rules(Report report) {
    return report.findings().stream().map(Findings.Group::rule).distinct().toList();
  }

  @Test
  void aFileWithMoreRejectedRowsThanTheContractAllowsIsRefusedAndLeavesOnlyThose()
      throws IOException {
    String file =
        Companies.plainFile(Companies.random(5, 20))
            + "broken\n".repeat(21)
            + Companies.plainRow(Companies.random(5, 21).getLast());
    Published published = publish(MemorySource.of(file), LENIENT, 2, 100);
    assertThat(published.report.verdict()).isEqualTo(Verdict.PUBLISHABLE);
    published = publish(MemorySource.of(file + "\nbroken"), LENIENT, 2, 100);
    assertThat(published.report.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(rules(published.report)).contains(Rule.REJECTED_SHARE);
    assertThat(published.report.rowsPublished()).isZero();
    assertThat(published.report.distributions()).isEmpty();
    for (Format format : Format.values()) {
      assertThat(published.outputs.committed(format)).isEmpty();
    }
    assertThat(new String(published.outputs.committedRejected().orElseThrow(), UTF_8).lines())
        .hasSize(23);
  }

  @Test
  void aFileWithoutRowsIsRefused() throws IOException {
    Report report = publish(MemorySource.of(Companies.plainFile(List.of())), STRICT).report;
    assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(rules(report)).containsExactly(Rule.NO_ROWS);
    report =
        publish(MemorySource.of(Companies.plainFile(List.of()) + "a,b\n"), Companies.contract("1"))
            .report;
    assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(rules(report)).containsExactly(Rule.NO_ROWS, Rule.ROW_TOO_NARROW);
  }

  @Test
  void aFileOfNoLayoutIsRefusedUnread() throws IOException {
    Published published = publish(MemorySource.of("a,b,c\n1,2,3\n"), STRICT);
    assertThat(published.report.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(rules(published.report)).contains(Rule.LAYOUT_UNKNOWN);
    assertThat(published.report.reading()).isEmpty();
    assertThat(published.outputs.committedRejected()).isEmpty();
  }

  @Test
  void aKeyThatStandsTwiceRefusesTheFileAndNamesBothRows() throws IOException {
    List<Company> companies = new ArrayList<>(Companies.random(6, 2000));
    companies.add(1500, companies.get(20));
    companies.add(companies.get(20));
    for (int chunkBytes : new int[] {500, 1 << 20}) {
      Published published =
          publish(MemorySource.of(Companies.plainFile(companies)), LENIENT, 2, chunkBytes);
      assertThat(published.report.verdict()).isEqualTo(Verdict.REFUSED);
      assertThat(findings(published.report).stream().filter(f -> f.rule() == Rule.KEY_REPEATED))
          .satisfiesExactly(
              finding -> {
                assertThat(finding.expected()).matches("a key that row \\d+ does not have");
                assertThat(finding.found()).isEqualTo(companies.get(20).regNo());
              },
              finding -> assertThat(finding.found()).isEqualTo(companies.get(20).regNo()));
    }
  }

  @Test
  void whatIsOnlyCheckedGetsTheSameReportWithoutOutputs() throws IOException {
    List<Company> companies = Companies.random(7, 50);
    Source source = MemorySource.of(Companies.plainFile(companies) + "x\n");
    Report published = publish(source, LENIENT).report;
    Report checked =
        new Engine(Settings.ofThreads(2), new MemoryScratch(), UNWATCHED).check(source, LENIENT);
    assertThat(checked.findings()).isEqualTo(published.findings());
    assertThat(checked.rowsPublished()).isEqualTo(50);
    assertThat(checked.distributions()).isEmpty();
  }

  @Test
  void whenASinkBreaksNothingIsPublished() {
    Source source = MemorySource.of(Companies.plainFile(Companies.random(8, 2000)));
    for (Format format : Format.values()) {
      MemoryOutputs outputs = new MemoryOutputs(Optional.of(format));
      Engine engine = new Engine(new Settings(3, 5000, 4096), new MemoryScratch(), UNWATCHED);
      assertThatThrownBy(() -> engine.publish(source, STRICT, outputs))
          .isInstanceOf(IOException.class)
          .hasMessage("the disk is full");
      assertThat(outputs.allEnded()).isTrue();
      for (Format other : Format.values()) {
        assertThat(outputs.committed(other)).isEmpty();
      }
    }
  }

  @Test
  void aRunThatIsStoppedPublishesNothing() {
    Source source = MemorySource.of(Companies.plainFile(Companies.random(9, 2000)));
    AtomicInteger asked = new AtomicInteger();
    MemoryOutputs outputs = new MemoryOutputs();
    Engine engine =
        new Engine(
            new Settings(2, 5000, 4096),
            new MemoryScratch(),
            (done, total) -> done <= total && asked.incrementAndGet() < 10);
    assertThatThrownBy(() -> engine.publish(source, STRICT, outputs))
        .isInstanceOfSatisfying(
            RunEnded.class,
            ended -> {
              assertThat(ended.bytesTotal()).isEqualTo(source.sizeBytes());
              assertThat(ended.bytesRead()).isBetween(1L, ended.bytesTotal());
            });
    assertThat(asked.get()).isEqualTo(10);
    assertThat(outputs.allEnded()).isTrue();
    assertThat(outputs.committed(Format.CSV)).isEmpty();
  }

  @Test
  void aFileThatGrowsWhileItIsReadIsRefused() throws IOException {
    MemorySource source = MemorySource.of(Companies.plainFile(Companies.random(10, 10)));
    Source growing =
        new Source() {
          @Override
          public String name() {
            return source.name();
          }

          @Override
          public long sizeBytes() {
            return source.sizeBytes() - 1;
          }

          @Override
          public InputStream open() {
            return source.open();
          }
        };
    Report report = publish(growing, STRICT).report;
    assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(rules(report)).containsExactly(Rule.SOURCE_CHANGED);
  }

  @Test
  void aCodePageThatIsReallyUtf8IsRefused() throws IOException {
    List<Company> companies = Companies.random(11, 30);
    String text =
        new String(
            Companies.latvianFile(companies), java.nio.charset.Charset.forName("windows-1257"));
    int headerEnd = text.indexOf("\r\n", text.indexOf("\r\n") + 2) + 2;
    byte[] head =
        text.substring(0, headerEnd).getBytes(java.nio.charset.Charset.forName("windows-1257"));
    byte[] rows = text.substring(headerEnd).getBytes(UTF_8);
    byte[] file = java.util.Arrays.copyOf(head, head.length + rows.length);
    System.arraycopy(rows, 0, file, head.length, rows.length);
    Report report = publish(new MemorySource(file), LENIENT).report;
    assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(rules(report)).contains(Rule.ENCODING_BELIED);
  }

  @Test
  void withoutAContractTheTypesAreFoundInEveryRow() throws IOException {
    StringBuilder file = new StringBuilder("kods,skaits,summa,diena,ir,piezīme\n");
    for (int i = 0; i < 20_000; i++) {
      file.append(
          "%05d,%d,%d.%02d,2026-03-%02d,%s,\n".formatted(i, i, i, i % 100, 1 + i % 31, i % 2 == 0));
    }
    file.append("20000,,0.125,,,x\n");
    MemoryOutputs outputs = new MemoryOutputs();
    Engine engine = new Engine(new Settings(2, 50_000, 4096), new MemoryScratch(), UNWATCHED);
    Report report = engine.convert(MemorySource.of(file.toString()), Typing.INFERRED, outputs);
    assertThat(report.verdict()).as("%s", report.findings()).isEqualTo(Verdict.PUBLISHABLE);
    assertThat(report.fields().stream().map(Field::type))
        .containsExactly(
            new FieldType.Text(),
            new FieldType.Whole(),
            new FieldType.Decimal(8, 3),
            new FieldType.Date(),
            new FieldType.Bool(),
            new FieldType.Text());
    assertThat(new String(outputs.committed(Format.CSV).orElseThrow(), UTF_8))
        .startsWith("kods,skaits,summa,diena,ir,piezīme\r\n00000,0,0.000,2026-03-01,true,\r\n")
        .endsWith("\r\n20000,,0.125,,,x\r\n");
    assertThat(engine.check(MemorySource.of(file.toString()), Typing.INFERRED).findings())
        .isEqualTo(report.findings());
  }

  @Test
  void asTextEveryCellIsAsItStands() throws IOException {
    MemoryOutputs outputs = new MemoryOutputs();
    Engine engine = new Engine(Settings.ofThreads(1), new MemoryScratch(), UNWATCHED);
    Report report = engine.convert(MemorySource.of("a;b\n007; 1,50 \n1;\n"), Typing.TEXT, outputs);
    assertThat(report.verdict()).as("%s", report.findings()).isEqualTo(Verdict.PUBLISHABLE);
    assertThat(new String(outputs.committed(Format.CSV).orElseThrow(), UTF_8))
        .isEqualTo("a,b\r\n007,\" 1,50 \"\r\n1,\r\n");
  }
}
