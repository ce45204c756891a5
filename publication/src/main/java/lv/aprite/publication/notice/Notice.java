package lv.aprite.publication.notice;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import lv.aprite.publication.log.JsonObject;

/// One notice: a CloudEvent 1.0 in structured JSON, with the `sequence` extension.
///
/// Made from a log entry and those before it, never from a later one: so it is the same whenever it
/// is made, and a reader drops repeats by `source` and `id`. `time` is when the entry was written,
/// by the store's clock.
///
/// @param type see [Kind]
/// @param source the log that the entry is in
/// @param subject what the notice is about: `ur/register`, or a submission of it
/// @param number of the entry; also the sequence within the source
/// @param data see the schema of its kind
public record Notice(
    Kind type, String source, String subject, long number, Instant time, ObjectNode data) {
  public static final String MEDIA_TYPE = "application/cloudevents+json";

  /// Where the schemas of `data` are; one definition for each kind.
  private static final String SCHEMA = "https://aprite.lv/schemas/notice-1.0.json#/$defs/";

  /// What notices there are. The number at the end rises when a reader would have to change.
  public enum Kind {
    /// Public: the dataset's metadata changed.
    DESCRIBED("lv.aprite.dataset.described.v1"),
    /// Public: these data are current from now on. Also when they are those of an earlier release,
    /// to which the dataset went back: a reader that wants what is current does the same in both
    /// cases.
    RELEASED("lv.aprite.dataset.released.v1"),
    /// Public: these data are gone; whoever has a copy should know why.
    WITHDRAWN("lv.aprite.dataset.withdrawn.v1"),
    /// To the publisher: the file is right; it is released unless a newer one is.
    PASSED("lv.aprite.submission.passed.v1"),
    /// To the publisher: the file broke rules; nothing was published.
    REFUSED("lv.aprite.submission.refused.v1"),
    /// To the publisher: a person has to look first.
    HELD("lv.aprite.submission.held.v1"),
    /// To the publisher: a person decided.
    DECIDED("lv.aprite.submission.decided.v1"),
    /// To the publisher: a newer upload or a later order stands in its place.
    SUPERSEDED("lv.aprite.submission.superseded.v1"),
    /// To the publisher: the upload and all that quotes it are gone.
    REMOVED("lv.aprite.submission.removed.v1");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    /// The kind of this CloudEvents type; absent when we have none of it.
    public static Optional<Kind> of(String type) {
      return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }

    /// The CloudEvents type.
    public String type() {
      return type;
    }

    /// `released`: its definition in the schema, its sample.
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The same for the same entry, in this hub and its copies.
  public String id() {
    return subject.replace('/', '.') + "." + sequence();
  }

  /// Ordered as text (CloudEvents sequence extension).
  public String sequence() {
    return String.format(Locale.ROOT, "%08d", number);
  }

  public byte[] encode() {
    return JsonObject.bytes(event());
  }

  /// The CloudEvent, to be written, or to be added to.
  public ObjectNode event() {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("specversion", "1.0");
    event.put("id", id());
    event.put("source", source);
    event.put("type", type.type());
    event.put("subject", subject);
    event.put("time", time.toString());
    event.put("sequence", sequence());
    event.put("datacontenttype", "application/json");
    event.put("dataschema", SCHEMA + type.id());
    event.set("data", data.deepCopy());
    return event;
  }
}
