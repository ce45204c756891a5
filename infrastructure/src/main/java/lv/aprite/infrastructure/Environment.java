package lv.aprite.infrastructure;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What each function reads its configuration from: what it needs, and no more.
record Environment(Buckets buckets, Queues queues, Topics topics, Cdn cdn) {
  private static final String PUBLIC_TOPIC = "APRITE_PUBLIC_TOPIC";
  private static final String PUBLISHER_TOPICS = "APRITE_PUBLISHER_TOPICS";

  static Map<String, String> ofLatest(Buckets buckets) {
    return Map.of("APRITE_PUBLIC", buckets.open().getBucketName());
  }

  Map<String, String> ofPublish() {
    return with(stores(), "APRITE_BASE", cdn.base());
  }

  Map<String, String> ofCatalog() {
    return Map.of(
        "APRITE_PUBLIC", buckets.open().getBucketName(),
        "APRITE_BASE", cdn.base(),
        "APRITE_ASSEMBLE_QUEUE", queues.assemble().queue().getQueueUrl());
  }

  Map<String, String> ofNotify() {
    return Map.of(
        "APRITE_PRIVATE",
        buckets.restricted().getBucketName(),
        "APRITE_PUBLIC",
        buckets.open().getBucketName(),
        "APRITE_BASE",
        cdn.base(),
        PUBLIC_TOPIC,
        topics.open().getTopicArn(),
        PUBLISHER_TOPICS,
        topics.publishers());
  }

  Map<String, String> ofFetch() {
    return Map.of(
        "APRITE_INBOX", buckets.inbox().getBucketName(),
        "APRITE_PRIVATE", buckets.restricted().getBucketName(),
        "APRITE_FETCH_QUEUE", queues.fetch().queue().getQueueUrl());
  }

  Map<String, String> ofSweep() {
    Map<String, String> environment = new TreeMap<>(stores());
    environment.put("APRITE_BASE", cdn.base());
    environment.put("APRITE_PUBLISH_QUEUE", queues.publish().queue().getQueueUrl());
    environment.put("APRITE_ASSEMBLE_QUEUE", queues.assemble().queue().getQueueUrl());
    environment.put("APRITE_DISTRIBUTION", cdn.distribution().getDistributionId());
    environment.put(PUBLIC_TOPIC, topics.open().getTopicArn());
    environment.put(PUBLISHER_TOPICS, topics.publishers());
    return environment;
  }

  Map<String, String> ofAdmin() {
    Map<String, String> environment = new TreeMap<>(ofSweep());
    environment.put("APRITE_DEAD_LETTERS", deadLetters());
    return environment;
  }

  private Map<String, String> stores() {
    return Map.of(
        "APRITE_INBOX", buckets.inbox().getBucketName(),
        "APRITE_PRIVATE", buckets.restricted().getBucketName(),
        "APRITE_PUBLIC", buckets.open().getBucketName());
  }

  /// `publish=ARN,catalog=ARN,…`: the dead letters of each queue.
  private String deadLetters() {
    return queues.all().stream()
        .map(work -> work.word() + "=" + work.dead().getQueueArn())
        .collect(Collectors.joining(","));
  }

  private static Map<String, String> with(Map<String, String> some, String name, String value) {
    Map<String, String> more = new TreeMap<>(some);
    more.put(name, value);
    return more;
  }
}
