package lv.aprite.functions.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplesTest {
  private static final String AWS = "aws-event-1.0.json#/$defs/";
  private static final String WRONG_CALL = "admin/wrong.call.json";
  private static final String MESSAGE = "message-1.0.json#/$defs/";

  /// The schema of every sample; those of the notices are in `asyncapi.yaml`.
  private static final Map<String, String> SCHEMAS =
      Map.ofEntries(
          Map.entry("aws/batch-answer.json", AWS + "batchAnswer"),
          Map.entry("aws/latest-answer.json", AWS + "webAnswer"),
          Map.entry("aws/latest-request.json", AWS + "webRequest"),
          Map.entry("aws/object-created-inbox.json", AWS + "inboxObjectCreated"),
          Map.entry("aws/object-created-receipt.json", AWS + "objectCreated"),
          Map.entry("aws/object-created-release-log.json", AWS + "objectCreated"),
          Map.entry("aws/object-created-submission-log.json", AWS + "objectCreated"),
          Map.entry("aws/scheduled-fetch.json", AWS + "scheduled"),
          Map.entry("aws/scheduled-sweep.json", AWS + "scheduled"),
          Map.entry("aws/sqs-assemble.json", AWS + "batch"),
          Map.entry("aws/sqs-catalog-object-created.json", AWS + "batch"),
          Map.entry("aws/sqs-fetch.json", AWS + "batch"),
          Map.entry("aws/sqs-notify-object-created.json", AWS + "batch"),
          Map.entry("aws/sqs-publish-object-created.json", AWS + "batch"),
          Map.entry("aws/sqs-publish-submission.json", AWS + "batch"),
          Map.entry("aws/sqs-publish-upload.json", AWS + "batch"),
          Map.entry("aws/sqs-subscriber-public-raw.json", AWS + "batch"),
          Map.entry("aws/sqs-subscriber-public-wrapped.json", AWS + "batch"),
          Map.entry("aws/sqs-subscriber-publisher-raw.json", AWS + "batch"),
          Map.entry("aws/sqs-subscriber-publisher-wrapped.json", AWS + "batch"),
          Map.entry("messages/assemble.json", MESSAGE + "assemble"),
          Map.entry("messages/fetch.json", MESSAGE + "fetch"),
          Map.entry("messages/publish-submission.json", MESSAGE + "publish"),
          Map.entry("messages/publish-upload.json", MESSAGE + "publish"));

  static List<String> events() {
    return Samples.all().stream()
        .filter(sample -> sample.contains("/") && !sample.equals(WRONG_CALL))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("events")
  void everySampleFitsItsSchema(String sample) {
    assertThat(schemaOf(sample)).isNotEmpty();
    assertThat(Samples.faults(schemaOf(sample), Samples.json(sample))).isEmpty();
  }

  @Test
  void everySchemaHasItsSample() {
    assertThat(events()).containsAll(SCHEMAS.keySet());
  }

  @Test
  void aWrongCallDoesNotFit() {
    assertThat(Samples.faults(schemaOf(WRONG_CALL), Samples.json(WRONG_CALL))).isNotEmpty();
  }

  @Test
  void everyCallHasItsAnswer() {
    List<String> calls = events().stream().filter(name -> name.endsWith(".call.json")).toList();
    assertThat(calls).hasSizeGreaterThanOrEqualTo(10);
    assertThat(events())
        .containsAll(calls.stream().map(call -> call.replace(".call.", ".answer.")).toList());
  }

  /// A schema that everything fits would hold nothing.
  @ParameterizedTest
  @MethodSource("events")
  void aSampleThatLacksWhatItsSchemaDemandsIsFound(String sample) {
    List<String> missed = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : Samples.json(sample).properties()) {
      ObjectNode less = (ObjectNode) Samples.json(sample);
      less.remove(property.getKey());
      if (!Samples.faults(schemaOf(sample), less).isEmpty()) {
        missed.add(property.getKey());
      }
    }
    assertThat(missed).isNotEmpty();
  }

  /// What is in a queue is, to the byte, one of the samples that go into it.
  @ParameterizedTest
  @CsvSource({
    "aws/sqs-publish-object-created.json, 0, aws/object-created-inbox.json",
    "aws/sqs-publish-upload.json, 0, messages/publish-upload.json",
    "aws/sqs-publish-submission.json, 0, messages/publish-submission.json",
    "aws/sqs-catalog-object-created.json, 0, aws/object-created-release-log.json",
    "aws/sqs-assemble.json, 0, messages/assemble.json",
    "aws/sqs-notify-object-created.json, 0, aws/object-created-release-log.json",
    "aws/sqs-notify-object-created.json, 1, aws/object-created-submission-log.json",
    "aws/sqs-fetch.json, 0, messages/fetch.json",
    "aws/sqs-subscriber-public-raw.json, 0, lv.aprite.dataset.released.v1.json",
    "aws/sqs-subscriber-publisher-raw.json, 0, lv.aprite.submission.refused.v1.json"
  })
  void aQueueCarriesWhatWasSent(String batch, int place, String sent) {
    assertThat(Samples.parse(body(batch, place))).isEqualTo(Samples.json(sent));
  }

  @ParameterizedTest
  @CsvSource({
    "aws/sqs-subscriber-public-wrapped.json, lv.aprite.dataset.released.v1.json",
    "aws/sqs-subscriber-publisher-wrapped.json, lv.aprite.submission.refused.v1.json"
  })
  void aSubscriptionWithoutRawDeliveryGetsTheNoticeAsText(String batch, String notice) {
    JsonNode wrapped = Samples.parse(body(batch, 0));
    assertThat(Samples.faults(AWS + "wrappedNotice", wrapped)).isEmpty();
    assertThat(wrapped.path("Message").asText()).isEqualTo(Samples.text(notice));
  }

  @ParameterizedTest
  @ValueSource(strings = {"public", "publisher"})
  void attributesAreTheSameRawAndWrapped(String topic) {
    JsonNode raw =
        Samples.json("aws/sqs-subscriber-" + topic + "-raw.json")
            .at("/Records/0/messageAttributes");
    JsonNode wrapped =
        Samples.parse(body("aws/sqs-subscriber-" + topic + "-wrapped.json", 0))
            .path("MessageAttributes");
    assertThat(raw.fieldNames()).toIterable().isNotEmpty();
    raw.properties()
        .forEach(each -> {
          assertThat(wrapped.at("/" + each.getKey() + "/Type"))
              .isEqualTo(each.getValue().path("dataType"));
          assertThat(wrapped.at("/" + each.getKey() + "/Value"))
              .isEqualTo(each.getValue().path("stringValue"));
        });
    assertThat(wrapped).hasSameSizeAs(raw);
  }

  @ParameterizedTest
  @MethodSource("events")
  void theDigestOfAQueuedMessageIsThatOfItsBody(String sample) throws NoSuchAlgorithmException {
    for (JsonNode queued : Samples.json(sample).path("Records")) {
      byte[] body = queued.path("body").asText().getBytes(StandardCharsets.UTF_8);
      assertThat(queued.path("md5OfBody").asText())
          .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(body)));
    }
  }

  @Test
  void anAnswerNamesMessagesOfItsBatch() {
    assertThat(Samples.json("aws/batch-answer.json").at("/batchItemFailures/0/itemIdentifier"))
        .isEqualTo(Samples.json("aws/sqs-notify-object-created.json").at("/Records/1/messageId"));
  }

  private static String body(String batch, int place) {
    return Samples.json(batch).at("/Records/" + place + "/body").asText();
  }

  /// Calls of the operator's function and its answers are many, and named for what they are.
  private static String schemaOf(String sample) {
    if (sample.startsWith("admin/")) {
      return "admin-1.0.json#/$defs/" + (sample.endsWith(".call.json") ? "call" : "answer");
    }
    return SCHEMAS.getOrDefault(sample, "");
  }
}
