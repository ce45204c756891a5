package lv.aprite.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import lv.aprite.cli.hub.Hub;
import lv.aprite.publication.log.JsonObject;
import lv.aprite.publication.release.OrderOutcome;
import lv.aprite.publication.release.ReleaseEntry.WithdrawalReason;
import lv.aprite.publication.submission.DatasetId;
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
            "Remove the data of a release for good.",
            new String[] {
              "Its files go, and with them whatever quotes them: the upload itself, its receipts,"
                  + " rejected rows and what is remembered of it; also from the newest addresses,"
                  + " the catalog and the feeds. The log says that the release was withdrawn, when,"
                  + " and for which of the reasons below; your text stays private. Nothing serves"
                  + " afterwards until something is uploaded, or rolled back to. What others have"
                  + " copied cannot be taken back: a notice tells them."
            },
            new String[] {
              "  aprite withdraw town/people 7 --reason personal-data --text \"names of children\"",
              "  aprite rollback town/people 6    make the one before current again"
            });
    spec.addPositional(Orders.dataset());
    spec.addPositional(Orders.release());
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
    long release = Orders.release(given);
    WithdrawalReason reason = reason(given.matchedOptionValue("--reason", ""));
    String text = given.matchedOptionValue("--text", "").strip();
    if (text.length() > TEXT_MAX) {
      throw new WrongUsage(
          String.format(
              Locale.ROOT,
              "--text: expected at most %d characters, found %d",
              TEXT_MAX,
              text.length()));
    }
    Hub hub = HubOption.existing(given, shell, submission -> (done, total) -> true);
    OrderOutcome outcome =
        hub.withdraw(
            dataset, release, reason, text.isEmpty() ? Optional.empty() : Optional.of(text));
    return Orders.say(
        outcome,
        dataset,
        "release " + release + " is withdrawn, its data are removed",
        Verb.has(given, "--json"),
        shell);
  }

  private static WithdrawalReason reason(String code) {
    return Arrays.stream(WithdrawalReason.values())
        .filter(reason -> JsonObject.word(reason).equals(code))
        .findFirst()
        .orElseThrow(() ->
            new WrongUsage("--reason: expected one of " + codes() + ", found \"" + code + "\""));
  }
}
