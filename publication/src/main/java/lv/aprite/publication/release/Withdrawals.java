package lv.aprite.publication.release;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import lv.aprite.publication.log.LookAgain;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.Attempt;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionEntry;
import lv.aprite.publication.submission.SubmissionKeys;
import lv.aprite.publication.submission.SubmissionLog;
import lv.aprite.publication.submission.SubmissionState;
import lv.aprite.publication.submission.WithdrawalReason;

/// What withdrawals from a dataset take away. All of it follows from the logs, so what a crash left
/// is taken away by the next look.
record Withdrawals(Stores stores, DatasetId dataset) {
  /// Withdraws an upload that was never released, and now never will be.
  ///
  /// @param text why, in private words
  RemovalOutcome withdraw(Submission upload, WithdrawalReason reason, Optional<String> text) {
    SubmissionEntry.Withdrawn ordered = new SubmissionEntry.Withdrawn(upload, reason, text);
    boolean[] tried = {false};
    return LookAgain.until(
        dataset + ", withdrawal of submission " + upload.id(),
        () -> {
          SubmissionLog log = SubmissionLog.read(stores.restricted(), dataset, upload.id());
          if (log.state() instanceof SubmissionState.Withdrawn) {
            boolean ours = tried[0] && log.entries().getLast().entry().equals(ordered);
            return Optional.of(
                ours
                    ? new RemovalOutcome.Done(log.number())
                    : new RemovalOutcome.Already(log.number()));
          }
          if (log.state() instanceof SubmissionState.Publishable) {
            return Optional.of(
                Decision.onSubmission(
                            ReleaseLog.read(stores.open(), dataset), upload.id(), upload.order())
                        instanceof Decision.There(long number)
                    ? new RemovalOutcome.IsRelease(number)
                    : new RemovalOutcome.OnItsWay());
          }
          tried[0] = true;
          log.append(ordered);
          return Optional.empty();
        });
  }

  /// What still holds rows of a withdrawn upload.
  List<Kin.Relative> relatives(String submission) {
    return kin().relatives(submission);
  }

  private Kin kin() {
    return Kin.read(stores.restricted(), ReleaseLog.fold(stores.open(), dataset), dataset);
  }

  /// Removes all that withdrawals name and that is still there: data, receipts, rejected rows, and
  /// the source. What was never released and holds the same rows is withdrawn along, see
  /// [Kin#goingWith].
  ///
  /// @return how many published files were removed
  int finish() {
    Kin kin = kin();
    SortedMap<String, WithdrawalReason> withdrawn = kin.withdrawn();
    Set<String> gone = new TreeSet<>(withdrawn.keySet());
    withdrawn.forEach((id, reason) -> {
      for (String other : kin.goingWith(id)) {
        if (!gone.contains(other) && goesAlong(kin.log(other).orElseThrow(), reason)) {
          gone.add(other);
        }
      }
    });
    int removed = 0;
    for (String id : gone) {
      removed += remove(id, kin.fold());
    }
    return gone.isEmpty() ? 0 : removed + removeOtherAttempts(kin.fold(), gone);
  }

  /// False when it came to be released meanwhile.
  private boolean goesAlong(SubmissionLog log, WithdrawalReason reason) {
    return switch (withdraw(log.submission().orElseThrow(), reason, Optional.empty())) {
      case RemovalOutcome.Done _, RemovalOutcome.Already _ -> true;
      case RemovalOutcome.IsRelease _, RemovalOutcome.OnItsWay() -> false;
    };
  }

  private int remove(String submission, ReleaseFold fold) {
    Set<String> attempts = new TreeSet<>();
    fold.releases().stream()
        .filter(release -> release.entry().submission().equals(submission))
        .forEach(release -> attempts.addAll(release.entry().attempts()));
    SubmissionLog log = SubmissionLog.read(stores.restricted(), dataset, submission);
    for (Numbered<SubmissionEntry> numbered : log.entries()) {
      switch (numbered.entry()) {
        case SubmissionEntry.Settled settled -> {
          attempts.add(settled.attempt());
          removeSource(settled.submission());
        }
        case SubmissionEntry.Withdrawn withdrawn -> removeSource(withdrawn.submission());
        case SubmissionEntry.Decided _, SubmissionEntry.Superseded _ -> {}
      }
    }
    String folder = SubmissionKeys.log(dataset, submission) + "/";
    stores
        .restricted()
        .listAll(
            folder,
            listed -> {
              // The entries of the log lie in the folder itself, what quotes the data a level
              // below.
              if (listed.key().indexOf('/', folder.length()) >= 0) {
                stores.restricted().delete(listed.key());
              }
            });
    return attempts.stream().mapToInt(this::removeData).sum();
  }

  /// A key that has the submission's id in it is of this upload alone: whatever lies there goes,
  /// also what a late writer or a copy of the hub made of it.
  private void removeSource(Submission source) {
    String key = source.sourceKey();
    if (key.contains("/" + source.id() + "/")) {
      stores
          .inbox()
          .versions(key)
          .forEach(stat -> stores.inbox().deleteVersion(key, stat.version()));
    } else {
      stores.inbox().deleteVersion(key, source.version());
    }
  }

  /// An attempt that was abandoned may have published the very same data under its own name.
  private int removeOtherAttempts(ReleaseFold fold, Set<String> submissions) {
    Set<String> others = DatasetSweep.published(stores.open(), dataset);
    others.removeAll(fold.attempts());
    return others.stream()
        .filter(attempt ->
            Attempt.read(stores.restricted(), attempt)
                .filter(of -> submissions.contains(of.submission().id()))
                .isPresent())
        .mapToInt(this::removeData)
        .sum();
  }

  private int removeData(String attempt) {
    return Retirement.remove(stores.open(), ReleaseKeys.data(dataset, attempt));
  }
}
