package lv.aprite.publication.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import lv.aprite.engine.write.Sink;
import lv.aprite.publication.catalog.Catalog;
import lv.aprite.publication.catalog.Hub;
import lv.aprite.publication.catalog.PublicBase;
import lv.aprite.publication.notice.Notices;
import lv.aprite.publication.release.Derived;
import lv.aprite.publication.release.Outcome;
import lv.aprite.publication.release.Publisher;
import lv.aprite.publication.release.ReleaseKeys;
import lv.aprite.publication.release.ReleaseLog;
import lv.aprite.publication.release.Sweep;
import lv.aprite.publication.store.MemoryStore;
import lv.aprite.publication.store.ObjectStore.Stat;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.Attempt;
import lv.aprite.publication.submission.Contracts;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionLog;
import lv.aprite.publication.submission.UploadOrder;
import lv.aprite.publication.submission.Uploads;

/// A hub over stores that take turns and fail, and what its people do with it.
final class World {
  static final Hub HUB = Hub.at(new PublicBase(URI.create("https://data.example.lv/")));

  final SplittableRandom random;
  final Turns turns;
  final FailingStore.Weather weather = new FailingStore.Weather();
  final Map<String, UploadOrder> truth = new HashMap<>();

  /// Every event that there ever was: the key and version of an upload.
  final List<Stat> events = new ArrayList<>();

  /// The stores as they are, for whoever looks from outside.
  final Stores bare;

  final Laws laws;
  private final Stores failing;
  private final Publisher publisher;
  private final Sweep sweep;
  private final Mutant mutant;
  private final Map<String, UploadOrder> byCompletion = new HashMap<>();
  private final boolean realViews;
  private int attempts;

  /// @param realViews with the catalog and the notices as they are, which are some ten times slower
  ///   than plain ones
  World(long seed, Mutant mutant, boolean realViews) {
    this.realViews = realViews;
    this.random = new SplittableRandom(seed);
    this.turns = new Turns(random.split());
    this.mutant = mutant;
    MemoryStore inbox = new MemoryStore(turns::now);
    MemoryStore restricted = new MemoryStore(turns::now);
    MemoryStore open = new MemoryStore(turns::now);
    this.bare = new Stores(inbox, restricted, open);
    this.laws = new Laws(open, truth);
    this.failing =
        new Stores(
            new FailingStore(inbox, turns, weather, Laws.nothing()),
            new FailingStore(restricted, turns, weather, laws.ofRestricted()),
            mutant.open(new FailingStore(open, turns, weather, laws.ofOpen())));
    List<Derived> derived = derived(failing, failing, realViews);
    this.publisher =
        new Publisher(
            failing,
            new Toy(failing),
            report -> report.verdict().name().getBytes(StandardCharsets.UTF_8),
            derived);
    this.sweep = new Sweep(failing, publisher, derived);
  }

  List<Derived> derivedAnew(Stores to) {
    return derived(bare, to, realViews);
  }

  private static List<Derived> derived(Stores logs, Stores to, boolean realViews) {
    if (!realViews) {
      return List.of(new PlainViews(logs, to));
    }
    return List.of(
        new Catalog(to.open(), id -> ReleaseLog.fold(logs.open(), id), HUB),
        new Notices(
            to,
            id -> ReleaseLog.fold(logs.open(), id),
            (id, submission) -> SubmissionLog.read(logs.restricted(), id, submission).entries(),
            HUB));
  }

  Publisher publisher() {
    return publisher;
  }

  Stores failing() {
    return failing;
  }

  void register(DatasetId dataset, int minor) {
    new Contracts(failing.restricted(), dataset).register(Toy.contract(dataset, minor));
    Optional<Long> number = publisher.describe(dataset);
    assert number.isPresent();
  }

  /// The upload of a file, from its beginning to its completion that many seconds later.
  Stat upload(DatasetId dataset, String file, byte[] bytes, long seconds) {
    String key = dataset.path() + "/" + file;
    Sink sink = bare.inbox().write(key, "text/csv");
    turns.sleep(seconds);
    List<Stat> before = bare.inbox().versions(key);
    try {
      sink.write(bytes, 0, bytes.length);
      sink.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Stat> after = new ArrayList<>(bare.inbox().versions(key));
    after.removeAll(before);
    Stat stat = after.getFirst();
    events.add(stat);
    Submission submission = Uploads.submission(bare.inbox(), key, stat.version()).orElseThrow();
    truth.put(submission.id(), submission.order());
    byCompletion.put(submission.id(), new UploadOrder(turns.now(), "" + events.size()));
    return stat;
  }

  /// What a function does with an event, or nothing when the upload is gone.
  Optional<Outcome> deliver(Stat event, String attempt) {
    return Uploads.submission(failing.inbox(), event.key(), event.version())
        .map(submission -> publisher.publish(seen(submission), attempt));
  }

  private Submission seen(Submission it) {
    return mutant != Mutant.BY_COMPLETION
        ? it
        : new Submission(
            it.dataset(),
            it.id(),
            it.fileName(),
            it.sourceKey(),
            it.version(),
            it.sizeBytes(),
            byCompletion.getOrDefault(it.id(), it.order()));
  }

  String newAttempt() {
    return "a" + ++attempts;
  }

  Sweep.Result sweep() {
    List<Submission> uploads = new ArrayList<>();
    bare.inbox()
        .listAll(
            "",
            listed -> {
              for (Stat stat : bare.inbox().versions(listed.key())) {
                Uploads.submission(bare.inbox(), stat.key(), stat.version())
                    .ifPresent(submission -> uploads.add(seen(submission)));
              }
            });
    return sweep.run(uploads, "s" + ++attempts, Sweep.Check.SHA_256);
  }

  /// What [Mutant#NO_FENCE] sweeps in place of the sweep's own way.
  void carelessSweep() {
    bare.restricted()
        .listAll(
            "attempts/",
            listed -> {
              String id = listed.key().substring("attempts/".length()).replace(".json", "");
              Attempt attempt = Attempt.read(bare.restricted(), id).orElseThrow();
              Submission submission = attempt.submission();
              SubmissionLog log =
                  SubmissionLog.read(bare.restricted(), submission.dataset(), submission.id());
              boolean old =
                  Duration.between(attempt.beganAt(), turns.now()).compareTo(Duration.ofHours(24))
                      >= 0;
              if (old && attempt.fate(log.entries()) != Attempt.Fate.SETTLED) {
                bare.open()
                    .listAll(
                        ReleaseKeys.data(submission.dataset(), id),
                        data -> bare.open().delete(data.key()));
                bare.restricted().delete(listed.key());
              }
            });
  }
}
