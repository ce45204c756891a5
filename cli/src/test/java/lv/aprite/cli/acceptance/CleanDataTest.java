package lv.aprite.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lv.aprite.cli.folder.FolderScratch;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.read.Source;
import lv.aprite.engine.run.Engine;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.run.Settings;
import lv.aprite.engine.run.Typing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The guard against data about persons, on genuine files without any.
class CleanDataTest {
  @TempDir Path temp = Path.of("");

  private record FileSource(Path path, long sizeBytes) implements Source {
    @Override
    public String name() {
      return path.toString();
    }

    @Override
    public InputStream open() throws IOException {
      return new BufferedInputStream(Files.newInputStream(path));
    }
  }

  /// Without a contract the guard looks the same way and remarks on what it would hold. None of
  /// these files declares anything.
  @Test
  void noCleanFileIsTakenForOneAboutPersons() throws IOException {
    List<String> alarms = new ArrayList<>();
    int looked = 0;
    for (Path file : tables()) {
      Engine engine =
          new Engine(Settings.ofThreads(2), new FolderScratch(temp), (done, total) -> true);
      Report report = engine.check(new FileSource(file, Files.size(file)), Typing.TEXT);
      looked += report.rowsRead() > 0 ? 1 : 0;
      report.findings().stream()
          .filter(group -> group.rule() == Rule.PERSONAL_DATA_SEEN)
          .forEach(group -> alarms.add(file.getFileName() + ": " + group.samples()));
    }
    assertThat(looked).as("files that were read").isGreaterThan(25);
    assertThat(alarms).isEmpty();
  }

  private static List<Path> tables() throws IOException {
    try (Stream<Path> files = Files.walk(SharedData.file(""))) {
      return files
          .filter(file -> file.toString().endsWith(".csv") || file.toString().endsWith(".tsv"))
          .sorted()
          .toList();
    }
  }
}
