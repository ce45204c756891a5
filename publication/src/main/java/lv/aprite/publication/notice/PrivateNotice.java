package lv.aprite.publication.notice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import lv.aprite.publication.catalog.Addresses;
import lv.aprite.publication.log.JsonObject;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionEntry;
import lv.aprite.publication.submission.SubmissionKeys;
import lv.aprite.publication.submission.WithdrawalReason;

/// The notices of a submission's log, for its publisher alone. They name rules and counts; what was
/// found is in the receipt.
final class PrivateNotice {
  private PrivateNotice() {}

  static Notice of(
      Addresses at, DatasetId dataset, String submission, Numbered<SubmissionEntry> numbered) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("publisher", dataset.publisher());
    data.put("dataset", dataset.name());
    data.put("submission", submission);
    Notice.Kind kind =
        switch (numbered.entry()) {
          case SubmissionEntry.Settled settled -> settled(data, settled);
          case SubmissionEntry.Decided(SubmissionEntry.Decision decision, String by, var _) -> {
            data.put("decision", decision.name().toLowerCase(Locale.ROOT)).put("by", by);
            yield Notice.Kind.DECIDED;
          }
          case SubmissionEntry.Superseded superseded -> superseded(data, at, dataset, superseded);
          case SubmissionEntry.Withdrawn(Submission _, WithdrawalReason reason, var _) -> {
            data.put("reason", JsonObject.word(reason));
            yield Notice.Kind.REMOVED;
          }
        };
    return new Notice(
        kind,
        at.absolute(SubmissionKeys.log(dataset, submission)),
        dataset.path() + "/" + submission,
        numbered.number(),
        numbered.at(),
        data);
  }

  private static Notice.Kind settled(ObjectNode data, SubmissionEntry.Settled settled) {
    data.put("file", settled.submission().fileName());
    data.put("attempt", settled.attempt());
    data.put("contract", settled.contract());
    data.put("contractVersion", settled.contractVersion());
    data.put("rowsRead", settled.rowsRead());
    data.put("rowsPublished", settled.rowsPublished());
    data.put("rowsRejected", settled.rowsRejected());
    ArrayNode rules = data.putArray("rules");
    settled.reasons().forEach(rules::add);
    return switch (settled.verdict()) {
      case PUBLISHABLE -> Notice.Kind.PASSED;
      case REFUSED -> Notice.Kind.REFUSED;
      case HELD -> Notice.Kind.HELD;
    };
  }

  private static Notice.Kind superseded(
      ObjectNode data, Addresses at, DatasetId dataset, SubmissionEntry.Superseded superseded) {
    data.put("by", superseded.by());
    data.put("log", at.absolute(at.logEntry(dataset, superseded.by())));
    superseded.bySubmission().ifPresent(other -> data.put("bySubmission", other));
    return Notice.Kind.SUPERSEDED;
  }
}
