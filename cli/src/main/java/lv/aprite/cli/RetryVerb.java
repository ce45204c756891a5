package lv.aprite.cli;

import java.io.IOException;
import lv.aprite.cli.hub.Hub;
import lv.aprite.cli.hub.Receipt;
import lv.aprite.cli.terminal.ProgressBar;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Deciding;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionState;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `aprite retry`: judges an upload once more, after the contract was mended.
final class RetryVerb implements Verb {
  private static final String BY = "operator";

  @Override
  public String name() {
    return "retry";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Verb.spec(
            name(),
            "Judge an upload once more.",
            new String[] {
              "For a file that was refused by a contract which has been mended since. A verdict"
                  + " stands until somebody orders another try, and that this was ordered stays in"
                  + " the upload's log. Without a number, the newest upload is tried."
            },
            new String[] {
              "  aprite retry town/people",
              "  aprite retry town/people 12      see the numbers with: aprite log town/people"
            });
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("PUBLISHER/DATASET")
            .index("0")
            .type(String.class)
            .arity("1")
            .description("Whose and what it is.")
            .build());
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("UPLOAD")
            .index("1")
            .type(Long.class)
            .arity("0..1")
            .description("The number of the upload.")
            .build());
    spec.addOption(LanguageOption.whole());
    spec.addOption(HubOption.spec());
    spec.addOption(Verb.json());
    return spec;
  }

  @Override
  public Exit run(ParseResult given, Shell shell) throws IOException {
    DatasetId dataset = HubOption.dataset(given.matchedPositionalValue(0, ""));
    long number = given.matchedPositionalValue(1, 0L);
    Receipt receipt;
    try (ProgressBar progress = new ProgressBar(shell.terminal(), dataset.path())) {
      Hub hub = HubOption.existing(given, shell, submission -> progress);
      Submission submission = upload(hub, dataset, number);
      if (!(hub.state(submission) instanceof SubmissionState.Open)
          && hub.retry(submission, BY)
              instanceof Deciding.Outcome.DoesNotFit(SubmissionState state)) {
        throw new WrongUsage(
            dataset + ", upload " + submission.id() + ": there is nothing to retry; " + why(state));
      }
      receipt = PutVerb.publish(hub, submission);
    }
    PutVerb.print(receipt, given, shell);
    return Outcomes.exit(receipt.outcome());
  }

  /// @param number 0 for the newest
  static Submission upload(Hub hub, DatasetId dataset, long number) {
    if (number < 0) {
      throw new WrongUsage("upload: expected a number from 1, found " + number);
    }
    return (number == 0
            ? hub.submissions(dataset).reversed().stream().findFirst()
            : hub.submission(dataset, number))
        .orElseThrow(() ->
            new WrongUsage(
                dataset
                    + (number == 0 ? ": nothing was ever uploaded" : ": no upload " + number)
                    + "; see aprite log "
                    + dataset));
  }

  static String why(SubmissionState state) {
    return switch (state) {
      case SubmissionState.Open _ -> "it is open still";
      case SubmissionState.Publishable _ -> "it was found good";
      case SubmissionState.Held _ -> "it is held";
      case SubmissionState.Refused _ -> "it was refused";
      case SubmissionState.Rejected(var _, String by) ->
          by + " rejected it, and that holds; upload the file again if it is to be published";
      case SubmissionState.Superseded(long by, var _) ->
          "entry " + by + " of the log is newer; upload the file again if it is to be published";
      case SubmissionState.Withdrawn _ -> "it was withdrawn, and its file is gone";
    };
  }
}
