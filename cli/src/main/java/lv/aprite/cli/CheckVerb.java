package lv.aprite.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lv.aprite.cli.convert.FileSource;
import lv.aprite.cli.folder.FolderScratch;
import lv.aprite.cli.terminal.ProgressBar;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.engine.contract.TablePlace;
import lv.aprite.engine.run.Engine;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.run.ReportCodec;
import lv.aprite.engine.run.Settings;
import lv.aprite.engine.run.Typing;
import lv.aprite.engine.validate.Verdict;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `aprite check`: the verdict and the findings; nothing is written.
final class CheckVerb implements Verb {
  @Override
  public String name() {
    return "check";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Verb.spec(
            name(),
            "Say whether files are sound, and where they are not.",
            new String[] {
              "Reads each FILE to its end, as the hub would, and says every finding: row, column,"
                  + " what was expected, what was found, and what to do. Nothing is written.",
              "",
              "With a contract the file is held against it. Without one it has to be readable"
                  + " without doubt: one encoding, one delimiter, a header, and rows of one width."
            },
            new String[] {
              "  aprite check register.csv",
              "  aprite check register.csv --contract register.json",
              "  aprite check *.csv --json"
            });
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FILE")
            .arity("1..*")
            .type(List.class)
            .auxiliaryTypes(Path.class)
            .description("What to read.")
            .build());
    spec.addOption(SheetOption.option());
    spec.addOption(ContractFile.option());
    spec.addOption(ConvertVerb.threads());
    spec.addOption(Verb.json());
    return spec;
  }

  @Override
  public Exit run(ParseResult given, Shell shell) throws IOException {
    Optional<Contract> contract = Optional.empty();
    if (Verb.has(given, "--contract")) {
      Path file = shell.path(given.matchedOptionValue("--contract", Path.of("")));
      switch (ContractFile.read(file)) {
        case Decoding.Broken<Contract> broken -> {
          ContractFile.complain(shell.terminal(), file, broken);
          return Exit.WRONG_USAGE;
        }
        case Decoding.Decoded<Contract>(Contract decoded) -> contract = Optional.of(decoded);
      }
    }
    TablePlace place = SheetOption.in(given);
    int threads = ConvertVerb.threads(given, shell);
    List<Path> files =
        given.matchedPositionalValue(0, List.<Path>of()).stream().map(shell::path).toList();
    for (Path file : files) {
      if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
        throw new WrongUsage(file + ": expected a file that can be read");
      }
    }
    Exit exit = Exit.DONE;
    for (Path file : files) {
      exit = exit.and(check(file, contract, place, threads, Verb.has(given, "--json"), shell));
    }
    return exit;
  }

  private static Exit check(
      Path file,
      Optional<Contract> contract,
      TablePlace place,
      int threads,
      boolean json,
      Shell shell)
      throws IOException {
    long started = System.nanoTime();
    Report report;
    Path scratches = Path.of(System.getProperty("java.io.tmpdir"));
    try (ProgressBar progress = new ProgressBar(shell.terminal(), file.getFileName() + "");
        FolderScratch scratch = new FolderScratch(scratches)) {
      Engine engine = new Engine(Settings.ofThreads(threads), scratch, progress);
      FileSource source = FileSource.of(file);
      report =
          contract.isPresent()
              ? engine.check(source, contract.get())
              : engine.check(source, place, Typing.INFERRED);
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
    if (json) {
      ObjectNode document = ReportCodec.toJson(report);
      document.put("input", file.toString()).put("elapsedMillis", elapsed.toMillis());
      shell.terminal().say(document.toString());
    } else {
      new ReceiptPrinter(shell.terminal()).report(report, word(report.verdict()), elapsed);
    }
    return switch (report.verdict()) {
      case PUBLISHABLE -> Exit.DONE;
      case HELD -> Exit.HELD;
      case REFUSED -> Exit.DATA_REFUSED;
    };
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case PUBLISHABLE -> "sound";
      case HELD -> "would be held until a person has looked at it";
      case REFUSED -> "refused";
    };
  }
}
