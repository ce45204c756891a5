package lv.aprite.publication.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import lv.aprite.engine.write.Distribution;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.store.ObjectStore.Opened;
import lv.aprite.publication.store.ObjectStore.Stat;
import lv.aprite.publication.store.ObjectStore.Stats;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.Attempt;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionEntry;
import lv.aprite.publication.submission.SubmissionKeys;
import lv.aprite.publication.submission.SubmissionLog;
import lv.aprite.publication.submission.UploadOrder;

/// What a sweep does for one dataset.
final class DatasetSweep {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Stores stores;
  private final DatasetId dataset;
  private final Sweep.Check check;

  DatasetSweep(Stores stores, DatasetId dataset, Sweep.Check check) {
    this.stores = stores;
    this.dataset = dataset;
    this.check = check;
  }

  /// Removes what a publisher wrote when its attempt had been retired already. The attempt's
  /// document is looked for before the log is read: one that has none and is not in the log then
  /// will never be in it, see [Retirement].
  ///
  /// @return how many published files were removed
  int removeWhatNoReleaseNeeds() {
    Set<String> orphans = published();
    orphans.removeAll(attempts(ReleaseLog.fold(stores.open(), dataset)));
    orphans.removeIf(this::hasDocument);
    if (!orphans.isEmpty()) {
      orphans.removeAll(attempts(ReleaseLog.fold(stores.open(), dataset)));
    }
    return orphans.stream()
        .mapToInt(attempt -> Retirement.remove(stores.open(), ReleaseKeys.data(dataset, attempt)))
        .sum();
  }

  /// The attempts that have published files.
  private Set<String> published() {
    Set<String> attempts = new TreeSet<>();
    String folder = "data/" + dataset.path() + "/";
    stores
        .open()
        .listAll(
            folder,
            listed -> attempts.add(listed.key().substring(folder.length()).split("/", 2)[0]));
    return attempts;
  }

  private boolean hasDocument(String attempt) {
    return stores.restricted().stat(SubmissionKeys.attempt(attempt)) instanceof Stats.Present;
  }

  private static Set<String> attempts(ReleaseFold fold) {
    Set<String> attempts = new HashSet<>();
    fold.releases().forEach(release -> attempts.addAll(release.entry().attempts()));
    return attempts;
  }

  /// Removes all that withdrawals name and that is still there: data, receipts, rejected rows, and
  /// the source.
  ///
  /// @return how many published files were removed
  int finishWithdrawals() {
    ReleaseFold fold = ReleaseLog.fold(stores.open(), dataset);
    Set<String> submissions = new HashSet<>();
    int removed = 0;
    for (Numbered<ReleaseEntry.Released> release : fold.releases()) {
      if (fold.isWithdrawn(release.entry())) {
        for (String attempt : release.entry().attempts()) {
          removed += Retirement.remove(stores.open(), ReleaseKeys.data(dataset, attempt));
        }
        removeSource(release.entry().submission(), fold);
        submissions.add(release.entry().submission());
      }
    }
    return submissions.isEmpty() ? removed : removed + removeOtherAttempts(fold, submissions);
  }

  /// An attempt that was abandoned may have published the very same data under its own name.
  private int removeOtherAttempts(ReleaseFold fold, Set<String> submissions) {
    Set<String> others = published();
    others.removeAll(attempts(fold));
    return others.stream()
        .filter(attempt ->
            Attempt.read(stores.restricted(), attempt)
                .filter(of -> submissions.contains(of.submission().id()))
                .isPresent())
        .mapToInt(attempt -> Retirement.remove(stores.open(), ReleaseKeys.data(dataset, attempt)))
        .sum();
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

  private void removeSource(String submission, ReleaseFold fold) {
    SubmissionLog log = SubmissionLog.read(stores.restricted(), dataset, submission);
    for (Numbered<SubmissionEntry> numbered : log.entries()) {
      if (numbered.entry() instanceof SubmissionEntry.Settled settled) {
        removeSource(settled.submission());
        // A correction stands for its origin's rows, so they go too; unless that is a release of
        // its own, which is still public and which files are held against.
        settled
            .origin()
            .filter(origin -> !serves(origin, fold))
            .ifPresent(origin -> removeSource(origin, fold));
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
  }

  private static boolean serves(String submission, ReleaseFold fold) {
    return fold.releases().stream()
        .anyMatch(release ->
            release.entry().submission().equals(submission) && !fold.isWithdrawn(release.entry()));
  }

  /// The ids of all submissions that have a log.
  SortedSet<String> submissions() {
    SortedSet<String> submissions = new TreeSet<>();
    String folder = SubmissionKeys.submissions(dataset);
    stores
        .restricted()
        .listAll(
            folder,
            listed -> submissions.add(listed.key().substring(folder.length()).split("/", 2)[0]));
    return submissions;
  }

  /// What of the first two invariants does not hold: each a sentence with its place.
  List<String> faults() {
    List<String> faults = faults(ReleaseLog.fold(stores.open(), dataset));
    // What was withdrawn and removed while we looked is no fault.
    return faults.isEmpty() ? faults : faults(ReleaseLog.fold(stores.open(), dataset));
  }

  private List<String> faults(ReleaseFold fold) {
    List<String> faults = new ArrayList<>();
    if (fold.number() > 0
        && !(fold.entries().getFirst().entry() instanceof ReleaseEntry.Described)) {
      faults.add(place(1) + ": expected a description as the first entry");
    }
    Set<String> submissions = new HashSet<>();
    Optional<UploadOrder> before = Optional.empty();
    for (Numbered<ReleaseEntry.Released> release : fold.releases()) {
      UploadOrder order = release.entry().order();
      if (!submissions.add(release.entry().submission())) {
        faults.add(
            place(release.number()) + ": expected a submission that was not released before");
      }
      if (before.isPresent() && before.get().compareTo(order) >= 0) {
        faults.add(place(release.number()) + ": expected a newer upload than that released before");
      }
      before = Optional.of(order);
      if (!fold.isWithdrawn(release.entry())) {
        faults.addAll(faults(release));
      }
    }
    return faults;
  }

  private List<String> faults(Numbered<ReleaseEntry.Released> release) {
    List<String> faults = new ArrayList<>();
    release
        .entry()
        .byMajorVersion()
        .forEach((major, data) -> {
          for (Distribution distribution : data.distributions()) {
            String key =
                ReleaseKeys.distribution(dataset, data.attempt(), major, distribution.format());
            fault(key, distribution)
                .ifPresent(
                    fault -> faults.add(place(release.number()) + ": " + key + ": " + fault));
          }
        });
    return faults;
  }

  private Optional<String> fault(String key, Distribution distribution) {
    return switch (stores.open().stat(key)) {
      case Stats.Absent() -> Optional.of("expected a published file, found none");
      case Stats.Present(Stat stat) when stat.sizeBytes() != distribution.sizeBytes() ->
          Optional.of("expected " + distribution.sizeBytes() + " bytes, found " + stat.sizeBytes());
      case Stats.Present(Stat stat) ->
          check == Sweep.Check.SIZE || sha256(stat).equals(distribution.sha256())
              ? Optional.empty()
              : Optional.of("expected the bytes that were released, found others of that number");
    };
  }

  private String sha256(Stat stat) {
    if (!(stores.open().open(stat.key(), stat.version(), 0) instanceof Opened.Stream stream)) {
      return "";
    }
    try (InputStream bytes = stream.bytes()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private String place(long number) {
    return ReleaseKeys.log(dataset) + ", entry " + number;
  }
}
