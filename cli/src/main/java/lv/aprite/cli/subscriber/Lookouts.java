package lv.aprite.cli.subscriber;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lv.aprite.cli.hub.Hints;
import lv.aprite.publication.store.StoreUnavailable;
import lv.aprite.publication.subscription.Courier;
import lv.aprite.publication.subscription.Courier.Next;
import lv.aprite.publication.subscription.Filter;
import lv.aprite.publication.subscription.Logs;
import lv.aprite.publication.subscription.Subscriptions;

/// Has each subscription looked at when there may be something for it: when a hint comes, when it
/// is time to try again, and each minute. Each look is a virtual thread of its own, at most one for
/// a subscription, so that a sink that hangs holds up nobody.
public final class Lookouts implements AutoCloseable {
  private static final Duration BETWEEN_HINTS = Duration.ofMillis(20);
  private static final Duration BETWEEN_ROUNDS = Duration.ofMinutes(1);
  private static final Duration BETWEEN_TIDYINGS = Duration.ofHours(1);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private final Subscriptions subscriptions;
  private final Logs logs;
  private final Courier courier;
  private final Supplier<Hints.Taken> hints;
  private final InstantSource clock;
  private final Consumer<String> failures;
  private final Map<String, Lookout> lookouts = new ConcurrentHashMap<>();
  private final ExecutorService looks = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("subscriptions").daemon().factory());

  private Lookouts(
      Subscriptions subscriptions,
      Logs logs,
      Courier courier,
      Supplier<Hints.Taken> hints,
      InstantSource clock,
      Consumer<String> failures) {
    this.subscriptions = subscriptions;
    this.logs = logs;
    this.courier = courier;
    this.hints = hints;
    this.clock = clock;
    this.failures = failures;
  }

  /// Begins, with a look at all.
  ///
  /// @param hints those that came since they were asked for last
  /// @param failures told in one line what went wrong with us, never with a sink
  public static Lookouts start(
      Subscriptions subscriptions,
      Logs logs,
      Courier courier,
      Supplier<Hints.Taken> hints,
      InstantSource clock,
      Consumer<String> failures) {
    Lookouts lookouts = new Lookouts(subscriptions, logs, courier, hints, clock, failures);
    lookouts.every(BETWEEN_ROUNDS, lookouts::lookAtAll);
    lookouts.every(BETWEEN_HINTS, lookouts::takeHints);
    lookouts.every(BETWEEN_TIDYINGS, () -> lookouts.looks.execute(subscriptions::tidy));
    return lookouts;
  }

  private void every(Duration time, Runnable deed) {
    var _ =
        timer.scheduleWithFixedDelay(
            () -> {
              try {
                deed.run();
              } catch (StoreUnavailable e) {
                failures.accept("subscriptions: " + e.getMessage());
              } catch (RuntimeException e) {
                failures.accept("subscriptions: " + e);
              }
            },
            0,
            time.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void lookAtAll() {
    logs.discover();
    subscriptions.ids().forEach(this::lookAt);
  }

  private void takeHints() {
    Hints.Taken taken = hints.get();
    taken.subscriptions().forEach(this::lookAt);
    if (!taken.datasets().isEmpty()) {
      taken.datasets().forEach(logs::note);
      lookouts.values().stream()
          .filter(each -> taken.datasets().stream().anyMatch(each.filter::concerns))
          .forEach(Lookout::hint);
    }
  }

  /// Looks at the subscription soon.
  public void lookAt(String id) {
    Lookout known = lookouts.get(id);
    if (known != null) {
      known.hint();
    } else {
      subscriptions
          .find(id)
          .ifPresent(
              found -> lookouts.computeIfAbsent(id, _ -> new Lookout(id, found.filter())).hint());
    }
  }

  /// Ends at once. What was being sent is sent again after the next start.
  @Override
  public void close() {
    timer.shutdownNow();
    looks.shutdownNow();
  }

  /// Over one subscription.
  private final class Lookout implements Runnable {
    private final String id;
    private final Filter filter;
    private boolean running;
    private boolean again;
    private Future<?> alarm = CompletableFuture.completedFuture(true);

    Lookout(String id, Filter filter) {
      this.id = id;
      this.filter = filter;
    }

    synchronized void hint() {
      again = true;
      if (!running) {
        running = true;
        try {
          looks.execute(this);
        } catch (RejectedExecutionException closed) {
          running = false;
        }
      }
    }

    private synchronized boolean goesOn() {
      running = again && !looks.isShutdown();
      again = false;
      return running;
    }

    @Override
    public void run() {
      while (goesOn()) {
        try {
          switch (courier.look(id)) {
            case Next.Hint() -> {}
            case Next.At(var time) -> wake(Duration.between(clock.instant(), time));
          }
        } catch (StoreUnavailable e) {
          failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
          failed(e.toString());
        }
      }
    }

    private void failed(String what) {
      if (!looks.isShutdown()) {
        failures.accept("subscription " + id + ": " + what);
        wake(AFTER_FAILURE);
      }
    }

    private synchronized void wake(Duration after) {
      alarm.cancel(false);
      try {
        alarm = timer.schedule(this::hint, Math.max(1, after.toMillis()), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException closed) {
        // The next start looks at all.
      }
    }
  }
}
