package lv.aprite.engine.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DraftCodecTest {
  private static final Contract CONTRACT =
      value(ContractCodec.decode(Documents.bytes(Path.of("../schemas/samples/register.json"))));
  private static final String FIELD = "/resources/0/schema/fields/0";
  private static final Draft.Question OPEN = new Draft.Question(FIELD, "May one begin with 0?");
  private static final Draft.Question ANSWERED =
      new Draft.Question("/title", "What is its title?", "as it stands");

  private static Draft draft(Set<Draft.Unknown> unknown, Draft.Question... questions) {
    Contract contract = CONTRACT;
    Metadata real = CONTRACT.metadata();
    Metadata none = DraftCodec.standIn();
    Metadata metadata =
        new Metadata(
            unknown.contains(Draft.Unknown.TITLE) ? none.title() : real.title(),
            unknown.contains(Draft.Unknown.DESCRIPTION) ? none.description() : real.description(),
            unknown.contains(Draft.Unknown.PUBLISHER) ? none.publisher() : real.publisher(),
            unknown.contains(Draft.Unknown.CONTACT) ? none.contact() : real.contact(),
            real.themes(),
            unknown.contains(Draft.Unknown.LICENCE) ? none.licence() : real.licence(),
            real.frequency(),
            real.hvdCategory(),
            real.keywords());
    contract =
        new Contract(
            contract.name(),
            contract.version(),
            metadata,
            contract.schema(),
            contract.layouts(),
            contract.rejectedShareMax());
    return new Draft(
        contract,
        unknown,
        Map.of(FIELD, List.of("every value has 11 digits", "no two are the same")),
        List.of(questions));
  }

  private static <T> T value(Decoding<T> decoding) {
    return switch (decoding) {
      case Decoding.Decoded<T>(T value) -> value;
      case Decoding.Broken<T>(var findings) -> throw new AssertionError(findings.toString());
    };
  }

  private static <T> List<Finding> findings(Decoding<T> decoding) {
    return switch (decoding) {
      case Decoding.Decoded<T> decoded -> List.of();
      case Decoding.Broken<T>(var findings) -> findings;
    };
  }

  @Test
  void aDraftSurvivesTheWayThroughJson() {
    Draft draft = draft(EnumSet.allOf(Draft.Unknown.class), OPEN, ANSWERED);

    byte[] encoded = DraftCodec.encode(draft);

    assertThat(value(DraftCodec.decode(encoded))).isEqualTo(draft);
    assertThat(DraftCodec.encode(value(DraftCodec.decode(encoded)))).isEqualTo(encoded);
    assertThat(Documents.faults(Documents.draftSchema(), Documents.json(encoded))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void nothingStandsInADraftForWhatNobodyKnows(Draft.Unknown unknown) {
    Draft draft = draft(EnumSet.of(unknown), OPEN);

    byte[] encoded = DraftCodec.encode(draft);

    assertThat(new String(encoded, UTF_8)).doesNotContain("not known", "not-known");
    assertThat(value(DraftCodec.decode(encoded)).unknown()).containsExactly(unknown);
  }

  @Test
  void aDraftIsNoContract() {
    byte[] encoded = DraftCodec.encode(draft(Set.of()));

    assertThat(findings(ContractCodec.decode(encoded)))
        .extracting(Finding::location)
        .contains(new Location.Pointer("/$schema"), new Location.Pointer("/aprite:questions"));
  }

  @Test
  void filesAreTriedByADraftWhateverIsOpenInIt() {
    Draft draft = draft(EnumSet.allOf(Draft.Unknown.class), OPEN);

    Contract contract = value(DraftCodec.decodeForTrial(DraftCodec.encode(draft)));

    assertThat(contract.schema()).isEqualTo(CONTRACT.schema());
    assertThat(contract.layouts()).isEqualTo(CONTRACT.layouts());
  }

  @Test
  void anOpenQuestionKeepsADraftFromBeingRegistered() {
    Draft draft = draft(Set.of(), ANSWERED, OPEN);

    assertThat(findings(DraftCodec.decodeAgreed(DraftCodec.encode(draft))))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.rule()).isEqualTo(Rule.CONTRACT_QUESTION_OPEN);
          assertThat(finding.location()).isEqualTo(new Location.Pointer("/aprite:questions/1"));
          assertThat(finding.expected()).contains("May one begin with 0?");
        });
  }

  @Test
  void aQuestionThatIsAnsweredWithBlanksIsOpen() {
    Draft draft = draft(Set.of(), new Draft.Question(FIELD, "Is it so?", " \n"));

    assertThat(findings(DraftCodec.decodeAgreed(DraftCodec.encode(draft)))).hasSize(1);
  }

  @Test
  void whenAllIsAnsweredADraftIsTheContractWithoutItsEvidence() {
    Draft draft = draft(Set.of(), ANSWERED);

    Contract agreed = value(DraftCodec.decodeAgreed(DraftCodec.encode(draft)));

    assertThat(agreed).isEqualTo(CONTRACT);
    assertThat(new String(ContractCodec.encode(agreed), UTF_8)).doesNotContain("11 digits");
  }

  @Test
  void whatAContractNeedsIsMissedWhenAllQuestionsAreAnswered() {
    Draft draft = draft(EnumSet.allOf(Draft.Unknown.class), ANSWERED);

    assertThat(findings(DraftCodec.decodeAgreed(DraftCodec.encode(draft))))
        .extracting(Finding::location)
        .containsExactlyInAnyOrder(
            new Location.Pointer("/title"),
            new Location.Pointer("/description"),
            new Location.Pointer("/licenses"),
            new Location.Pointer("/contributors"));
  }

  @Test
  void aContractIsReadAsBefore() {
    byte[] bytes = ContractCodec.encode(CONTRACT);

    assertThat(value(DraftCodec.decodeAgreed(bytes))).isEqualTo(CONTRACT);
    assertThat(value(DraftCodec.decodeForTrial(bytes))).isEqualTo(CONTRACT);
  }

  @Test
  void aDraftIsReadAsStrictlyAsAContract() {
    ObjectNode document = (ObjectNode) Documents.json(DraftCodec.encode(draft(Set.of(), OPEN)));
    document.put("aprite:misspelt", true);
    ((ObjectNode) document.at("/aprite:questions/0")).put("anser", "yes");

    assertThat(findings(DraftCodec.decode(document.toString().getBytes(UTF_8))))
        .extracting(Finding::location)
        .containsExactlyInAnyOrder(
            new Location.Pointer("/aprite:misspelt"),
            new Location.Pointer("/aprite:questions/0/anser"));
  }
}
