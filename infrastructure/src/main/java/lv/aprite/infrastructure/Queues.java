package lv.aprite.infrastructure;

import java.util.List;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/// All queues of the hub.
final class Queues {
  private static final int BATCH = 10;

  private final WorkQueue publish;
  private final WorkQueue catalog;
  private final WorkQueue assemble;
  private final WorkQueue notices;
  private final WorkQueue fetch;
  private final Queue schedule;

  Queues(Construct scope, Settings settings) {
    publish = WorkQueue.of(scope, settings, Job.PUBLISH, 1);
    catalog = WorkQueue.of(scope, settings, Job.CATALOG, BATCH);
    assemble = WorkQueue.ofAssembling(scope, settings);
    notices = WorkQueue.of(scope, settings, Job.NOTIFY, BATCH);
    fetch = WorkQueue.of(scope, settings, Job.FETCH, 1);
    schedule = WorkQueue.dead(scope, settings, "Schedule", "schedule", false);
  }

  /// Uploads to publish, one at a time.
  WorkQueue publish() {
    return publish;
  }

  /// Release logs that have grown.
  WorkQueue catalog() {
    return catalog;
  }

  /// That the whole catalog is to be put together.
  WorkQueue assemble() {
    return assemble;
  }

  /// Logs that have grown, for those who want to be told.
  WorkQueue notices() {
    return notices;
  }

  /// Contracts whose source is to be looked at.
  WorkQueue fetch() {
    return fetch;
  }

  /// Hours that struck and nobody heard. The next one does the same work, so that nothing is sent
  /// back from here.
  Queue schedule() {
    return schedule;
  }

  List<WorkQueue> all() {
    return List.of(publish, catalog, assemble, notices, fetch);
  }
}
