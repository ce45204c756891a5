package lv.aprite.publication.catalog;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// The standards that every developer has at hand beside the project; not part of it.
public final class Shared {
  private Shared() {}

  /// A file of the standards. The test is skipped, and says so, where they are not at hand.
  public static Path standard(String path) {
    String shared = System.getProperty("aprite.shared", "../../shared");
    Path file = Path.of(shared, "standards").resolve(path).toAbsolutePath().normalize();
    assumeTrue(Files.exists(file), () -> "skipped: " + file + " is not at hand");
    return file;
  }
}
