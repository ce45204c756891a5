package lv.aprite.publication.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import lv.aprite.publication.store.MemoryStore;
import lv.aprite.publication.store.StoreUnavailable;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.subscription.Courier;
import lv.aprite.publication.subscription.Filter;
import lv.aprite.publication.subscription.Keyring;
import lv.aprite.publication.subscription.Logs;
import lv.aprite.publication.subscription.Outlet;
import lv.aprite.publication.subscription.Outlet.Answer;
import lv.aprite.publication.subscription.SampleLog;
import lv.aprite.publication.subscription.Schedule;
import lv.aprite.publication.subscription.SinkAddress;
import lv.aprite.publication.subscription.SubscriptionCodec;
import lv.aprite.publication.subscription.Subscriptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Several look at the same subscriptions at once, over stores that fail and processes that die,
/// while logs grow, owners meddle and sinks do not answer.
class SubscriptionSimulationTest {
  private static final int RUNS = Integer.getInteger("aprite.simulations", 100);
  private static final long SEED = Long.getLong("aprite.seed", 1);
  private static final int RELEASES = 6;
  private static final List<DatasetId> DATASETS =
      List.of(new DatasetId("a", "one"), new DatasetId("b", "two"));

  @Test
  void everySinkGetsEveryNoticeOfItsFilterInOrderWhateverHappens() {
    for (long seed = SEED; seed < SEED + RUNS; seed++) {
      Run run = new Run(seed);
      run.weather.faults = Faults.random(run.random.split(), 20);
      run.act(3);
      assertThat(run.broken()).as("-Daprite.seed=%d", seed).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void whateverGoesWrongAtAnyOperationNothingIsLost(Faults.Kind kind) {
    int operation = 0;
    boolean reached = true;
    while (reached) {
      Run run = new Run(operation);
      int[] operations = {0};
      Faults once = Faults.at(operation, kind);
      run.weather.faults =
          writes -> {
            operations[0]++;
            return once.next(writes);
          };
      run.act(1);
      reached = operations[0] > operation;
      assertThat(run.broken()).as("%s at operation %d", kind, operation).isEmpty();
      operation++;
    }
    assertThat(operation).as("operations in all").isGreaterThan(30);
  }

  private static final class Run implements Outlet {
    private final SplittableRandom random;
    private final Turns turns;
    private final FailingStore.Weather weather = new FailingStore.Weather();
    private final MemoryStore restricted;
    private final MemoryStore open;
    private final Map<String, List<String>> arrived = new HashMap<>();
    private final Map<String, Filter> filters = new HashMap<>();
    private final List<SampleLog> logs = new ArrayList<>();
    private boolean sinksWork;

    Run(long seed) {
      random = new SplittableRandom(seed);
      turns = new Turns(random.split());
      restricted = new MemoryStore(turns::now);
      open = new MemoryStore(turns::now);
      Filter released =
          new Filter(
              Set.of(), Set.of(), Set.of(), Set.of(), Set.of(Filter.Kind.RELEASED), Set.of(), true);
      for (Filter filter : List.of(Filter.all(), Filter.ofDataset(DATASETS.getLast()), released)) {
        var made =
            (Subscriptions.Made.Created)
                subscriptions(false)
                    .make(
                        new SubscriptionCodec.Request(
                            new SinkAddress.Webhook("https://example.lv/"), filter),
                        "owner");
        subscriptions(false).verify(made.id());
        filters.put(made.id(), filter);
      }
      for (DatasetId dataset : DATASETS) {
        SampleLog log = new SampleLog(open, dataset);
        for (int i = 0; i < RELEASES; i++) {
          log.released("n" + i, random.nextInt(2));
        }
        logs.add(log);
      }
    }

    private Subscriptions subscriptions(boolean failing) {
      Random drawn = new Random(random.nextLong());
      Keyring keyring =
          new Keyring(
              new byte[Keyring.KEY_BYTES],
              count -> {
                byte[] bytes = new byte[count];
                drawn.nextBytes(bytes);
                return bytes;
              });
      return new Subscriptions(
          failing ? new FailingStore(restricted, turns, weather, Laws.nothing()) : restricted,
          keyring,
          turns::now,
          Subscriptions.Limits.USUAL);
    }

    private Courier courier(boolean failing) {
      Logs known =
          new Logs(
              failing ? new FailingStore(open, turns, weather, Laws.nothing()) : open, World.HUB);
      DATASETS.forEach(known::note);
      return new Courier(
          subscriptions(failing),
          known,
          this,
          new Schedule(Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofDays(1000)),
          turns::now,
          random.split()::nextDouble);
    }

    @Override
    public Answer send(Parcel parcel) {
      int fate = sinksWork ? 9 : random.nextInt(10);
      if (fate < 2) {
        return new Answer.Failed("503", Optional.empty());
      }
      arrived.computeIfAbsent(parcel.subscription(), _ -> new ArrayList<>()).add(parcel.id());
      // It has it, and we never hear so.
      return fate == 2 ? new Answer.Failed("timed out", Optional.empty()) : new Answer.Taken("200");
    }

    /// @param lookers at once
    private void act(int lookers) {
      for (int i = 0; i < logs.size(); i++) {
        SampleLog log = logs.get(i);
        turns.spawn(
            "publisher",
            0,
            () -> {
              for (long number = 1; number <= log.size(); number++) {
                log.write(number);
                turns.sleep(random.nextInt(20));
              }
            });
      }
      for (int i = 0; i < lookers; i++) {
        for (String id : filters.keySet()) {
          turns.spawn("looker", random.nextInt(10), () -> look(courier(true), id));
        }
      }
      turns.spawn(
          "owner",
          5,
          () -> {
            for (String id : filters.keySet()) {
              try {
                subscriptions(true).pause(id);
                turns.sleep(10);
                subscriptions(true).resume(id);
                subscriptions(true).rotate(id);
              } catch (StoreUnavailable unknown) {
                // The end resumes it.
              }
            }
          });
      turns.runAll();
      turns.passAll();
    }

    private void look(Courier courier, String id) {
      for (int i = 0; i < 6; i++) {
        try {
          courier.look(id);
        } catch (StoreUnavailable unknown) {
          // Looks again.
        }
        turns.sleep(10);
      }
    }

    /// What is not as it should be, once all is quiet and sinks work again.
    private List<String> broken() {
      weather.faults = Faults.none();
      sinksWork = true;
      List<String> broken = new ArrayList<>();
      turns.failures().forEach(failure -> broken.add(failure + " " + failure.getCause()));
      logs.forEach(SampleLog::writeAll);
      Courier courier = courier(false);
      filters.forEach((id, filter) -> {
        subscriptions(false).resume(id);
        courier.look(id);
        for (DatasetId dataset : DATASETS) {
          check(id, filter, dataset, broken);
        }
      });
      return broken;
    }

    private void check(String id, Filter filter, DatasetId dataset, List<String> broken) {
      Logs known = new Logs(open, World.HUB);
      var log = known.log(dataset);
      List<String> owed = new ArrayList<>();
      for (long number = 1; number <= log.size(); number++) {
        if (filter.lets(dataset, log, number)) {
          owed.add(known.notice(dataset, log, number).id());
        }
      }
      String prefix = dataset.path().replace('/', '.') + ".";
      List<String> first =
          arrived.getOrDefault(id, List.of()).stream()
              .filter(each -> each.startsWith(prefix))
              .distinct()
              .toList();
      if (!first.equals(owed)) {
        broken.add(id + " expected " + owed + ", found " + first);
      }
    }
  }
}
