package lv.aprite.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import lv.aprite.cli.hub.Hub;
import lv.aprite.cli.hub.HubFolder;
import lv.aprite.cli.hub.Intake;
import lv.aprite.cli.hub.ServeLock;
import lv.aprite.cli.server.PublicServer;
import lv.aprite.cli.terminal.Terminal;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `aprite demo`: all of it at once, in a fresh hub, to look at.
final class DemoVerb implements Verb {
  private static final String FOLDER = "aprite-demo";
  private static final int FOLDERS_MAX = 1000;

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Verb.spec(
            name(),
            "See it all happen, in a fresh hub.",
            new String[] {
              "Makes a hub, registers three publishers that do not exist, and drops their files as"
                  + " agencies do: a company register, monthly statistics, bus stops. Then the next"
                  + " month's register, which comes in another form; then a broken one, its bad"
                  + " rows corrected, and one with personal codes in it. Shows each receipt, what"
                  + " was published and who was notified, and leaves the result served until"
                  + " Ctrl-C."
            },
            new String[] {
              "  aprite demo", "  aprite demo --dir my-hub --port 9000", "  aprite demo --exit"
            });
    spec.addOption(
        OptionSpec.builder("--dir")
            .paramLabel("DIR")
            .type(Path.class)
            .description("The hub's folder; must be empty or absent. Default: " + FOLDER + ".")
            .build());
    spec.addOption(
        OptionSpec.builder("--port")
            .paramLabel("N")
            .type(Integer.class)
            .description("Default: " + HubOption.PORT + ", or any that is free.")
            .build());
    spec.addOption(
        OptionSpec.builder("--exit").description("End when all is shown, with status 0.").build());
    return spec;
  }

  @Override
  public Exit run(ParseResult given, Shell shell) throws IOException {
    Path directory = directory(given, shell);
    Hub made = HubOption.open(new HubFolder(directory), shell, HubOption.silent());
    ServeLock lock =
        made.serveLock().orElseThrow(() -> new WrongUsage(directory + ": already served"));
    try (PublicServer server = server(made, given, shell)) {
      Hub hub = ServeVerb.at(made, "", server.address().getPort());
      DemoStage.Receipts receipts = new DemoStage.Receipts();
      Intake intake = Intake.start(hub, lock, receipts, 2, Duration.ZERO);
      Exit exit;
      try {
        exit = new Demo(hub, intake, receipts, shell.terminal()).tell();
        if (exit == Exit.DONE && !Verb.has(given, "--exit")) {
          leaveServed(hub, shell);
        }
      } finally {
        intake.close();
      }
      return exit;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Exit.FAILURE;
    } finally {
      lock.close();
      shell.ending().done();
    }
  }

  private static void leaveServed(Hub hub, Shell shell) throws InterruptedException {
    Terminal terminal = shell.terminal();
    terminal.say("");
    terminal.say("Look around at " + terminal.paint().strong(hub.settings().base().toString()));
    terminal.say(
        "or drop files of your own into "
            + hub.folder().inbox()
            + "/PUBLISHER/DATASET/. Ctrl-C ends.");
    shell.ending().await();
  }

  private static Path directory(ParseResult given, Shell shell) throws IOException {
    if (Verb.has(given, "--dir")) {
      Path directory = shell.path(given.matchedOptionValue("--dir", Path.of("")));
      if (!isFresh(directory)) {
        throw new WrongUsage(
            directory + ": expected an empty folder, or none, so that nothing of yours is touched");
      }
      return directory;
    }
    for (int i = 1; i <= FOLDERS_MAX; i++) {
      Path directory = shell.path(Path.of(i == 1 ? FOLDER : FOLDER + "-" + i));
      if (isFresh(directory)) {
        return directory;
      }
    }
    throw new WrongUsage(FOLDER + ": taken, with a thousand more; name a folder with --dir");
  }

  private static boolean isFresh(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return true;
    }
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      return !entries.iterator().hasNext();
    }
  }

  private static PublicServer server(Hub hub, ParseResult given, Shell shell) throws IOException {
    if (Verb.has(given, "--port")) {
      InetSocketAddress address = ServeVerb.address("", given.matchedOptionValue("--port", 0));
      return ServeVerb.start(hub, address, shell);
    }
    try {
      return ServeVerb.start(hub, ServeVerb.address("", HubOption.PORT), shell);
    } catch (WrongUsage taken) {
      return ServeVerb.start(hub, ServeVerb.address("", 0), shell);
    }
  }
}
