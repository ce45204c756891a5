package lv.aprite.cli;

import java.io.IOException;
import lv.aprite.cli.hub.Hub;
import lv.aprite.publication.release.OrderOutcome;
import lv.aprite.publication.submission.DatasetId;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `aprite rollback`: makes the data of an earlier release current again.
final class RollbackVerb implements Verb {
  @Override
  public String name() {
    return "rollback";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Verb.spec(
            name(),
            "Make an earlier release current again.",
            new String[] {
              "The log goes on with a new entry whose data are those of the earlier release;"
                  + " nothing is removed, and every address stays what it was. An upload that began"
                  + " before this order and is not published yet comes too late. The next upload is"
                  + " published as always."
            },
            new String[] {
              "  aprite log town/people           the releases with their numbers",
              "  aprite rollback town/people 7"
            });
    spec.addPositional(Orders.dataset());
    spec.addPositional(Orders.release("1"));
    spec.addOption(HubOption.spec());
    spec.addOption(Verb.json());
    return spec;
  }

  @Override
  public Exit run(ParseResult given, Shell shell) throws IOException {
    DatasetId dataset = HubOption.dataset(given.matchedPositionalValue(0, ""));
    long release = Orders.release(given);
    Hub hub = HubOption.existing(given, shell, submission -> (done, total) -> true);
    OrderOutcome outcome = hub.rollBack(dataset, release);
    return Orders.say(
        outcome,
        dataset,
        "the data of release " + release + " are current again",
        Verb.has(given, "--json"),
        shell);
  }
}
