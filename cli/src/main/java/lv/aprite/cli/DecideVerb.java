package lv.aprite.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import lv.aprite.cli.hub.Hub;
import lv.aprite.cli.terminal.ProgressBar;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Deciding;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionEntry;
import lv.aprite.publication.submission.SubmissionEntry.Decision;
import lv.aprite.publication.submission.SubmissionState;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `aprite accept` and `aprite reject`: what a person makes of an upload that is held.
final class DecideVerb implements Verb {
  private static final int NAME_MAX = 100;
  private static final int REASON_MAX = 2000;

  private final Decision decision;
  private final String name;
  private final String sentence;
  private final String more;

  private DecideVerb(Decision decision, String name, String sentence, String more) {
    this.decision = decision;
    this.name = name;
    this.sentence = sentence;
    this.more = more;
  }

  static DecideVerb accept() {
    return new DecideVerb(
        Decision.ACCEPTED,
        "accept",
        "Let an upload pass that is held.",
        "The upload is judged once more, and what it was held for holds it no more. Your name and"
            + " your reason stay in the upload's own log, which is private; the public log says"
            + " only that the release was released after review.");
  }

  static DecideVerb reject() {
    return new DecideVerb(
        Decision.REJECTED,
        "reject",
        "Refuse an upload that is held.",
        "It is never published; a corrected file is a new upload. Your name and your reason stay in"
            + " the upload's own log, which is private.");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Verb.spec(
            name,
            sentence,
            new String[] {
              "For a file that may hold data about persons which the contract does not declare, or"
                  + " that differs too much from the last release. "
                  + more
            },
            new String[] {
              "  aprite log town/people           which uploads are held, and why",
              "  aprite " + name + " town/people 12 --by \"Anna Ozola\" --reason \"seen, is right\""
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
            .arity("1")
            .description("The number of the upload.")
            .build());
    spec.addOption(text("--by", "NAME", "Who decides: a person's name."));
    spec.addOption(text("--reason", "TEXT", "Why; it stays private."));
    spec.addOption(LanguageOption.whole());
    spec.addOption(HubOption.spec());
    spec.addOption(Verb.json());
    return spec;
  }

  private static OptionSpec text(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String.class)
        .arity("1")
        .required(true)
        .description(description)
        .build();
  }

  @Override
  public Exit run(ParseResult given, Shell shell) throws IOException {
    DatasetId dataset = HubOption.dataset(given.matchedPositionalValue(0, ""));
    long number = given.matchedPositionalValue(1, 0L);
    String by = words(given, "--by", NAME_MAX);
    String reason = words(given, "--reason", REASON_MAX);
    if (number < 1) {
      throw new WrongUsage("upload: expected a number from 1, found " + number);
    }
    SubmissionEntry.Decided decided =
        new SubmissionEntry.Decided(decision, by, Optional.of(reason));
    try (ProgressBar progress = new ProgressBar(shell.terminal(), dataset.path())) {
      Hub hub = HubOption.existing(given, shell, submission -> progress);
      Submission submission = RetryVerb.upload(hub, dataset, number);
      String place = dataset + ", upload " + number + ": ";
      switch (hub.decide(submission, decided)) {
        case Deciding.Outcome.Done _ -> {}
        case Deciding.Outcome.Already(long _, SubmissionEntry.Decided first) ->
            shell
                .terminal()
                .note(place + "was " + done() + " before by " + first.by() + ", and that holds");
        case Deciding.Outcome.DoesNotFit(SubmissionState state) ->
            throw new WrongUsage(place + "expected one that is held; " + RetryVerb.why(state));
      }
      var receipt = PutVerb.publish(hub, submission);
      PutVerb.print(receipt, given, shell);
      return decision == Decision.REJECTED ? Exit.DONE : Outcomes.exit(receipt.outcome());
    }
  }

  private String done() {
    return switch (decision) {
      case ACCEPTED -> "accepted";
      case REJECTED -> "rejected";
      case RETRY -> "tried again";
    };
  }

  private static String words(ParseResult given, String option, int most) {
    String words = given.matchedOptionValue(option, "").strip();
    if (words.isEmpty() || words.length() > most) {
      throw new WrongUsage(
          String.format(
              Locale.ROOT,
              "%s: expected 1 to %d characters, found %d",
              option,
              most,
              words.length()));
    }
    return words;
  }
}
