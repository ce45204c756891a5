package lv.aprite.cli.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import lv.aprite.cli.hub.Inbox.Identity;
import lv.aprite.cli.hub.Inbox.Place;
import lv.aprite.cli.hub.Inbox.Seen;
import lv.aprite.publication.store.StoreUnavailable;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;

/// Watches a hub's inbox, and has what is dropped there published. What was missed while nobody
/// watched is found at the start.
///
/// It looks, four times a second, and is not told by the system: that would be a second way to find
/// a file, which can lose events, and without which the first must do anyway. A look at a thousand
/// folders takes some milliseconds.
public final class Intake implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final Duration BETWEEN_SEARCHES = Duration.ofSeconds(60);

  private static final int TOLD_MAX = 1000;
  private static final int PATH_MAX = 200;

  /// Looks at a file that is open, each two seconds after the one before.
  private static final int WRITTEN_TOLD = 35;

  private final Hub hub;
  private final ServeLock lock;
  private final Events events;
  private final DatasetQueues queues;
  private final QuietFiles quiet;
  private final Pauses failing = new Pauses(Duration.ofMinutes(1));
  private final Pauses written = new Pauses(Duration.ofSeconds(2));
  private final Set<Path> told = new HashSet<>();
  private final Map<DatasetId, String> changed = new HashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Thread> threads;

  /// What the shell is told, by several threads.
  public interface Events {
    void receipt(Receipt receipt);

    void misplaced(Misplaced misplaced);

    /// Something in the inbox is no file; it stays where it is.
    void noFile(String path);

    /// Something that somebody should know who looks after the inbox; the hub goes on.
    void noted(String what);

    /// Something went wrong with us; it is tried again.
    void failure(String what);
  }

  private Intake(Hub hub, ServeLock lock, Events events, int atOnce, Duration assembledEvery) {
    this.hub = hub;
    this.lock = lock;
    this.events = events;
    this.queues = new DatasetQueues(hub, events, atOnce, assembledEvery);
    this.quiet = new QuietFiles(hub::endsInsideARow);
    this.threads =
        List.of(
            Thread.ofPlatform().name("intake").unstarted(this::run),
            Thread.ofPlatform().name("search").unstarted(this::searchNowAndThen));
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
    intake.threads.getFirst().start();
    intake.threads.getLast().start();
    return intake;
  }

  private void run() {
    // What a crash interrupted: it goes before what is dropped now.
    search();
    String failure = "";
    do {
      String now = look();
      if (!now.isEmpty() && !now.equals(failure)) {
        events.failure("inbox: " + now);
      }
      failure = now;
    } while (!isClosedAfter(BETWEEN_LOOKS));
  }

  /// One look at the inbox.
  ///
  /// @return what went wrong with all of it; empty when nothing did
  private String look() {
    try {
      long now = System.nanoTime();
      List<Seen> all = hub.look();
      Set<Path> present = all.stream().map(Seen::path).collect(Collectors.toSet());
      failing.keepOnly(present);
      written.keepOnly(present);
      told.retainAll(present);
      takeAll(quiet.note(all, now), now);
      return "";
    } catch (IOException | StoreUnavailable e) {
      return String.valueOf(e.getMessage());
    } catch (RuntimeException | Error e) {
      return e.toString();
    }
  }

  private void takeAll(List<Seen> all, long now) {
    List<Seen> files = new ArrayList<>();
    for (Seen seen : all) {
      switch (seen.place()) {
        case Place.Dataset _, Place.Misplaced _ -> {
          if (failing.isOver(seen.path(), now) && written.isOver(seen.path(), now)) {
            files.add(seen);
          }
        }
        case Place.NoFile() -> once(seen, () -> events.noFile(seen.path().toString()));
        case Place.Closed(String why) ->
            once(
                seen,
                () ->
                    events.noted(
                        "inbox/"
                            + cut(seen)
                            + ": cannot be looked into ("
                            + why
                            + "); left alone"));
      }
    }
    Set<Path> names =
        files.stream().map(seen -> seen.path().getFileName()).collect(Collectors.toSet());
    Set<String> open = OpenFiles.written(names);
    for (Seen seen : files) {
      if (!open.contains(seen.identity().file())) {
        tryToTake(seen, now);
      } else if (written.begin(seen.path(), now) == WRITTEN_TOLD) {
        events.noted(
            "inbox/"
                + cut(seen)
                + ": a program has it open for writing since a minute or more; it"
                + " is taken when it is closed");
      }
    }
  }

  private void once(Seen seen, Runnable tell) {
    if (told.size() < TOLD_MAX && told.add(seen.path())) {
      tell.run();
    }
  }

  private static String cut(Seen seen) {
    String path = seen.path().toString();
    return path.length() <= PATH_MAX ? path : path.substring(0, PATH_MAX) + "…";
  }

  /// What cannot be taken keeps nothing else waiting.
  private void tryToTake(Seen seen, long now) {
    try {
      take(seen);
    } catch (IOException | StoreUnavailable e) {
      putOff(seen, now, String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      putOff(seen, now, e.toString());
    }
  }

  private void putOff(Seen seen, long now, String why) {
    if (failing.begin(seen.path(), now) == 1) {
      events.noted("inbox/" + cut(seen) + ": " + why + "; it is tried again, at most each minute");
    }
  }

  private void take(Seen seen) throws IOException {
    switch (seen.place()) {
      case Place.Dataset(DatasetId dataset) -> hub.take(seen, dataset).ifPresent(queues::add);
      case Place.Misplaced(String expected) ->
          hub.putAside(seen, expected).ifPresent(events::misplaced);
      case Place.NoFile(), Place.Closed _ -> {}
    }
  }

  /// What another process took in and did not finish, and uploads that changed after they were
  /// taken in. On a thread of its own: what is dropped does not wait for it.
  private void searchNowAndThen() {
    while (!isClosedAfter(BETWEEN_SEARCHES)) {
      search();
    }
  }

  private synchronized void search() {
    try {
      hub.datasets().forEach(this::search);
    } catch (RuntimeException | Error e) {
      events.failure("search for what is unfinished: " + e.getMessage());
    }
  }

  private void search(DatasetId dataset) {
    try {
      hub.unfinished(dataset).forEach(queues::add);
      Optional<Submission> now = hub.changed(dataset);
      String before = now.isPresent() ? changed.getOrDefault(dataset, "") : "";
      changed.remove(dataset);
      if (now.isPresent() && (!now.get().version().equals(before) || isOpen(now.get()))) {
        changed.put(dataset, now.get().version());
      } else if (now.isPresent()) {
        takeAgain(now.get());
      }
    } catch (IOException | IllegalStateException | StoreUnavailable e) {
      events.failure(dataset + ": " + e.getMessage());
    }
  }

  private void takeAgain(Submission upload) throws IOException {
    Optional<Submission> again = hub.takeAgain(upload);
    if (again.isPresent()) {
      events.noted(changedInWords(upload) + "; taken in again as upload " + again.get().id());
      queues.add(again.get());
    }
  }

  private boolean isOpen(Submission upload) throws IOException {
    Path file = hub.file(upload);
    String identity = Identity.of(Files.readAttributes(file, BasicFileAttributes.class)).file();
    return OpenFiles.written(Set.of(file.getFileName())).contains(identity);
  }

  static String changedInWords(Submission upload) {
    return upload.dataset()
        + ", upload "
        + upload.id()
        + ": expected the file as it was judged, found another; its writer had not finished";
  }

  private boolean isClosedAfter(Duration time) {
    try {
      return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
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
    closed.countDown();
    for (Thread one : threads) {
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
