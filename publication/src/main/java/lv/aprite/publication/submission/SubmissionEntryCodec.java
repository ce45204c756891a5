package lv.aprite.publication.submission;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import lv.aprite.engine.quality.ForeignKeys;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.engine.write.Distribution;
import lv.aprite.engine.write.Format;
import lv.aprite.publication.log.Codec;
import lv.aprite.publication.log.JsonObject;

/// An entry of a submission's log as a document: `schemas/submission-entry-1.0.json`.
public final class SubmissionEntryCodec implements Codec<SubmissionEntry> {
  public static final String SCHEMA = "https://aprite.lv/schemas/submission-entry-1.0.json";

  @Override
  public byte[] encode(SubmissionEntry entry) {
    ObjectNode to = JsonObject.empty().put("$schema", SCHEMA);
    switch (entry) {
      case SubmissionEntry.Settled settled -> encode(settled, to.put("type", "settled"));
      case SubmissionEntry.Decided(SubmissionEntry.Decision decision, String by, var reason) -> {
        to.put("type", "decided").put("decision", JsonObject.word(decision)).put("by", by);
        reason.ifPresent(words -> to.put("reason", words));
      }
      case SubmissionEntry.Superseded(long by, var bySubmission) -> {
        to.put("type", "superseded").put("by", by);
        bySubmission.ifPresent(submission -> to.put("bySubmission", submission));
      }
      case SubmissionEntry.Withdrawn(Submission submission, WithdrawalReason reason, var text) -> {
        to.put("type", "withdrawn").put("reason", JsonObject.word(reason));
        SubmissionCodec.encode(submission, to.putObject("submission"));
        text.ifPresent(words -> to.put("text", words));
      }
    }
    return JsonObject.bytes(to);
  }

  private static void encode(SubmissionEntry.Settled settled, ObjectNode to) {
    SubmissionCodec.encode(settled.submission(), to.putObject("submission"));
    to.put("verdict", JsonObject.word(settled.verdict()))
        .put("attempt", settled.attempt())
        .put("contract", settled.contract())
        .put("contractVersion", settled.contractVersion())
        .put("majorVersion", settled.majorVersion())
        .put("comparedWith", settled.comparedWith())
        .put("rowsRead", settled.rowsRead())
        .put("rowsPublished", settled.rowsPublished())
        .put("rowsRejected", settled.rowsRejected());
    settled.origin().ifPresent(origin -> to.put("origin", origin));
    encode(settled.distributions(), to.putArray("distributions"));
    ArrayNode reasons = to.putArray("reasons");
    settled.reasons().forEach(reasons::add);
    if (!settled.references().isEmpty()) {
      ArrayNode references = to.putArray("references");
      settled
          .references()
          .forEach(used ->
              references.addObject().put("dataset", used.dataset()).put("release", used.release()));
    }
  }

  /// Published files as a list of objects.
  public static void encode(List<Distribution> distributions, ArrayNode to) {
    for (Distribution distribution : distributions) {
      to.addObject()
          .put("format", JsonObject.word(distribution.format()))
          .put("sizeBytes", distribution.sizeBytes())
          .put("sha256", distribution.sha256());
    }
  }

  @Override
  public SubmissionEntry decode(byte[] bytes) {
    JsonObject from = JsonObject.parse(bytes, SCHEMA);
    SubmissionEntry entry =
        switch (from.text("type")) {
          case "settled" -> settled(from);
          case "decided" ->
              new SubmissionEntry.Decided(
                  from.word("decision", SubmissionEntry.Decision.class),
                  from.text("by"),
                  from.optionalText("reason"));
          case "superseded" ->
              new SubmissionEntry.Superseded(
                  from.whole("by", 1, Long.MAX_VALUE), from.optionalText("bySubmission"));
          case "withdrawn" ->
              new SubmissionEntry.Withdrawn(
                  SubmissionCodec.decode(from.object("submission")),
                  from.word("reason", WithdrawalReason.class),
                  from.optionalText("text"));
          case String other ->
              throw from.unexpected("type", "settled, decided, superseded or withdrawn", other);
        };
    from.finish();
    return entry;
  }

  private static SubmissionEntry.Settled settled(JsonObject from) {
    return new SubmissionEntry.Settled(
        SubmissionCodec.decode(from.object("submission")),
        from.word("verdict", Verdict.class),
        from.text("attempt"),
        from.count("contract", Integer.MAX_VALUE),
        from.text("contractVersion"),
        from.count("majorVersion", Integer.MAX_VALUE),
        from.whole("comparedWith", 0, Long.MAX_VALUE),
        from.whole("rowsRead", 0, Long.MAX_VALUE),
        from.whole("rowsPublished", 0, Long.MAX_VALUE),
        from.whole("rowsRejected", 0, Long.MAX_VALUE),
        distributions(from.objects("distributions")),
        from.texts("reasons"),
        from.has("references")
            ? from.objects("references").stream().map(SubmissionEntryCodec::reference).toList()
            : List.of(),
        from.optionalText("origin"));
  }

  private static ForeignKeys.Used reference(JsonObject from) {
    ForeignKeys.Used used =
        new ForeignKeys.Used(from.text("dataset"), from.whole("release", 1, Long.MAX_VALUE));
    from.finish();
    return used;
  }

  /// Published files from a list of objects.
  public static List<Distribution> distributions(List<JsonObject> from) {
    return from.stream().map(SubmissionEntryCodec::distribution).toList();
  }

  private static Distribution distribution(JsonObject from) {
    Distribution distribution =
        new Distribution(
            from.word("format", Format.class),
            from.whole("sizeBytes", 0, Long.MAX_VALUE),
            from.text("sha256"));
    from.finish();
    return distribution;
  }
}
