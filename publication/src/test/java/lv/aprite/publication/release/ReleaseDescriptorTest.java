package lv.aprite.publication.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.contract.SchemaCodec;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.engine.write.Distribution;
import lv.aprite.engine.write.Format;
import lv.aprite.publication.catalog.SampleHub;
import lv.aprite.publication.catalog.Shared;
import org.junit.jupiter.api.Test;

class ReleaseDescriptorTest {
  @Test
  void itIsADataPackage() throws IOException {
    JsonNode descriptor = descriptor(report("register.csv", files()));
    assertThat(faults("datapackage", descriptor)).isEmpty();
    for (JsonNode resource : descriptor.path("resources")) {
      assertThat(faults("dataresource", resource)).isEmpty();
      assertThat(faults("tableschema", resource.path("schema"))).isEmpty();
    }
  }

  @Test
  void theDialectOfTheCsvIsThatOfItsBytes() throws IOException {
    JsonNode csv = descriptor(report("register.csv", files())).path("resources").path(0);
    assertThat(csv.path("dialect").path("lineTerminator").asText()).isEqualTo("\r\n");
  }

  @Test
  void theOfficialSchemasFindAFault() throws IOException {
    JsonNode descriptor = descriptor(report("register.csv", files()));
    ((ObjectNode) descriptor).remove("resources");
    assertThat(faults("datapackage", descriptor)).singleElement().asString().contains("resources");
  }

  @Test
  void eachFileIsThereWithItsSizeAndHash() throws IOException {
    JsonNode resources = descriptor(report("register.csv", files())).path("resources");
    assertThat(resources).hasSize(3);
    assertThat(resources.findValuesAsText("path"))
        .containsExactly("register.csv", "register.parquet", "register.json");
    assertThat(resources.findValuesAsText("mediatype"))
        .containsExactly("text/csv", "application/vnd.apache.parquet", "application/json");
    assertThat(resources.path(0).path("bytes").asLong()).isEqualTo(100);
    assertThat(resources.path(0).path("hash").asText()).isEqualTo("sha256:" + "c".repeat(64));
  }

  @Test
  void theFieldsCanBeReadBack() throws IOException {
    JsonNode schema =
        descriptor(report("register.csv", files())).path("resources").path(0).path("schema");
    assertThat(SchemaCodec.decode(schema)).isEqualTo(new Decoding.Decoded<>(schema()));
  }

  @Test
  void ofJsonItSaysThatAPointIsAnArray() throws IOException {
    Field point =
        new Field(
            "place",
            new FieldType.GeoPoint(),
            false,
            false,
            List.of(),
            LocalText.NONE,
            LocalText.NONE);
    Contract contract =
        new Contract(
            "places",
            new Contract.Version(1, 0, 0),
            SampleHub.register(),
            new Schema(List.of(point), List.of()),
            List.of(),
            BigDecimal.ONE);
    JsonNode resources =
        new ObjectMapper()
            .readTree(ReleaseDescriptor.of(contract, report("places.csv", files())))
            .path("resources");
    assertThat(resources).hasSize(3);
    for (JsonNode resource : resources) {
      JsonNode field = resource.path("schema").path("fields").path(0);
      assertThat(field.path("type").asText()).isEqualTo("geopoint");
      assertThat(field.path("format").asText())
          .isEqualTo(resource.path("format").asText().equals("json") ? "array" : "");
      assertThat(faults("tableschema", resource.path("schema"))).isEmpty();
    }
  }

  @Test
  void itSaysHowManyRowsWereLeftOutUnderWhichContract() throws IOException {
    JsonNode descriptor = descriptor(report("register.csv", files()));
    assertThat(descriptor.path("aprite:contractVersion").asText()).isEqualTo("1.2.0");
    assertThat(descriptor.path("aprite:rows").asLong()).isEqualTo(97);
    assertThat(descriptor.path("aprite:rowsRejected").asLong()).isEqualTo(3);
  }

  @Test
  void itDoesNotDependOnTheSourceNorOnTheOrderInWhichFilesWereFinished() {
    assertThat(ReleaseDescriptor.of(contract(), report("other.csv", files().reversed())))
        .isEqualTo(ReleaseDescriptor.of(contract(), report("register.csv", files())));
  }

  private static JsonNode descriptor(Report report) throws IOException {
    return new ObjectMapper().readTree(ReleaseDescriptor.of(contract(), report));
  }

  private static Contract contract() {
    return new Contract(
        "register",
        new Contract.Version(1, 2, 0),
        SampleHub.register(),
        schema(),
        List.of(),
        BigDecimal.ONE);
  }

  private static Schema schema() {
    return SampleHub.schema();
  }

  private static List<Distribution> files() {
    return List.of(
        new Distribution(Format.CSV, 100, "c".repeat(64)),
        new Distribution(Format.PARQUET, 50, "a".repeat(64)),
        new Distribution(Format.JSON, 200, "d".repeat(64)));
  }

  private static Report report(String source, List<Distribution> files) {
    return new Report(
        source,
        source.length(),
        "e".repeat(64),
        Verdict.PUBLISHABLE,
        Optional.of("2026"),
        Optional.empty(),
        schema().fields(),
        100,
        97,
        3,
        List.of(),
        files);
  }

  private static List<String> faults(String schema, JsonNode document) {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
        .getSchema(
            SchemaLocation.of(
                Shared.standard("datapackage/2.0/" + schema + ".json").toUri().toString()),
            config)
        .validate(document)
        .stream()
        .map(Object::toString)
        .toList();
  }
}
