package lv.aprite.publication.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lv.aprite.publication.release.ReleaseLog;
import lv.aprite.publication.store.ObjectStore.Stat;
import lv.aprite.publication.store.StoreUnavailable;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Deciding;
import lv.aprite.publication.submission.SubmissionEntry;
import lv.aprite.publication.submission.SubmissionEntry.Decision;
import lv.aprite.publication.submission.UploadOrder;
import lv.aprite.publication.submission.Uploads;
import lv.aprite.publication.submission.WithdrawalReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One thing goes wrong at each operation on a store in turn, from the registration of a contract
/// to releases, decisions on what is held, and withdrawals.
class CrashTest {
  private static final DatasetId DATASET = new DatasetId("ur", "register");

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void whateverGoesWrongAtAnyOperationTheSweepBringsItToItsEnd(Faults.Kind kind) {
    int operation = 0;
    boolean reached = true;
    while (reached) {
      World world = new World(operation, Mutant.NONE, false);
      int[] operations = {0};
      Faults once = Faults.at(operation, kind);
      world.weather.faults =
          writes -> {
            operations[0]++;
            return once.next(writes);
          };
      world.turns.spawn("all", 0, () -> all(world));
      world.turns.runAll();
      reached = operations[0] > operation;
      assertThat(broken(world)).as("%s at operation %d", kind, operation).isEqualTo(List.of());
      operation++;
    }
    assertThat(operation).as("operations in all").isGreaterThan(50);
  }

  private static void all(World world) {
    try {
      world.register(DATASET, 0);
      Stat first = world.upload(DATASET, "data.csv", Toy.file(3, 0), 1);
      world.deliver(first, "a-first");
      world.turns.pass(5);
      Stat second = world.upload(DATASET, "data.csv", Toy.file(4, 0), 1);
      world.deliver(second, "a-second");
      decide(world);
      world.sweep();
    } catch (StoreUnavailable givenUp) {
      // The sweep does the rest.
    }
  }

  /// Lets one upload pass that is held, rejects and removes another, and withdraws a release.
  private static void decide(World world) {
    world.register(DATASET, 1);
    world.turns.pass(5);
    Stat grown = world.upload(DATASET, "data.csv", Toy.file(20, 0), 1);
    world.deliver(grown, "a-grown");
    decide(world, grown, Decision.ACCEPTED);
    world.deliver(grown, "a-accepted");
    world.turns.pass(5);
    Stat wrong = world.upload(DATASET, "data.csv", Toy.file(90, 0), 1);
    world.deliver(wrong, "a-wrong");
    decide(world, wrong, Decision.REJECTED);
    world
        .publisher()
        .withdraw(DATASET, 2, WithdrawalReason.ERROR, new UploadOrder(world.turns.now(), "order"));
    Uploads.submission(world.bare.inbox(), wrong.key(), wrong.version())
        .ifPresent(
            upload -> world.publisher().withdraw(upload, WithdrawalReason.LEGAL, Optional.empty()));
  }

  private static void decide(World world, Stat upload, Decision decision) {
    Uploads.submission(world.bare.inbox(), upload.key(), upload.version())
        .ifPresent(held ->
            Deciding.decide(
                world.failing().restricted(),
                DATASET,
                held.id(),
                new SubmissionEntry.Decided(decision, "desk")));
  }

  private static List<String> broken(World world) {
    world.weather.faults = Faults.none();
    world.turns.passAll();
    world.register(DATASET, 0);
    List<String> faults = List.of();
    for (int day = 0; day < 3; day++) {
      world.turns.pass(Duration.ofHours(25).toSeconds());
      faults = world.sweep().faults();
    }
    List<String> broken = new ArrayList<>(world.laws.broken());
    broken.addAll(new Quiet(world, faults).broken());
    int uploads = world.events.size();
    if (ReleaseLog.fold(world.bare.open(), DATASET).releases().isEmpty() && uploads > 0) {
      broken.add("nothing was released of " + uploads + " uploads");
    }
    return broken;
  }
}
