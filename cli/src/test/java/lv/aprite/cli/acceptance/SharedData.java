package lv.aprite.cli.acceptance;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The genuine files, which are not part of the project and lie beside it.
///
/// Where they or Python are absent the tests are skipped, and say so; on the machine that guards
/// the main branch (`CI=true`) they fail.
final class SharedData {
  private SharedData() {}

  static Path file(String path) {
    String told = System.getProperty("aprite.shared", "");
    Path shared = told.isEmpty() ? Path.of("..", "..", "shared") : Path.of(told);
    Path data = shared.resolve("data").toAbsolutePath().normalize();
    if (!Files.isDirectory(data)) {
      skip(data + ": the genuine files are not on this machine");
    }
    return data.resolve(path);
  }

  static void needsPython() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder("python3", "--version").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      if (process.waitFor() == 0) {
        return;
      }
    } catch (IOException e) {
      // No such program.
    }
    skip("python3: not on this machine, and it is what the published files are compared by");
  }

  private static void skip(String why) {
    if ("true".equals(System.getenv("CI"))) {
      fail(why);
    }
    abort(why);
  }
}
