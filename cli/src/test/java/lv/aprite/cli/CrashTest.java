package lv.aprite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import lv.aprite.cli.hub.Hub;
import lv.aprite.cli.hub.HubFolder;
import lv.aprite.cli.hub.HubSettings;
import lv.aprite.cli.hub.Machine;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.release.Sweep;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A hub in a process of its own, killed again and again while files are dropped.
class CrashTest {
  private static final DatasetId PEOPLE = new DatasetId("town", "people");
  private static final int LIVES = 5;
  private static final int FILES = 12;

  @TempDir Path folder = Path.of("");

  @Test
  void nothingIsLostAndNothingIsPublishedTwiceHoweverOftenTheHubIsKilled() throws Exception {
    long seed = Long.getLong("aprite.seed", System.nanoTime());
    SplittableRandom random = new SplittableRandom(seed);
    Files.writeString(folder.resolve("contract.json"), CommandTest.contract("1.0.0", ""));
    assertThat(Called.in(folder, "register", "town/people", "contract.json", "--hub", "hub").exit())
        .isEqualTo(Exit.DONE);

    int dropped = 0;
    for (int life = 0; life < LIVES; life++) {
      Process hub = serve();
      while (dropped < FILES * (life + 1) / LIVES) {
        drop(++dropped);
      }
      Thread.sleep(random.nextInt(3_500));
      hub.destroyForcibly().waitFor();
    }
    Process last = serve();
    try {
      Hub hub = open();
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
      while (System.nanoTime() < deadline && !isDone(hub)) {
        Thread.sleep(100);
      }
      check(hub, seed);
    } finally {
      last.destroy();
      assertThat(last.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(last.exitValue()).as("an end that was asked for").isZero();
    Sweep.Result swept = open().sweep(Sweep.Check.SHA_256);
    assertThat(swept.faults()).as("seed " + seed).isEmpty();
  }

  private static boolean isDone(Hub hub) throws IOException {
    try (var inbox = Files.list(hub.folder().inbox().resolve(PEOPLE.path()))) {
      return inbox.findAny().isEmpty()
          && hub.submissions(PEOPLE).size() == FILES
          && hub.unfinished(PEOPLE).isEmpty();
    }
  }

  private static void check(Hub hub, long seed) {
    List<String> uploaded = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (Submission submission : hub.submissions(PEOPLE)) {
      uploaded.add(submission.fileName());
      ids.add(submission.id());
    }
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= FILES; i++) {
      names.add(name(i));
    }
    assertThat(uploaded)
        .as("each file once, seed " + seed)
        .containsExactlyInAnyOrderElementsOf(names);
    List<String> released = new ArrayList<>();
    for (Numbered<ReleaseEntry.Released> release : hub.releases(PEOPLE).releases()) {
      released.add(release.entry().submission());
    }
    // The files of one dataset go one after the other, so that none is superseded by a later one.
    assertThat(released).as("each upload once, in order, seed " + seed).isEqualTo(ids);
  }

  private void drop(int number) throws IOException {
    Path inbox = folder.resolve("hub/inbox/town/people");
    Path unfinished = Files.writeString(inbox.resolve(".part"), "id,name\n" + number + ",x\n");
    Files.move(unfinished, inbox.resolve(name(number)), StandardCopyOption.ATOMIC_MOVE);
  }

  private static String name(int number) {
    return "people-%03d.csv".formatted(number);
  }

  private Process serve() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                folder.resolve("hub").toString(),
                "--port",
                "0",
                "--json")
            .redirectError(folder.resolve("errors.txt").toFile())
            .start();
    // Its first line says that it serves; the others must be read, or it would wait for a reader.
    BufferedReader lines = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
    String first = lines.readLine();
    assertThat(first)
        .as(Files.readString(folder.resolve("errors.txt")))
        .isNotNull()
        .contains("serving");
    Thread.ofVirtual().start(() -> lines.lines().forEach(line -> {}));
    return process;
  }

  private Hub open() throws IOException {
    return Hub.openOrMake(
        new HubFolder(folder.resolve("hub")),
        HubSettings.local(8080),
        new Machine(
            InstantSource.system(),
            () -> UUID.randomUUID().toString(),
            1,
            submission -> (done, total) -> true));
  }
}
