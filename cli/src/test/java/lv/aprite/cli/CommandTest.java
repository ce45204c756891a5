package lv.aprite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
  private static final String GOOD = "id,name\n1,Anna\n2,Ēriks\n";
  private static final String WIDE = "id,name\n1,Anna\n2,Ēriks,3\n";

  @TempDir Path folder = Path.of("");

  @Test
  void helpTeaches() {
    Called help = call("--help");

    assertThat(help.exit()).isEqualTo(Exit.DONE);
    assertThat(help.out()).contains("Verbs:", "convert", "Examples:", "Exit status");
    assertThat(help.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "serve",
        "put",
        "check",
        "convert",
        "contract",
        "infer",
        "register",
        "log",
        "retry",
        "accept",
        "reject",
        "rollback",
        "withdraw",
        "sweep"
      })
  void everyVerbHasHelpWithExamples(String verb) {
    Called help = call(verb, "--help");

    assertThat(help.exit()).isEqualTo(Exit.DONE);
    assertThat(help.out()).contains("Usage: aprite " + verb, "Examples:", "  aprite " + verb);
    assertThat(call("help", verb).out()).isEqualTo(help.out());
  }

  @Test
  void whatIsNotUnderstoodIsWrongUsage() {
    for (String[] arguments :
        new String[][] {
          {},
          {"convrt"},
          {"convert"},
          {"convert", "a.csv"},
          {"put", "x"},
          {"contract", "trust", "x.json"},
          {"contract", "test"},
          {"contract", "test", "absent.json"},
          {"accept", "town/people", "1", "--by", "Anna"},
          {"withdraw", "town/people", "1", "--reason", "whim"},
          {"withdraw", "town/people", "--reason", "error"},
          {"withdraw", "town/people", "1", "--upload", "1", "--reason", "error"},
          {"log", "--nonsense"},
          {"help", "nothing"},
          {"serve"},
          {"put", "a.csv", "NoSlug/x"},
          {"convert", "a.csv", "--out", "o", "--threads", "0"},
          {"convert", "a.csv", "--out", "o", "--threads", "many"}
        }) {
      Called called = call(arguments);

      assertThat(called.exit()).as(String.join(" ", arguments)).isEqualTo(Exit.WRONG_USAGE);
      assertThat(called.err()).as(String.join(" ", arguments)).startsWith("aprite: ");
      assertThat(called.err()).doesNotContain("\tat ");
      assertThat(called.out()).isEmpty();
    }
  }

  @Test
  void aMistypedVerbIsAnsweredWithTheOneThatWasMeant() {
    assertThat(call("convrt").err()).contains("Did you mean", "convert");
  }

  @Test
  void convertLeavesFourOutputsForEachFile() throws IOException {
    write("a.csv", GOOD);
    write("b.csv", "x;y\n1,5;2026-03-31\n");

    Called called = call("convert", "a.csv", "b.csv", "--out", "out");

    assertThat(called.exit()).as(called.err()).isEqualTo(Exit.DONE);
    assertThat(names("out"))
        .containsExactly(
            "a.csv",
            "a.json",
            "a.parquet",
            "a.report.json",
            "b.csv",
            "b.json",
            "b.parquet",
            "b.report.json");
    assertThat(folder.resolve("out/a.csv")).hasContent(GOOD);
    assertThat(folder.resolve("out/a.json"))
        .hasContent("[\n{\"id\":1,\"name\":\"Anna\"},\n{\"id\":2,\"name\":\"Ēriks\"}\n]\n");
  }

  @Test
  void aRefusedFileLeavesOnlyItsReport() throws IOException {
    write("a.csv", GOOD);
    write("b.csv", WIDE);

    Called called = call("convert", "a.csv", "b.csv", "--out", "out");

    assertThat(called.exit()).isEqualTo(Exit.DATA_REFUSED);
    assertThat(names("out"))
        .containsExactly("a.csv", "a.json", "a.parquet", "a.report.json", "b.report.json");
    assertThat(called.out()).contains("refused  b.csv");
  }

  @Test
  void aRefusedFileDoesNotLeaveTheOutputsOfAnEarlierRun() throws IOException {
    write("a.csv", GOOD);
    call("convert", "a.csv", "--out", "out");
    write("a.csv", WIDE);

    Called called = call("convert", "a.csv", "--out", "out");

    assertThat(called.exit()).isEqualTo(Exit.DATA_REFUSED);
    assertThat(names("out")).containsExactly("a.report.json");
  }

  @Test
  void aFileThatOnlyHasTheNameOfAnOutputIsNotRemovedByARefusal() throws IOException {
    write("a.csv", GOOD);
    call("convert", "a.csv", "--out", "out");
    write("out/a.json", "mine");
    write("a.csv", WIDE);

    call("convert", "a.csv", "--out", "out");

    assertThat(names("out")).containsExactly("a.json", "a.report.json");
    assertThat(folder.resolve("out/a.json")).hasContent("mine");
  }

  @Test
  void anEarlierRunsOutputsAreReplaced() throws IOException {
    write("a.csv", GOOD);
    call("convert", "a.csv", "--out", "out");
    write("a.csv", "id\n7\n");

    assertThat(call("convert", "a.csv", "--out", "out").exit()).isEqualTo(Exit.DONE);
    assertThat(folder.resolve("out/a.csv")).hasContent("id\n7\n");
  }

  @Test
  void aRunThatWouldReplaceAnInputIsRefusedBeforeItsFirstByte() throws IOException {
    write("a.csv", GOOD);
    write("b.csv", GOOD);

    Called called = call("convert", "b.csv", "a.csv", "--out", ".");

    assertThat(called.exit()).isEqualTo(Exit.WRONG_USAGE);
    assertThat(names(".")).containsExactly("a.csv", "b.csv");
    assertThat(folder.resolve("a.csv")).hasContent(GOOD);
  }

  @Test
  void textKeepsEveryCellAsItStands() throws IOException {
    write("a.csv", "code,n\n007,1\n");

    assertThat(call("convert", "a.csv", "--out", "out", "--text").exit()).isEqualTo(Exit.DONE);
    assertThat(folder.resolve("out/a.json")).hasContent("[\n{\"code\":\"007\",\"n\":\"1\"}\n]\n");
  }

  @Test
  void checkSaysTheVerdictAndWritesNothing() throws IOException {
    write("a.csv", GOOD);
    write("b.csv", WIDE);

    assertThat(call("check", "a.csv").exit()).isEqualTo(Exit.DONE);
    Called refused = call("check", "b.csv");
    assertThat(refused.exit()).isEqualTo(Exit.DATA_REFUSED);
    assertThat(refused.out()).contains("refused  b.csv");
    assertThat(names(".")).containsExactly("a.csv", "b.csv");
  }

  @Test
  void checkHoldsAFileAgainstAContract() throws IOException {
    write("contract.json", contract("1.0.0", ""));
    write("a.csv", "id,name\nx,Anna\n");

    Called called = call("check", "a.csv", "--contract", "contract.json");

    assertThat(called.exit()).isEqualTo(Exit.DATA_REFUSED);
    assertThat(called.out()).contains("row 2, column id: expected a whole number", "\"x\"");
  }

  @Test
  void aContractWhoseExamplesComeOutAsTheySayPassesItsTest() throws IOException {
    String contract = Files.readString(Path.of("../schemas/samples/quality.json"));
    write("right.json", contract);
    write("wrong.json", contract.replace("\"11,52\"", "\"11,50\""));
    write(
        "untested.json",
        contract
            .replace("\"regions-as-before\"", "\"regions\"")
            .replaceFirst("\"rule\": \"regions\"", "\"rule\": \"quality-table-warns\""));

    Called right = call("contract", "test", "right.json");
    assertThat(right.exit()).as(right.out() + right.err()).isEqualTo(Exit.DONE);
    assertThat(right.out()).contains("passed   a sound row is published").doesNotContain("FAILED");

    Called wrong = call("contract", "test", "wrong.json");
    assertThat(wrong.exit()).isEqualTo(Exit.DATA_REFUSED);
    assertThat(wrong.out())
        .contains("FAILED   a total that is off by more than a cent rejects its row")
        .contains("expected income-adds-up in row 2 in column Kopā, found no such finding");

    Called untested = call("contract", "test", "untested.json");
    assertThat(untested.exit()).isEqualTo(Exit.DATA_REFUSED);
    assertThat(untested.out()).contains("no test  regions: add an example that breaks this rule");

    Called machine = call("contract", "test", "wrong.json", "--json");
    assertThat(machine.exit()).isEqualTo(Exit.DATA_REFUSED);
    JsonNode first = tree(machine.out().lines().findFirst().orElseThrow());
    assertThat(first.get("passed").booleanValue()).isTrue();
  }

  @Test
  void machinesGetOneDocumentALine() throws IOException {
    write("a.csv", GOOD);
    write("b.csv", WIDE);

    List<String> lines = call("check", "a.csv", "b.csv", "--json").out().lines().toList();

    assertThat(lines).hasSize(2);
    assertThat(tree(lines.get(0)).path("verdict").asText()).isEqualTo("publishable");
    assertThat(tree(lines.get(1)).path("verdict").asText()).isEqualTo("refused");
  }

  @Test
  void aFilesNameCannotDriveTheTerminal() throws IOException {
    write("a\u001b[31m.csv", GOOD);

    assertThat(call("check", "a\u001b[31m.csv").out()).doesNotContain("\u001b");
  }

  @Test
  void aFileIsPutAndItsReceiptShown() throws IOException {
    write("contract.json", contract("1.0.0", ""));
    write("people.csv", GOOD);

    assertThat(call("register", "town/people", "contract.json", "--hub", "hub").exit())
        .isEqualTo(Exit.DONE);
    Called put = call("put", "people.csv", "town/people", "--hub", "hub");

    assertThat(put.exit()).as(put.err()).isEqualTo(Exit.DONE);
    assertThat(put.out()).contains("town/people published as release 2", "2 rows read");
    assertThat(call("log", "--hub", "hub").out()).contains("town/people", "2 rows", "1 upload");
    assertThat(call("log", "town/people", "--hub", "hub").out())
        .contains("described by contract 1.0.0", "released 2 rows from upload 1", "← current");
    assertThat(folder.resolve("hub/public/index.html")).content().contains("town/people");
  }

  @Test
  void whatIsHeldIsDecidedOnAndWhatIsReleasedIsTakenBack() throws IOException {
    write("contract.json", contract("1.0.0", ""));
    call("register", "town/people", "contract.json", "--hub", "hub");
    write("people.csv", "id,name\n1,Anna\n2,anna@example.lv\n");
    Called held = call("put", "people.csv", "town/people", "--hub", "hub");
    assertThat(held.out()).contains("held until a person").doesNotContain("anna@example.lv");
    assertThat(held.exit().status()).as("nothing was published").isEqualTo(4);
    assertThat(call("check", "people.csv", "--contract", "contract.json").exit())
        .isEqualTo(Exit.HELD);

    String[] decision = {
      "town/people", "1", "--by", "Anna Ozola", "--reason", "her own", "--hub", "hub"
    };
    Called accepted = call(Stream.concat(Stream.of("accept"), Stream.of(decision)));
    assertThat(accepted.exit()).as(accepted.err()).isEqualTo(Exit.DONE);
    assertThat(accepted.out()).contains("published as release 2");
    assertThat(call(Stream.concat(Stream.of("reject"), Stream.of(decision))).err())
        .contains("upload 1: expected one that is held");
    Called again = call(Stream.concat(Stream.of("accept"), Stream.of(decision)));
    assertThat(again.exit()).as("an order that is repeated").isEqualTo(Exit.DONE);
    assertThat(again.err()).contains("was accepted before by Anna Ozola");

    write("people.csv", GOOD);
    call("put", "people.csv", "town/people", "--hub", "hub");
    Called back = call("rollback", "town/people", "2", "--hub", "hub");
    assertThat(back.out()).contains("the data of release 2 are current again");
    Called gone = call("withdraw", "town/people", "2", "--reason", "personal-data", "--hub", "hub");
    assertThat(gone.exit()).as(gone.err()).isEqualTo(Exit.DONE);
    assertThat(call("rollback", "town/people", "2", "--hub", "hub").err()).contains("are gone");
    assertThat(call("log", "town/people", "--hub", "hub").out())
        .contains("withdrew release 2", "release 2, withdrawn");
    Called repeated =
        call("withdraw", "town/people", "2", "--reason", "personal-data", "--hub", "hub");
    assertThat(repeated.exit()).isEqualTo(Exit.DONE);
    assertThat(repeated.out()).contains("ordered before");
  }

  @Test
  void whoAsksInLatvianIsAnsweredInLatvian() throws IOException {
    write("contract.json", contract("1.0.0", ""));
    call("register", "town/people", "contract.json", "--hub", "hub");
    write("people.csv", "id,name\n1,Anna\n2,anna@example.lv\n");

    Called held = call("put", "people.csv", "town/people", "--hub", "hub", "--lang", "lv");
    assertThat(held.exit()).isEqualTo(Exit.HELD);
    assertThat(held.out())
        .contains("aizturēts, līdz to izskatīs cilvēks", "Kas darāms vispirms")
        .contains("e-pasta adreses 1 no 2 šūnām")
        .doesNotContain("expected", "anna@example.lv");
    Called accepted =
        call(
            "accept",
            "town/people",
            "1",
            "--by",
            "A",
            "--reason",
            "b",
            "--hub",
            "hub",
            "--lang",
            "lv");
    assertThat(accepted.exit()).as(accepted.err()).isEqualTo(Exit.DONE);
    assertThat(accepted.out()).contains("publicēts kā 2. laidiens");
    assertThat(call("put", "people.csv", "town/people", "--hub", "hub", "--lang", "fr").err())
        .contains("expected lv or en");
  }

  @Test
  void aRejectedUploadStaysSoAndCanBeRemoved() throws IOException {
    write("contract.json", contract("1.0.0", ""));
    call("register", "town/people", "contract.json", "--hub", "hub");
    write("people.csv", "id,name\n1,anna@example.lv\n");
    call("put", "people.csv", "town/people", "--hub", "hub");
    String[] decision = {
      "reject", "town/people", "1", "--by", "Anna Ozola", "--reason", "private", "--hub", "hub"
    };
    assertThat(call(decision).exit()).isEqualTo(Exit.DONE);
    Called again = call(decision);
    assertThat(again.exit()).isEqualTo(Exit.DONE);
    assertThat(again.err()).contains("was rejected before by Anna Ozola");

    Called retried = call("retry", "town/people", "1", "--hub", "hub");
    assertThat(retried.exit()).isEqualTo(Exit.WRONG_USAGE);
    assertThat(retried.err()).contains("Anna Ozola rejected it", "upload the file again");

    String[] removal = {
      "withdraw", "town/people", "--upload", "1", "--reason", "personal-data", "--hub", "hub"
    };
    assertThat(call(removal).out()).contains("upload 1 is withdrawn");
    assertThat(call(removal).out()).contains("ordered before");
    assertThat(call("log", "town/people", "--hub", "hub").out())
        .contains("withdrawn (personal data)");
  }

  @Test
  void aScriptSeesThatSomethingNewerWasFirst() throws IOException {
    write("contract.json", contract("1.0.0", ""));
    call("register", "town/people", "contract.json", "--hub", "hub");
    write("people.csv", "id,name\n1,anna@example.lv\n");
    assertThat(call("put", "people.csv", "town/people", "--hub", "hub").exit())
        .isEqualTo(Exit.HELD);
    write("people.csv", GOOD);
    assertThat(call("put", "people.csv", "town/people", "--hub", "hub").exit())
        .isEqualTo(Exit.DONE);
    String[] decision = {
      "accept", "town/people", "1", "--by", "Anna Ozola", "--reason", "her own", "--hub", "hub"
    };
    assertThat(call(decision).exit().status()).isEqualTo(5);
  }

  @Test
  void whatElseHoldsTheRowsIsNamedAndGoesAlongWhenAsked() throws IOException {
    write("contract.json", contract("1.0.0", ""));
    call("register", "town/people", "contract.json", "--hub", "hub");
    for (String content : List.of(GOOD, "id,name\n1,Anna\n", GOOD, GOOD)) {
      write("people.csv", content);
      call("put", "people.csv", "town/people", "--hub", "hub");
    }

    Called named = call("withdraw", "town/people", "2", "--reason", "legal", "--hub", "hub");
    assertThat(named.exit()).isEqualTo(Exit.DONE);
    assertThat(named.err())
        .contains(
            "release 4 holds the same rows and stays public",
            "aprite withdraw town/people 5 --reason legal");

    Called all =
        call("withdraw", "town/people", "2", "--reason", "legal", "--related", "--hub", "hub");
    assertThat(all.exit()).as(all.err()).isEqualTo(Exit.DONE);
    assertThat(all.out()).contains("release 4 is withdrawn", "release 5 is withdrawn");
    assertThat(call("log", "town/people", "--hub", "hub").out())
        .contains("withdrew release 5")
        .doesNotContain("withdrew release 3");
  }

  @Test
  void theHubMayBeNamedByTheEnvironment() throws IOException {
    write("contract.json", contract("1.0.0", ""));
    Map<String, String> environment = Map.of("APRITE_HUB", "hub");

    Called.in(folder, environment, "register", "town/people", "contract.json");

    assertThat(Called.in(folder, environment, "log").out()).contains("town/people");
    Called elsewhere = call("log");
    assertThat(elsewhere.exit()).isEqualTo(Exit.WRONG_USAGE);
    assertThat(elsewhere.err()).contains("APRITE_HUB", "aprite serve");
  }

  @Test
  void aRefusedFileIsRetriedAfterTheContractWasMended() throws IOException {
    write("contract.json", contract("1.0.0", ",\"constraints\":{\"maxLength\":4}"));
    write("people.csv", GOOD);
    call("register", "town/people", "contract.json", "--hub", "hub");

    Called put = call("put", "people.csv", "town/people", "--hub", "hub");
    assertThat(put.exit()).isEqualTo(Exit.DATA_REFUSED);
    assertThat(call("retry", "town/people", "--hub", "hub").exit()).isEqualTo(Exit.DATA_REFUSED);

    write("contract.json", contract("1.1.0", ""));
    call("register", "town/people", "contract.json", "--hub", "hub");
    Called retried = call("retry", "town/people", "--hub", "hub");

    assertThat(retried.exit()).as(retried.err()).isEqualTo(Exit.DONE);
    assertThat(retried.out()).contains("published as release");
    assertThat(call("retry", "town/people", "--hub", "hub").exit()).isEqualTo(Exit.WRONG_USAGE);
  }

  @Test
  void aBrokenContractIsRefusedWithThePlaceInIt() throws IOException {
    write("contract.json", contract("1.0.0", "").replace("\"integer\"", "\"intger\""));

    Called called = call("register", "town/people", "contract.json", "--hub", "hub");

    assertThat(called.exit()).isEqualTo(Exit.DATA_REFUSED);
    assertThat(called.err()).contains("/resources/0/schema/fields/0/type", "intger");
    assertThat(folder.resolve("hub")).doesNotExist();
  }

  @Test
  void anotherContractOfTheSameVersionIsRefused() throws IOException {
    write("contract.json", contract("1.0.0", ""));
    call("register", "town/people", "contract.json", "--hub", "hub");
    assertThat(call("register", "town/people", "contract.json", "--hub", "hub").exit())
        .isEqualTo(Exit.DONE);

    write("contract.json", contract("1.0.0", ",\"constraints\":{\"maxLength\":9}"));
    Called called = call("register", "town/people", "contract.json", "--hub", "hub");

    assertThat(called.exit()).isEqualTo(Exit.DATA_REFUSED);
    assertThat(called.err()).contains("expected a version higher than 1.0.0");
  }

  @Test
  void aFolderThatIsSomebodyElsesIsNotMadeAHub() throws IOException {
    Files.createDirectories(folder.resolve("site/public"));

    Called called = call("register", "town", "--hub", "site");

    assertThat(called.exit()).isEqualTo(Exit.WRONG_USAGE);
    assertThat(names("site")).containsExactly("public");
  }

  @Test
  void whenWeFailTheWordsSayWhereTheDetailsAre() throws IOException {
    write("contract.json", contract("1.0.0", ""));
    call("register", "town/people", "contract.json", "--hub", "hub");
    write("hub/private/hub.json", "damage");

    Called called = call("log", "--hub", "hub");

    assertThat(called.exit()).isEqualTo(Exit.FAILURE);
    assertThat(called.err()).startsWith("aprite: ").contains("details are in ");
    assertThat(called.err().lines()).hasSize(1);
  }

  private Called call(String... arguments) {
    return Called.in(folder, arguments);
  }

  private Called call(Stream<String> arguments) {
    return call(arguments.toArray(String[]::new));
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private List<String> names(String path) {
    try (Stream<Path> files = Files.list(folder.resolve(path))) {
      return files.map(file -> folder.resolve(path).relativize(file).toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode tree(String json) throws IOException {
    return new ObjectMapper().readTree(json);
  }

  /// @param more of the field `name`
  static String contract(String version, String more) {
    return """
    {"$schema":"https://aprite.lv/schemas/contract-1.0.json","name":"people","version":"%s",
     "title":"People","description":"Who lives where.",
     "licenses":[{"path":"http://publications.europa.eu/resource/authority/licence/CC0"}],
     "contributors":[{"title":"Town","roles":["publisher"]},
                     {"title":"Desk","roles":["contact"],"email":"desk@example.lv"}],
     "resources":[{"name":"people","type":"table","path":"people.csv",
       "schema":{"fields":[{"name":"id","type":"integer","constraints":{"required":true}},
                           {"name":"name","type":"string"%s}],"primaryKey":["id"]},
       "aprite:layouts":[{"id":"a","encoding":"UTF-8","dialect":{"delimiter":","},
         "fields":[{"target":"id","source":"id"},{"target":"name","source":"name"}]}]}]}
    """
        .formatted(version, more);
  }
}
