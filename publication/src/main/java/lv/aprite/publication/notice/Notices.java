package lv.aprite.publication.notice;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import lv.aprite.publication.catalog.Addresses;
import lv.aprite.publication.catalog.DatasetState;
import lv.aprite.publication.catalog.Hub;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.release.Derived;
import lv.aprite.publication.release.ReleaseFold;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.SubmissionEntry;

/// The journal of notices, and the feeds: every entry of either log has one notice, created if it
/// is absent.
///
/// ```
/// open        notices/<publisher>/<dataset>/00000007.json                 of the release log
///             feeds/<publisher>/<dataset>.atom, .json; feeds/all.atom, .json
/// restricted  notices/<publisher>/<dataset>/<submission>/00000001.json    of a submission's log
/// ```
///
/// A notice never changes. A feed tells of what is there now: entries whose data were withdrawn
/// since are not in it.
public final class Notices implements Derived {
  private final Stores stores;
  private final Function<DatasetId, ReleaseFold> releases;
  private final BiFunction<DatasetId, String, List<Numbered<SubmissionEntry>>> submissions;
  private final Hub hub;
  private final Addresses at;

  /// @param releases reads a dataset's release log as it is now
  /// @param submissions reads a submission's log as it is now
  public Notices(
      Stores stores,
      Function<DatasetId, ReleaseFold> releases,
      BiFunction<DatasetId, String, List<Numbered<SubmissionEntry>>> submissions,
      Hub hub) {
    this.stores = stores;
    this.releases = releases;
    this.submissions = submissions;
    this.hub = hub;
    this.at = new Addresses(hub.base());
  }

  @Override
  public void lookAtReleases(DatasetId dataset) {
    ReleaseFold log = releases.apply(dataset);
    String folder = "notices/" + dataset.path() + "/";
    Set<String> there = keys(stores.open(), folder);
    for (long number = 1; number <= log.number(); number++) {
      if (!there.contains(key(folder, number))) {
        create(stores.open(), folder, PublicNotice.of(at, dataset, log, number));
      }
    }
    DatasetState.of(dataset, log).ifPresent(state -> new Feeds(stores.open(), hub).raise(state));
  }

  @Override
  public void lookAtSubmission(DatasetId dataset, String submission) {
    String folder = "notices/" + dataset.path() + "/" + submission + "/";
    Set<String> there = keys(stores.restricted(), folder);
    for (Numbered<SubmissionEntry> entry : submissions.apply(dataset, submission)) {
      if (!there.contains(key(folder, entry.number()))) {
        create(stores.restricted(), folder, PrivateNotice.of(at, dataset, submission, entry));
      }
    }
  }

  /// Puts the feeds of all datasets together from theirs. The shell calls it when something
  /// changed, at most once a minute.
  public void assemble() {
    assemble(stores.open(), hub);
  }

  /// The same, for whoever may not see the restricted store.
  public static void assemble(ObjectStore open, Hub hub) {
    new Feeds(open, hub).assemble();
  }

  /// The notice of the entry of this number of a release log, as it is in the journal.
  public static Notice of(Hub hub, DatasetId dataset, ReleaseFold log, long number) {
    return PublicNotice.of(new Addresses(hub.base()), dataset, log, number);
  }

  /// That another writer was first is no matter: what it wrote is the same.
  private static void create(ObjectStore store, String folder, Notice notice) {
    store.create(key(folder, notice.number()), notice.encode(), Notice.MEDIA_TYPE);
  }

  private static Set<String> keys(ObjectStore store, String folder) {
    Set<String> keys = new HashSet<>();
    store.listAll(folder, listed -> keys.add(listed.key()));
    return keys;
  }

  private static String key(String folder, long number) {
    return String.format(Locale.ROOT, "%s%08d.json", folder, number);
  }
}
