package lv.aprite.functions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import lv.aprite.publication.submission.DatasetId;

/// What came of an event: one line of the log, and its metrics.
///
/// @param outcome a word
/// @param about the dataset, the submission, and what else is worth a line: rules and counts, never
///   a cell
record Handled(String outcome, ObjectNode about) {
  static Handled of(String outcome) {
    return new Handled(outcome, JsonNodeFactory.instance.objectNode());
  }

  static Handled of(String outcome, DatasetId dataset) {
    Handled handled = of(outcome);
    handled.about().put("dataset", dataset.path());
    return handled;
  }

  static Handled of(String outcome, DatasetId dataset, String submission) {
    Handled handled = of(outcome, dataset);
    handled.about().put("submission", submission);
    return handled;
  }
}
