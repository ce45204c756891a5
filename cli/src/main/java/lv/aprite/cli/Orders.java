package lv.aprite.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import lv.aprite.cli.Verb.WrongUsage;
import lv.aprite.publication.release.OrderOutcome;
import lv.aprite.publication.submission.DatasetId;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// What orders about a release have in common: how they are given, and what is said of them.
final class Orders {
  private Orders() {}

  static PositionalParamSpec dataset() {
    return PositionalParamSpec.builder()
        .paramLabel("PUBLISHER/DATASET")
        .index("0")
        .type(String.class)
        .arity("1")
        .description("Whose and what it is.")
        .build();
  }

  static PositionalParamSpec release(String arity) {
    return PositionalParamSpec.builder()
        .paramLabel("RELEASE")
        .index("1")
        .type(Long.class)
        .arity(arity)
        .description("The number of the release.")
        .build();
  }

  /// @param already it had been ordered before
  static Exit say(
      DatasetId dataset, String done, long entry, boolean already, boolean json, Shell shell) {
    shell
        .terminal()
        .say(
            json
                ? JsonNodeFactory.instance
                    .objectNode()
                    .put("event", "order")
                    .put("dataset", dataset.path())
                    .put("entry", entry)
                    .put("already", already)
                    .toString()
                : dataset
                    + ": "
                    + done
                    + (already ? ", since it was ordered before" : "")
                    + " (entry "
                    + entry
                    + " of the log)");
    return Exit.DONE;
  }

  static long release(ParseResult given) {
    long release = given.matchedPositionalValue(1, 0L);
    if (release < 1) {
      throw new WrongUsage("release: expected a number from 1, found " + release);
    }
    return release;
  }

  /// @param done what is said when it is done
  static Exit say(OrderOutcome outcome, DatasetId dataset, String done, boolean json, Shell shell) {
    return switch (outcome) {
      case OrderOutcome.Done(long entry) -> say(dataset, done, entry, false, json, shell);
      case OrderOutcome.Already(long entry) -> say(dataset, done, entry, true, json, shell);
      case OrderOutcome.NoRelease(long number) ->
          throw new WrongUsage(
              dataset
                  + ": expected the number of a release, found "
                  + number
                  + "; see aprite log "
                  + dataset);
      case OrderOutcome.Withdrawn(long by) ->
          throw new WrongUsage(dataset + ": the data of that release are gone, see entry " + by);
      case OrderOutcome.Superseded(long by) ->
          throw new WrongUsage(
              dataset + ": entry " + by + " of the log is newer than this order; look at it first");
    };
  }
}
