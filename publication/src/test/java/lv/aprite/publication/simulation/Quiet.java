package lv.aprite.publication.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.release.Derived;
import lv.aprite.publication.release.Latest;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.release.ReleaseFold;
import lv.aprite.publication.release.ReleaseLog;
import lv.aprite.publication.store.MemoryStore;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Lookup;
import lv.aprite.publication.store.ObjectStore.Stat;
import lv.aprite.publication.store.ObjectStore.Stats;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionKeys;
import lv.aprite.publication.submission.SubmissionLog;
import lv.aprite.publication.submission.SubmissionState;
import lv.aprite.publication.submission.UploadOrder;
import lv.aprite.publication.submission.Uploads;

/// What must hold once all is quiet.
final class Quiet {
  private final World world;
  private final List<String> faults;
  private final List<String> broken = new ArrayList<>();

  /// @param faults what the last sweep found
  Quiet(World world, List<String> faults) {
    this.world = world;
    this.faults = faults;
  }

  List<String> broken() {
    List<DatasetId> datasets = datasets();
    for (DatasetId dataset : datasets) {
      ReleaseFold fold = ReleaseLog.fold(world.bare.open(), dataset);
      theDerivedSayWhatTheLogSays(dataset, fold);
      theDataAreThoseThatReleasesNeed(dataset, fold);
      nothingIsLeftOfWhatIsWithdrawn(dataset, fold);
    }
    everyUploadHasAnEnd();
    theViewsAreAsIfMadeAnew(datasets);
    broken.addAll(faults);
    replaysChangeNothing();
    return broken;
  }

  /// All keys of all stores, with their versions.
  static List<String> inventory(World world) {
    List<String> inventory = new ArrayList<>();
    for (ObjectStore store :
        List.of(world.bare.inbox(), world.bare.restricted(), world.bare.open())) {
      store.listAll(
          "",
          listed ->
              store
                  .versions(listed.key())
                  .forEach(stat -> inventory.add(stat.key() + " " + stat.version())));
    }
    return inventory;
  }

  private List<DatasetId> datasets() {
    Set<String> paths = new TreeSet<>();
    world
        .bare
        .inbox()
        .listAll("", listed -> paths.add(listed.key().substring(0, listed.key().lastIndexOf('/'))));
    world
        .bare
        .open()
        .listAll(
            "log/", listed -> paths.add(listed.key().substring(4, listed.key().lastIndexOf('/'))));
    return paths.stream()
        .map(path -> path.split("/", 2))
        .map(p -> new DatasetId(p[0], p[1]))
        .toList();
  }

  private void theDerivedSayWhatTheLogSays(DatasetId dataset, ReleaseFold fold) {
    if (fold.number() == 0) {
      return;
    }
    Latest latest = Latest.read(world.bare.open(), dataset).orElseThrow();
    Optional<Long> current = fold.current().map(Numbered::number);
    if (latest.logNumber() != fold.number()
        || !latest.current().map(Latest.Current::release).equals(current)) {
      broken.add(dataset + ": latest is behind the log, or says another release");
    }
    if (!ReleaseLog.read(world.bare.open(), dataset).current().equals(fold.current())) {
      broken.add(dataset + ": the end of the log and all of it say different releases");
    }
  }

  private void theDataAreThoseThatReleasesNeed(DatasetId dataset, ReleaseFold fold) {
    Set<String> needed = new HashSet<>();
    for (Numbered<ReleaseEntry.Released> release : fold.releases()) {
      if (!fold.isWithdrawn(release.entry())) {
        needed.addAll(release.entry().attempts());
      }
    }
    String folder = "data/" + dataset.path() + "/";
    Set<String> there = new TreeSet<>();
    world
        .bare
        .open()
        .listAll(folder, data -> there.add(data.key().substring(folder.length()).split("/", 2)[0]));
    for (String attempt : needed) {
      if (!there.contains(attempt)) {
        broken.add(dataset + ": the data of " + attempt + " are gone");
      }
    }
    there.removeAll(needed);
    for (String attempt : there) {
      boolean pending =
          world.bare.restricted().stat(SubmissionKeys.attempt(attempt)) instanceof Stats.Present;
      if (!pending || fold.withdrawn().contains(attempt)) {
        broken.add(dataset + ": the data of " + attempt + " are there and nobody needs them");
      }
    }
  }

  private void nothingIsLeftOfWhatIsWithdrawn(DatasetId dataset, ReleaseFold fold) {
    Set<String> withdrawn = new TreeSet<>();
    for (Numbered<ReleaseEntry.Released> release : fold.releases()) {
      if (fold.isWithdrawn(release.entry())) {
        withdrawn.add(release.entry().submission());
      }
    }
    for (String id : SubmissionLog.ids(world.bare.restricted(), dataset)) {
      SubmissionLog log = SubmissionLog.read(world.bare.restricted(), dataset, id);
      if (log.state() instanceof SubmissionState.Withdrawn || withdrawn.contains(id)) {
        Submission upload = log.submission().orElseThrow();
        boolean source =
            world.bare.inbox().versions(upload.sourceKey()).stream()
                .anyMatch(stat -> stat.version().equals(upload.version()));
        List<String> left = new ArrayList<>();
        String folder = SubmissionKeys.log(dataset, id) + "/";
        world
            .bare
            .restricted()
            .listAll(
                folder,
                listed -> {
                  if (listed.key().indexOf('/', folder.length()) > 0) {
                    left.add(listed.key());
                  }
                });
        if (source || !left.isEmpty()) {
          broken.add(dataset + ", submission " + id + " is withdrawn, and there are: " + left);
        }
      }
    }
  }

  private void everyUploadHasAnEnd() {
    for (Stat event : world.events) {
      Uploads.submission(world.bare.inbox(), event.key(), event.version())
          .ifPresent(this::hasAnEnd);
    }
  }

  private void hasAnEnd(Submission submission) {
    DatasetId dataset = submission.dataset();
    ReleaseFold fold = ReleaseLog.fold(world.bare.open(), dataset);
    boolean released =
        fold.releases().stream()
            .anyMatch(release -> release.entry().submission().equals(submission.id()));
    SubmissionState state =
        SubmissionLog.read(world.bare.restricted(), dataset, submission.id()).state();
    String place = dataset + ", submission " + submission.id();
    switch (state) {
      case SubmissionState.Open _ -> broken.add(place + " has no verdict");
      case SubmissionState.Publishable _ -> {
        if (!released) {
          broken.add(place + " is publishable and neither released nor superseded");
        }
      }
      case SubmissionState.Superseded(long by, var _) -> {
        if (released) {
          broken.add(place + " is superseded and released");
        }
        if (order(fold.entries().get((int) by - 1).entry()).compareTo(submission.order()) < 0) {
          broken.add(place + " is superseded by entry " + by + ", which is older");
        }
      }
      case SubmissionState.Withdrawn _ -> {
        if (released) {
          broken.add(place + " is withdrawn as what was never released, and released");
        }
      }
      case SubmissionState.Held _, SubmissionState.Refused _, SubmissionState.Rejected _ -> {}
    }
  }

  private UploadOrder order(ReleaseEntry entry) {
    return switch (entry) {
      case ReleaseEntry.Described _ -> throw new AssertionError("a description supersedes nothing");
      case ReleaseEntry.Released released ->
          world.truth.getOrDefault(released.submission(), released.order());
      case ReleaseEntry.RolledBack(var _, UploadOrder ordered) -> ordered;
      case ReleaseEntry.Withdrawn(var _, var _, UploadOrder ordered) -> ordered;
    };
  }

  /// The catalog is the fold of the logs, and every entry of either log has its notice.
  private void theViewsAreAsIfMadeAnew(List<DatasetId> datasets) {
    Stores anew =
        new Stores(
            new MemoryStore(world.turns::now),
            new MemoryStore(world.turns::now),
            new MemoryStore(world.turns::now));
    List<Derived> views = world.derivedAnew(anew);
    for (DatasetId dataset : datasets) {
      views.forEach(view -> view.lookAtReleases(dataset));
      String folder = SubmissionKeys.submissions(dataset);
      Set<String> submissions = new TreeSet<>();
      world
          .bare
          .restricted()
          .listAll(
              folder,
              log -> submissions.add(log.key().substring(folder.length()).split("/", 2)[0]));
      submissions.forEach(
          submission -> views.forEach(view -> view.lookAtSubmission(dataset, submission)));
    }
    for (String root : List.of("catalog/", "feeds/", "notices/")) {
      compare(root, contents(anew.open(), root), contents(world.bare.open(), root));
      compare(root, contents(anew.restricted(), root), contents(world.bare.restricted(), root));
    }
  }

  private void compare(String root, Map<String, String> expected, Map<String, String> found) {
    if (!expected.equals(found)) {
      Set<String> keys = new TreeSet<>(expected.keySet());
      keys.addAll(found.keySet());
      keys.removeIf(key ->
          Optional.ofNullable(expected.get(key)).equals(Optional.ofNullable(found.get(key))));
      broken.add(root + " is not as made anew: " + keys);
    }
  }

  private static Map<String, String> contents(ObjectStore store, String root) {
    Map<String, String> contents = new TreeMap<>();
    store.listAll(
        root,
        listed -> {
          if (store.read(listed.key()) instanceof Lookup.Found(var _, byte[] bytes)) {
            contents.put(listed.key(), Toy.sha256(bytes));
          }
        });
    return contents;
  }

  private void replaysChangeNothing() {
    List<String> before = inventory(world);
    List<Stat> events = new ArrayList<>(world.events);
    Collections.shuffle(events, new Random(world.random.nextLong()));
    for (Stat event : events) {
      world.deliver(event, world.newAttempt());
    }
    if (!inventory(world).equals(before)) {
      broken.add("replayed events changed the store");
    }
  }
}
