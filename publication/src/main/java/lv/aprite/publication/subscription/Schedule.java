package lv.aprite.publication.subscription;

import java.time.Duration;
import java.time.Instant;

/// When a sink that took nothing is tried again.
///
/// @param first wait, which doubles with each further try
/// @param longest wait
/// @param giveUpAfter how long it may fail; then it is paused
public record Schedule(Duration first, Duration longest, Duration giveUpAfter) {
  /// Tries for three days.
  public static final Schedule THREE_DAYS =
      new Schedule(Duration.ofSeconds(5), Duration.ofHours(6), Duration.ofDays(3));

  private static final int DOUBLINGS_MAX = 40;

  /// @param tries that failed, this one included
  /// @param asked how long the sink asked to be left alone; zero if it did not
  /// @param chance 0 to 1, so that those who failed together do not come back together
  Instant next(Instant now, int tries, Duration asked, double chance) {
    double doubled = Math.pow(2, Math.min(tries - 1, DOUBLINGS_MAX)) * (double) first.toMillis();
    long millis = (long) (Math.min(doubled, (double) longest.toMillis()) * (0.5 + chance / 2));
    Duration wait = Duration.ofMillis(Math.max(1, millis));
    Duration bounded = asked.compareTo(giveUpAfter) > 0 ? giveUpAfter : asked;
    return now.plus(wait.compareTo(bounded) > 0 ? wait : bounded);
  }
}
