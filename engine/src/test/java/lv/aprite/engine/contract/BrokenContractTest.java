package lv.aprite.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The table `spec/broken-contracts.json`: a sound contract, one thing about it changed, and the
/// finding that this must give.
class BrokenContractTest {
  private static final Path BASE = Path.of("../schemas/samples/register.json");
  private static final JsonSchema SCHEMA = Documents.contractSchema();
  private static final Path TABLE = Path.of("src/test/resources/spec/broken-contracts.json");

  static Stream<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    Documents.json(Documents.bytes(TABLE))
        .forEach(one -> cases.add(Arguments.of(one.get("case").textValue(), one)));
    return cases.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void aBrokenContractIsRefusedWithTheRuleAndThePlace(String name, JsonNode one) {
    List<String> expected = new ArrayList<>();
    one.get("findings").forEach(finding -> expected.add(finding.textValue()));
    assertThat(
            findings(
                ContractCodec.decode(changed(one).toString().getBytes(StandardCharsets.UTF_8))))
        .as(name)
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void theJsonSchemaRefusesWhatASchemaCanSee(String name, JsonNode one) {
    assertThat(Documents.faults(SCHEMA, changed(one)).isEmpty())
        .as(name)
        .isEqualTo(!one.get("schemaSees").booleanValue());
  }

  /// The rules about the document as JSON have their tests in [ContractCodecTest], because no
  /// change of a sound document breaks them; the one about drafts has its in [DraftCodecTest].
  @ParameterizedTest
  @EnumSource(
      value = Rule.class,
      names = "CONTRACT_(?!TOO_LARGE|NOT_JSON|DUPLICATE_PROPERTY|QUESTION_OPEN).*",
      mode = EnumSource.Mode.MATCH_ALL)
  void everyRuleOfContractsHasACase(Rule rule) {
    assertThat(cases().map(one -> ((JsonNode) one.get()[1]).get("findings").toString()))
        .anyMatch(findings -> findings.contains("\"" + rule.id() + " "));
  }

  @Test
  void theTableHasAtLeastFortyCases() {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(40);
  }

  private static List<String> findings(Decoding<Contract> decoding) {
    return switch (decoding) {
      case Decoding.Decoded<Contract>(Contract contract) -> List.of();
      case Decoding.Broken<Contract>(List<Finding> findings) ->
          findings.stream().map(BrokenContractTest::words).toList();
    };
  }

  private static String words(Finding finding) {
    return finding.rule().id()
        + " "
        + (finding.location() instanceof Location.Pointer(String pointer)
            ? pointer
            : finding.location());
  }

  /// The sound contract with the properties under `set` set and those under `remove` removed, by
  /// JSON Pointer.
  private static JsonNode changed(JsonNode one) {
    JsonNode document = Documents.json(Documents.bytes(BASE));
    one.path("set")
        .propertyStream()
        .forEach(entry -> {
          JsonPointer at = JsonPointer.compile(entry.getKey());
          JsonNode parent = document.at(at.head());
          switch (parent) {
            case ObjectNode object -> object.set(at.last().getMatchingProperty(), entry.getValue());
            case ArrayNode list when at.last().getMatchingIndex() == list.size() ->
                list.add(entry.getValue());
            case ArrayNode list -> list.set(at.last().getMatchingIndex(), entry.getValue());
            default -> throw new AssertionError("no place " + entry.getKey());
          }
        });
    one.path("remove")
        .forEach(pointer -> {
          JsonPointer at = JsonPointer.compile(pointer.textValue());
          JsonNode parent = document.at(at.head());
          JsonNode removed =
              parent instanceof ObjectNode object
                  ? object.remove(at.last().getMatchingProperty())
                  : ((ArrayNode) parent).remove(at.last().getMatchingIndex());
          assertThat(removed).as("what is removed at %s", pointer).isNotNull();
        });
    return document;
  }
}
