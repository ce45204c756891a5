package lv.aprite.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import lv.aprite.functions.events.Samples;
import lv.aprite.functions.store.Buckets;
import lv.aprite.publication.notice.Deliveries.Letter;
import lv.aprite.publication.notice.Deliveries.Sent;
import lv.aprite.publication.notice.Notice;
import lv.aprite.publication.store.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The functions as their environment makes them, over the services of an endpoint: what only those
/// can show.
@ExtendWith(AwsEndpoint.class)
class WiringTest {
  private static final String UPLOAD = "town/bus-stops/pieturas 2026+01 ā.csv";

  private final Buckets buckets;
  private final SqsClient sqs;
  private final SnsClient sns;
  private final String suffix = UUID.randomUUID().toString();
  private final Map<String, String> environment = new HashMap<>();
  private final Journal journal = new Journal("test", InstantSource.system(), _ -> {});
  private final String publicTopic;

  WiringTest(AwsEndpoint.Running endpoint) {
    this.buckets = new Buckets(endpoint);
    this.sqs = endpoint.clients().sqs();
    this.sns = endpoint.clients().sns();
    this.publicTopic = sns.createTopic(request -> request.name("public-" + suffix)).topicArn();
    environment.put("AWS_REGION", endpoint.region());
    environment.put("AWS_ENDPOINT_URL", endpoint.address().toString());
    environment.put("APRITE_INBOX", buckets.versioned());
    environment.put("APRITE_PRIVATE", buckets.unversioned());
    environment.put("APRITE_PUBLIC", buckets.unversioned());
    environment.put("APRITE_BASE", "https://data.example.lv/");
    environment.put("APRITE_PUBLISH_QUEUE", queue("publish-" + suffix));
    environment.put("APRITE_ASSEMBLE_QUEUE", fifo("assemble-" + suffix + ".fifo"));
    environment.put("APRITE_PUBLIC_TOPIC", publicTopic);
    environment.put(
        "APRITE_PUBLISHER_TOPICS",
        publicTopic.replaceFirst("public-.*", "publisher-" + suffix + "-"));
    environment.put("APRITE_DISTRIBUTION", "E1");
    environment.put("APRITE_DEAD_LETTERS", "publish=" + arn(queue("publish-" + suffix + "-dead")));
  }

  @AfterEach
  void close() {
    sqs.close();
    sns.close();
    buckets.close();
  }

  private String queue(String name) {
    return sqs.createQueue(request -> request.queueName(name)).queueUrl();
  }

  private String fifo(String name) {
    return sqs.createQueue(request ->
            request.queueName(name).attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
        .queueUrl();
  }

  private String arn(String queue) {
    return Objects.requireNonNull(
        sqs.getQueueAttributes(
                request -> request.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN));
  }

  private String subscribed(String topic, String filter) {
    String queue = queue("q-" + UUID.randomUUID());
    sns.subscribe(request ->
        request
            .topicArn(topic)
            .protocol("sqs")
            .endpoint(arn(queue))
            .attributes(Map.of("RawMessageDelivery", "true", "FilterPolicy", filter)));
    return queue;
  }

  private List<String> received(String queue) {
    List<String> bodies = new ArrayList<>();
    List<Message> messages;
    do {
      messages =
          sqs.receiveMessage(
                  request -> request.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(0))
              .messages();
      messages.forEach(message -> bodies.add(message.body()));
    } while (!messages.isEmpty());
    return bodies;
  }

  private Wiring wiring() {
    return Wiring.of(environment);
  }

  private JsonNode admin(JsonNode call) throws IOException {
    return call(new AdminHandler(wiring().operator(), journal), call);
  }

  private static JsonNode call(Handler handler, JsonNode event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    handler.handle(
        new ByteArrayInputStream(event.toString().getBytes(StandardCharsets.UTF_8)),
        out,
        new Invocation(UUID.randomUUID().toString(), () -> 900_000));
    return Samples.parse(out.toString(StandardCharsets.UTF_8));
  }

  private JsonNode registered() throws IOException {
    ObjectNode call =
        (ObjectNode)
            Samples.parse(
                "{\"verb\":\"register\",\"publisher\":\"town\",\"dataset\":\"bus-stops\"}");
    call.set(
        "contract",
        Samples.parse(new String(MemoryHub.contractDocument(), StandardCharsets.UTF_8)));
    return admin(call);
  }

  private static JsonNode batch(String... bodies) {
    ObjectNode batch = (ObjectNode) Samples.parse("{\"Records\":[]}");
    for (String body : bodies) {
      batch.withArray("Records").addObject().put("messageId", body).put("body", body);
    }
    return batch;
  }

  @Test
  void anEnvironmentThatLacksWhatAFunctionNeedsStopsItsStart() {
    environment.remove("APRITE_PRIVATE");
    assertThatThrownBy(() -> wiring().workshop())
        .hasMessageStartingWith("environment: expected APRITE_PRIVATE, found nothing");
    environment.put("APRITE_DEAD_LETTERS", "publish");
    environment.put("APRITE_PRIVATE", "there");
    assertThatThrownBy(() -> wiring().operator())
        .hasMessage("environment: expected APRITE_DEAD_LETTERS like publish=ARN,catalog=ARN");
  }

  @Test
  void anUploadByALinkIsReleasedAndToldToThoseWhoseFilterItFits() throws IOException {
    assertThat(registered().path("outcome").asText()).isEqualTo("registered");
    String wanted = subscribed(publicTopic, "{\"publisher\":[\"town\"],\"kind\":[\"released\"]}");
    String byTheme =
        subscribed(
            publicTopic,
            "{\"theme\":[\"http://publications.europa.eu/resource/authority/data-theme/TRAN\"]}");
    String other = subscribed(publicTopic, "{\"publisher\":[\"village\"]}");

    JsonNode link =
        admin(
            Samples.parse(
                "{\"verb\":\"link\",\"publisher\":\"town\",\"dataset\":\"bus-stops\",\"file\":\""
                    + UPLOAD.substring(UPLOAD.lastIndexOf('/') + 1)
                    + "\"}"));
    assertThat(link.path("headers").properties())
        .anyMatch(header ->
            header.getKey().equalsIgnoreCase("if-none-match")
                && header.getValue().asText().equals("*"));
    assertThat(put(link, MemoryHub.rows(3))).isEqualTo(200);
    assertThat(put(link, MemoryHub.rows(4))).isEqualTo(412);

    Workshop workshop = wiring().workshop();
    Stores stores = workshop.stores();
    String version = stores.inbox().versions(UPLOAD).getLast().version();
    PublishHandler publisher = new PublishHandler(wiring().inbox(), workshop, journal);
    String event = MemoryHub.created(wiring().inbox(), UPLOAD, version);
    assertThat(call(publisher, batch(event)).path("batchItemFailures")).isEmpty();

    NotifyHandler notifier =
        new NotifyHandler(
            Set.of(wiring().open()), stores, wiring().base(), wiring().post(), journal);
    String entry = MemoryHub.created(wiring().open(), "log/town/bus-stops/00000002.json", "");
    assertThat(call(notifier, batch(entry, entry)).path("batchItemFailures")).isEmpty();

    assertThat(received(wanted))
        .singleElement()
        .satisfies(body ->
            assertThat(Samples.parse(body).path("type").asText())
                .isEqualTo("lv.aprite.dataset.released.v1"));
    assertThat(received(byTheme)).hasSize(2);
    assertThat(received(other)).isEmpty();
  }

  private static int put(JsonNode link, String file) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(link.path("url").asText()).toURL().openConnection();
    connection.setRequestMethod("PUT");
    link.path("headers")
        .properties()
        .forEach(
            header -> connection.setRequestProperty(header.getKey(), header.getValue().asText()));
    connection.setDoOutput(true);
    try (OutputStream body = connection.getOutputStream()) {
      body.write(file.getBytes(StandardCharsets.UTF_8));
    }
    return connection.getResponseCode();
  }

  @Test
  void aRefusalGoesToThePublishersOwnTopicAlone() throws IOException {
    registered();
    String topic = environment.get("APRITE_PUBLISHER_TOPICS") + "town";
    String own = subscribed(topic, "{\"kind\":[\"refused\"]}");
    String everyone = subscribed(publicTopic, "{\"kind\":[\"refused\",\"described\"]}");
    Workshop workshop = wiring().workshop();
    buckets
        .s3()
        .putObject(
            request -> request.bucket(wiring().inbox()).key(UPLOAD),
            RequestBody.fromString(MemoryHub.HEADER + "one\n"));
    String version = workshop.stores().inbox().versions(UPLOAD).getLast().version();
    call(
        new PublishHandler(wiring().inbox(), workshop, journal),
        batch(MemoryHub.created(wiring().inbox(), UPLOAD, version)));
    // No event came: the hour's sweep tells of it.
    call(new SweepHandler(wiring().sweeping(), journal), Samples.json("aws/scheduled-sweep.json"));
    assertThat(received(own)).hasSize(1);
    assertThat(received(everyone)).hasSize(1);
  }

  @Test
  void theWholeIsOrderedOnceAMinute() {
    Runnable order = wiring().assembleLater();
    for (int i = 0; i < 3; i++) {
      order.run();
    }
    // The minute may turn over in between.
    assertThat(received(environment.getOrDefault("APRITE_ASSEMBLE_QUEUE", "")).size())
        .isBetween(1, 2);
  }

  @Test
  void aPublisherWithoutATopicIsNoFailure() {
    assertThat(
            wiring()
                .post()
                .toPublisher(new Letter(Notice.Kind.REFUSED, MemoryHub.STOPS, List.of(), "{}")))
        .isEqualTo(Sent.NOBODY);
  }

  @Test
  void deadLettersGoBackToTheirQueue() throws IOException {
    String dead =
        sqs.getQueueUrl(request -> request.queueName("publish-" + suffix + "-dead")).queueUrl();
    List<String> poison = IntStream.range(0, 12).mapToObj(i -> "poison " + i).toList();
    poison.forEach(body -> sqs.sendMessage(request -> request.queueUrl(dead).messageBody(body)));
    JsonNode answer = admin(Samples.parse("{\"verb\":\"redrive\",\"queue\":\"publish\"}"));
    assertThat(answer.path("outcome").asText()).isEqualTo("sent-back");
    assertThat(answer.path("letters").asInt()).isEqualTo(12);
    assertThat(received(environment.getOrDefault("APRITE_PUBLISH_QUEUE", "")))
        .containsExactlyInAnyOrderElementsOf(poison);
    assertThat(left(dead)).isZero();
  }

  @Test
  void deadLettersOfAQueueWithOrderKeepTheirGroup() throws IOException {
    String dead = fifo("assemble-" + suffix + "-dead.fifo");
    environment.put("APRITE_DEAD_LETTERS", "assemble=" + arn(dead));
    sqs.sendMessage(request ->
        request
            .queueUrl(dead)
            .messageBody("poison")
            .messageGroupId("assemble")
            .messageDeduplicationId("1"));
    admin(Samples.parse("{\"verb\":\"redrive\",\"queue\":\"assemble\"}"));
    assertThat(received(environment.getOrDefault("APRITE_ASSEMBLE_QUEUE", "")))
        .containsExactly("poison");
    assertThat(left(dead)).isZero();
  }

  /// How many messages are in a queue, also those that somebody is at.
  private int left(String queue) {
    Map<QueueAttributeName, String> counts =
        sqs.getQueueAttributes(request ->
                request
                    .queueUrl(queue)
                    .attributeNames(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
            .attributes();
    return counts.values().stream().mapToInt(Integer::parseInt).sum();
  }
}
