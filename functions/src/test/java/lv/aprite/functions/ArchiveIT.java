package lv.aprite.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The archive that is deployed, as it is packaged.
class ArchiveIT {
  private static final Path ARCHIVE = Path.of("target", "functions.zip");
  private static final long BYTES_MAX = 30_000_000;
  private static final String CLIENT =
      "META-INF/services/software.amazon.awssdk.http.SdkHttpService";

  private static List<String> names(ZipInputStream zip) throws IOException {
    List<String> names = new ArrayList<>();
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      names.add(entry.getName());
    }
    return names;
  }

  /// What is in each jar, named by the jar: `lib/s3-2.41.28.jar!/META-INF/…`.
  private static List<String> inJars() throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(ARCHIVE))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(".jar")) {
          String jar = entry.getName();
          // Closing it would close the archive.
          names(new ZipInputStream(zip)).forEach(name -> names.add(jar + "!/" + name));
        }
      }
    }
    return names;
  }

  @Test
  void itIsNoLargerThanThirtyMegabytes() throws IOException {
    System.out.printf("functions.zip: %,d bytes%n", Files.size(ARCHIVE));
    assertThat(Files.size(ARCHIVE)).isLessThanOrEqualTo(BYTES_MAX);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Publish", "Catalog", "Notify", "Sweep", "Latest", "Admin"})
  void eachHandlerIsAtItsRoot(String name) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(ARCHIVE))) {
      assertThat(names(zip)).contains("lv/aprite/functions/" + name + "Handler.class");
    }
  }

  @Test
  void itsLibrariesAreJarsInOneFolder() throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(ARCHIVE))) {
      assertThat(names(zip))
          .filteredOn(name -> name.endsWith(".jar"))
          .allMatch(name -> name.matches("lib/[^/]+\\.jar"))
          .anyMatch(name -> name.startsWith("lib/engine-"))
          .anyMatch(name -> name.startsWith("lib/publication-"));
    }
  }

  @Test
  void thereIsOneHttpClientInIt() throws IOException {
    assertThat(inJars())
        .filteredOn(name -> name.endsWith("!/" + CLIENT))
        .singleElement()
        .asString()
        .startsWith("lib/url-connection-client-");
    assertThat(inJars())
        .noneMatch(name -> name.contains("!/org/apache/http/"))
        .noneMatch(name -> name.contains("!/org/apache/hc/"))
        .noneMatch(name -> name.contains("!/okhttp3/"))
        .noneMatch(name -> name.contains("!/software/amazon/awssdk/crt/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"!/io/netty/", "!/org/apache/hadoop/", "!/lv/aprite/cli/", "!/org/junit/"})
  void noneOfTheseIsInIt(String folder) throws IOException {
    assertThat(inJars()).isNotEmpty().noneMatch(name -> name.contains(folder));
  }
}
