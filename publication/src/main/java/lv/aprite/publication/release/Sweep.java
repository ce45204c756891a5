package lv.aprite.publication.release;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Listed;
import lv.aprite.publication.store.StoreTime;
import lv.aprite.publication.store.StoreUnavailable;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.Attempt;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionLog;

/// Takes all steps without any event, so that a lost one costs time and nothing else: publishes
/// what was uploaded, repairs what is derived, removes what crashed attempts left and what was
/// withdrawn, and checks what must always hold.
///
/// It may run at any time beside publishers and other sweeps, and stop anywhere.
public final class Sweep {
  /// Nobody works on an attempt any more that is this old, or will be told to begin anew: see
  /// [Attempt].
  private static final Duration RETIRED_AFTER = Duration.ofHours(24);

  /// No attempt settles that is this old: whoever made it is not coming back.
  private static final Duration ABANDONED_AFTER = Duration.ofHours(1);

  private final Stores stores;
  private final Publisher publisher;
  private final List<Derived> derived;
  private final Optional<Consumer<Submission>> queue;

  /// A sweep that publishes what was uploaded itself.
  public Sweep(Stores stores, Publisher publisher, List<Derived> derived) {
    this(stores, publisher, derived, Optional.empty());
  }

  private Sweep(
      Stores stores,
      Publisher publisher,
      List<Derived> derived,
      Optional<Consumer<Submission>> queue) {
    this.stores = stores;
    this.publisher = publisher;
    this.derived = List.copyOf(derived);
    this.queue = queue;
  }

  /// The same sweep, but it reads no upload: those that are unfinished after an hour are handed on
  /// to be published elsewhere.
  public Sweep handingOn(Consumer<Submission> elsewhere) {
    return new Sweep(stores, publisher, derived, Optional.of(elsewhere));
  }

  /// How closely the published files are looked at.
  public enum Check {
    /// They are there and as large as the log says.
    SIZE,
    /// They are read, and are what the log says.
    SHA_256
  }

  /// What a sweep found and did.
  ///
  /// @param uploads how many were looked at
  /// @param attemptsRetired attempts whose documents were removed, with their data unless a release
  ///   needs them
  /// @param objectsRemoved published files that no release needs, or that were withdrawn
  /// @param faults what must never be: each a sentence with its place
  public record Result(int uploads, int attemptsRetired, int objectsRemoved, List<String> faults) {
    public Result {
      faults = List.copyOf(faults);
    }
  }

  /// One sweep over everything.
  ///
  /// @param uploads all that the shell knows of; those with a verdict cost a look each
  /// @param id new for each sweep: a slug of at most 40 of `a-z0-9-`
  /// @throws StoreUnavailable when the store failed too often; the next sweep does the rest
  public Result run(Iterable<Submission> uploads, String id, Check check) {
    String marker = "sweeps/" + id + ".json";
    // If this sweep is run a second time under its id, what it takes for now is earlier, and it
    // removes less.
    Instant now = StoreTime.of(stores.restricted(), marker);
    Run run = new Run(id, check);
    for (Submission upload : uploads) {
      run.upload(upload, Duration.between(upload.order().beganAt(), now));
    }
    stores
        .restricted()
        .listAll(
            "attempts/", listed -> run.attempt(listed, Duration.between(listed.beganAt(), now)));
    datasets().forEach(run::dataset);
    stores.restricted().delete(marker);
    return new Result(run.uploads, run.attemptsRetired, run.objectsRemoved, run.faults);
  }

  /// Removes at once what withdrawals from this dataset name; [#run] does the same, later.
  ///
  /// @return how many published files were removed
  public int finishWithdrawals(DatasetId dataset) {
    int removed = new Withdrawals(stores, dataset).finish();
    lookAtSubmissions(dataset);
    return removed;
  }

  private void lookAtSubmissions(DatasetId dataset) {
    for (String submission : SubmissionLog.ids(stores.restricted(), dataset)) {
      derived.forEach(view -> view.lookAtSubmission(dataset, submission));
    }
  }

  /// What still holds rows of an upload that was withdrawn, or whose release was.
  public List<Kin.Relative> relatives(DatasetId dataset, String submission) {
    return new Withdrawals(stores, dataset).relatives(submission);
  }

  /// All datasets that have a contract, a release, or at least a submission.
  private SortedSet<DatasetId> datasets() {
    SortedSet<DatasetId> datasets = new TreeSet<>(Comparator.comparing(DatasetId::path));
    addDatasets(stores.restricted(), "contracts/", datasets);
    addDatasets(stores.restricted(), "submissions/", datasets);
    addDatasets(stores.open(), "log/", datasets);
    return datasets;
  }

  private static void addDatasets(ObjectStore store, String root, SortedSet<DatasetId> to) {
    List<Listed> next = store.list(root, "", 1);
    while (!next.isEmpty()) {
      String[] parts = next.getFirst().key().split("/", -1);
      if (parts.length > 3 && DatasetId.isSlug(parts[1]) && DatasetId.isSlug(parts[2])) {
        to.add(new DatasetId(parts[1], parts[2]));
      }
      String folder = parts.length > 3 ? root + parts[1] + "/" + parts[2] : next.getFirst().key();
      // The next character after the slash: jumps over all keys of the folder.
      next = store.list(root, folder + "0", 1);
    }
  }

  /// One sweep while it runs.
  private final class Run {
    private final String id;
    private final Check check;
    private final List<String> faults = new ArrayList<>();
    private final Set<String> handedOn = new HashSet<>();
    private int uploads;
    private int attemptsRetired;
    private int objectsRemoved;
    private int tries;

    Run(String id, Check check) {
      this.id = id;
      this.check = check;
    }

    void upload(Submission submission, Duration age) {
      uploads++;
      guarded(() -> advance(submission, age));
    }

    /// What came lately, its own event brings; a submission that is handed on twice would be read
    /// twice.
    private void advance(Submission submission, Duration age) {
      if (queue.isEmpty()) {
        publisher.advance(submission, attemptId());
        return;
      }
      publisher.removeWhatIsSetAside(submission);
      if (age.compareTo(ABANDONED_AFTER) >= 0
          && publisher.isUnfinished(submission)
          && handedOn.add(submission.dataset() + "/" + submission.id())) {
        queue.get().accept(submission);
      }
    }

    private String attemptId() {
      return id + "-" + ++tries;
    }

    void attempt(Listed document, Duration age) {
      if (age.compareTo(ABANDONED_AFTER) < 0) {
        return;
      }
      String name = document.key().substring("attempts/".length());
      guarded(() -> {
        var attempt = Attempt.read(stores.restricted(), name.substring(0, name.indexOf('.')));
        if (attempt.isPresent()) {
          advance(attempt.get().submission(), age);
          if (age.compareTo(RETIRED_AFTER) >= 0) {
            retire(attempt.get());
          }
        }
      });
    }

    private void retire(Attempt attempt) {
      Retirement.Retired retired = new Retirement(stores, attempt).retire();
      attemptsRetired += retired.removal() == Retirement.Removal.KEEP ? 0 : 1;
      objectsRemoved += retired.objects();
    }

    void dataset(DatasetId dataset) {
      guarded(() -> {
        publisher.describe(dataset);
        DatasetSweep sweep = new DatasetSweep(stores, dataset, check);
        objectsRemoved += sweep.removeWhatNoReleaseNeeds();
        objectsRemoved += new Withdrawals(stores, dataset).finish();
        faults.addAll(sweep.faults());
        lookAtSubmissions(dataset);
      });
    }

    /// What is wrong in one place must not keep the sweep from the others.
    private void guarded(Runnable step) {
      try {
        step.run();
      } catch (IllegalStateException | StoreUnavailable | UncheckedIOException fault) {
        faults.add(String.valueOf(fault.getMessage()));
      }
    }
  }
}
