package lv.aprite.engine.messy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A folder of cases with its manifest. It is not part of the project: where it is not at hand, the
/// test is skipped and says so.
record Suite(String name, Path folder) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Suite named(String name) {
    Path folder = Path.of(System.getProperty("aprite.shared", "../../shared"), "messy", name);
    assumeTrue(Files.isDirectory(folder), () -> "skipped: " + folder + " is not at hand");
    return new Suite(name, folder);
  }

  /// The cases, as the manifest lists them.
  JsonNode entries() {
    return json("manifest.json").get("entries");
  }

  JsonNode json(String file) {
    try {
      return MAPPER.readTree(bytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The names of the files that end like this, in order, with folders in front.
  List<String> files(String end) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> folder.relativize(file).toString())
          .filter(name -> name.endsWith(end) && !name.equals("manifest.json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes(String file) {
    try {
      return Files.readAllBytes(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
