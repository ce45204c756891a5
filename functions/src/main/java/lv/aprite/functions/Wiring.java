package lv.aprite.functions;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import lv.aprite.functions.fetch.Fetcher;
import lv.aprite.functions.store.Clients;
import lv.aprite.functions.store.S3ObjectStore;
import lv.aprite.functions.store.UploadLinks;
import lv.aprite.publication.catalog.PublicBase;
import lv.aprite.publication.deed.PublicFace;
import lv.aprite.publication.notice.Deliveries;
import lv.aprite.publication.outbound.GuardedSockets;
import lv.aprite.publication.release.Derived;
import lv.aprite.publication.store.Stores;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// What a function has of AWS: made once, when it starts, of its environment. A function is given
/// what it needs and no more; asking for more stops its start.
final class Wiring {
  private static final long MINUTE_SECONDS = 60;

  /// No function runs for so long: whoever began to write something then is not coming back.
  private static final Duration UNFINISHED_MAX = Duration.ofHours(1);

  private final Map<String, String> environment;
  private final InstantSource clock;
  private final Clients clients;
  private final S3Client s3;

  private Wiring(Map<String, String> environment, InstantSource clock) {
    this.environment = Map.copyOf(environment);
    this.clock = clock;
    this.clients =
        new Clients(
            needed("AWS_REGION"),
            Optional.ofNullable(environment.get("AWS_ENDPOINT_URL")).map(URI::create));
    this.s3 = clients.s3();
  }

  static Wiring ofEnvironment() {
    return of(System.getenv());
  }

  static Wiring of(Map<String, String> environment) {
    return of(environment, InstantSource.system());
  }

  static Wiring of(Map<String, String> environment, InstantSource clock) {
    return new Wiring(environment, clock);
  }

  private String needed(String name) {
    String value = environment.get(name);
    if (value == null || value.isBlank()) {
      throw new IllegalStateException(
          "environment: expected "
              + name
              + ", found nothing; set it where the function is defined");
    }
    return value;
  }

  /// Name of the inbox's bucket.
  String inbox() {
    return needed("APRITE_INBOX");
  }

  /// Name of the restricted store's bucket.
  String restricted() {
    return needed("APRITE_PRIVATE");
  }

  /// Name of the open store's bucket.
  String open() {
    return needed("APRITE_PUBLIC");
  }

  /// Where the open store is served.
  PublicBase base() {
    return new PublicBase(URI.create(needed("APRITE_BASE")));
  }

  S3ObjectStore restrictedStore() {
    return new S3ObjectStore(s3, restricted());
  }

  S3ObjectStore openStore() {
    return new S3ObjectStore(s3, open());
  }

  Workshop workshop() {
    Stores stores = new Stores(new S3ObjectStore(s3, inbox()), restrictedStore(), openStore());
    return new Workshop(
        stores, base(), Runtime.getRuntime().availableProcessors(), DiskScratch::new);
  }

  /// Takes messages for the publisher.
  Consumer<String> publishQueue() {
    return queue("APRITE_PUBLISH_QUEUE");
  }

  /// Takes messages for the fetcher.
  Consumer<String> fetchQueue() {
    return queue("APRITE_FETCH_QUEUE");
  }

  private Consumer<String> queue(String name) {
    SqsClient sqs = clients.sqs();
    String queue = needed(name);
    return body -> sqs.sendMessage(request -> request.queueUrl(queue).messageBody(body));
  }

  Fetcher fetcher() {
    return new Fetcher(
        new S3ObjectStore(s3, inbox()),
        restrictedStore(),
        clock,
        Fetcher.Limits.USUAL,
        GuardedSockets::ofTheInternet);
  }

  /// The queue hands on the first message of a minute, a minute later, and drops the others.
  Runnable assembleLater() {
    SqsClient sqs = clients.sqs();
    String queue = needed("APRITE_ASSEMBLE_QUEUE");
    return () ->
        sqs.sendMessage(request ->
            request
                .queueUrl(queue)
                .messageBody(Message.encode(new Message.Assemble()))
                .messageGroupId("assemble")
                .messageDeduplicationId(
                    Long.toString(clock.instant().getEpochSecond() / MINUTE_SECONDS)));
  }

  Deliveries.Post post() {
    return new TopicPost(
        clients.sns(), needed("APRITE_PUBLIC_TOPIC"), needed("APRITE_PUBLISHER_TOPICS"));
  }

  Operator operator() {
    return operator(sweeping());
  }

  Operator operator(Sweeping sweeping) {
    return new Operator(
        sweeping,
        new Outside(
            publisherTopic(),
            new UploadLinks(clients.presigner(), inbox())::link,
            deadLetters(),
            new DeadLetters(clients.sqs())));
  }

  /// Creating a topic that is there gives its name.
  private UnaryOperator<String> publisherTopic() {
    SnsClient sns = clients.sns();
    String prefix = needed("APRITE_PUBLISHER_TOPICS");
    String name = prefix.substring(prefix.lastIndexOf(':') + 1);
    return publisher -> sns.createTopic(request -> request.name(name + publisher)).topicArn();
  }

  /// `publish=ARN,catalog=ARN`
  private SortedMap<String, String> deadLetters() {
    SortedMap<String, String> letters = new TreeMap<>();
    for (String pair : needed("APRITE_DEAD_LETTERS").split(",", -1)) {
      int end = pair.indexOf('=');
      if (end < 1) {
        throw new IllegalStateException(
            "environment: expected APRITE_DEAD_LETTERS like publish=ARN,catalog=ARN");
      }
      letters.put(pair.substring(0, end), pair.substring(end + 1));
    }
    return letters;
  }

  /// What publishers had begun to write that were cut off.
  private Runnable discardUnfinished() {
    S3ObjectStore restricted = restrictedStore();
    S3ObjectStore open = openStore();
    return () -> {
      Instant before = clock.instant().minus(UNFINISHED_MAX);
      restricted.discardUnfinished("submissions/", before);
      open.discardUnfinished("data/", before);
    };
  }

  private Consumer<List<String>> forget() {
    CloudFrontClient cdn = clients.cloudFront();
    String distribution = needed("APRITE_DISTRIBUTION");
    return places ->
        cdn.createInvalidation(request ->
            request
                .distributionId(distribution)
                .invalidationBatch(batch ->
                    batch
                        .callerReference(UUID.randomUUID().toString())
                        .paths(paths -> paths.items(places).quantity(places.size()))));
  }

  /// What a sweep repairs; it sends notices only where it has the topics.
  Sweeping sweeping() {
    return sweeping(forget());
  }

  /// @param forget has the CDN drop what it keeps under these paths
  Sweeping sweeping(Consumer<List<String>> forget) {
    Workshop workshop = workshop();
    List<Derived> views =
        new ArrayList<>(PublicFace.over(workshop.stores(), workshop.base()).views());
    if (environment.containsKey("APRITE_PUBLIC_TOPIC")) {
      views.add(new Deliveries(workshop.stores(), post()));
    }
    return new Sweeping(
        workshop, views, publishQueue(), assembleLater(), discardUnfinished(), forget);
  }
}
