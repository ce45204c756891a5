package lv.aprite.publication.submission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import lv.aprite.publication.log.JsonObject;

/// A [Submission] and an [UploadOrder] as parts of documents.
public final class SubmissionCodec {
  private SubmissionCodec() {}

  static void encode(Submission submission, ObjectNode to) {
    to.put("publisher", submission.dataset().publisher())
        .put("dataset", submission.dataset().name())
        .put("id", submission.id())
        .put("fileName", submission.fileName())
        .put("sourceKey", submission.sourceKey())
        .put("version", submission.version())
        .put("sizeBytes", submission.sizeBytes());
    encode(submission.order(), to.putObject("order"));
  }

  static Submission decode(JsonObject from) {
    Submission submission =
        new Submission(
            new DatasetId(from.text("publisher"), from.text("dataset")),
            from.text("id"),
            from.text("fileName"),
            from.text("sourceKey"),
            from.text("version"),
            from.whole("sizeBytes", 0, Long.MAX_VALUE),
            order(from.object("order")));
    from.finish();
    return submission;
  }

  public static void encode(UploadOrder order, ObjectNode to) {
    to.put("beganAt", order.beganAt().toString()).put("rank", order.rank());
  }

  public static UploadOrder order(JsonObject from) {
    UploadOrder order = new UploadOrder(from.time("beganAt"), from.text("rank"));
    from.finish();
    return order;
  }
}
