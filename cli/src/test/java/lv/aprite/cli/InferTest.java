package lv.aprite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void twoEditions() throws IOException {
    Files.writeString(
        folder.resolve("stops_2025.csv"),
        """
        kods;nosaukums;garums (km)
        A1;Rīga centrs;1,5
        B2;Cēsis;2,25
        C3;Ogre;7
        D4;Ape;1
        E5;Ilze;3
        """);
    Files.writeString(
        folder.resolve("stops_2026.csv"),
        """
        kods;nosaukums;garums (km);slēgta
        A1;Rīga centrs;1,5;jā
        B2;Cēsis;2,25;nē
        C3;Ogre;7;nē
        D4;Ape;1;nē
        E5;Ilze;3;jā
        """);
  }

  private Called call(String... arguments) {
    return Called.in(folder, arguments);
  }

  @Test
  void aDraftIsWrittenAndToldInWords() throws IOException {
    Called infer =
        call("infer", "stops_2025.csv", "stops_2026.csv", "-o", "stops.json", "--name", "stops");

    assertThat(infer.exit()).as(infer.err()).isEqualTo(Exit.DONE);
    assertThat(infer.out())
        .contains("stops  4 fields, 2 layouts, 2 editions")
        .contains("✓ stops_2025.csv  5 rows, layout 2025")
        .contains("kods  text, required, key")
        .contains("garums_km  number with 2 decimals, required  from “garums (km)”")
        .contains("slegta  true or false  from “slēgta”")
        .contains("the header names the unit km")
        .contains("Who publishes it?");
    JsonNode draft = JSON.readTree(Files.readAllBytes(folder.resolve("stops.json")));
    assertThat(draft.get("name").asText()).isEqualTo("stops");
    assertThat(draft.at("/resources/0/schema/primaryKey/0").asText()).isEqualTo("kods");
    assertThat(draft.get("aprite:questions")).hasSize(5);
  }

  @Test
  void anOfficerReadsTheDraftInLatvian() throws IOException {
    Called infer =
        call("infer", "stops_2025.csv", "stops_2026.csv", "-o", "d.json", "--lang", "lv");

    assertThat(infer.exit()).as(infer.err()).isEqualTo(Exit.DONE);
    assertThat(infer.out())
        .contains("4 lauki, 2 izkārtojumi, 2 izdevumi", "5 rindas, izkārtojums 2025")
        .contains("teksts, obligāts, atslēga", "virsraksts nosauc mērvienību km")
        .contains("5 jautājumi", "Kas to publicē?")
        .doesNotContain("required", "every", "header");
    assertThat(Files.readString(folder.resolve("d.json")))
        .contains("Kāds ir datu kopas nosaukums?");
    assertThat(call("infer", "stops_2025.csv", "--lang", "lt").exit()).isEqualTo(Exit.WRONG_USAGE);
  }

  @Test
  void withoutAPlaceToPutItADraftIsOnlyTold() throws IOException {
    Called infer = call("infer", "stops_2026.csv");

    assertThat(infer.out()).contains("Nothing was written");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void machinesGetTheDraft() throws IOException {
    Called infer = call("infer", "stops_2026.csv", "--json");

    assertThat(infer.out().strip()).doesNotContain("\n");
    JsonNode draft = JSON.readTree(infer.out());
    assertThat(draft.get("$schema").asText())
        .isEqualTo("https://aprite.lv/schemas/contract-draft-1.0.json");
    assertThat(draft.get("name").asText()).isEqualTo("stops-2026");
  }

  @Test
  void aFileThatIsThereIsNeverReplaced() throws IOException {
    Files.writeString(folder.resolve("stops.json"), "answers");

    Called infer = call("infer", "stops_2026.csv", "-o", "stops.json");

    assertThat(infer.exit()).isEqualTo(Exit.WRONG_USAGE);
    assertThat(infer.err()).contains("answers may be in it");
    assertThat(folder.resolve("stops.json")).hasContent("answers");
  }

  @Test
  void aFileThatCannotBeReadWithoutDoubtGivesNoDraft() throws IOException {
    Files.writeString(folder.resolve("bad.csv"), "a;a\n1;2\n");

    Called infer = call("infer", "stops_2026.csv", "bad.csv", "-o", "draft.json");

    assertThat(infer.exit()).isEqualTo(Exit.DATA_REFUSED);
    assertThat(infer.err()).contains("bad.csv", "column a: expected a name that stands once");
    assertThat(folder.resolve("draft.json")).doesNotExist();
  }

  @Test
  void whatIsSaidBeforehandIsNotAsked() throws IOException {
    Called infer =
        call(
            "infer",
            "stops_2026.csv",
            "--json",
            "--title",
            "Pieturas",
            "--description",
            "Visas.",
            "--licence",
            "https://creativecommons.org/publicdomain/zero/1.0/",
            "--publisher",
            "Pilsēta",
            "--contact",
            "dati@example.lv");

    JsonNode draft = JSON.readTree(infer.out());
    assertThat(draft.get("aprite:questions")).isEmpty();
    assertThat(draft.at("/contributors/0/title").asText()).isEqualTo("Pilsēta");
    assertThat(draft.at("/contributors/1/email").asText()).isEqualTo("dati@example.lv");
  }

  @Test
  void whatIsSaidInALanguageStandsInTheDraftInThatLanguage() throws IOException {
    Called infer = call("infer", "stops_2026.csv", "--json", "--lang", "lv", "--title", "Pieturas");

    assertThat(JSON.readTree(infer.out()).at("/aprite:titles/lv").asText()).isEqualTo("Pieturas");
  }

  @Test
  void whoAgreesWithADraftAnswersItWithoutWritingJson() throws IOException {
    Files.writeString(folder.resolve("amounts.csv"), "id;amount\n" + rows(400));
    call(
        "infer",
        "amounts.csv",
        "-o",
        "draft.json",
        "--name",
        "amounts",
        "--title",
        "Amounts",
        "--description",
        "All.",
        "--licence",
        "https://creativecommons.org/publicdomain/zero/1.0/",
        "--publisher",
        "Town",
        "--contact",
        "data@example.lv");
    String[] register = {"register", "town/amounts", "draft.json", "--hub", "hub"};
    assertThat(call(register).exit()).isEqualTo(Exit.DATA_REFUSED);
    Path file = folder.resolve("draft.json");
    int questions = JSON.readTree(file.toFile()).get("aprite:questions").size();
    assertThat(questions).isPositive();
    assertThat(call("contract", "answer", "draft.json").out()).contains("1. ", " open.");

    for (int i = 1; i <= questions; i++) {
      Called answered = call("contract", "answer", "draft.json", "" + i, "as drafted");
      assertThat(answered.exit()).as(answered.err()).isEqualTo(Exit.DONE);
    }

    assertThat(call("contract", "answer", "draft.json").out())
        .contains("→ as drafted", "Every question is answered");
    assertThat(call("contract", "answer", "draft.json", "99", "x").exit())
        .isEqualTo(Exit.WRONG_USAGE);
    Called done = call(register);
    assertThat(done.exit()).as(done.err()).isEqualTo(Exit.DONE);
    assertThat(call("put", "amounts.csv", "town/amounts", "--hub", "hub").exit())
        .isEqualTo(Exit.DONE);
  }

  @Test
  void whatAContractMustSayOfItselfIsNoMereAnswer() throws IOException {
    call("infer", "stops_2026.csv", "-o", "draft.json");

    Called answered = call("contract", "answer", "draft.json", "1", "Stops");

    assertThat(answered.exit()).isEqualTo(Exit.WRONG_USAGE);
    assertThat(answered.err()).contains("--title");
  }

  private static String rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> (100 + i) + ";" + i * 37 % 91 + ".50\n")
        .collect(Collectors.joining());
  }

  @Test
  void aDraftIsRegisteredOnceItsQuestionsAreAnswered() throws IOException {
    call(
        "infer",
        "stops_2025.csv",
        "stops_2026.csv",
        "-o",
        "stops.json",
        "--name",
        "stops",
        "--title",
        "Pieturas",
        "--description",
        "Visas.",
        "--publisher",
        "Pilsēta",
        "--contact",
        "dati@example.lv");
    Path file = folder.resolve("stops.json");
    String[] register = {"register", "town/stops", "stops.json", "--hub", "hub"};

    Called early = call(register);
    ObjectNode draft = (ObjectNode) JSON.readTree(Files.readAllBytes(file));
    ((ObjectNode) draft.at("/aprite:questions/0")).put("answer", "CC0");
    Files.write(file, JSON.writeValueAsBytes(draft));
    Called halfway = call(register);
    draft
        .putArray("licenses")
        .addObject()
        .put("path", "https://creativecommons.org/publicdomain/zero/1.0/");
    Files.write(file, JSON.writeValueAsBytes(draft));
    Called done = call(register);

    assertThat(early.exit()).isEqualTo(Exit.DATA_REFUSED);
    assertThat(early.err()).contains("an answer to: Under which licence is it published?");
    assertThat(halfway.exit()).isEqualTo(Exit.DATA_REFUSED);
    assertThat(halfway.err()).contains("document at /licenses").doesNotContain("an answer to");
    assertThat(done.exit()).as(done.err()).isEqualTo(Exit.DONE);
    Called put = call("put", "stops_2025.csv", "town/stops", "--hub", "hub");
    assertThat(put.exit()).as(put.out() + put.err()).isEqualTo(Exit.DONE);
  }
}
