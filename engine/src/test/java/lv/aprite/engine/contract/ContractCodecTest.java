package lv.aprite.engine.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractCodecTest {
  static Stream<Path> samples() {
    return Documents.samples().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aContractSurvivesTheWayThroughJson(Path sample) {
    Contract contract = decoded(Documents.bytes(sample));
    byte[] encoded = ContractCodec.encode(contract);
    assertThat(decoded(encoded)).isEqualTo(contract);
    assertThat(ContractCodec.encode(decoded(encoded))).isEqualTo(encoded);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleIsValidUnderOurJsonSchemaBeforeAndAfter(Path sample) {
    byte[] bytes = Documents.bytes(sample);
    var schema = Documents.contractSchema();
    assertThat(Documents.faults(schema, Documents.json(bytes))).isEmpty();
    assertThat(Documents.faults(schema, Documents.json(ContractCodec.encode(decoded(bytes)))))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aContractIsADataPackage(Path sample) {
    byte[] bytes = Documents.bytes(sample);
    var schema = Documents.dataPackage("datapackage.json");
    assertThat(Documents.faults(schema, Documents.json(bytes))).isEmpty();
    assertThat(Documents.faults(schema, Documents.json(ContractCodec.encode(decoded(bytes)))))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aPublishedSchemaIsATableSchema(Path sample) {
    ObjectNode schema = SchemaCodec.encode(decoded(Documents.bytes(sample)).schema());
    assertThat(Documents.faults(Documents.dataPackage("tableschema.json"), schema)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void schemaAndMetadataSurviveTheWayThroughJsonAlone(Path sample) {
    Contract contract = decoded(Documents.bytes(sample));
    assertThat(SchemaCodec.decode(reread(SchemaCodec.encode(contract.schema()))))
        .isEqualTo(new Decoding.Decoded<>(contract.schema()));
    assertThat(MetadataCodec.decode(reread(MetadataCodec.encode(contract.metadata()))))
        .isEqualTo(new Decoding.Decoded<>(contract.metadata()));
  }

  @Test
  void theSampleThatUsesEverythingIsReadAsItStands() {
    Contract contract = decoded(Documents.bytes(Path.of("../schemas/samples/everything.json")));
    assertThat(contract.version()).isEqualTo(new Contract.Version(2, 10, 0));
    assertThat(contract.rejectedShareMax()).isEqualTo(new BigDecimal("0.025"));
    assertThat(contract.comparison())
        .isEqualTo(new Comparison(new BigDecimal("0.5"), new BigDecimal("2"), new BigDecimal("0")));
    assertThat(contract.source().orElseThrow().address())
        .hasToString(
            "https://data.example.org:8443/export/things%20of%20all%20kinds.csv?edition=latest");
    assertThat(contract.source().orElseThrow().every()).isEqualTo(Duration.ofHours(36));
    assertThat(field(contract, "text").personalData())
        .containsExactly(PersonalData.PHONE, PersonalData.EMAIL);
    assertThat(contract.metadata().publisher().name().in("lv")).isEqualTo("Birojs");
    assertThat(contract.metadata().contact().email()).contains("a.b+c@example.org");
    assertThat(contract.metadata().keywords())
        .containsExactly(LocalText.undetermined("one"), LocalText.undetermined("two"));
    assertThat(field(contract, "id").constraints())
        .containsExactly(
            new Constraint.Minimum("-9223372036854775808", false),
            new Constraint.Maximum("100", false));
    assertThat(field(contract, "rate").constraints())
        .containsExactly(new Constraint.OneOf(List.of("0.00", "0.50", "1.25")));
    assertThat(field(contract, "clock").constraints())
        .containsExactly(new Constraint.Maximum("23:30:00.5", true));
    assertThat(field(contract, "instant").constraints())
        .containsExactly(new Constraint.Minimum("2000-01-01T00:00:00Z", false));
    assertThat(field(contract, "year").constraints())
        .containsExactly(
            new Constraint.Minimum("0988", false), new Constraint.Maximum("2100", false));

    Layout layout = contract.layouts().getFirst();
    assertThat(layout.encoding()).isEqualTo(new Layout.EncodingRule.Stated(Encoding.ISO_8859_13));
    assertThat(layout.dialect()).isEqualTo(new Dialect('|', new Dialect.HeaderRow.At(1000)));
    assertThat(layout.ignored()).hasSize(2);
    assertThat(layout.headers())
        .hasSize(13)
        .startsWith("Nr", "Text\nof two lines")
        .endsWith("Internal", "Phone");
    Parsing amount = column(layout, 2).parsing();
    assertThat(amount.decimalMark()).isEqualTo(',');
    assertThat(amount.groupMarks()).isEqualTo(".\u202f'\u2019_ ");
    assertThat(amount.missing()).containsExactly("", "0,00-");
    assertThat(column(layout, 5).parsing().formats())
        .extracting(TemporalPattern::text)
        .containsExactly("%d.%m.%Y", "%Y%m%d");
    assertThat(layout.origins().subList(11, 14))
        .containsExactly(
            new Layout.Origin.Constant("LV"),
            new Layout.Origin.Constant("2026"),
            new Layout.Origin.Absent("not in this edition"));
  }

  @Test
  void aLayoutListsItsFieldsInAnyOrderAndTakesTheSchemasMissingValues() {
    Layout layout =
        decoded(Documents.bytes(Path.of("../schemas/samples/everything.json"))).layouts().get(1);
    assertThat(column(layout, 0).header()).isEqualTo("id");
    assertThat(column(layout, 0).parsing().missing()).containsExactly("", "n/a");
    assertThat(layout.encoding()).isEqualTo(new Layout.EncodingRule.ByEvidence());
    assertThat(layout.dialect()).isEqualTo(new Dialect(',', new Dialect.HeaderRow.Found()));
  }

  @Test
  void metadataWithAFaultAreReportedAndNotRead() {
    ObjectNode metadata =
        MetadataCodec.encode(decoded(Documents.bytes(Documents.samples().getFirst())).metadata());
    ((ObjectNode) metadata.at("/contributors/0")).put("title", " ").remove("aprite:titles");
    metadata.put("titel", "x");
    assertThat(MetadataCodec.decode(metadata))
        .isInstanceOfSatisfying(
            Decoding.Broken.class,
            broken ->
                assertThat(broken.findings().toString())
                    .contains("/contributors/0/title", "/titel"));
    assertThat(SchemaCodec.decode(metadata.arrayNode())).isInstanceOf(Decoding.Broken.class);
  }

  @Test
  void aByteOrderMarkIsAllowed() {
    byte[] sample = Documents.bytes(Documents.samples().getFirst());
    assertThat(ContractCodec.decode(("\uFEFF" + new String(sample, UTF_8)).getBytes(UTF_8)))
        .isEqualTo(ContractCodec.decode(sample));
  }

  @Test
  void whatIsNoJsonIsRefusedWithLineAndByte() {
    assertThat(only("{\n  \"name\": nope}".getBytes(UTF_8)).location())
        .isInstanceOf(Location.Byte.class);
    assertThat(((Location.Byte) only("{\n\n  nope}".getBytes(UTF_8)).location()).row())
        .isEqualTo(3);
    for (String text :
        List.of(
            "",
            " ",
            "[]",
            "1",
            "{}{}",
            "{\"a\":1,}",
            "{'a':1}",
            "{\"a\":NaN}",
            "{\"a\":01}",
            "// c\n{}")) {
      assertThat(only(text.getBytes(UTF_8)).rule()).as(text).isEqualTo(Rule.CONTRACT_NOT_JSON);
    }
  }

  @Test
  void aContractIsUtf8() {
    Finding finding = only("{\n\"ā\":\"é\"}".replace("ā", "a").getBytes(ISO_8859_1));
    assertThat(finding.rule()).isEqualTo(Rule.CONTRACT_NOT_JSON);
    assertThat(finding.location()).isEqualTo(new Location.Byte(2, 7));
    assertThat(only("{}".getBytes(UTF_16)).rule()).isEqualTo(Rule.CONTRACT_NOT_JSON);
    assertThat(only("{\"a\":\"\\ud800\"}".getBytes(UTF_8)))
        .isEqualTo(
            new Finding(
                Rule.CONTRACT_NOT_JSON,
                new Location.Pointer("/a"),
                "Unicode characters",
                "half of one, a lone surrogate"));
  }

  @Test
  void aContractCutOffAnywhereIsRefused() {
    byte[] sample = Documents.bytes(Documents.samples().getFirst());
    for (int length = 0; length < sample.length - 2; length += 13) {
      assertThat(ContractCodec.decode(Arrays.copyOf(sample, length)))
          .isInstanceOf(Decoding.Broken.class);
    }
  }

  @Test
  void noNameStandsTwiceInAnObject() {
    Finding finding = only("{\"a\":{\"b/c\":1,\"b/c\":2}}".getBytes(UTF_8));
    assertThat(finding.rule()).isEqualTo(Rule.CONTRACT_DUPLICATE_PROPERTY);
    assertThat(finding.location()).isEqualTo(new Location.Pointer("/a/b~1c"));
  }

  @Test
  void aContractHasABoundInSizeDepthAndNumbers() {
    byte[] large = " ".repeat(ContractCodec.BYTES_MAX + 1).getBytes(UTF_8);
    assertThat(only(large).rule()).isEqualTo(Rule.CONTRACT_TOO_LARGE);
    String deep = "{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}";
    assertThat(only(deep.getBytes(UTF_8)).expected()).contains("32 levels");
    assertThat(only("{\"a\":1e999999999}".getBytes(UTF_8)).rule())
        .isEqualTo(Rule.CONTRACT_NOT_JSON);
    assertThat(only(("{\"a\":" + "1".repeat(200) + "}").getBytes(UTF_8)).rule())
        .isEqualTo(Rule.CONTRACT_NOT_JSON);
  }

  @Test
  void manyFaultsAreAllReportedUpToAHundred() {
    List<String> properties = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      properties.add("\"x" + i + "\":1");
    }
    assertThat(broken(("{" + String.join(",", properties) + "}").getBytes(UTF_8))).hasSize(100);
  }

  private static JsonNode reread(ObjectNode node) {
    return Documents.json(node.toString().getBytes(UTF_8));
  }

  private static Field field(Contract contract, String name) {
    return contract.schema().fields().get(contract.schema().indexOf(name));
  }

  private static Layout.Origin.Column column(Layout layout, int index) {
    return (Layout.Origin.Column) layout.origins().get(index);
  }

  private static Contract decoded(byte[] bytes) {
    return switch (ContractCodec.decode(bytes)) {
      case Decoding.Decoded<Contract>(Contract contract) -> contract;
      case Decoding.Broken<Contract>(List<Finding> findings) ->
          throw new AssertionError(findings.toString());
    };
  }

  private static Finding only(byte[] bytes) {
    List<Finding> findings = broken(bytes);
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  private static List<Finding> broken(byte[] bytes) {
    return switch (ContractCodec.decode(bytes)) {
      case Decoding.Decoded<Contract>(Contract contract) ->
          throw new AssertionError("decoded " + contract.name());
      case Decoding.Broken<Contract>(List<Finding> findings) -> findings;
    };
  }
}
