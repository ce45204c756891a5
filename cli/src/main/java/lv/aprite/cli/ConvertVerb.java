package lv.aprite.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lv.aprite.cli.convert.Conversion;
import lv.aprite.cli.convert.OutFolder;
import lv.aprite.cli.convert.Plan;
import lv.aprite.cli.terminal.ProgressBar;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.run.ReportCodec;
import lv.aprite.engine.run.Typing;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.engine.write.Distribution;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `aprite convert`: files to CSV, Parquet and JSON, without a hub.
final class ConvertVerb implements Verb {
  static final int THREADS_MAX = 256;

  @Override
  public String name() {
    return "convert";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Verb.spec(
            name(),
            "Make CSV, Parquet and JSON of files, each with a report.",
            new String[] {
              "Each FILE becomes NAME.csv, NAME.parquet, NAME.json and NAME.report.json in DIR,"
                  + " where NAME is its own without the last ending. A refused file leaves only its"
                  + " report. Rows that the contract allows to be left out are in"
                  + " NAME.rejected.csv.",
              "",
              "Without a contract the types are inferred from every row: a column is a number or a"
                  + " date only if each of its cells is. Outputs appear when they are complete, and"
                  + " replace those of an earlier run; one that would replace an input, or another"
                  + " input's output, stops the run before it begins."
            },
            new String[] {
              "  aprite convert stops.csv --out tables",
              "  aprite convert 2026-*.csv --out tables --contract register.json",
              "  aprite convert codes.tsv --out tables --text     every cell as it stands"
            });
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FILE")
            .arity("1..*")
            .type(List.class)
            .auxiliaryTypes(Path.class)
            .description("What to read: separated text, or a workbook (XLSX, XLS, ODS).")
            .build());
    spec.addOption(SheetOption.option());
    spec.addOption(
        OptionSpec.builder("-o", "--out")
            .paramLabel("DIR")
            .type(Path.class)
            .required(true)
            .description("Where the outputs go; made if absent.")
            .build());
    spec.addOption(ContractFile.option());
    spec.addOption(
        OptionSpec.builder("--text")
            .description("Keep every cell as text; not with a contract.")
            .build());
    spec.addOption(threads());
    spec.addOption(Verb.json());
    return spec;
  }

  static OptionSpec threads() {
    return OptionSpec.builder("--threads")
        .paramLabel("N")
        .type(Integer.class)
        .description("Threads for each file. Default: one for each processor.")
        .build();
  }

  static int threads(ParseResult given, Shell shell) {
    int threads = given.matchedOptionValue("--threads", shell.processors());
    if (threads < 1 || threads > THREADS_MAX) {
      throw new WrongUsage("--threads: expected 1 to " + THREADS_MAX + ", found " + threads);
    }
    return threads;
  }

  @Override
  public Exit run(ParseResult given, Shell shell) throws IOException {
    Typing typing = Verb.has(given, "--text") ? Typing.TEXT : Typing.INFERRED;
    Optional<Contract> contract = Optional.empty();
    if (Verb.has(given, "--contract")) {
      if (typing == Typing.TEXT) {
        throw new WrongUsage("--text: expected it without --contract, which says the types");
      }
      Path file = shell.path(given.matchedOptionValue("--contract", Path.of("")));
      switch (ContractFile.read(file)) {
        case Decoding.Broken<Contract> broken -> {
          ContractFile.complain(shell.terminal(), file, broken);
          return Exit.WRONG_USAGE;
        }
        case Decoding.Decoded<Contract>(Contract decoded) -> contract = Optional.of(decoded);
      }
    }
    int threads = threads(given, shell);
    Path out = shell.path(given.matchedOptionValue("--out", Path.of("")));
    List<Path> inputs =
        given.matchedPositionalValue(0, List.<Path>of()).stream().map(shell::path).toList();
    return switch (Plan.of(inputs, out)) {
      case Plan.Planned.Refused(List<String> conflicts) -> {
        conflicts.forEach(shell.terminal()::complain);
        shell.terminal().err().println("Nothing was read or written.");
        yield Exit.WRONG_USAGE;
      }
      case Plan.Planned.Ready(Plan plan) -> {
        try (OutFolder folder = OutFolder.open(out, shell.clock().instant())) {
          Conversion conversion =
              new Conversion(folder, contract, SheetOption.in(given), typing, threads);
          yield convert(plan, conversion, Verb.has(given, "--json"), shell);
        }
      }
    };
  }

  private static Exit convert(Plan plan, Conversion conversion, boolean json, Shell shell) {
    Exit exit = Exit.DONE;
    for (Plan.Item item : plan.items()) {
      exit = exit.and(convert(item, conversion, json, shell));
    }
    return exit;
  }

  private static Exit convert(Plan.Item item, Conversion conversion, boolean json, Shell shell) {
    long started = System.nanoTime();
    Report report;
    try (ProgressBar progress = new ProgressBar(shell.terminal(), item.name())) {
      report = conversion.convert(item, progress);
    } catch (IOException e) {
      shell.terminal().complain(item.input() + ": " + e.getMessage() + "; it has no outputs");
      return Exit.FAILURE;
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
    if (json) {
      ObjectNode document = ReportCodec.toJson(report);
      document.put("input", item.input().toString()).put("report", item.report().toString());
      ObjectNode outputs = document.putObject("outputs");
      for (Distribution distribution : report.distributions()) {
        outputs.put(
            distribution.format().extension(), item.distribution(distribution.format()).toString());
      }
      document.put("elapsedMillis", elapsed.toMillis());
      shell.terminal().say(document.toString());
    } else {
      boolean good = report.verdict() == Verdict.PUBLISHABLE;
      new ReceiptPrinter(shell.terminal()).report(report, good ? "converted" : "refused", elapsed);
    }
    return report.verdict() == Verdict.PUBLISHABLE ? Exit.DONE : Exit.DATA_REFUSED;
  }
}
