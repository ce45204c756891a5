package lv.aprite.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lv.aprite.cli.hub.Hub;
import lv.aprite.cli.hub.Receipt;
import lv.aprite.cli.terminal.ProgressBar;
import lv.aprite.engine.finding.Language;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `aprite put`: hands a file to the hub and waits for the receipt.
///
/// All of a hub's state is in its folder, so this process takes the file all the way itself,
/// whether the hub is being served or not; the two take turns on a dataset.
final class PutVerb implements Verb {
  @Override
  public String name() {
    return "put";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Verb.spec(
            name(),
            "Hand a file to the hub, and wait for the receipt.",
            new String[] {
              "The file is copied; it is taken in as if it had been dropped into the inbox, but"
                  + " need not lie quiet first. It works whether or not the hub is being served."
                  + " The status is 0 when the file was published, 1 when it was refused, 4 when it"
                  + " is held for a person, and 5 when something newer was first."
            },
            new String[] {
              "  aprite put people.csv town/people",
              "  aprite put people.csv town/people --lang lv",
              "  aprite put people.csv town/people --hub /srv/hub --json"
            });
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FILE")
            .index("0")
            .type(Path.class)
            .arity("1")
            .description("What to hand in.")
            .build());
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("PUBLISHER/DATASET")
            .index("1")
            .type(String.class)
            .arity("1")
            .description("Whose and what it is.")
            .build());
    spec.addOption(LanguageOption.whole());
    spec.addOption(HubOption.spec());
    spec.addOption(Verb.json());
    return spec;
  }

  @Override
  public Exit run(ParseResult given, Shell shell) throws IOException {
    Path file = shell.path(given.matchedPositionalValue(0, Path.of("")));
    DatasetId dataset = HubOption.dataset(given.matchedPositionalValue(1, ""));
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new WrongUsage(file + ": expected a file that can be read");
    }
    Path last = file.getFileName();
    String name = last == null ? "" : last.toString();
    Receipt receipt;
    try (ProgressBar progress = new ProgressBar(shell.terminal(), name)) {
      Hub hub = HubOption.existing(given, shell, submission -> progress);
      receipt = publish(hub, hub.put(file, name, dataset));
    }
    print(receipt, given, shell);
    return Outcomes.exit(receipt.outcome());
  }

  /// What was taken in earlier comes first: else it would be superseded only because a process
  /// died.
  static Receipt publish(Hub hub, Submission submission) throws IOException {
    for (Submission earlier : hub.unfinished(submission.dataset())) {
      if (earlier.order().compareTo(submission.order()) < 0) {
        hub.publish(earlier);
      }
    }
    Receipt receipt = hub.publish(submission);
    hub.assemble();
    return receipt;
  }

  /// @param given says in which form and language
  static void print(Receipt receipt, ParseResult given, Shell shell) {
    Optional<Language> language = LanguageOption.asked(given);
    ReceiptPrinter printer = new ReceiptPrinter(shell.terminal());
    if (Verb.has(given, "--json")) {
      shell.terminal().say(Outcomes.document(receipt).toString());
    } else if (language.isPresent()) {
      printer.receipt(receipt, language.get());
    } else {
      printer.receipt(receipt);
    }
  }
}
