package lv.aprite.publication.release;

import java.util.Optional;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.publication.log.LookAgain;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.Attempt;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionEntry;
import lv.aprite.publication.submission.SubmissionEntry.Settled;
import lv.aprite.publication.submission.SubmissionKeys;
import lv.aprite.publication.submission.SubmissionLog;
import lv.aprite.publication.submission.SubmissionState;

/// The end of an old attempt: what it left is removed, unless a release has it or may come to have
/// it.
///
/// The document goes last, and only for good: once it is gone, either the release log names the
/// attempt, or it never will.
final class Retirement {
  private final Stores stores;
  private final Attempt attempt;

  Retirement(Stores stores, Attempt attempt) {
    this.stores = stores;
    this.attempt = attempt;
  }

  enum Removal {
    /// A release may come to name it.
    KEEP,
    /// A release names it.
    DOCUMENT,
    /// No release names it or ever will.
    ALL
  }

  /// Decides, and removes.
  ///
  /// @return what was removed, and how many published files
  Retired retire() {
    SubmissionLog log = LookAgain.until("attempt " + attempt.id(), this::closed);
    Removal removal = decide(log);
    int objects = removal == Removal.ALL ? removeAll(log) : 0;
    if (removal != Removal.KEEP) {
      stores.restricted().delete(SubmissionKeys.attempt(attempt.id()));
    }
    return new Retired(removal, objects);
  }

  record Retired(Removal removal, int objects) {}

  private Removal decide(SubmissionLog log) {
    return switch (attempt.fate(log.entries())) {
      case OPEN -> Removal.KEEP;
      case DEAD -> Removal.ALL;
      case SETTLED -> afterSettling(log);
    };
  }

  /// The submission's log with an entry where this attempt could settle: its verdict, or else one
  /// that keeps it out.
  private Optional<SubmissionLog> closed() {
    Submission submission = attempt.submission();
    SubmissionLog log =
        SubmissionLog.read(stores.restricted(), submission.dataset(), submission.id());
    if (attempt.fate(log.entries()) != Attempt.Fate.OPEN) {
      return Optional.of(log);
    }
    log.append(new SubmissionEntry.Decided(SubmissionEntry.Decision.RETRY, Publisher.BY_THE_HUB));
    return Optional.empty();
  }

  private Removal afterSettling(SubmissionLog log) {
    Submission submission = attempt.submission();
    ReleaseLog releases = ReleaseLog.read(stores.open(), submission.dataset());
    return switch (Decision.onSubmission(releases, submission.id(), submission.order())) {
      case Decision.There(long number) ->
          releases.release(number).orElseThrow().entry().attempts().contains(attempt.id())
              ? Removal.DOCUMENT
              : Removal.ALL;
      case Decision.Superseded _ -> Removal.ALL;
      case Decision.Next() -> mayBeReleased(log) ? Removal.KEEP : Removal.ALL;
    };
  }

  /// Also a verdict that was set aside by another try may be on its way: whoever took it up may
  /// have slept since.
  private boolean mayBeReleased(SubmissionLog log) {
    boolean rejected =
        log.state() instanceof SubmissionState.Withdrawn
            || (log.state() instanceof SubmissionState.Rejected(Settled settled, String _)
                && settled.attempt().equals(attempt.id()));
    // One that was held is judged by another attempt once it is accepted.
    boolean publishable =
        log.entries().get((int) attempt.base()).entry() instanceof Settled settled
            && settled.verdict() == Verdict.PUBLISHABLE;
    return !rejected && publishable;
  }

  /// What a verdict says stays to be read: only findings that no verdict stands on go.
  private int removeAll(SubmissionLog log) {
    Submission submission = attempt.submission();
    DatasetId dataset = submission.dataset();
    if (attempt.fate(log.entries()) == Attempt.Fate.DEAD) {
      remove(stores.restricted(), SubmissionKeys.findings(dataset, submission.id(), attempt.id()));
    }
    return remove(stores.open(), ReleaseKeys.data(dataset, attempt.id()));
  }

  /// Removes all keys under a folder.
  ///
  /// @return how many
  static int remove(ObjectStore store, String folder) {
    int[] count = {0};
    store.listAll(
        folder,
        listed -> {
          store.delete(listed.key());
          count[0]++;
        });
    return count[0];
  }
}
