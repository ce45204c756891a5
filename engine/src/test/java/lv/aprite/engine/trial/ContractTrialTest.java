package lv.aprite.engine.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractCodec;
import lv.aprite.engine.contract.ContractTest;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.engine.work.Scratch;
import org.junit.jupiter.api.Test;

class ContractTrialTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /// Tests are too small to need any.
  private static final Scratch NONE =
      new Scratch() {
        @Override
        public OutputStream write(int piece) {
          throw new AssertionError("a test of a contract went to scratch");
        }

        @Override
        public InputStream read(int piece) {
          return new ByteArrayInputStream(new byte[0]);
        }

        @Override
        public void close() {}
      };

  private static ObjectNode document() {
    try {
      return (ObjectNode)
          MAPPER.readTree(Files.readAllBytes(Path.of("../schemas/samples/quality.json")));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Contract contract(ObjectNode document) {
    return switch (ContractCodec.decode(
        document.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
      case Decoding.Decoded<Contract>(Contract contract) -> contract;
      case Decoding.Broken<Contract>(var findings) ->
          throw new AssertionError(findings.stream().map(FindingText::of).toList());
    };
  }

  /// The sample, with this test in place of its own.
  private static ContractTrial.Result run(String test) throws IOException {
    ObjectNode document = document();
    ObjectNode resource = (ObjectNode) document.get("resources").get(0);
    resource.putArray("aprite:tests").add(MAPPER.readTree(test));
    Contract contract = contract(document);
    return new ContractTrial(contract, NONE).run(contract.quality().tests().getFirst());
  }

  @Test
  void theTestsOfTheSampleContractPassAndTestEveryRule() throws IOException {
    Contract contract = contract(document());
    ContractTrial trial = new ContractTrial(contract, NONE);
    assertThat(contract.quality().tests()).hasSizeGreaterThan(5);
    for (ContractTest test : contract.quality().tests()) {
      assertThat(trial.run(test).differences()).as(test.name()).isEmpty();
    }
    assertThat(trial.untested()).isEmpty();
  }

  @Test
  void aRuleThatNoTestBreaksIsNamed() {
    ObjectNode document = document();
    ((ObjectNode) document.get("resources").get(0)).remove("aprite:tests");
    assertThat(new ContractTrial(contract(document), NONE).untested())
        .contains("income-adds-up", "phones-are-known");
  }

  @Test
  void aFindingThatIsExpectedAndNotThereFailsTheTest() throws IOException {
    ContractTrial.Result result =
        run(
            """
            {"name": "t", "rows": [{"Pašvaldība": "Ogre", "Tālrunis": "1"}],
             "findings": [{"rule": "income-adds-up", "row": 1}]}
            """);
    assertThat(result.passed()).isFalse();
    assertThat(result.differences())
        .containsExactly("expected income-adds-up in row 1, found no such finding");
  }

  @Test
  void aFindingInAnotherRowThanExpectedFailsTheTestTwice() throws IOException {
    ContractTrial.Result result =
        run(
            """
            {"name": "t", "rows": [{"Pašvaldība": "Ogre", "Tālrunis": "1", "Kopā": "1,5"},
                                   {"Pašvaldība": "Ogre", "Tālrunis": "1", "Kopā": "1.5"}],
             "findings": [{"rule": "type-decimal", "row": 1}, {"rule": "amounts-are-readable"}]}
            """);
    assertThat(result.differences())
        .hasSize(2)
        .anySatisfy(words -> assertThat(words).startsWith("expected type-decimal in row 1"))
        .anySatisfy(words ->
            assertThat(words)
                .startsWith("expected no such finding, found type-decimal in row 3, column"));
  }

  @Test
  void aValueThatIsPublishedOtherwiseFailsTheTest() throws IOException {
    ContractTrial.Result result =
        run(
            """
            {"name": "t", "rows": [{"Pašvaldība": "Ogre", "Tālrunis": "1", "Kopā": "1,5"}],
             "published": [{"income": "1.51", "tax": 0, "phone": "1"}]}
            """);
    assertThat(result.differences())
        .containsExactly(
            "published row 1, field income: expected \"1.51\", found \"1.50\"",
            "published row 1, field tax: expected \"0.00\", found no value");
  }

  @Test
  void rowsThatAreNotPublishedFailTheTest() throws IOException {
    ContractTrial.Result result =
        run(
            """
            {"name": "t", "rows": [{"Pašvaldība": "Ogre", "Tālrunis": "1"}, {"Tālrunis": "1"}],
             "published": [{"municipality": "Ogre"}, {"municipality": "Ogre"}],
             "findings": [{"rule": "required-missing", "row": 2, "column": "Pašvaldība"}]}
            """);
    assertThat(result.differences()).containsExactly("expected 2 rows published, found 1");
  }

  @Test
  void cellsOfATestMayHoldWhateverACellMayHold() throws IOException {
    ContractTrial.Result result =
        run(
            """
            {"name": "t", "rows": [{"Pašvaldība": "Og\\"re;\\nline", "Tālrunis": " ; "}],
             "published": [{"municipality": "Og\\"re;\\nline", "phone": " ; "}]}
            """);
    assertThat(result.differences()).isEmpty();
  }

  @Test
  void moreFindingsThanAreShownFailATestThatExpectsFewer() throws IOException {
    String rows = "{\"Pašvaldība\": \"Ogre\", \"Tālrunis\": \"1\", \"Kopā\": \"x\"}";
    ContractTrial.Result result =
        run(
            "{\"name\": \"t\", \"rows\": ["
                + String.join(",", java.util.Collections.nCopies(30, rows))
                + "], \"findings\": [{\"rule\": \"amounts-are-readable\"}]}");
    assertThat(result.differences()).hasSize(21);
    assertThat(result.differences().getLast())
        .isEqualTo("expected no more findings, found 10 more of the same kind");
  }
}
