package lv.aprite.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import lv.aprite.cli.hub.Hub;
import lv.aprite.publication.log.JsonObject;
import lv.aprite.publication.release.Kin;
import lv.aprite.publication.release.OrderOutcome;
import lv.aprite.publication.release.RemovalOutcome;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.WithdrawalReason;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `aprite withdraw`: removes the data of a release for good.
final class WithdrawVerb implements Verb {
  private static final int TEXT_MAX = 2000;

  @Override
  public String name() {
    return "withdraw";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Verb.spec(
            name(),
            "Remove the data of a release, or an upload, for good.",
            new String[] {
              "Its files go, and with them whatever quotes them: the upload itself, its receipts,"
                  + " rejected rows and what is remembered of it; also from the newest addresses,"
                  + " the catalog and the feeds. The log says that the release was withdrawn, when,"
                  + " and for which of the reasons below; your text stays private. Nothing serves"
                  + " afterwards until something is uploaded, or rolled back to. What others have"
                  + " copied cannot be taken back: a notice tells them.",
              "An upload that was never released (refused, held, rejected, superseded) is removed"
                  + " with --upload; its own log, which is private, says so. Corrections of it that"
                  + " were not released either, and what it corrects, go along. What else holds the"
                  + " same rows is named, and goes too with --related."
            },
            new String[] {
              "  aprite withdraw town/people 7 --reason personal-data --text \"names of children\"",
              "  aprite withdraw town/people --upload 12 --reason personal-data",
              "  aprite rollback town/people 6    make the one before current again"
            });
    spec.addPositional(Orders.dataset());
    spec.addPositional(Orders.release("0..1"));
    spec.addOption(
        OptionSpec.builder("--upload")
            .paramLabel("UPLOAD")
            .type(Long.class)
            .arity("1")
            .description("The number of an upload that was never released, in place of a release.")
            .build());
    spec.addOption(
        OptionSpec.builder("--related")
            .description("Withdraw what else holds the same rows, for the same reason.")
            .build());
    spec.addOption(
        OptionSpec.builder("--reason")
            .paramLabel("CODE")
            .type(String.class)
            .arity("1")
            .required(true)
            .description("Why, for everybody to read: one of " + codes() + ".")
            .build());
    spec.addOption(
        OptionSpec.builder("--text")
            .paramLabel("TEXT")
            .type(String.class)
            .arity("1")
            .description("Why, in your words; it stays private.")
            .build());
    spec.addOption(HubOption.spec());
    spec.addOption(Verb.json());
    return spec;
  }

  private static String codes() {
    return Arrays.stream(WithdrawalReason.values())
        .map(JsonObject::word)
        .collect(Collectors.joining(", "));
  }

  @Override
  public Exit run(ParseResult given, Shell shell) throws IOException {
    DatasetId dataset = HubOption.dataset(given.matchedPositionalValue(0, ""));
    boolean isUpload = given.hasMatchedOption("--upload");
    if (isUpload == given.hasMatchedPositional(1)) {
      throw new WrongUsage("expected the number of a release, or --upload with that of an upload");
    }
    Hub.Why why = new Hub.Why(reason(given.matchedOptionValue("--reason", "")), text(given));
    boolean json = Verb.has(given, "--json");
    long release = isUpload ? 0 : Orders.release(given);
    Hub hub = HubOption.existing(given, shell, submission -> (done, total) -> true);
    String submission =
        isUpload
            ? upload(hub, dataset, given.matchedOptionValue("--upload", 0L), why, json, shell)
            : release(hub, dataset, release, why, json, shell);
    related(hub, dataset, submission, why, Verb.has(given, "--related"), json, shell);
    return Exit.DONE;
  }

  private static Optional<String> text(ParseResult given) {
    String text = given.matchedOptionValue("--text", "").strip();
    if (text.length() > TEXT_MAX) {
      throw new WrongUsage(
          String.format(
              Locale.ROOT,
              "--text: expected at most %d characters, found %d",
              TEXT_MAX,
              text.length()));
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /// @return the submission whose release it was
  private static String release(
      Hub hub, DatasetId dataset, long release, Hub.Why why, boolean json, Shell shell)
      throws IOException {
    OrderOutcome outcome = hub.withdraw(dataset, release, why);
    Orders.say(
        outcome,
        dataset,
        "release " + release + " is withdrawn, its data are removed",
        json,
        shell);
    return hub.releases(dataset).release(release).orElseThrow().entry().submission();
  }

  private static String upload(
      Hub hub, DatasetId dataset, long number, Hub.Why why, boolean json, Shell shell)
      throws IOException {
    if (number < 1) {
      throw new WrongUsage("--upload: expected a number from 1, found " + number);
    }
    Submission upload = RetryVerb.upload(hub, dataset, number);
    String done = "upload " + number + " is withdrawn, and all of it is removed";
    switch (hub.withdraw(upload, why)) {
      case RemovalOutcome.Done(long entry) -> Orders.say(dataset, done, entry, false, json, shell);
      case RemovalOutcome.Already(long entry) ->
          Orders.say(dataset, done, entry, true, json, shell);
      case RemovalOutcome.IsRelease(long release) ->
          throw new WrongUsage(
              dataset
                  + ", upload "
                  + number
                  + ": is release "
                  + release
                  + "; withdraw that: aprite withdraw "
                  + dataset
                  + " "
                  + release);
      case RemovalOutcome.OnItsWay() ->
          throw new WrongUsage(
              dataset
                  + ", upload "
                  + number
                  + ": was found good and is about to be released; finish that with aprite sweep,"
                  + " and withdraw the release");
    }
    return upload.id();
  }

  /// Says what else holds the same rows, or withdraws that too, and what holds theirs.
  private static void related(
      Hub hub,
      DatasetId dataset,
      String submission,
      Hub.Why why,
      boolean withdraw,
      boolean json,
      Shell shell)
      throws IOException {
    for (Kin.Relative relative : hub.relatives(dataset, submission)) {
      long number = Long.parseLong(relative.submission());
      if (!withdraw) {
        say(relative, dataset, number, why, json, shell);
      } else if (hub.relatives(dataset, submission).contains(relative)) {
        // It has not gone along with another meanwhile.
        String other =
            relative.release().isPresent()
                ? release(hub, dataset, relative.release().get(), why, json, shell)
                : upload(hub, dataset, number, why, json, shell);
        related(hub, dataset, other, why, true, json, shell);
      }
    }
  }

  private static void say(
      Kin.Relative relative,
      DatasetId dataset,
      long number,
      Hub.Why why,
      boolean json,
      Shell shell) {
    if (json) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      line.put("event", "related").put("dataset", dataset.path()).put("upload", number);
      relative.release().ifPresent(release -> line.put("release", release));
      shell.terminal().say(line.toString());
    } else {
      shell.terminal().note(dataset + ": " + words(relative, dataset, number, why));
    }
  }

  private static String words(Kin.Relative relative, DatasetId dataset, long number, Hub.Why why) {
    String what =
        relative.same() ? " holds the same rows" : " is a correction of it, or its origin";
    String which =
        relative
            .release()
            .map(release -> "release " + release + what + " and stays public")
            .orElse("upload " + number + what + " and is kept");
    String order = relative.release().map(release -> "" + release).orElse("--upload " + number);
    return which
        + "; to remove it: aprite withdraw "
        + dataset
        + " "
        + order
        + " --reason "
        + JsonObject.word(why.reason());
  }

  private static WithdrawalReason reason(String code) {
    return Arrays.stream(WithdrawalReason.values())
        .filter(reason -> JsonObject.word(reason).equals(code))
        .findFirst()
        .orElseThrow(() ->
            new WrongUsage("--reason: expected one of " + codes() + ", found \"" + code + "\""));
  }
}
