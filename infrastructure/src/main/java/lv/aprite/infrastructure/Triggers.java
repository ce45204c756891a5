package lv.aprite.infrastructure;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SqsQueue;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.scheduler.Schedule;
import software.amazon.awscdk.services.scheduler.ScheduleExpression;
import software.amazon.awscdk.services.scheduler.targets.LambdaInvoke;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/// What sets the functions going. Events are hints, and may come twice, late, in any order or not
/// at all; the sweep makes up for those that do not come.
final class Triggers {
  /// Uploads are published side by side, up to so many: enough to wait for nobody, and few enough
  /// to leave an account's other functions room.
  private static final int PUBLISHERS_MAX = 20;

  private static final int OTHERS_MAX = 5;

  private final Construct scope;
  private final Settings settings;

  Triggers(Construct scope, Settings settings) {
    this.scope = scope;
    this.settings = settings;
  }

  /// Every object that comes into being in the inbox.
  void onUpload(Bucket inbox, WorkQueue publish) {
    rule("Upload", Map.of("bucket", Map.of("name", List.of(inbox.getBucketName()))), publish);
  }

  /// Entries of release logs, which are eight digits, and so begin with `0`; not `head.json`.
  void onRelease(Bucket open, WorkQueue... told) {
    rule("Release", created(open, "log/*/*/0*.json"), told);
  }

  /// Entries of submissions' logs. Other documents lie a folder deeper, and a star stands for
  /// slashes too: few of their attempts' names begin with four zeros, and for those nothing is
  /// done.
  void onVerdict(Bucket restricted, WorkQueue told) {
    rule("Verdict", created(restricted, "submissions/*/*/*/0000*.json"), told);
  }

  /// Has the function work off the queue. A message that it could not work off comes again alone.
  void feed(HubFunction function, WorkQueue work) {
    function
        .live()
        .addEventSource(
            SqsEventSource.Builder.create(work.queue())
                .batchSize(work.batch())
                .reportBatchItemFailures(true)
                .maxConcurrency(function.job() == Job.PUBLISH ? PUBLISHERS_MAX : OTHERS_MAX)
                .build());
  }

  /// @param unheard where an hour goes that could not be told
  void schedule(HubFunction fetch, HubFunction sweep, Queue unheard) {
    every(Duration.minutes(15), fetch, unheard);
    every(Duration.hours(1), sweep, unheard);
  }

  private static Map<String, Object> created(Bucket bucket, String keys) {
    return Map.of(
        "bucket", Map.of("name", List.of(bucket.getBucketName())),
        "object", Map.of("key", List.of(Map.of("wildcard", keys))));
  }

  private void rule(String what, Map<String, Object> detail, WorkQueue... told) {
    Rule rule =
        Rule.Builder.create(scope, "On" + what)
            .eventPattern(
                EventPattern.builder()
                    .source(List.of("aws.s3"))
                    .detailType(List.of("Object Created"))
                    .detail(detail)
                    .build())
            .build();
    for (WorkQueue work : told) {
      rule.addTarget(SqsQueue.Builder.create(work.queue()).deadLetterQueue(work.dead()).build());
    }
  }

  private void every(Duration period, HubFunction function, Queue unheard) {
    Schedule.Builder.create(scope, function.job().title() + "Schedule")
        .scheduleName(settings.named(function.job().word()))
        .schedule(ScheduleExpression.rate(period))
        .target(
            LambdaInvoke.Builder.create(function.live())
                .deadLetterQueue(unheard)
                // The next hour does the same.
                .retryAttempts(2)
                .maxEventAge(period)
                .build())
        .build();
  }
}
