package lv.aprite.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import lv.aprite.cli.terminal.Terminal;
import lv.aprite.publication.store.StoreUnavailable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// The `aprite` command.
///
/// Expected things are said in words: results on the standard output, complaints on the standard
/// error. When we failed, the stack trace goes into a file, and the words say which.
public final class Main {
  private static final List<Verb> VERBS =
      List.of(
          new DemoVerb(),
          new ServeVerb(),
          new PutVerb(),
          new CheckVerb(),
          new ConvertVerb(),
          new ContractTestVerb(),
          new InferVerb(),
          new RegisterVerb(),
          new LogVerb(),
          new RetryVerb(),
          DecideVerb.accept(),
          DecideVerb.reject(),
          new RollbackVerb(),
          new WithdrawVerb(),
          new SubscribeVerb(),
          new SweepVerb());

  private Main() {}

  /// Runs one verb and exits with its status, see [Exit].
  public static void main(String[] arguments) {
    Shell shell =
        new Shell(
            Terminal.of(
                System.out,
                System.err,
                System.getProperty("aprite.screens", ""),
                System.getProperty("aprite.columns", ""),
                System.getenv()),
            System.getenv(),
            Path.of("").toAbsolutePath(),
            InstantSource.system(),
            () -> UUID.randomUUID().toString(),
            Runtime.getRuntime().availableProcessors(),
            new Signal());
    Exit exit = run(List.of(arguments), shell);
    System.out.flush();
    System.exit(exit.status());
  }

  /// Runs one verb.
  public static Exit run(List<String> arguments, Shell shell) {
    CommandLine command = command(shell.terminal());
    try {
      return run(command.parseArgs(arguments.toArray(String[]::new)), command, shell);
    } catch (ParameterException e) {
      return misunderstood(e, shell.terminal());
    } catch (Verb.WrongUsage e) {
      shell.terminal().complain(e.words());
      return Exit.WRONG_USAGE;
    } catch (IOException | StoreUnavailable e) {
      return failed(shell.terminal(), String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      return failed(shell.terminal(), "something went wrong that should not have: " + e, e);
    }
  }

  private static Exit run(ParseResult parsed, CommandLine command, Shell shell) throws IOException {
    if (parsed.isVersionHelpRequested()) {
      shell.terminal().say("aprite " + version());
      return Exit.DONE;
    }
    if (!parsed.hasSubcommand()) {
      if (parsed.isUsageHelpRequested()) {
        help(command, shell.terminal());
        return Exit.DONE;
      }
      throw new Verb.WrongUsage(
          "expected a verb, found none; the verbs are "
              + String.join(", ", VERBS.stream().map(Verb::name).toList())
              + "; try aprite --help");
    }
    ParseResult given = parsed.subcommand();
    String name = given.commandSpec().name();
    if (given.isUsageHelpRequested()) {
      help(given.commandSpec().commandLine(), shell.terminal());
      return Exit.DONE;
    }
    return switch (name) {
      case "help" -> helpOn(given, command, shell.terminal());
      case "version" -> {
        shell.terminal().say("aprite " + version());
        yield Exit.DONE;
      }
      default -> verb(name).run(given, shell);
    };
  }

  private static Verb verb(String name) {
    return VERBS.stream().filter(verb -> verb.name().equals(name)).findFirst().orElseThrow();
  }

  private static CommandLine command(Terminal terminal) {
    CommandSpec root =
        Verb.spec(
            "aprite",
            "From a dropped file to a published dataset.",
            new String[] {
              "A publisher drops a file. The hub reads it honestly, checks it against the dataset's"
                  + " contract, publishes it as CSV, Parquet and JSON, lists it in a catalog, and"
                  + " tells those who asked to know. Everything is kept in one folder."
            },
            new String[] {
              "  aprite demo                        see it all happen, in a fresh hub",
              "  aprite check table.csv             is this file sound?",
              "  aprite convert *.csv --out tables  CSV, Parquet and JSON of each",
              "  aprite serve hub                   a hub over the folder hub",
              "  aprite put people.csv town/people  hand it a file, and wait for the receipt",
              "",
              "aprite help VERB tells more. Exit status: 0 done, 1 data were refused, 2 wrong"
                  + " usage, 3 our failure, 4 a file is held for a person, 5 something newer was"
                  + " first. A file is published only where it is 0."
            });
    root.usageMessage().commandListHeading("%nVerbs:%n").abbreviateSynopsis(true);
    root.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Show the version.")
            .build());
    for (Verb verb : VERBS) {
      root.addSubcommand(verb.name(), configured(new CommandLine(verb.spec()), terminal));
    }
    root.addSubcommand("help", configured(new CommandLine(helpSpec()), terminal));
    root.addSubcommand(
        "version",
        configured(
            new CommandLine(
                Verb.spec(
                    "version",
                    "Show the version.",
                    new String[0],
                    new String[] {"  aprite version"})),
            terminal));
    return configured(new CommandLine(root), terminal);
  }

  private static CommandSpec helpSpec() {
    CommandSpec spec =
        Verb.spec(
            "help", "Show help on a verb.", new String[0], new String[] {"  aprite help convert"});
    spec.addPositional(
        CommandLine.Model.PositionalParamSpec.builder()
            .paramLabel("VERB")
            .arity("0..1")
            .type(String.class)
            .description("What to tell about.")
            .build());
    return spec;
  }

  private static CommandLine configured(CommandLine command, Terminal terminal) {
    return command
        .setUsageHelpWidth(Math.max(60, Math.min(100, terminal.columns())))
        .setUsageHelpLongOptionsMaxWidth(26)
        .setExpandAtFiles(false)
        .setPosixClusteredShortOptionsAllowed(false);
  }

  private static Exit helpOn(ParseResult given, CommandLine command, Terminal terminal) {
    String verb = given.matchedPositionalValue(0, "");
    if (verb.isEmpty()) {
      help(command, terminal);
      return Exit.DONE;
    }
    CommandLine found = command.getSubcommands().get(verb);
    if (found == null) {
      throw new Verb.WrongUsage("help: expected a verb, found \"" + verb + "\"");
    }
    help(found, terminal);
    return Exit.DONE;
  }

  private static void help(CommandLine command, Terminal terminal) {
    command.usage(terminal.out(), terminal.paint().on() ? Ansi.ON : Ansi.OFF);
  }

  private static Exit misunderstood(ParameterException e, Terminal terminal) {
    terminal.complain(String.valueOf(e.getMessage()));
    StringWriter suggestions = new StringWriter();
    if (UnmatchedArgumentException.printSuggestions(e, new PrintWriter(suggestions))) {
      terminal.err().println(suggestions.toString().strip());
    }
    String verb = e.getCommandLine().getCommandName();
    terminal.err().println("Try: aprite " + (verb.equals("aprite") ? "" : verb + " ") + "--help");
    return Exit.WRONG_USAGE;
  }

  private static Exit failed(Terminal terminal, String words, Exception e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace, true));
    try {
      Path log = Files.createTempFile("aprite-", ".log");
      Files.writeString(log, trace.toString());
      terminal.complain(words + " (details are in " + log + ")");
    } catch (IOException unwritable) {
      terminal.complain(words);
      terminal.err().print(trace);
    }
    return Exit.FAILURE;
  }

  private static String version() {
    Package ours = Main.class.getPackage();
    String version = ours == null ? null : ours.getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
