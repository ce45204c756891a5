package lv.aprite.infrastructure;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.sqs.Queue;

/// What each function may do, by the folders of `ARCHITECTURE.md`: named actions on named places,
/// and nothing else.
record Rights(Buckets buckets, Queues queues, Topics topics, Cdn cdn) {
  /// What is derived from the release logs: pages and documents of the catalog, journal and feeds.
  private static final String[] DERIVED = {
    "catalog/*", "feeds/*", "index.html", "notices/*", "pages/*", "rules/*"
  };

  static List<PolicyStatement> ofLatest(Buckets buckets) {
    return List.of(look(buckets.open()), read(buckets.open(), "latest/*", "log/*"));
  }

  List<PolicyStatement> ofPublish() {
    return List.of(
        look(buckets.inbox()),
        lookAtVersions(buckets.inbox()),
        read(buckets.inbox(), "*"),
        look(buckets.restricted()),
        read(buckets.restricted(), "contracts/*", "submissions/*", "attempts/*", "withdrawals/*"),
        write(buckets.restricted(), "submissions/*", "attempts/*"),
        look(buckets.open()),
        read(buckets.open(), "data/*", "latest/*", "log/*"),
        write(buckets.open(), "data/*", "latest/*", "log/*"));
  }

  List<PolicyStatement> ofCatalog() {
    return List.of(
        look(buckets.open()),
        read(buckets.open(), more(DERIVED, "log/*")),
        write(buckets.open(), DERIVED),
        send(queues.assemble().queue()));
  }

  List<PolicyStatement> ofNotify() {
    return List.of(
        look(buckets.restricted()),
        read(buckets.restricted(), "submissions/*", "notices/*", "deliveries/*"),
        write(buckets.restricted(), "notices/*", "deliveries/*"),
        look(buckets.open()),
        read(buckets.open(), "log/*", "notices/*", "feeds/*"),
        write(buckets.open(), "notices/*", "feeds/*"),
        speak());
  }

  List<PolicyStatement> ofFetch() {
    return List.of(
        look(buckets.inbox()),
        lookAtVersions(buckets.inbox()),
        read(buckets.inbox(), "*"),
        write(buckets.inbox(), "*"),
        look(buckets.restricted()),
        read(buckets.restricted(), "contracts/*", "fetches/*"),
        write(buckets.restricted(), "fetches/*"),
        send(queues.fetch().queue()));
  }

  /// It reads no upload: it sends for the one who does.
  List<PolicyStatement> ofSweep() {
    return List.of(
        look(buckets.inbox()),
        lookAtVersions(buckets.inbox()),
        remove(buckets.inbox(), "*"),
        look(buckets.restricted()),
        lookAtVersions(buckets.restricted()),
        lookAtUnfinished(buckets.restricted()),
        read(buckets.restricted(), "*"),
        write(
            buckets.restricted(),
            "attempts/*",
            "deliveries/*",
            "notices/*",
            "submissions/*",
            "sweeps/*"),
        remove(buckets.restricted(), "attempts/*", "submissions/*", "sweeps/*"),
        look(buckets.open()),
        lookAtVersions(buckets.open()),
        lookAtUnfinished(buckets.open()),
        read(buckets.open(), "*"),
        write(buckets.open(), more(DERIVED, "latest/*", "log/*")),
        abandon(buckets.open(), "data/*"),
        remove(buckets.open(), "data/*"),
        send(queues.publish().queue()),
        send(queues.assemble().queue()),
        speak(),
        on(List.of("cloudfront:CreateInvalidation"), cdn.distribution().getDistributionArn()));
  }

  /// The operator's deeds are those of the sweep at once, and some more.
  List<PolicyStatement> ofAdmin() {
    return Stream.concat(ofSweep().stream(), ofOperator().stream()).toList();
  }

  private List<PolicyStatement> ofOperator() {
    return List.of(
        write(buckets.restricted(), "contracts/*", "orders/*", "withdrawals/*"),
        // What an upload link allows, whoever signs it is allowed.
        write(buckets.inbox(), "*"),
        on(
            List.of("sns:CreateTopic", "sns:GetTopicAttributes", "sns:SetTopicAttributes"),
            topics.publishers() + "*"),
        on(
            List.of("sqs:GetQueueUrl", "sqs:ReceiveMessage", "sqs:DeleteMessage"),
            arns(queues.all().stream().map(WorkQueue::dead))),
        on(
            List.of("sqs:GetQueueUrl", "sqs:SendMessage"),
            arns(queues.all().stream().map(WorkQueue::queue))));
  }

  /// Without this the store answers "denied" where there is nothing, and a reader has to know that
  /// there is nothing.
  private static PolicyStatement look(Bucket bucket) {
    return on(List.of("s3:ListBucket"), bucket.getBucketArn());
  }

  /// Also where none are kept: whoever removes a key asks what there is of it.
  private static PolicyStatement lookAtVersions(Bucket bucket) {
    return on(List.of("s3:ListBucketVersions"), bucket.getBucketArn());
  }

  private static PolicyStatement lookAtUnfinished(Bucket bucket) {
    return on(List.of("s3:ListBucketMultipartUploads"), bucket.getBucketArn());
  }

  private static PolicyStatement read(Bucket bucket, String... keys) {
    return on(List.of("s3:GetObject", "s3:GetObjectVersion"), places(bucket, keys));
  }

  private static PolicyStatement write(Bucket bucket, String... keys) {
    return on(List.of("s3:PutObject", "s3:AbortMultipartUpload"), places(bucket, keys));
  }

  /// Ends uploads that somebody else began and did not finish.
  private static PolicyStatement abandon(Bucket bucket, String... keys) {
    return on(List.of("s3:AbortMultipartUpload"), places(bucket, keys));
  }

  private static PolicyStatement remove(Bucket bucket, String... keys) {
    return on(List.of("s3:DeleteObject", "s3:DeleteObjectVersion"), places(bucket, keys));
  }

  private PolicyStatement speak() {
    return on(List.of("sns:Publish"), topics.open().getTopicArn(), topics.publishers() + "*");
  }

  private static PolicyStatement send(Queue queue) {
    return on(List.of("sqs:SendMessage"), queue.getQueueArn());
  }

  private static PolicyStatement on(List<String> actions, String... places) {
    return PolicyStatement.Builder.create().actions(actions).resources(List.of(places)).build();
  }

  private static String[] places(Bucket bucket, String... keys) {
    return Stream.of(keys).map(bucket::arnForObjects).toArray(String[]::new);
  }

  private static String[] arns(Stream<Queue> queues) {
    return queues.map(Queue::getQueueArn).toArray(String[]::new);
  }

  private static String[] more(String[] some, String... others) {
    return Stream.concat(Stream.of(some), Stream.of(others)).toArray(String[]::new);
  }
}
