package lv.aprite.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import lv.aprite.functions.events.Samples;
import lv.aprite.functions.store.Buckets;
import lv.aprite.functions.store.S3ObjectStore;
import lv.aprite.publication.deed.Deeds;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.DatasetId;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EventBridgeConfiguration;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The whole hub at an endpoint, in the shape in which it is deployed: buckets that tell
/// EventBridge, its rules, queues with dead letters, topics, and the functions behind a pump.
///
/// Two things differ: the order to assemble waits for a second and not for a minute, and each is a
/// minute later than the one before, so that none is dropped as a repeat.
final class CloudHub implements AutoCloseable {
  private static final Duration LATE_EVENTS = Duration.ofSeconds(4);

  private final AwsEndpoint.Running endpoint;
  private final boolean hears;
  private final AwsCli cli;
  private final Buckets buckets;
  private final SqsClient sqs;
  private final SnsClient sns;
  private final String suffix = UUID.randomUUID().toString().substring(0, 13);
  private final Map<String, String> environment = new HashMap<>();
  private final AtomicLong hours = new AtomicLong();
  private final List<JsonNode> lines = new CopyOnWriteArrayList<>();
  private final List<String> forgotten = new CopyOnWriteArrayList<>();
  private final QueuePump pump;
  private final Wiring wiring;
  private final Workshop workshop;
  private final AdminHandler admin;

  /// A hub with an inbox of its own, which hears of what happens.
  CloudHub(AwsEndpoint.Running endpoint) {
    this(endpoint, new Buckets(endpoint).versioned(), true);
  }

  /// @param hears false if every event is lost
  CloudHub(AwsEndpoint.Running endpoint, String inbox, boolean hears) {
    this.endpoint = endpoint;
    this.hears = hears;
    cli = AwsCli.at(endpoint);
    buckets = new Buckets(endpoint);
    sqs = endpoint.clients().sqs();
    sns = endpoint.clients().sns();
    pump =
        new QueuePump(
            sqs,
            endpoint.region(),
            endpoint.kind() == AwsEndpoint.Kind.MOTO ? Duration.ZERO : LATE_EVENTS);
    environment.put("AWS_REGION", endpoint.region());
    environment.put("AWS_ENDPOINT_URL", endpoint.address().toString());
    environment.put("APRITE_INBOX", inbox);
    environment.put("APRITE_PRIVATE", buckets.unversioned());
    environment.put("APRITE_PUBLIC", buckets.unversioned());
    environment.put("APRITE_BASE", "https://data.example.lv/");
    String topic = sns.createTopic(request -> request.name("public-" + suffix)).topicArn();
    environment.put("APRITE_PUBLIC_TOPIC", topic);
    environment.put(
        "APRITE_PUBLISHER_TOPICS", topic.replaceFirst("public-.*", "publisher-" + suffix + "-"));
    String publish = queue("publish", "APRITE_PUBLISH_QUEUE", 960);
    String catalog = queue("catalog", "", 360);
    String notify = queue("notify", "", 360);
    String fetch = queue("fetch", "APRITE_FETCH_QUEUE", 960);
    String assemble = queue("assemble", "APRITE_ASSEMBLE_QUEUE", 360);
    environment.put("APRITE_DEAD_LETTERS", "publish=" + arn(dead("publish")));

    wiring = Wiring.of(environment, clock());
    workshop = wiring.workshop();
    admin = new AdminHandler(wiring.operator(wiring.sweeping(this::forget)), journal("admin"));
    pump.feed(publish, arn(publish), new PublishHandler(inbox, workshop, journal("publish")), 1);
    CatalogHandler cataloguer = cataloguer();
    pump.feed(catalog, arn(catalog), cataloguer, 10);
    pump.feed(assemble, arn(assemble), cataloguer, 1);
    pump.feed(
        notify,
        arn(notify),
        new NotifyHandler(
            Set.of(wiring.open(), wiring.restricted()),
            workshop.stores(),
            wiring.base(),
            wiring.post(),
            journal("notify")),
        10);
    if (hears) {
      listen(publish, catalog, notify, fetch);
    }
  }

  private CatalogHandler cataloguer() {
    AtomicLong minutes = new AtomicLong();
    InstantSource clock = () -> Instant.ofEpochSecond(60 * minutes.incrementAndGet());
    return new CatalogHandler(
        wiring.open(),
        wiring.openStore(),
        wiring.base(),
        Wiring.of(environment, clock).assembleLater(),
        journal("catalog"));
  }

  private void listen(String publish, String catalog, String notify, String fetch) {
    // The rules of infrastructure's Triggers.
    for (String bucket : List.of(wiring.inbox(), wiring.restricted(), wiring.open())) {
      buckets
          .s3()
          .putBucketNotificationConfiguration(request ->
              request
                  .bucket(bucket)
                  .notificationConfiguration(told ->
                      told.eventBridgeConfiguration(EventBridgeConfiguration.builder().build())));
    }
    CompletableFuture.allOf(
            rule("upload", wiring.inbox(), "*", publish),
            rule("release", wiring.open(), "log/*/*/0*.json", catalog, notify),
            rule("verdict", wiring.restricted(), "submissions/*/*/*/0000*.json", notify))
        .join();
    assertThat(pump.count(fetch)).as("the fetch queue hears no event").isZero();
  }

  private CompletableFuture<Void> rule(String what, String bucket, String keys, String... queues) {
    String name = what + "-" + suffix;
    String object =
        keys.equals("*") ? "" : ",\"object\":{\"key\":[{\"wildcard\":\"" + keys + "\"}]}";
    String pattern =
        "{\"source\":[\"aws.s3\"],\"detail-type\":[\"Object Created\"],\"detail\":{\"bucket\":"
            + "{\"name\":[\""
            + bucket
            + "\"]}"
            + object
            + "}}";
    List<String> targets = new ArrayList<>(List.of("events", "put-targets", "--rule", name));
    targets.add("--targets");
    for (String queue : queues) {
      targets.add("Id=" + targets.size() + ",Arn=" + arn(queue));
    }
    return CompletableFuture.runAsync(() -> {
      cli.run("events", "put-rule", "--name", name, "--event-pattern", pattern);
      cli.run(targets.toArray(String[]::new));
    });
  }

  /// With its dead letters, to which a message goes that was received three times.
  private String queue(String word, String variable, int visibilitySeconds) {
    boolean fifo = word.equals("assemble");
    String end = fifo ? ".fifo" : "";
    Map<QueueAttributeName, String> attributes = new HashMap<>();
    if (fifo) {
      attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
    }
    String dead =
        sqs.createQueue(request ->
                request
                    .queueName(word + "-" + suffix + "-dead" + end)
                    .attributes(Map.copyOf(attributes)))
            .queueUrl();
    attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, Integer.toString(visibilitySeconds));
    attributes.put(
        QueueAttributeName.REDRIVE_POLICY,
        "{\"deadLetterTargetArn\":\"" + arn(dead) + "\",\"maxReceiveCount\":3}");
    if (fifo) {
      attributes.put(QueueAttributeName.DELAY_SECONDS, "1");
    }
    String url =
        sqs.createQueue(
                request -> request.queueName(word + "-" + suffix + end).attributes(attributes))
            .queueUrl();
    if (!variable.isEmpty()) {
      environment.put(variable, url);
    }
    return url;
  }

  String dead(String word) {
    return sqs.getQueueUrl(request -> request.queueName(word + "-" + suffix + "-dead")).queueUrl();
  }

  String queue(String word) {
    return sqs.getQueueUrl(request -> request.queueName(word + "-" + suffix)).queueUrl();
  }

  String arn(String queue) {
    return Objects.requireNonNull(
        sqs.getQueueAttributes(
                request -> request.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN));
  }

  /// Has messages of the fetch queue fetched.
  void fetchBy(FetchHandler handler) {
    pump.feed(queue("fetch"), arn(queue("fetch")), handler, 1);
  }

  private void forget(List<String> places) {
    forgotten.addAll(places);
  }

  /// What the CDN was told to drop.
  List<String> forgotten() {
    return List.copyOf(forgotten);
  }

  /// The lines of all functions' logs.
  List<JsonNode> lines() {
    return List.copyOf(lines);
  }

  Journal journal(String event) {
    return new Journal(event, InstantSource.system(), line -> lines.add(Samples.parse(line)));
  }

  AwsCli cli() {
    return cli;
  }

  boolean hears() {
    return hears;
  }

  QueuePump pump() {
    return pump;
  }

  Wiring wiring() {
    return wiring;
  }

  S3Client s3() {
    return buckets.s3();
  }

  SqsClient sqs() {
    return sqs;
  }

  Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  Stores stores() {
    return workshop.stores();
  }

  Deeds deeds() {
    return workshop.deeds((done, total) -> true);
  }

  InstantSource clock() {
    return () -> Instant.now().plus(Duration.ofHours(hours.get()));
  }

  /// How many hours later it is now, to the functions that have a clock.
  void later(int by) {
    hours.addAndGet(by);
  }

  /// As an agency does.
  void copyUp(Path file, DatasetId dataset) {
    cli.run("s3", "cp", file.toString(), "s3://" + wiring.inbox() + "/" + dataset.path() + "/");
  }

  List<Numbered<ReleaseEntry.Released>> releases(DatasetId dataset) {
    return deeds().releases(dataset).releases();
  }

  /// Of the open store.
  List<String> keys(String prefix) {
    List<String> keys = new ArrayList<>();
    stores().open().listAll(prefix, listed -> keys.add(listed.key()));
    return keys;
  }

  /// What was begun to be written to the open store and is not finished.
  List<String> unfinished() {
    return s3().listMultipartUploads(request -> request.bucket(wiring.open())).uploads().stream()
        .map(MultipartUpload::key)
        .toList();
  }

  /// A call of the operator's.
  JsonNode admin(String json) {
    return admin(Samples.parse(json.replace('\'', '"')));
  }

  private JsonNode admin(JsonNode call) {
    try {
      return QueuePump.call(admin, call);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Registers the sample contract of bus stops.
  DatasetId registered(String publisher) {
    return registered(publisher, "");
  }

  /// @param more properties of the contract, each followed by a comma
  DatasetId registered(String publisher, String more) {
    String document = new String(MemoryHub.contractDocument(), StandardCharsets.UTF_8);
    ObjectNode call = (ObjectNode) Samples.parse("{\"verb\":\"register\"}");
    call.put("publisher", publisher).put("dataset", "bus-stops");
    call.set(
        "contract",
        Samples.parse(document.replace("\"aprite:update\"", more + "\"aprite:update\"")));
    assertThat(admin(call).path("outcome").asText()).isEqualTo("registered");
    return new DatasetId(publisher, "bus-stops");
  }

  /// The sweep of the day after tomorrow: to it all that is there now is old.
  JsonNode sweepInTwoDays() {
    hours.addAndGet(48);
    try (S3Client later = buckets.s3(new TwoDaysLater())) {
      Stores stores =
          new Stores(
              new S3ObjectStore(later, wiring.inbox()),
              new S3ObjectStore(later, wiring.restricted()),
              new S3ObjectStore(later, wiring.open()));
      Sweeping now = wiring.sweeping(this::forget);
      Sweeping sweeping =
          new Sweeping(
              new Workshop(stores, workshop.base(), workshop.threads(), workshop.scratches()),
              now.views(),
              now.publishQueue(),
              now.assembleLater(),
              now.discardUnfinished(),
              now.forget());
      return QueuePump.call(
          new SweepHandler(sweeping, journal("sweep")), Samples.json("aws/scheduled-sweep.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A new queue that gets what its filter lets through.
  String subscribed(String topic, String filter) {
    String queue =
        sqs.createQueue(request -> request.queueName("q-" + UUID.randomUUID())).queueUrl();
    sns.subscribe(request ->
        request
            .topicArn(topic)
            .protocol("sqs")
            .endpoint(arn(queue))
            .attributes(
                Map.of("RawMessageDelivery", "true", "FilterPolicy", filter.replace('\'', '"'))));
    return queue;
  }

  String publicTopic() {
    return Objects.requireNonNull(environment.get("APRITE_PUBLIC_TOPIC"));
  }

  String publisherTopic(String publisher) {
    return environment.get("APRITE_PUBLISHER_TOPICS") + publisher;
  }

  /// All messages of a queue.
  List<JsonNode> received(String queue) {
    List<JsonNode> bodies = new ArrayList<>();
    List<Message> messages;
    do {
      messages =
          sqs.receiveMessage(request -> request.queueUrl(queue).maxNumberOfMessages(10)).messages();
      messages.forEach(message -> bodies.add(Samples.parse(message.body())));
    } while (!messages.isEmpty());
    return bodies;
  }

  @Override
  public void close() {
    sqs.close();
    sns.close();
    buckets.close();
  }

  AwsEndpoint.Running endpoint() {
    return endpoint;
  }
}
