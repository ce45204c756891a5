package lv.aprite.cli.hub;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lv.aprite.publication.store.StoreUnavailable;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;

/// Publishes submissions: those of one dataset one after the other, several datasets at once.
final class DatasetQueues implements AutoCloseable {
  private static final Duration RETRY_FIRST = Duration.ofSeconds(1);
  private static final Duration RETRY_LAST = Duration.ofMinutes(1);

  /// @param failures how often its first one failed in a row
  private record Queue(ArrayDeque<Submission> waiting, int failures, long notBeforeNanos) {}

  private record Key(DatasetId dataset, String submission) {}

  private final Hub hub;
  private final Intake.Events events;
  private final long assembledEveryNanos;
  private final Map<DatasetId, Queue> queues = new HashMap<>();
  private final Set<DatasetId> working = new HashSet<>();

  /// Never forgotten: a search that began before a submission was finished may still bring it.
  private final Set<Key> known = new HashSet<>();

  private final List<Thread> threads = new ArrayList<>();
  private boolean assemble = true;
  private boolean assembling;
  private long assembledAt;
  private boolean closed;

  DatasetQueues(Hub hub, Intake.Events events, int atOnce, Duration assembledEvery) {
    this.hub = hub;
    this.events = events;
    this.assembledEveryNanos = assembledEvery.toNanos();
    this.assembledAt = System.nanoTime() - assembledEveryNanos;
    for (int i = 1; i <= atOnce; i++) {
      threads.add(Thread.ofPlatform().name("publish-" + i).start(this::work));
    }
  }

  /// Adds a submission at the end of its dataset's queue, unless it was added before.
  synchronized void add(Submission submission) {
    if (!closed && known.add(new Key(submission.dataset(), submission.id()))) {
      queues
          .computeIfAbsent(
              submission.dataset(), absent -> new Queue(new ArrayDeque<>(), 0, System.nanoTime()))
          .waiting()
          .add(submission);
      notifyAll();
    }
  }

  synchronized boolean isIdle() {
    return queues.isEmpty() && working.isEmpty() && !assemble && !assembling;
  }

  private void work() {
    Optional<Runnable> task = next();
    while (task.isPresent()) {
      task.get().run();
      task = next();
    }
  }

  /// Waits until there is something to do. Absent when closed.
  private synchronized Optional<Runnable> next() {
    try {
      while (!closed) {
        long now = System.nanoTime();
        Optional<Runnable> due = due(now);
        if (due.isPresent()) {
          return due;
        }
        wait(waitMillis(now));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  private Optional<Runnable> due(long now) {
    for (Map.Entry<DatasetId, Queue> entry : queues.entrySet()) {
      Queue queue = entry.getValue();
      if (queue.notBeforeNanos() - now <= 0 && working.add(entry.getKey())) {
        Submission first = queue.waiting().getFirst();
        return Optional.of(() -> publish(first));
      }
    }
    if (assemble && !assembling && assembledAt + assembledEveryNanos - now <= 0) {
      assemble = false;
      assembling = true;
      return Optional.of(this::assemble);
    }
    return Optional.empty();
  }

  /// Until something becomes due by itself.
  private long waitMillis(long now) {
    long nanos = RETRY_LAST.toNanos();
    for (Map.Entry<DatasetId, Queue> entry : queues.entrySet()) {
      if (!working.contains(entry.getKey())) {
        nanos = Math.min(nanos, entry.getValue().notBeforeNanos() - now);
      }
    }
    if (assemble && !assembling) {
      nanos = Math.min(nanos, assembledAt + assembledEveryNanos - now);
    }
    return Math.max(1, nanos / 1_000_000 + 1);
  }

  private enum Done {
    FINISHED,
    /// The machine failed: it is tried again, and what follows it waits.
    LATER,
    /// We failed, and would again. What follows it must not wait for ever; the next start tries it
    /// again.
    GIVEN_UP
  }

  private void publish(Submission submission) {
    Done done = Done.GIVEN_UP;
    try {
      events.receipt(hub.publish(submission));
      done = Done.FINISHED;
    } catch (IOException | StoreUnavailable e) {
      events.failure(name(submission) + ": " + e.getMessage() + "; it is tried again");
      done = Done.LATER;
    } catch (RuntimeException | Error e) {
      // Errors too: this thread must go on, or what waits behind it would wait unseen.
      events.failure(name(submission) + ": " + e + "; it is tried again at the next start");
    } finally {
      after(submission, done);
    }
  }

  private synchronized void after(Submission submission, Done done) {
    DatasetId dataset = submission.dataset();
    working.remove(dataset);
    Queue queue = queues.get(dataset);
    if (queue == null) {
      return;
    }
    switch (done) {
      case FINISHED, GIVEN_UP -> {
        assemble = true;
        queue.waiting().removeFirst();
        queues.put(dataset, new Queue(queue.waiting(), 0, System.nanoTime()));
      }
      case LATER -> {
        long pause = RETRY_FIRST.toNanos() << Math.min(queue.failures(), 6);
        queues.put(
            dataset,
            new Queue(
                queue.waiting(),
                queue.failures() + 1,
                System.nanoTime() + Math.min(pause, RETRY_LAST.toNanos())));
      }
    }
    if (queue.waiting().isEmpty()) {
      queues.remove(dataset);
    }
    notifyAll();
  }

  private void assemble() {
    boolean done = false;
    try {
      hub.assemble();
      done = true;
    } catch (RuntimeException | Error e) {
      events.failure("catalog: " + e + "; it is tried again");
    } finally {
      synchronized (this) {
        assembling = false;
        assemble = assemble || !done;
        assembledAt = System.nanoTime();
        notifyAll();
      }
    }
  }

  private static String name(Submission submission) {
    return submission.dataset() + ", upload " + submission.id();
  }

  /// Finishes what is being worked on, and leaves the rest where it is.
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
