package lv.aprite.publication.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/// Actors that run one at a time, each until its next operation on a store; a seed decides who goes
/// on, and time passes only here.
///
/// The same seed gives the same run. Actors are threads for their stacks' sake alone: no two ever
/// run at once.
final class Turns {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final SplittableRandom random;
  private final List<Actor> alive = new ArrayList<>();
  private final PriorityQueue<Due> later =
      new PriorityQueue<>((one, other) -> Long.compare(one.second, other.second));
  private final List<Throwable> failures = new ArrayList<>();
  private final Baton main = new Baton();
  private long second;
  private Actor current = new Actor("main", () -> {}, 0);

  Turns(SplittableRandom random) {
    this.random = random;
  }

  private record Due(long second, Runnable deed) {}

  /// Woken once for each wait.
  private static final class Baton {
    private volatile Thread waiting = Thread.currentThread();
    private volatile boolean here;

    void pass() {
      here = true;
      LockSupport.unpark(waiting);
    }

    void await() {
      waiting = Thread.currentThread();
      while (!here) {
        LockSupport.park(this);
      }
      here = false;
    }
  }

  /// A process that may crash: after that none of its operations takes place.
  final class Actor implements Runnable {
    private final String name;
    private final Runnable body;
    private final Baton baton = new Baton();
    private long wakesAt;
    private boolean crashed;

    Actor(String name, Runnable body, long wakesAt) {
      this.name = name;
      this.body = body;
      this.wakesAt = wakesAt;
    }

    @Override
    public void run() {
      baton.await();
      try {
        body.run();
      } catch (Crash expected) {
        crashed = true;
      } catch (Throwable failure) {
        failures.add(new AssertionError(name + " failed", failure));
      }
      alive.remove(this);
      if (alive.isEmpty()) {
        main.pass();
      } else {
        current = next();
        current.baton.pass();
      }
    }
  }

  /// The end of a process, between two of its operations.
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash() {
      super("crash", null, false, false);
    }
  }

  Instant now() {
    return START.plusSeconds(second);
  }

  List<Throwable> failures() {
    return failures;
  }

  /// A new actor that begins after these seconds.
  void spawn(String name, long afterSeconds, Runnable body) {
    Actor actor = new Actor(name, body, second + afterSeconds);
    alive.add(actor);
    Thread.ofVirtual().name(name).start(actor);
  }

  /// Lets all actors run to their ends. Called from outside.
  void runAll() {
    if (!alive.isEmpty()) {
      Actor outside = current;
      current = next();
      current.baton.pass();
      main.await();
      current = outside;
    }
    pass(0);
  }

  /// Between two operations of the actor that runs: others may go on first.
  void turn() {
    if (current.crashed) {
      throw new Crash();
    }
    if (random.nextInt(4) == 0) {
      pass(1 + random.nextInt(2));
    }
    handOver();
  }

  /// The actor that runs does nothing for so long.
  void sleep(long seconds) {
    if (alive.isEmpty()) {
      pass(seconds);
      return;
    }
    current.wakesAt = second + seconds;
    handOver();
  }

  /// The actor that runs is no more.
  Crash crash() {
    current.crashed = true;
    return new Crash();
  }

  /// Something that happens at its time whatever becomes of the actor that caused it.
  void later(long seconds, Runnable deed) {
    later.add(new Due(second + seconds, deed));
  }

  /// Time passes.
  void pass(long seconds) {
    long until = second + seconds;
    while (!later.isEmpty() && later.peek().second() <= until) {
      Due due = later.remove();
      second = Math.max(second, due.second());
      due.deed().run();
    }
    second = until;
  }

  /// Whatever is still to happen later, happens.
  void passAll() {
    while (!later.isEmpty()) {
      pass(Math.max(0, later.peek().second() - second));
    }
  }

  private void handOver() {
    if (alive.isEmpty()) {
      return;
    }
    Actor self = current;
    Actor next = next();
    if (next != self) {
      current = next;
      next.baton.pass();
      self.baton.await();
    }
  }

  private Actor next() {
    while (true) {
      int awake = 0;
      long soonest = Long.MAX_VALUE;
      for (Actor actor : alive) {
        awake += actor.wakesAt <= second ? 1 : 0;
        soonest = Math.min(soonest, actor.wakesAt);
      }
      if (awake > 0) {
        return awake(random.nextInt(awake));
      }
      pass(soonest - second);
    }
  }

  private Actor awake(int index) {
    int left = index;
    for (Actor actor : alive) {
      if (actor.wakesAt <= second && left-- == 0) {
        return actor;
      }
    }
    throw new AssertionError("counted more actors than there are");
  }
}
