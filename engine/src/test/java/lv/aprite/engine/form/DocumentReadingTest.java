package lv.aprite.engine.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractCodec;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.read.Source;
import lv.aprite.engine.run.Engine;
import lv.aprite.engine.run.MemoryOutputs;
import lv.aprite.engine.run.MemoryScratch;
import lv.aprite.engine.run.MemorySource;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.run.Settings;
import lv.aprite.engine.run.Typing;
import lv.aprite.engine.write.Format;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Documents and archives through the whole engine: what is published of them as CSV.
class DocumentReadingTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(bytes(namesAndTexts[i + 1]));
      }
    }
    return out.toByteArray();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  /// The CSV, or the findings.
  private static String alone(Source source) throws IOException {
    return run((engine, outputs) -> engine.convert(source, Typing.INFERRED, outputs));
  }

  private static String alone(byte[] file) throws IOException {
    return alone(new MemorySource(file));
  }

  private static String by(String layouts, byte[] file) throws IOException {
    Contract contract = contract(layouts);
    return run((engine, outputs) -> engine.publish(new MemorySource(file), contract, outputs));
  }

  private interface Run {
    Report of(Engine engine, MemoryOutputs outputs) throws IOException;
  }

  private static String run(Run run) throws IOException {
    MemoryOutputs outputs = new MemoryOutputs();
    try (MemoryScratch scratch = new MemoryScratch()) {
      Engine engine = new Engine(new Settings(1, 1 << 16, 1 << 20), scratch, (done, all) -> true);
      Report report = run.of(engine, outputs);
      List<String> said = new ArrayList<>();
      for (Findings.Group group : report.findings()) {
        said.add(group.rule().id() + ", " + FindingText.of(group.samples().getFirst()));
      }
      return outputs
          .committed(Format.CSV)
          .map(csv -> new String(csv, StandardCharsets.UTF_8).replace("\r\n", "~"))
          .orElseGet(() -> String.join("~", said));
    }
  }

  /// A contract with the published fields a and b, whole numbers.
  private static Contract contract(String layouts) {
    String document =
        """
        {"$schema": "%s", "name": "case", "version": "1.0.0", "title": "A case",
         "description": "Two numbers.", "licenses": [{"path": "https://example.org/licence"}],
         "contributors": [{"title": "An agency", "email": "agency@example.org",
                           "roles": ["publisher", "contact"]}],
         "resources": [{"name": "case", "type": "table", "path": "case.csv",
           "schema": {"fields": [{"name": "a", "type": "integer"}, {"name": "b", "type": "integer"}]},
           "aprite:layouts": [%s]}]}
        """
            .formatted(ContractCodec.PROFILE, layouts);
    return switch (ContractCodec.decode(bytes(document))) {
      case Decoding.Decoded<Contract>(Contract contract) -> {
        byte[] again = ContractCodec.encode(contract);
        assertThat(ContractCodec.decode(again)).isEqualTo(new Decoding.Decoded<>(contract));
        yield contract;
      }
      case Decoding.Broken<Contract>(var findings) ->
          throw new IllegalArgumentException(findings.stream().map(FindingText::of).toList() + "");
    };
  }

  private static String layout(String more, String a, String b) {
    return "{\"id\": \"l\", %s \"fields\": [{\"target\": \"a\", \"source\": \"%s\"}, {\"target\": \"b\", \"source\": \"%s\"}]}"
        .formatted(more, a, b);
  }

  @Test
  void theSameTableInEveryFormIsPublishedTheSame() throws IOException {
    String csv = "a,b~1,x~2,y~";
    assertThat(alone(bytes("a;b\n1;x\n2;y\n"))).isEqualTo(csv);
    assertThat(alone(bytes("[{\"a\":1,\"b\":\"x\"},{\"b\":\"y\",\"a\":2}]"))).isEqualTo(csv);
    assertThat(alone(bytes("{\"a\":1,\"b\":\"x\"}\n{\"a\":2,\"b\":\"y\"}\n"))).isEqualTo(csv);
    assertThat(alone(bytes("[[\"a\",\"b\"],[1,\"x\"],[2,\"y\"]]"))).isEqualTo(csv);
    assertThat(alone(zip("t.csv", "a,b\n1,x\n2,y\n"))).isEqualTo(csv);
    assertThat(alone(gzip(bytes("[{\"a\":1,\"b\":\"x\"},{\"b\":\"y\",\"a\":2}]")))).isEqualTo(csv);
    assertThat(alone(zip("d/t.xml", "<l><r><a>1</a><b>x</b></r><r><a>2</a><b>y</b></r></l>")))
        .startsWith("a,b~1,x~");
  }

  @Test
  void anArchiveInAnArchiveIsRefused() throws IOException {
    assertThat(alone(gzip(gzip(bytes("a,b\n1,2\n"))))).startsWith("format-limit");
    assertThat(alone(gzip(zip("t.csv", "a,b\n1,2\n")))).startsWith("format-limit");
  }

  @Test
  void aMemberOfAnArchiveIsNamedByTheLayoutOrByWhoAsks() throws IOException {
    byte[] two = zip("one.csv", "x,y\n1,2\n", "two.csv", "x,y\n3,4\n");
    assertThat(alone(two)).startsWith("document-without-table").contains("one.csv, two.csv");
    assertThat(alone(new MemberOf(new MemorySource(two), "two.csv"))).isEqualTo("x,y~3,4~");
    assertThat(by(layout("\"member\": \"one.csv\",", "x", "y"), two)).isEqualTo("a,b~1,2~");
    assertThat(by(layout("\"member\": \"no.csv\",", "x", "y"), two)).contains("one.csv, two.csv");
    assertThat(by(layout("", "x", "y"), two)).contains("one.csv, two.csv");
    assertThat(by(layout("", "x", "y"), zip("one.csv", "x,y\n1,2\n"))).isEqualTo("a,b~1,2~");
  }

  @Test
  void theLayoutSaysWhereTheRowsAreAndHowTheyAreFlattened() throws IOException {
    byte[] nested = bytes("{\"meta\":[{\"n\":1}],\"data\":{\"rows\":[{\"x\":1,\"p\":{\"y\":2}}]}}");
    String flat =
        "\"format\": \"json\", \"dialect\": {\"property\": \"data.rows\", \"flatten\": true},";
    assertThat(by(layout(flat, "x", "p.y"), nested)).isEqualTo("a,b~1,2~");
    assertThat(by(layout(flat, "x", "p"), nested)).contains("p.y");
    String wrong = "\"format\": \"json\", \"dialect\": {\"property\": \"data.no\"},";
    assertThat(by(layout(wrong, "x", "y"), nested)).startsWith("table-absent");
    String xml = "\"format\": \"xml\", \"dialect\": {\"property\": \"/l/r\"},";
    assertThat(by(layout(xml, "x", "@y"), bytes("<l><r y='2'><x>1</x></r><s/><s/></l>")))
        .isEqualTo("a,b~1,2~");
    assertThat(by(layout("", "x", "y"), bytes("[{\"x\":1,\"y\":2}]")))
        .startsWith("format-not-agreed");
  }

  @Test
  void genuineDocumentsAreReadWithoutAContract() throws IOException {
    Path folder = Path.of(System.getProperty("aprite.shared", "../../shared"), "data");
    Assumptions.assumeTrue(Files.isDirectory(folder), () -> "skipped: no " + folder);
    String communes = alone(Files.readAllBytes(folder.resolve("fr-communes.json")));
    assertThat(communes).startsWith("code,nom,typeLiaison,");
    assertThat(communes.split("~")).hasSize(37_591);
    String json = alone(Files.readAllBytes(folder.resolve("it-dpc-contracts.json")));
    String twin = alone(Files.readAllBytes(folder.resolve("it-dpc-contracts.csv")));
    // The publisher wrote one name in two ways.
    assertThat(json.replace("BeIjing", "Beijing")).isEqualTo(twin);
    String documents = alone(Files.readAllBytes(folder.resolve("ee-seafarer-documents.xml")));
    assertThat(documents.split("~")).hasSize(3_997);
    assertThat(alone(Files.readAllBytes(folder.resolve("us-usgs-earthquakes.geojson"))).split("~"))
        .hasSize(1_708);
    assertThat(alone(Files.readAllBytes(folder.resolve("ee-counties.geojson"))))
        .startsWith("geometry-other-system, row 1")
        .contains("EPSG::3301");
  }
}
