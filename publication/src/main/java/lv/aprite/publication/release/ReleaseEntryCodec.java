package lv.aprite.publication.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedMap;
import java.util.TreeMap;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.engine.contract.MetadataCodec;
import lv.aprite.engine.contract.SchemaCodec;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.publication.log.Codec;
import lv.aprite.publication.log.JsonObject;
import lv.aprite.publication.submission.SubmissionCodec;
import lv.aprite.publication.submission.SubmissionEntryCodec;
import lv.aprite.publication.submission.WithdrawalReason;

/// An entry of a release log as a document: `schemas/release-entry-1.0.json`.
public final class ReleaseEntryCodec implements Codec<ReleaseEntry> {
  public static final String SCHEMA = "https://aprite.lv/schemas/release-entry-1.0.json";

  @Override
  public byte[] encode(ReleaseEntry entry) {
    ObjectNode to = JsonObject.empty().put("$schema", SCHEMA);
    switch (entry) {
      case ReleaseEntry.Described described ->
          to.put("type", "described")
              .put("contract", described.contract())
              .put("contractVersion", described.contractVersion())
              .set("metadata", MetadataCodec.encode(described.metadata()));
      case ReleaseEntry.Released released -> encode(released, to.put("type", "released"));
      case ReleaseEntry.RolledBack(long number, var order) -> {
        to.put("type", "rolled-back").put("to", number);
        SubmissionCodec.encode(order, to.putObject("order"));
      }
      case ReleaseEntry.Withdrawn(long release, var reason, var order) -> {
        to.put("type", "withdrawn").put("release", release);
        to.put("reason", JsonObject.word(reason));
        SubmissionCodec.encode(order, to.putObject("order"));
      }
    }
    return JsonObject.bytes(to);
  }

  private static void encode(ReleaseEntry.Released released, ObjectNode to) {
    to.put("submission", released.submission());
    if (released.afterReview()) {
      to.put("afterReview", true);
    }
    SubmissionCodec.encode(released.order(), to.putObject("order"));
    ObjectNode versions = to.putObject("byMajorVersion");
    released
        .byMajorVersion()
        .forEach((major, data) -> encode(data, versions.putObject(Integer.toString(major))));
  }

  private static void encode(ReleaseEntry.Data data, ObjectNode to) {
    to.put("attempt", data.attempt())
        .put("contractVersion", data.contractVersion())
        .put("rows", data.rows())
        .put("rowsRejected", data.rowsRejected());
    SubmissionEntryCodec.encode(data.distributions(), to.putArray("distributions"));
    to.set("schema", SchemaCodec.encode(data.schema()));
  }

  @Override
  public ReleaseEntry decode(byte[] bytes) {
    JsonObject from = JsonObject.parse(bytes, SCHEMA);
    ReleaseEntry entry =
        switch (from.text("type")) {
          case "described" ->
              new ReleaseEntry.Described(
                  from.count("contract", Integer.MAX_VALUE),
                  from.text("contractVersion"),
                  decoded("metadata", MetadataCodec.decode(from.any("metadata"))));
          case "released" ->
              new ReleaseEntry.Released(
                  from.text("submission"),
                  SubmissionCodec.order(from.object("order")),
                  versions(from.object("byMajorVersion")),
                  from.has("afterReview") && from.any("afterReview").booleanValue());
          case "rolled-back" ->
              new ReleaseEntry.RolledBack(
                  from.whole("to", 1, Long.MAX_VALUE), SubmissionCodec.order(from.object("order")));
          case "withdrawn" ->
              new ReleaseEntry.Withdrawn(
                  from.whole("release", 1, Long.MAX_VALUE),
                  from.word("reason", WithdrawalReason.class),
                  SubmissionCodec.order(from.object("order")));
          case String other ->
              throw from.unexpected("type", "described, released, rolled-back or withdrawn", other);
        };
    from.finish();
    return entry;
  }

  private static SortedMap<Integer, ReleaseEntry.Data> versions(JsonObject from) {
    SortedMap<Integer, ReleaseEntry.Data> versions = new TreeMap<>();
    for (String major : from.names()) {
      if (!major.matches("0|[1-9][0-9]{0,8}")) {
        throw from.unexpected(major, "a major version", "another name");
      }
      versions.put(Integer.valueOf(major), data(from.object(major)));
    }
    return versions;
  }

  private static ReleaseEntry.Data data(JsonObject from) {
    ReleaseEntry.Data data =
        new ReleaseEntry.Data(
            from.text("attempt"),
            from.text("contractVersion"),
            decoded("schema", SchemaCodec.decode(from.any("schema"))),
            from.whole("rows", 0, Long.MAX_VALUE),
            from.whole("rowsRejected", 0, Long.MAX_VALUE),
            SubmissionEntryCodec.distributions(from.objects("distributions")));
    from.finish();
    return data;
  }

  private static <T> T decoded(String name, Decoding<T> decoding) {
    return switch (decoding) {
      case Decoding.Decoded<T>(T value) -> value;
      case Decoding.Broken<T>(var findings) -> {
        Finding first = findings.getFirst();
        String at = first.location() instanceof Location.Pointer(String pointer) ? pointer : "";
        throw new IllegalArgumentException(
            "/" + name + at + ": expected " + first.expected() + " (" + first.rule().id() + ")");
      }
    };
  }
}
