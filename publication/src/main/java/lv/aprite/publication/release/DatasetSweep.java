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
import java.util.TreeSet;
import lv.aprite.engine.write.Distribution;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Opened;
import lv.aprite.publication.store.ObjectStore.Stat;
import lv.aprite.publication.store.ObjectStore.Stats;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.SubmissionKeys;
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
    Set<String> orphans = published(stores.open(), dataset);
    orphans.removeAll(ReleaseLog.fold(stores.open(), dataset).attempts());
    orphans.removeIf(this::hasDocument);
    if (!orphans.isEmpty()) {
      orphans.removeAll(ReleaseLog.fold(stores.open(), dataset).attempts());
    }
    return orphans.stream()
        .mapToInt(attempt -> Retirement.remove(stores.open(), ReleaseKeys.data(dataset, attempt)))
        .sum();
  }

  /// The attempts that have published files.
  static Set<String> published(ObjectStore open, DatasetId dataset) {
    Set<String> attempts = new TreeSet<>();
    String folder = "data/" + dataset.path() + "/";
    open.listAll(
        folder, listed -> attempts.add(listed.key().substring(folder.length()).split("/", 2)[0]));
    return attempts;
  }

  private boolean hasDocument(String attempt) {
    return stores.restricted().stat(SubmissionKeys.attempt(attempt)) instanceof Stats.Present;
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
