package lv.aprite.infrastructure;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.assertions.Template;

/// The templates that the tests look at, synthesised once for all of them: it takes half a minute.
/// Without Docker, without network, and without the functions, in whose place is an archive of
/// nothing.
final class Synthesis {
  static final String OPERATOR = "operator@example.lv";
  static final String CERTIFICATE =
      "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000";

  private final Path folder;
  private final List<HubStack> stacks;
  private final Template template;
  private final Template withoutDomain;

  private Synthesis() throws IOException {
    folder = Files.createTempDirectory("aprite-infrastructure");
    Path functions = emptyArchive(folder.resolve("functions.zip"));
    App app = App.Builder.create().outdir(folder.resolve("cdk.out").toString()).build();
    HubStack hub =
        Main.synthesise(
            app,
            new Settings(
                "aprite",
                OPERATOR,
                Optional.of(new Settings.Domain("data.example.lv", CERTIFICATE)),
                functions));
    HubStack other =
        Main.synthesise(app, new Settings("other", OPERATOR, Optional.empty(), functions));
    stacks = List.of(hub, other);
    template = Template.fromStack(hub);
    withoutDomain = Template.fromStack(other);
  }

  private static final class Once {
    static final Synthesis DONE = done();

    private static Synthesis done() {
      try {
        return new Synthesis();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Skips the test where Node is missing.
  static Synthesis done() {
    assumeTrue(
        answers("node", "--version"),
        "skipped: CDK runs on Node, and there is no node on the PATH; nothing of the infrastructure"
            + " was tested");
    return Once.DONE;
  }

  /// Whether the program is there.
  static boolean answers(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + command[0], e);
    }
  }

  static Path emptyArchive(Path path) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
      zip.putNextEntry(new ZipEntry("nothing"));
      zip.closeEntry();
    }
    return path;
  }

  /// A hub with a domain, and one without.
  List<HubStack> stacks() {
    return stacks;
  }

  Template template() {
    return template;
  }

  /// Of a hub that has the CDN's name.
  Template withoutDomain() {
    return withoutDomain;
  }

  /// All resources of a type, by their names in the template.
  Map<String, JsonNode> properties(String type) {
    Map<String, JsonNode> found = new TreeMap<>();
    JsonNode resources = new ObjectMapper().valueToTree(template.findResources(type));
    resources
        .properties()
        .forEach(resource -> found.put(resource.getKey(), resource.getValue().path("Properties")));
    return found;
  }

  Path templateFile(String stack) {
    return folder.resolve("cdk.out").resolve(stack + ".template.json");
  }
}
