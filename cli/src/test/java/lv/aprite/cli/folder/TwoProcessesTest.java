package lv.aprite.cli.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lv.aprite.publication.store.ObjectStore.Listed;
import lv.aprite.publication.store.ObjectStore.Lookup;
import lv.aprite.publication.store.ObjectStore.Stat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoProcessesTest {
  private static final int NUMBERS = 60;
  private static final int COUNTS = 40;

  @TempDir Path root = Path.of("");

  @Test
  void twoProcessesThatRaceTakeEachNumberOnceAndLoseNoCount() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (String name : List.of("left", "right")) {
      processes.add(start(name));
    }
    Map<String, Integer> claimed = new HashMap<>();
    for (int i = 0; i < processes.size(); i++) {
      String output =
          new String(processes.get(i).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(processes.get(i).waitFor()).as(output).isZero();
      claimed.put(i == 0 ? "left" : "right", Integer.parseInt(output.strip()));
    }

    DirectoryStore store = DirectoryStore.open(root, InstantSource.system());
    Map<String, Integer> found = new HashMap<>(Map.of("left", 0, "right", 0));
    for (Listed listed : store.list("numbers/", "", 1000)) {
      found.merge(content(store, listed.key()), 1, Integer::sum);
    }
    assertThat(found).isEqualTo(claimed);
    assertThat(found.values().stream().mapToInt(count -> count).sum()).isEqualTo(NUMBERS);
    assertThat(content(store, RacingProcess.COUNTER)).isEqualTo(Integer.toString(2 * COUNTS));
    assertThat(root.resolve(".aprite/tmp")).isEmptyDirectory();
  }

  private Process start(String name) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            RacingProcess.class.getName(),
            root.toString(),
            name,
            Integer.toString(NUMBERS),
            Integer.toString(COUNTS))
        .redirectErrorStream(true)
        .start();
  }

  private static String content(DirectoryStore store, String key) {
    return switch (store.read(key)) {
      case Lookup.Found(Stat _, byte[] bytes) -> new String(bytes, StandardCharsets.UTF_8);
      case Lookup.Absent() -> throw new AssertionError(key + " is absent");
    };
  }
}
