package lv.aprite.cli.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lv.aprite.cli.convert.Plan.Planned;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.run.ReportCodec;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.engine.write.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {
  @TempDir Path temp = Path.of("");

  @Test
  void eachInputBecomesFourOutputsOfItsName() throws IOException {
    Path input = file("in/stops.2026.csv");

    Plan plan = ready(List.of(input));

    Plan.Item item = plan.items().getFirst();
    assertThat(item.distribution(Format.PARQUET)).isEqualTo(out().resolve("stops.2026.parquet"));
    assertThat(item.report()).isEqualTo(out().resolve("stops.2026.report.json"));
  }

  @Test
  void twoInputsOfOneNameAreRefused() throws IOException {
    assertThat(conflicts(file("a.csv"), file("a.tsv")))
        .singleElement()
        .asString()
        .contains("a.tsv and ")
        .contains("a.csv: both would become");
  }

  @Test
  void namesThatDifferInCaseOnlyAreRefused() throws IOException {
    assertThat(conflicts(file("x/Stops.csv"), file("y/stops.csv"))).hasSize(1);
  }

  @Test
  void namesThatDifferInHowALetterIsComposedAreRefused() throws IOException {
    assertThat(conflicts(file("x/\u0101.csv"), file("y/a\u0304.csv"))).hasSize(1);
  }

  @Test
  void anInputTwiceIsRefused() throws IOException {
    Path input = file("a.csv");

    assertThat(conflicts(input, input)).hasSize(1);
  }

  @Test
  void anOutputThatIsTheReportOfAnotherIsRefused() throws IOException {
    assertThat(conflicts(file("a.csv"), file("a.report.csv"))).hasSize(1);
  }

  @Test
  void anOutputInThePlaceOfItsInputIsRefused() throws IOException {
    Path input = Files.createDirectories(out()).resolve("a.csv");
    Files.writeString(input, "x\n");

    assertThat(conflicts(input)).singleElement().asString().contains("would replace the input");
  }

  @Test
  void anOutputInThePlaceOfAnotherInputIsRefused() throws IOException {
    Path other = Files.writeString(Files.createDirectories(out()).resolve("a.json"), "{}");

    assertThat(conflicts(file("in/a.csv"), other))
        .anyMatch(conflict -> conflict.contains("would replace the input"));
  }

  @Test
  void anInputThatIsReachedThroughASymbolicLinkIsRecognized() throws IOException {
    Path real = Files.writeString(Files.createDirectories(out()).resolve("a.csv"), "x\n");
    Path link = Files.createSymbolicLink(temp.resolve("a.txt"), real);

    assertThat(conflicts(link)).singleElement().asString().contains("would replace the input");
  }

  @Test
  void anInputThatIsReachedThroughAHardLinkIsRecognized() throws IOException {
    Path real = file("in/a.csv");
    Files.createDirectories(out());
    Files.createLink(out().resolve("a.csv"), real);

    assertThat(conflicts(real)).singleElement().asString().contains("would replace the input");
  }

  @Test
  void anInputThatIsReachedThroughALinkedFolderIsRecognized() throws IOException {
    Files.writeString(Files.createDirectories(out()).resolve("a.csv"), "x\n");
    Path linked = Files.createSymbolicLink(temp.resolve("linked"), out());

    assertThat(conflicts(linked.resolve("a.csv"))).hasSize(1);
  }

  @Test
  void whatIsNoReadableFileIsRefused() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("folder"));

    assertThat(conflicts(folder)).singleElement().asString().endsWith("found a folder");
    assertThat(conflicts(temp.resolve("absent.csv")))
        .singleElement()
        .asString()
        .endsWith("found nothing");
  }

  @Test
  void anOutputThatIsAFolderIsRefused() throws IOException {
    Files.createDirectories(out().resolve("a.csv"));

    assertThat(conflicts(file("in/a.csv"))).singleElement().asString().endsWith("is a folder");
  }

  @Test
  void rejectedRowsThatNoEarlierRunLeftAreSomebodysOwn() throws IOException {
    Path input = file("a.csv");
    Path own = file("out/a.rejected.csv");

    assertThat(conflicts(input)).singleElement().asString().contains("a.rejected.csv");
    assertThat(own).exists();
  }

  @Test
  void rejectedRowsThatTheReportBesideThemTellsOfAreReplaced() throws IOException {
    Path input = file("a.csv");
    Path rejected = file("out/a.rejected.csv");
    Path report = rejected.resolveSibling("a.report.json");
    Files.write(report, ReportCodec.bytes(ReportCodec.toJson(report(1))));
    FileTime run = FileTime.from(Instant.parse("2026-03-31T10:00:00Z"));
    Files.setLastModifiedTime(rejected, run);
    Files.setLastModifiedTime(report, run);
    assertThat(conflicts(input)).isEmpty();

    Files.setLastModifiedTime(rejected, FileTime.from(Instant.parse("2026-03-31T11:00:00Z")));
    assertThat(conflicts(input)).as("somebody wrote into them since").hasSize(1);

    Files.setLastModifiedTime(rejected, run);
    Files.write(report, ReportCodec.bytes(ReportCodec.toJson(report(0))));
    Files.setLastModifiedTime(report, run);
    assertThat(conflicts(input)).as("that run rejected no row").hasSize(1);
  }

  private static Report report(long rowsRejected) {
    return new Report(
        "a.csv",
        4,
        "",
        Verdict.PUBLISHABLE,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        2,
        2 - rowsRejected,
        rowsRejected,
        List.of(),
        List.of());
  }

  @Test
  void everyConflictOfARunIsSaid() throws IOException {
    List<Path> inputs = new ArrayList<>(List.of(file("a.csv"), file("a.tsv")));
    inputs.add(temp.resolve("absent.csv"));

    assertThat(conflicts(inputs.toArray(Path[]::new))).hasSize(2);
  }

  private Path out() {
    return temp.resolve("out");
  }

  private Path file(String name) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.resolve("..").normalize());
    return Files.writeString(file, "x\n1\n");
  }

  private Plan ready(List<Path> inputs) throws IOException {
    return switch (Plan.of(inputs, out())) {
      case Planned.Ready(Plan plan) -> plan;
      case Planned.Refused(List<String> conflicts) -> throw new AssertionError(conflicts);
    };
  }

  private List<String> conflicts(Path... inputs) throws IOException {
    return switch (Plan.of(List.of(inputs), out())) {
      case Planned.Ready _ -> List.of();
      case Planned.Refused(List<String> conflicts) -> conflicts;
    };
  }
}
