package lv.aprite.cli.hub;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lv.aprite.cli.hub.Inbox.Place;
import lv.aprite.cli.hub.Inbox.Seen;
import lv.aprite.publication.store.StoreUnavailable;
import lv.aprite.publication.submission.DatasetId;

/// Watches a hub's inbox, and has what is dropped there published. What was missed while nobody
/// watched is found at the start.
///
/// It looks, four times a second, and is not told by the system: that would be a second way to find
/// a file, which can lose events, and without which the first must do anyway. A look at a thousand
/// folders takes some milliseconds.
public final class Intake implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final Duration BETWEEN_SEARCHES = Duration.ofSeconds(60);

  private final Hub hub;
  private final ServeLock lock;
  private final Events events;
  private final DatasetQueues queues;
  private final QuietFiles quiet = new QuietFiles();
  private final Set<Seen> told = new HashSet<>();
  private final Thread thread;
  private volatile boolean closed;

  /// What the shell is told, by several threads.
  public interface Events {
    void receipt(Receipt receipt);

    void misplaced(Misplaced misplaced);

    /// Something in the inbox is no file; it stays where it is.
    void noFile(String path);

    /// Something went wrong with us; it is tried again.
    void failure(String what);
  }

  private Intake(Hub hub, ServeLock lock, Events events, int atOnce, Duration assembledEvery) {
    this.hub = hub;
    this.lock = lock;
    this.events = events;
    this.queues = new DatasetQueues(hub, events, atOnce, assembledEvery);
    this.thread = Thread.ofPlatform().name("intake").unstarted(this::run);
  }

  /// Begins.
  ///
  /// @param lock of the hub; released on close
  /// @param atOnce how many datasets are worked on at a time; the files of one always one after the
  ///   other
  /// @param assembledEvery the whole catalog is put together no more often
  public static Intake start(
      Hub hub, ServeLock lock, Events events, int atOnce, Duration assembledEvery) {
    Intake intake = new Intake(hub, lock, events, atOnce, assembledEvery);
    intake.thread.start();
    return intake;
  }

  private void run() {
    long searched = System.nanoTime() - BETWEEN_SEARCHES.toNanos();
    while (!closed) {
      long now = System.nanoTime();
      try {
        if (now - searched >= BETWEEN_SEARCHES.toNanos()) {
          // At the start: what a crash interrupted. Later: what another process took in and did not
          // finish.
          searchUnfinished();
          searched = now;
        }
        for (Seen seen : quiet.note(hub.look(), now)) {
          take(seen);
        }
      } catch (IOException | StoreUnavailable e) {
        events.failure("inbox: " + e.getMessage());
      } catch (RuntimeException | Error e) {
        events.failure("inbox: " + e);
      }
      pause();
    }
  }

  private void searchUnfinished() {
    for (DatasetId dataset : hub.datasets()) {
      hub.unfinished(dataset).forEach(queues::add);
    }
  }

  private void take(Seen seen) throws IOException {
    switch (seen.place()) {
      case Place.Dataset(DatasetId dataset) -> hub.take(seen, dataset).ifPresent(queues::add);
      case Place.Misplaced(String expected) ->
          hub.putAside(seen, expected).ifPresent(events::misplaced);
      case Place.NoFile() -> {
        if (told.size() < 1000 && told.add(seen)) {
          events.noFile(seen.path().toString());
        }
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS);
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /// Whether nothing is being worked on, or waits for it. (A file that was just dropped is not
  /// known yet.)
  public boolean isIdle() {
    return queues.isIdle();
  }

  /// Takes no more files in, finishes those that are being worked on, and leaves the others for the
  /// next start.
  @Override
  public void close() throws IOException {
    closed = true;
    List<Thread> all = List.of(thread);
    for (Thread one : all) {
      try {
        one.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    queues.close();
    lock.close();
  }
}
