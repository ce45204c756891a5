package lv.aprite.publication.subscription;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import lv.aprite.publication.log.JsonObject;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.notice.Notice;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.subscription.Outlet.Answer;
import lv.aprite.publication.subscription.Subscription.Cursor;
import lv.aprite.publication.subscription.Subscription.Failing;
import lv.aprite.publication.subscription.Subscription.State;

/// Looks at a subscription and sends what it is owed, each notice once at least, those of a dataset
/// in the order of its log.
///
/// The cursor is raised after the sending, so a death in between sends some again, with the same
/// id. Two that look at once send some twice: each sends on only after what was before was taken,
/// so what a sink sees for the first time is always in order. Nothing is lost with a hint: another
/// look, at any time, finds what is owed.
public final class Courier {
  /// How much may be sent again after a death.
  private static final int BATCH_MAX = 100;

  private static final Duration BATCH_TIME_MAX = Duration.ofSeconds(1);
  private static final int SKIPPED_MAX = 500;
  private static final int ANSWER_LENGTH_MAX = 200;
  private static final String SAMPLE = "lv.aprite.subscription.sample.v1";

  private final Subscriptions subscriptions;
  private final Logs logs;
  private final Outlet outlet;
  private final Schedule schedule;
  private final InstantSource clock;
  private final DoubleSupplier chance;

  /// @param chance each time another number from 0 to 1
  public Courier(
      Subscriptions subscriptions,
      Logs logs,
      Outlet outlet,
      Schedule schedule,
      InstantSource clock,
      DoubleSupplier chance) {
    this.subscriptions = subscriptions;
    this.logs = logs;
    this.outlet = outlet;
    this.schedule = schedule;
    this.clock = clock;
    this.chance = chance;
  }

  /// When to look again.
  public sealed interface Next {
    /// When something happens.
    record Hint() implements Next {}

    record At(Instant time) implements Next {}
  }

  /// Sends all that is owed to it now, of the datasets that the logs know.
  ///
  /// @throws lv.aprite.publication.store.StoreUnavailable when the machine failed: look again
  public Next look(String id) {
    while (true) {
      Optional<Subscription> found = subscriptions.find(id);
      if (found.isEmpty() || !(found.get().state() instanceof State.Active)) {
        return new Next.Hint();
      }
      Optional<Failing> failing = found.get().cursor().failing();
      if (failing.isPresent() && clock.instant().isBefore(failing.get().nextTry())) {
        return new Next.At(failing.get().nextTry());
      }
      Round round = new Round(found.get());
      round.send();
      if (round.isWorthKeeping()) {
        var _ = subscriptions.change(id, now -> Optional.of(round.kept(now)));
      }
      if (!round.isCut() && !round.hasFailed()) {
        return new Next.Hint();
      }
    }
  }

  /// Sends a sample, whatever is owed; absent when there is no such subscription.
  public Optional<Delivery> sample(String id) {
    Optional<Subscription> found = subscriptions.find(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    String name = "sample-" + id + "-" + now.toEpochMilli();
    ObjectNode event = JsonObject.empty().put("specversion", "1.0").put("id", name);
    event.put("source", "urn:aprite:subscription:" + id).put("type", SAMPLE);
    event.put("time", now.toString()).put("datacontenttype", "application/json");
    event.putObject("data").put("subscription", id);
    Answer answer =
        outlet.send(
            new Outlet.Parcel(
                found.get().sink(), id, subscriptions.secrets(found.get()), name, event));
    Delivery delivery = delivery(name, "sample", 0, answer, Optional.empty());
    var _ = subscriptions.change(id, there -> Optional.of(there.and(List.of(delivery))));
    return Optional.of(delivery);
  }

  private Delivery delivery(
      String id, String subject, long sequence, Answer answer, Optional<Instant> next) {
    return switch (answer) {
      case Answer.Taken(String words) -> delivery(id, subject, sequence, true, words, next);
      case Answer.Failed(String words, var _) ->
          delivery(id, subject, sequence, false, words, next);
      case Answer.Gone(String words) -> delivery(id, subject, sequence, false, words, next);
    };
  }

  private Delivery delivery(
      String id,
      String subject,
      long sequence,
      boolean taken,
      String words,
      Optional<Instant> next) {
    String cut =
        words.length() <= ANSWER_LENGTH_MAX ? words : words.substring(0, ANSWER_LENGTH_MAX);
    return new Delivery(id, subject, sequence, clock.instant(), taken, cut, next);
  }

  /// What is sent between two writes of the document.
  private final class Round {
    private final Subscription of;
    private final List<byte[]> secrets;
    private final Instant until = clock.instant().plus(BATCH_TIME_MAX);
    private final Map<DatasetId, Long> seen = new HashMap<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private Optional<Failing> failing = Optional.empty();
    private Optional<State> end = Optional.empty();
    private long skipped;
    private boolean cut;

    Round(Subscription of) {
      this.of = of;
      this.secrets = subscriptions.secrets(of);
    }

    boolean isCut() {
      return cut;
    }

    boolean hasFailed() {
      return failing.isPresent();
    }

    boolean isWorthKeeping() {
      return !deliveries.isEmpty() || skipped > SKIPPED_MAX;
    }

    void send() {
      for (DatasetId dataset : logs.datasets()) {
        if (of.filter().concerns(dataset) && !send(dataset)) {
          return;
        }
      }
    }

    /// Whether to go on with the next dataset.
    private boolean send(DatasetId dataset) {
      List<Numbered<ReleaseEntry>> log = logs.log(dataset);
      Cursor cursor = of.cursor();
      long first = cursor.seen().containsKey(dataset) ? cursor.seen().get(dataset) : before(log);
      for (long number = first + 1; number <= log.size(); number++) {
        if (of.filter().lets(dataset, log, number)) {
          if (deliveries.size() >= BATCH_MAX
              || !deliveries.isEmpty() && clock.instant().isAfter(until)) {
            cut = true;
            return false;
          }
          if (!send(dataset, log, number)) {
            return false;
          }
        } else {
          skipped++;
        }
        seen.put(dataset, number);
      }
      return true;
    }

    /// The number of entries that were written before it began.
    private long before(List<Numbered<ReleaseEntry>> log) {
      // The store tells times to the second.
      Instant since = Instant.ofEpochSecond(of.cursor().since().getEpochSecond());
      return log.stream().takeWhile(entry -> entry.at().isBefore(since)).count();
    }

    private boolean send(DatasetId dataset, List<Numbered<ReleaseEntry>> log, long number) {
      Notice notice = logs.notice(dataset, log, number);
      ObjectNode event = notice.event();
      long previous = of.filter().previous(dataset, log, number);
      if (previous > 0) {
        event.put("previous", String.format(Locale.ROOT, "%08d", previous));
      }
      Answer answer =
          outlet.send(new Outlet.Parcel(of.sink(), of.id(), secrets, notice.id(), event));
      boolean taken =
          switch (answer) {
            case Answer.Taken _ -> true;
            case Answer.Failed(String words, Optional<Duration> after) -> {
              failed(words, after.orElse(Duration.ZERO));
              yield false;
            }
            case Answer.Gone(String words) -> {
              end =
                  Optional.of(new State.Ended(clock.instant(), "the sink wants no more: " + words));
              cut = true;
              yield false;
            }
          };
      Optional<Instant> next = end.isPresent() ? Optional.empty() : failing.map(Failing::nextTry);
      deliveries.add(delivery(notice.id(), dataset.path(), number, answer, next));
      return taken;
    }

    private void failed(String words, Duration asked) {
      Instant now = clock.instant();
      // What was taken in this round ended what failed before.
      Optional<Failing> before = deliveries.isEmpty() ? of.cursor().failing() : Optional.empty();
      Instant since = before.map(Failing::since).orElse(now);
      int tries = before.map(Failing::tries).orElse(0) + 1;
      failing =
          Optional.of(
              new Failing(since, tries, schedule.next(now, tries, asked, chance.getAsDouble())));
      if (Duration.between(since, now).compareTo(schedule.giveUpAfter()) >= 0) {
        end =
            Optional.of(
                new State.Paused(
                    Subscription.By.FAILURE,
                    now,
                    "nothing was taken since " + since + " (" + words + "); resume it when it is"));
      }
    }

    /// The document as it is now, with what came of this round.
    Subscription kept(Subscription now) {
      Subscription with = now.and(deliveries);
      if (now.cursor().replays() == of.cursor().replays()) {
        Cursor cursor = now.cursor();
        for (Map.Entry<DatasetId, Long> each : seen.entrySet()) {
          cursor = cursor.with(each.getKey(), each.getValue());
        }
        with = with.with(deliveries.isEmpty() ? cursor : cursor.with(failing));
      }
      // Whatever its owner did meanwhile stands.
      return end.isPresent() && now.state() instanceof State.Active ? with.with(end.get()) : with;
    }
  }
}
