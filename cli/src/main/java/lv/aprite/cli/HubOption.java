package lv.aprite.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Function;
import lv.aprite.cli.hub.Hub;
import lv.aprite.cli.hub.HubFolder;
import lv.aprite.cli.hub.HubSettings;
import lv.aprite.cli.hub.Machine;
import lv.aprite.engine.run.Progress;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// Which hub a verb is about: `--hub DIR`, or else `APRITE_HUB`, or else the folder that we are in.
final class HubOption {
  static final int PORT = 8080;
  private static final String NAME = "--hub";
  private static final String VARIABLE = "APRITE_HUB";

  private HubOption() {}

  static OptionSpec spec() {
    return OptionSpec.builder(NAME)
        .paramLabel("DIR")
        .type(Path.class)
        .description("The hub's folder. Default: $" + VARIABLE + ", or else this folder.")
        .build();
  }

  private static Path directory(ParseResult given, Shell shell) {
    Path chosen =
        given.hasMatchedOption(NAME)
            ? given.matchedOptionValue(NAME, Path.of("."))
            : Path.of(shell.variable(VARIABLE).orElse("."));
    return shell.path(chosen);
  }

  /// A hub that is there.
  static Hub existing(ParseResult given, Shell shell, Function<Submission, Progress> progress)
      throws IOException {
    HubFolder folder = new HubFolder(directory(given, shell));
    if (!folder.isHub()) {
      throw new Verb.WrongUsage(
          folder.root()
              + ": expected the folder of a hub, found none; name it with --hub or "
              + VARIABLE
              + ", or make one: aprite serve "
              + folder.root());
    }
    return open(folder, shell, progress);
  }

  /// A hub that is there, or a new one.
  static Hub existingOrNew(ParseResult given, Shell shell) throws IOException {
    return existingOrNew(new HubFolder(directory(given, shell)), shell);
  }

  static Hub existingOrNew(HubFolder folder, Shell shell) throws IOException {
    if (!folder.isHub() && !folder.isFree()) {
      throw new Verb.WrongUsage(
          folder.root()
              + ": expected the folder of a hub, or one without inbox, private and public; found"
              + " these, but not what makes them a hub");
    }
    return open(folder, shell, silent());
  }

  static Hub open(HubFolder folder, Shell shell, Function<Submission, Progress> progress)
      throws IOException {
    return Hub.openOrMake(
        folder,
        HubSettings.local(PORT),
        new Machine(shell.clock(), shell.attemptIds(), shell.processors(), progress));
  }

  static Function<Submission, Progress> silent() {
    return submission -> (done, total) -> true;
  }

  static URI base(int port) {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  /// `publisher/dataset`
  static DatasetId dataset(String given) {
    String[] parts = given.split("/", -1);
    if (parts.length != 2 || !DatasetId.isSlug(parts[0]) || !DatasetId.isSlug(parts[1])) {
      throw new Verb.WrongUsage(
          "expected PUBLISHER/DATASET, each of a-z, 0-9 and -, found \"" + given + "\"");
    }
    return new DatasetId(parts[0], parts[1]);
  }
}
