package lv.aprite.functions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lv.aprite.publication.submission.DatasetId;

/// What comes by a queue: S3's events (through EventBridge, which does not encode keys), and
/// messages of ours (`schemas/message-1.0.json`). Each is only a hint to look at something.
sealed interface Message {
  /// S3 says that an object was created.
  ///
  /// @param version empty in a bucket that keeps no versions
  record Created(String bucket, String key, String version) implements Message {}

  /// Look at a version of a key in the inbox.
  record Upload(DatasetId dataset, String key, String version) implements Message {}

  /// Look at a submission that has a log.
  record Known(DatasetId dataset, String submission) implements Message {}

  /// Look at a dataset.
  record Dataset(DatasetId dataset) implements Message {}

  /// Put the pages and feeds of all datasets together.
  record Assemble() implements Message {}

  /// Nothing that we know. It fails, and so comes to lie with the dead letters.
  ///
  /// @param why does not quote it
  record Foreign(String why) implements Message {}

  static Message decode(String body) {
    try {
      return decode(Json.READER.readTree(body));
    } catch (JsonProcessingException e) {
      return new Foreign("expected JSON");
    }
  }

  private static Message decode(JsonNode message) {
    if (!(message instanceof ObjectNode object)) {
      return new Foreign("expected one JSON object");
    }
    if (object.has("detail-type")) {
      return event(object);
    }
    Set<String> names = new HashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    if (names.equals(Set.of("assemble")) && object.path("assemble").booleanValue()) {
      return new Assemble();
    }
    String publisher = object.path("publisher").asText();
    String name = object.path("dataset").asText();
    if (!DatasetId.isSlug(publisher) || !DatasetId.isSlug(name)) {
      return new Foreign("expected an event of S3, or a publisher and a dataset");
    }
    DatasetId dataset = new DatasetId(publisher, name);
    names.removeAll(List.of("publisher", "dataset"));
    if (names.isEmpty()) {
      return new Dataset(dataset);
    }
    if (names.equals(Set.of("submission"))
        && DatasetId.isSlug(object.path("submission").asText())) {
      return new Known(dataset, object.path("submission").asText());
    }
    if (names.equals(Set.of("key", "version"))) {
      return new Upload(dataset, object.path("key").asText(), object.path("version").asText());
    }
    return new Foreign("expected a submission, or a key and a version, beside the dataset");
  }

  private static Message event(ObjectNode event) {
    String type = event.path("detail-type").asText();
    JsonNode object = event.at("/detail/object");
    if (!event.path("source").asText().equals("aws.s3") || !type.equals("Object Created")) {
      return new Foreign("expected Object Created of S3, found another event");
    }
    String bucket = event.at("/detail/bucket/name").asText();
    String key = object.path("key").asText();
    return bucket.isEmpty() || key.isEmpty()
        ? new Foreign("expected the name of a bucket and a key")
        : new Created(bucket, key, object.path("version-id").asText());
  }

  /// The message that [#decode] reads as this one.
  static String encode(Upload upload) {
    return of(upload.dataset())
        .put("key", upload.key())
        .put("version", upload.version())
        .toString();
  }

  static String encode(Known known) {
    return of(known.dataset()).put("submission", known.submission()).toString();
  }

  static String encode(Dataset dataset) {
    return of(dataset.dataset()).toString();
  }

  static String encode(Assemble assemble) {
    return JsonNodeFactory.instance.objectNode().put("assemble", true).toString();
  }

  private static ObjectNode of(DatasetId dataset) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("publisher", dataset.publisher())
        .put("dataset", dataset.name());
  }
}
