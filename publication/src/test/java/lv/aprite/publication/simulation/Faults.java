package lv.aprite.publication.simulation;

import java.util.SplittableRandom;

/// What goes wrong with an operation on a store.
interface Faults {
  /// What goes wrong with the next operation.
  Fault next(boolean writes);

  /// @param seconds that it takes, where that matters
  record Fault(Kind kind, long seconds) {}

  enum Kind {
    NONE,
    /// The process ends before the operation.
    CRASH_BEFORE,
    /// The process ends after the operation, of which it never hears.
    CRASH_AFTER,
    /// The operation does not take place, and the process hears of a failure.
    FAILED,
    /// The operation takes place, and the process hears of a failure.
    LOST_ANSWER,
    /// The process hears of a failure, and the operation takes place later.
    LATE,
    /// The process sleeps before the operation.
    SLEEP
  }

  Fault NONE = new Fault(Kind.NONE, 0);

  /// Nothing goes wrong.
  static Faults none() {
    return _ -> NONE;
  }

  /// Everything goes wrong now and then: on average once in so many operations.
  static Faults random(SplittableRandom random, int onceIn) {
    return writes -> {
      if (random.nextInt(onceIn) != 0) {
        return NONE;
      }
      return switch (random.nextInt(writes ? 8 : 4)) {
        case 0 -> new Fault(Kind.CRASH_BEFORE, 0);
        case 1 -> new Fault(Kind.FAILED, 0);
        case 2 -> new Fault(Kind.SLEEP, 60 + random.nextInt(7200));
        case 3 -> new Fault(Kind.SLEEP, 86_400 + random.nextInt(200_000));
        case 4 -> new Fault(Kind.CRASH_AFTER, 0);
        case 5, 6 -> new Fault(Kind.LOST_ANSWER, 0);
        case 7 -> new Fault(Kind.LATE, 1 + random.nextInt(120));
        default -> throw new AssertionError("out of bounds");
      };
    };
  }

  /// Whoever works falls asleep for a day or more, on average once in so many operations.
  static Faults sleepy(SplittableRandom random, int onceIn) {
    return _ ->
        random.nextInt(onceIn) == 0
            ? new Fault(Kind.SLEEP, 80_000 + random.nextInt(200_000))
            : NONE;
  }

  /// One thing goes wrong, at one operation counted from 0.
  static Faults at(int operation, Kind kind) {
    int[] count = {0};
    return writes -> {
      boolean now = count[0]++ == operation;
      boolean possible =
          writes || kind == Kind.CRASH_BEFORE || kind == Kind.FAILED || kind == Kind.SLEEP;
      return now && possible ? new Fault(kind, 86_400) : NONE;
    };
  }
}
