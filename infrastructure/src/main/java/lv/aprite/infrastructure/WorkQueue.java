package lv.aprite.infrastructure;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/// Messages that say "look at this", and those of them that nobody could work off.
///
/// What EventBridge cannot deliver to a queue lands among its dead letters too: either way somebody
/// was not told, and sending it back is the same deed.
///
/// @param job whose function works it off
/// @param dead its messages wait for a person, see [Watch]
/// @param batch how many messages a function is handed at once
record WorkQueue(String word, Job job, Queue queue, Queue dead, int batch) {
  private static final int RECEIVES_MAX = 3;

  /// As long as SQS keeps anything.
  private static final int DEAD_DAYS = 14;

  private static final int ALIVE_DAYS = 4;

  /// @param job whose function works it off
  static WorkQueue of(Construct scope, Settings settings, Job job, int batch) {
    Queue dead = dead(scope, settings, job.title(), job.word(), false);
    Queue queue = alive(scope, settings.named(job.word()), job.title(), job, dead).build();
    return new WorkQueue(job.word(), job, queue, dead, batch);
  }

  /// One message at a time, after a minute; those that say the same within five are one.
  static WorkQueue ofAssembling(Construct scope, Settings settings) {
    Queue dead = dead(scope, settings, "Assemble", "assemble", true);
    Queue queue =
        alive(scope, settings.named("assemble.fifo"), "Assemble", Job.CATALOG, dead)
            .fifo(true)
            .deliveryDelay(Duration.seconds(60))
            .build();
    return new WorkQueue("assemble", Job.CATALOG, queue, dead, 1);
  }

  private static Queue.Builder alive(Construct scope, String name, String id, Job job, Queue dead) {
    return Queue.Builder.create(scope, id + "Queue")
        .queueName(name)
        .visibilityTimeout(Duration.seconds(job.visibilitySeconds()))
        .retentionPeriod(Duration.days(ALIVE_DAYS))
        .encryption(QueueEncryption.SQS_MANAGED)
        .enforceSsl(true)
        .deadLetterQueue(
            DeadLetterQueue.builder().queue(dead).maxReceiveCount(RECEIVES_MAX).build());
  }

  static Queue dead(Construct scope, Settings settings, String id, String word, boolean fifo) {
    Queue.Builder builder =
        Queue.Builder.create(scope, id + "Dead")
            .queueName(settings.named(word + "-dead" + (fifo ? ".fifo" : "")))
            .retentionPeriod(Duration.days(DEAD_DAYS))
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true);
    // The resource knows no "false" here.
    Queue dead = (fifo ? builder.fifo(true) : builder).build();
    Reasons.ofDeadLetters(dead);
    return dead;
  }
}
