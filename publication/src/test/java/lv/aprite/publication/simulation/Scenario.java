package lv.aprite.publication.simulation;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.release.Outcome;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.release.ReleaseLog;
import lv.aprite.publication.release.Sweep;
import lv.aprite.publication.store.ObjectStore.Stat;
import lv.aprite.publication.store.StoreTime;
import lv.aprite.publication.store.StoreUnavailable;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Deciding;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionEntry;
import lv.aprite.publication.submission.SubmissionEntry.Decision;
import lv.aprite.publication.submission.SubmissionLog;
import lv.aprite.publication.submission.SubmissionState;
import lv.aprite.publication.submission.UploadOrder;
import lv.aprite.publication.submission.Uploads;
import lv.aprite.publication.submission.WithdrawalReason;

/// What happens in one seeded run: a few days of a hub at which much is done at once and much goes
/// wrong, then quiet, sweeps, and all events once more.
final class Scenario {
  private static final int SWEEPS_MAX = 8;
  private static final List<Decision> DECISIONS =
      List.of(Decision.ACCEPTED, Decision.REJECTED, Decision.RETRY);
  private static final int REAL_VIEWS_ONCE_IN = 50;

  private final World world;
  private final SplittableRandom random;
  private final List<DatasetId> datasets = new ArrayList<>();

  /// Each upload has one event, and whoever works sleeps often and long: nobody else settles
  /// meanwhile.
  private final boolean lonely;

  private Scenario(long seed, Mutant mutant) {
    this.world = new World(seed, mutant, seed % REAL_VIEWS_ONCE_IN == 0);
    this.random = world.random.split();
    this.lonely = mutant == Mutant.NO_FENCE || random.nextInt(8) == 0;
    for (int i = 0; i < 1 + random.nextInt(2); i++) {
      datasets.add(new DatasetId("p" + i, "d" + i));
    }
    people(mutant);
  }

  /// Runs the seed.
  ///
  /// @return what did not hold, in words; empty if all did
  static List<String> run(long seed, Mutant mutant) {
    Scenario scenario = new Scenario(seed, mutant);
    scenario.world.turns.runAll();
    List<String> faults = scenario.quiet();
    List<String> broken = new ArrayList<>(scenario.world.laws.broken());
    scenario.world.turns.failures().forEach(failure -> broken.add(words(failure)));
    if (broken.isEmpty()) {
      broken.addAll(new Quiet(scenario.world, faults).broken());
    }
    return broken;
  }

  private static String words(Throwable failure) {
    StringWriter words = new StringWriter();
    failure.printStackTrace(new PrintWriter(words));
    return words.toString();
  }

  /// The world as the seed leaves it.
  static World worldAfter(long seed) {
    Scenario scenario = new Scenario(seed, Mutant.NONE);
    scenario.world.turns.runAll();
    return scenario.world;
  }

  private void people(Mutant mutant) {
    for (DatasetId dataset : datasets) {
      // Now and then a file comes before its contract.
      boolean late = random.nextInt(6) == 0;
      actor("registrar", late ? random.nextInt(300) : 0, () -> world.register(dataset, 0));
      int uploads = 2 + random.nextInt(4);
      for (int i = 0; i < uploads; i++) {
        world.turns.spawn("agency", random.nextInt(200), () -> upload(dataset));
      }
      officers(dataset);
    }
    actor("timer", random.nextInt(600), () -> sweepNowAndThen(mutant));
    world.weather.faults = weather();
  }

  private Faults weather() {
    if (lonely) {
      return Faults.sleepy(random.split(), 12);
    }
    return switch (random.nextInt(5)) {
      case 0 -> Faults.none();
      case 1 -> Faults.random(random.split(), 200);
      case 2, 3 -> Faults.random(random.split(), 60);
      case 4 -> Faults.random(random.split(), 25);
      default -> throw new AssertionError("out of bounds");
    };
  }

  private void sweepNowAndThen(Mutant mutant) {
    for (int i = lonely ? 4 : random.nextInt(3); i > 0; i--) {
      if (mutant == Mutant.NO_FENCE) {
        world.carelessSweep();
      } else {
        world.sweep();
      }
      world.turns.sleep(1 + random.nextInt(200_000));
    }
  }

  private void officers(DatasetId dataset) {
    for (int minor = 1 + random.nextInt(2); minor < 4 && random.nextInt(3) > 0; minor++) {
      int version = minor;
      actor("registrar", 50 + random.nextInt(400), () -> world.register(dataset, version));
    }
    if (random.nextInt(3) == 0) {
      actor("officer", 100 + random.nextInt(400), () -> rollBack(dataset));
    }
    if (random.nextInt(3) == 0) {
      actor("officer", 100 + random.nextInt(400), () -> withdraw(dataset));
    }
    if (random.nextInt(3) == 0) {
      actor("officer", 100 + random.nextInt(600), () -> remove(dataset));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      actor("decider", 100 + random.nextInt(600), () -> decide(dataset));
    }
  }

  /// Whoever hears that the store failed too often gives up, as a function that was invoked does.
  private void actor(String name, long afterSeconds, Runnable body) {
    world.turns.spawn(
        name,
        afterSeconds,
        () -> {
          try {
            body.run();
          } catch (StoreUnavailable givenUp) {
            // The sweep does the rest.
          }
        });
  }

  private void upload(DatasetId dataset) {
    byte[] file = Toy.file(1 + random.nextInt(9), random.nextInt(4) == 0 ? 2 : 0);
    String name = random.nextBoolean() ? "data.csv" : "data-" + random.nextInt(3) + ".csv";
    // No two uploads of one key begin within one second: what such a pair is, the store decides.
    world.turns.pass(1);
    Stat event = world.upload(dataset, name, file, random.nextInt(90));
    String attempt = world.newAttempt();
    for (int copies = lonely ? 1 : random.nextInt(4); copies > 0; copies--) {
      // Lambda hands in the same id again when it repeats an invocation.
      String id = random.nextBoolean() ? attempt : world.newAttempt();
      int after = random.nextInt(8) == 0 ? random.nextInt(100_000) : random.nextInt(60);
      actor("publisher", after, () -> world.deliver(event, id));
    }
  }

  private UploadOrder order() {
    String key = "orders/" + world.newAttempt();
    return new UploadOrder(StoreTime.of(world.bare.restricted(), key), key);
  }

  private void rollBack(DatasetId dataset) {
    long to = release(dataset);
    if (to > 0) {
      world.publisher().rollBack(dataset, to, order());
    }
  }

  private void withdraw(DatasetId dataset) {
    long release = release(dataset);
    if (release > 0) {
      world.publisher().withdraw(dataset, release, WithdrawalReason.ERROR, order());
    }
  }

  /// Withdraws an upload, whatever has become of it.
  private void remove(DatasetId dataset) {
    List<Stat> events =
        world.events.stream()
            .filter(event -> event.key().startsWith(dataset.path() + "/"))
            .toList();
    if (!events.isEmpty()) {
      Stat event = events.get(random.nextInt(events.size()));
      Uploads.submission(world.failing().inbox(), event.key(), event.version())
          .ifPresent(upload ->
              world.publisher().withdraw(upload, WithdrawalReason.LEGAL, Optional.of("words")));
    }
  }

  private long release(DatasetId dataset) {
    List<Numbered<ReleaseEntry.Released>> releases =
        ReleaseLog.fold(world.bare.open(), dataset).releases();
    return releases.isEmpty() ? 0 : releases.get(random.nextInt(releases.size())).number();
  }

  /// Lets pass or refuses what is held, and tries again what was refused.
  private void decide(DatasetId dataset) {
    for (Stat event : List.copyOf(world.events)) {
      if (event.key().startsWith(dataset.path() + "/")) {
        Uploads.submission(world.failing().inbox(), event.key(), event.version())
            .ifPresent(this::decide);
      }
    }
  }

  private void decide(Submission submission) {
    SubmissionState state =
        SubmissionLog.read(world.failing().restricted(), submission.dataset(), submission.id())
            .state();
    if (state instanceof SubmissionState.Held || state instanceof SubmissionState.Refused) {
      Deciding.decide(
          world.failing().restricted(),
          submission.dataset(),
          submission.id(),
          new SubmissionEntry.Decided(DECISIONS.get(random.nextInt(DECISIONS.size())), "desk"));
      Outcome outcome = world.publisher().publish(submission, world.newAttempt());
      assert outcome != null;
    }
  }

  /// Nothing fails any more, and sweeps run once a day until they change nothing.
  ///
  /// @return the faults that the last of them found
  private List<String> quiet() {
    world.weather.faults = Faults.none();
    world.turns.passAll();
    for (int i = 0; i < SWEEPS_MAX; i++) {
      List<String> before = Quiet.inventory(world);
      world.turns.pass(Duration.ofHours(25).toSeconds());
      Sweep.Result result = world.sweep();
      if (Quiet.inventory(world).equals(before)) {
        return result.faults();
      }
    }
    throw new AssertionError("sweeps do not come to an end");
  }
}
