package lv.aprite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import lv.aprite.cli.demo.Samples;
import lv.aprite.cli.hub.Hub;
import lv.aprite.cli.hub.HubFolder;
import lv.aprite.cli.hub.HubSettings;
import lv.aprite.cli.hub.Intake;
import lv.aprite.cli.hub.Machine;
import lv.aprite.cli.terminal.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  @TempDir Path folder = Path.of("");

  @Test
  void theDemonstrationComesOutAsTold() {
    Called demo = Called.in(folder, "demo", "--dir", "hub", "--port", "0", "--exit");

    assertThat(demo.err()).isEmpty();
    assertThat(demo.exit()).as(demo.out()).isEqualTo(Exit.DONE);
    assertThat(demo.out())
        .contains(
            "5,000 rows read, nothing left out.",
            "Layout 2026-11: read as windows-1257",
            "Consumers notice nothing",
            "registrs/register refused  uzņēmumi_2026-12.csv",
            "found \"31.02.2026\"",
            "published as release 4  uzņēmumi_2026-12.rejected.csv",
            "✗ registrs/register held until a person has looked at it  uzņēmumi_2027-01.csv",
            "All as told");
    Called sweep = Called.in(folder, "sweep", "--deep", "--hub", "hub");
    assertThat(sweep.exit()).as(sweep.err()).isEqualTo(Exit.DONE);
  }

  @Test
  void theDemonstrationTouchesNothingThatIsThere() throws IOException {
    Files.writeString(Files.createDirectory(folder.resolve("mine")).resolve("file"), "mine");

    Called demo = Called.in(folder, "demo", "--dir", "mine", "--exit");

    assertThat(demo.exit()).isEqualTo(Exit.WRONG_USAGE);
    assertThat(folder.resolve("mine")).isDirectoryContaining("glob:**/file");
    assertThat(folder.resolve("mine/public")).doesNotExist();
  }

  @Test
  void aDemonstrationThatDoesNotComeOutAsToldFails() throws Exception {
    Hub hub =
        Hub.openOrMake(
            new HubFolder(folder.resolve("hub")),
            HubSettings.local(1),
            new Machine(
                InstantSource.system(),
                () -> UUID.randomUUID().toString(),
                1,
                submission -> (done, total) -> true));
    // A higher version than the one that the story begins with.
    hub.register(Samples.REGISTER, Samples.registerContractFromNovember());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        Terminal.of(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            "",
            "",
            Map.of());
    DemoStage.Receipts receipts = new DemoStage.Receipts();
    Intake intake = Intake.start(hub, hub.serveLock().orElseThrow(), receipts, 1, Duration.ZERO);
    try {
      assertThat(new Demo(hub, intake, receipts, terminal).tell()).isEqualTo(Exit.FAILURE);
    } finally {
      intake.close();
    }
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("did not come out as told", "contract 1.0.0");
  }
}
