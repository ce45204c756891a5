package lv.aprite.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import lv.aprite.publication.log.JsonObject;
import lv.aprite.publication.release.Outcome;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionEntry.Settled;

/// What became of a submission, for a log: rules and counts, never a cell.
final class Outcomes {
  private Outcomes() {}

  static Handled of(Submission submission, Outcome outcome) {
    Handled handled = Handled.of(outcome.word(), submission.dataset(), submission.id());
    ObjectNode about = handled.about();
    switch (outcome) {
      case Outcome.Released(long number, Settled settled) ->
          settled(about.put("release", number), settled);
      case Outcome.Refused(Settled settled) -> settled(about, settled);
      case Outcome.Held(Settled settled) -> settled(about, settled);
      case Outcome.Rejected(Settled settled) -> settled(about, settled);
      case Outcome.Superseded(long by, var _) -> about.put("by", by);
      case Outcome.Withdrawn(var reason) -> about.put("reason", JsonObject.word(reason));
      case Outcome.TooLate() -> {}
    }
    return handled;
  }

  private static void settled(ObjectNode about, Settled settled) {
    about
        .put("rows", settled.rowsRead())
        .put("rowsPublished", settled.rowsPublished())
        .put("rowsRejected", settled.rowsRejected())
        .put("bytes", settled.submission().sizeBytes());
    var rules = about.putArray("rules");
    settled.reasons().forEach(rules::add);
  }
}
