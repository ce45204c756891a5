package lv.aprite.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import lv.aprite.cli.Called;
import lv.aprite.cli.Exit;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractCodec;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.engine.contract.Draft;
import lv.aprite.engine.contract.DraftCodec;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.Layout;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.contract.SchemaCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What `aprite infer` concludes from the genuine files, held against the files themselves and
/// against the dictionaries that others wrote for them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InferredDataTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double AGREEING_MIN = 0.95;

  @TempDir private static Path folder;
  private final Map<List<Path>, Path> drafts = new HashMap<>();

  static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(SharedData.file("."), "*.{csv,tsv}")) {
      found.forEach(files::add);
    }
    files.sort(null);
    return files;
  }

  @Test
  void thereAreElevenFilesOfOneEdition() throws IOException {
    assertThat(files()).hasSize(11);
  }

  @ParameterizedTest
  @MethodSource("files")
  void aFileIsPublishableByTheDraftThatIsMadeOfIt(Path file) throws IOException {
    Path draft = draft(List.of(file));

    Called check = Called.in(folder, "check", file.toString(), "--contract", draft.toString());

    assertThat(check.exit()).as(check.out() + check.err()).isEqualTo(Exit.DONE);
  }

  @ParameterizedTest
  @MethodSource("files")
  void aDraftIsNotRegisteredBeforeItsQuestionsAreAnswered(Path file) throws IOException {
    Path draft = draft(List.of(file));
    Contract contract = contract(draft);

    Called registered =
        Called.in(
            folder,
            "register",
            "genuine/" + contract.name(),
            draft.toString(),
            "--hub",
            folder.resolve("hub").toString());

    assertThat(registered.exit()).isEqualTo(Exit.DATA_REFUSED);
    assertThat(registered.err()).contains("an answer to: ");
  }

  @ParameterizedTest
  @EnumSource
  void oneContractPublishesEveryEditionOfASeries(Series series) throws IOException {
    List<Path> editions =
        series.editions().stream().map(one -> series.folder().resolve(one.file())).toList();
    Path draft = draft(editions);

    Set<String> layouts = new TreeSet<>();
    for (Path edition : editions) {
      Called check =
          Called.in(folder, "check", "--json", edition.toString(), "--contract", draft.toString());
      assertThat(check.exit()).as(check.out() + check.err()).isEqualTo(Exit.DONE);
      layouts.add(JSON.readTree(check.out()).at("/layout").asText());
    }

    Contract contract = contract(draft);
    assertThat(layouts)
        .containsExactlyInAnyOrderElementsOf(contract.layouts().stream().map(Layout::id).toList());
    assertThat(contract.rejectedShareMax()).isZero();
  }

  /// Which columns of the editions are one field was decided by hand in the contracts by which the
  /// series are published. A draft may ask where those decide, and may not decide otherwise.
  @ParameterizedTest
  @EnumSource
  void noColumnIsMappedToAnotherFieldThanByHand(Series series) throws IOException {
    List<Path> editions =
        series.editions().stream().map(one -> series.folder().resolve(one.file())).toList();
    Contract drafted = contract(draft(editions));
    Contract byHand =
        switch (ContractCodec.decode(series.contract())) {
          case Decoding.Decoded<Contract>(Contract contract) -> contract;
          case Decoding.Broken<Contract>(var findings) ->
              throw new AssertionError(findings.toString());
        };
    Map<String, String> fieldByHand = new TreeMap<>();
    for (Layout layout : byHand.layouts()) {
      for (int i = 0; i < layout.origins().size(); i++) {
        if (layout.origins().get(i) instanceof Layout.Origin.Column(String header, _)) {
          fieldByHand.put(header, byHand.schema().fields().get(i).name());
        }
      }
    }

    for (int i = 0; i < drafted.schema().fields().size(); i++) {
      Set<String> headers = new TreeSet<>();
      for (Layout layout : drafted.layouts()) {
        if (layout.origins().get(i) instanceof Layout.Origin.Column(String header, _)) {
          headers.add(header);
        }
      }
      Set<String> names = new TreeSet<>();
      headers.forEach(header -> names.add(fieldByHand.getOrDefault(header, "ignored " + header)));
      assertThat(names).as("by hand, the fields of %s", headers).hasSize(1);
    }
  }

  /// A column agrees when its type, whether a value may be missing, and whether it is part of the
  /// key are as in the dictionary. Each that does not is in the table with who is right.
  @Test
  void nearlyAllColumnsAgreeWithTheDictionariesAndTheRestIsExplained() throws IOException {
    int columns = 0;
    List<String> differences = new ArrayList<>();
    for (DictionaryDataTest.Dataset dataset : DictionaryDataTest.datasets()) {
      Contract contract = contract(draft(List.of(dataset.source())));
      for (JsonNode theirs : dataset.dictionary().get("fields")) {
        String header = theirs.get("name").asText();
        if (header.startsWith("_empty")) {
          continue;
        }
        columns++;
        String expected = said(theirs, dataset.dictionary());
        String found = concluded(contract, header);
        if (!expected.equals(found)) {
          differences.add(String.join("\t", dataset.name(), header, expected, found));
        }
      }
    }

    System.out.printf(
        "infer and the dictionaries: %d columns, %d differences%n", columns, differences.size());
    assertThat(columns - differences.size()).isGreaterThanOrEqualTo((int) (columns * AGREEING_MIN));
    assertThat(differences).containsExactlyInAnyOrderElementsOf(explained());
  }

  /// The table of differences, without its last columns: who is right, and why.
  private static List<String> explained() {
    try (Stream<String> lines =
        new String(
                Comparison.resource("/acceptance/inferred-differences.tsv"), StandardCharsets.UTF_8)
            .lines()) {
      return lines
          .skip(1)
          .map(line -> {
            String[] cells = line.split("\t", -1);
            assertThat(cells).hasSize(6);
            assertThat(cells[4]).isIn("dictionary", "infer", "both");
            assertThat(cells[5]).isNotBlank();
            return String.join("\t", List.of(cells).subList(0, 4));
          })
          .toList();
    }
  }

  private static String said(JsonNode field, JsonNode dictionary) {
    String name = field.get("name").asText();
    boolean key = false;
    for (JsonNode part : dictionary.path("primaryKey")) {
      key |= part.asText().equals(name);
    }
    boolean required = field.at("/constraints/required").asBoolean();
    return words(field.get("type").asText(), required, key);
  }

  private static String concluded(Contract contract, String header) {
    List<Layout.Origin> origins = contract.layouts().getFirst().origins();
    for (int i = 0; i < origins.size(); i++) {
      if (origins.get(i) instanceof Layout.Origin.Column(String source, _)
          && source.equals(header)) {
        Field field = contract.schema().fields().get(i);
        boolean key = contract.schema().primaryKey().contains(field.name());
        return words(type(field.type()), field.required(), key);
      }
    }
    return "absent";
  }

  private static String words(String type, boolean required, boolean key) {
    return type + (required ? " required" : "") + (key ? " key" : "");
  }

  private static String type(FieldType type) {
    Field field = new Field("x", type, false, false, List.of(), LocalText.NONE, LocalText.NONE);
    return SchemaCodec.encode(new Schema(List.of(field), List.of())).at("/fields/0/type").asText();
  }

  /// Each is made once.
  private Path draft(List<Path> editions) throws IOException {
    Path known = drafts.get(editions);
    if (known != null) {
      return known;
    }
    Path draft = Files.createTempDirectory(folder, "draft").resolve("draft.json");
    List<String> arguments = new ArrayList<>(List.of("infer", "--out", draft.toString()));
    editions.forEach(edition -> arguments.add(edition.toString()));
    Called infer = Called.in(folder, arguments.toArray(String[]::new));
    assertThat(infer.exit()).as(infer.out() + infer.err()).isEqualTo(Exit.DONE);
    drafts.put(editions, draft);
    return draft;
  }

  private static Contract contract(Path draft) throws IOException {
    return switch (DraftCodec.decode(Files.readAllBytes(draft))) {
      case Decoding.Decoded<Draft>(var decoded) -> decoded.contract();
      case Decoding.Broken<Draft>(var findings) -> throw new AssertionError(findings.toString());
    };
  }
}
