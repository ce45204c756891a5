package lv.aprite.cli.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import lv.aprite.cli.Exit;
import lv.aprite.cli.Main;
import lv.aprite.cli.Shell;
import lv.aprite.cli.terminal.Terminal;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The table `spec/bad-uploads.json`: a sound file, handed in by a bad name or for a bad dataset,
/// leaves nothing that is published; and where it was not even taken in, no trace at all.
class UploadsSpecTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String CONTRACT =
      """
      {"$schema":"https://aprite.lv/schemas/contract-1.0.json","name":"people","version":"1.0.0",
       "title":"People","description":"A table of the specification.",
       "licenses":[{"path":"https://example.org/licence"}],
       "contributors":[{"title":"Town","roles":["publisher","contact"],"email":"t@example.org"}],
       "resources":[{"name":"people","type":"table","path":"people.csv",
         "schema":{"fields":[{"name":"id","type":"integer"}],"primaryKey":["id"]},
         "aprite:layouts":[{"id":"a","encoding":"UTF-8","dialect":{"delimiter":","},
           "fields":[{"target":"id","source":"id"}]}]}]}
      """;

  @TempDir Path temp = Path.of("");

  /// What a command said, and how it ended.
  private record Said(Exit exit, String out, String err) {}

  @TestFactory
  Stream<DynamicTest> badNamesAndUnknownDatasetsAreRefusedAndLeaveNothing() throws IOException {
    try (InputStream in = UploadsSpecTest.class.getResourceAsStream("/spec/bad-uploads.json")) {
      List<DynamicTest> tests = new ArrayList<>();
      int number = 0;
      for (JsonNode one : MAPPER.readTree(in).get("cases")) {
        Path folder = temp.resolve("case-" + number++);
        tests.add(DynamicTest.dynamicTest(one.get("name").textValue(), () -> check(one, folder)));
      }
      return tests.stream();
    }
  }

  @Test
  void theSameFileIsPublishedByAGoodName() throws IOException {
    Path hub = hub(temp);
    Said said = put(temp, hub, file(temp, "dati 2026 (1).csv"), "town/people");

    assertThat(said.exit()).isEqualTo(Exit.DONE);
    assertThat(tree(hub.resolve("public/data")).keySet())
        .anyMatch(key -> key.endsWith("people.csv"));
  }

  private static void check(JsonNode one, Path folder) throws IOException {
    Files.createDirectories(folder.resolve("folder"));
    Path hub = hub(folder);
    Map<String, String> before = tree(hub);
    String fileName = one.get("file").textValue();
    Path file = fileName.endsWith("/") ? folder.resolve(fileName) : file(folder, fileName);

    Said said = put(folder, hub, file, one.get("dataset").textValue());

    assertThat(said.out() + said.err()).contains(one.get("says").textValue());
    assertThat(said.exit().name()).isEqualTo(one.get("exit").textValue());
    Map<String, String> after = tree(hub);
    if (one.has("rule")) {
      JsonNode findings = MAPPER.readTree(said.out()).at("/report/findings");
      assertThat(findings).hasSize(1);
      assertThat(findings.at("/0/rule").asText()).isEqualTo(one.get("rule").textValue());
      assertThat(published(after)).isEqualTo(published(before));
    } else {
      assertThat(after).isEqualTo(before);
    }
  }

  /// What is a release or belongs to one: the logs of releases, and the data.
  private static Map<String, String> published(Map<String, String> tree) {
    Map<String, String> published = new TreeMap<>(tree);
    published
        .keySet()
        .removeIf(key -> !key.startsWith("public/log/") && !key.startsWith("public/data/"));
    return published;
  }

  private static Path file(Path folder, String name) throws IOException {
    return Files.writeString(folder.resolve(name), "id\n1\n");
  }

  private static Path hub(Path folder) throws IOException {
    Path hub = folder.resolve("hub");
    Path contract = Files.writeString(folder.resolve("contract.json"), CONTRACT);
    String[] register = {"register", "town/people", contract.toString(), "--hub", hub.toString()};
    Said said = run(folder, register);
    assertThat(said.exit()).as(said.err()).isEqualTo(Exit.DONE);
    return hub;
  }

  private static Said put(Path folder, Path hub, Path file, String dataset) {
    return run(folder, "put", file.toString(), dataset, "--hub", hub.toString(), "--json");
  }

  private static Said run(Path directory, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Shell shell =
        new Shell(
            Terminal.of(
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                "",
                "",
                Map.of()),
            Map.of(),
            directory,
            InstantSource.system(),
            () -> UUID.randomUUID().toString(),
            1,
            new NoEnding());
    Exit exit = Main.run(List.of(arguments), shell);
    return new Said(exit, out.toString(UTF_8), err.toString(UTF_8));
  }

  private static final class NoEnding implements Shell.Ending {
    @Override
    public void await() {
      throw new IllegalStateException("no verb of this test goes on for ever");
    }

    @Override
    public void done() {}
  }

  /// Every file below a folder, with what it holds.
  private static Map<String, String> tree(Path folder) throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        tree.put(
            folder.relativize(path).toString(),
            Files.readString(path, java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    }
    return tree;
  }
}
