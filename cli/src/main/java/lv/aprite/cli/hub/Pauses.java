package lv.aprite.cli.hub;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Paths at which something did not succeed: each is tried again after a pause that doubles. Not
/// for use by two threads at once.
final class Pauses {
  private static final Duration FIRST = Duration.ofMillis(250);

  private record Pause(int failures, long untilNanos) {}

  private final Duration longest;
  private final Map<Path, Pause> pauses = new HashMap<>();

  Pauses(Duration longest) {
    this.longest = longest;
  }

  boolean isOver(Path path, long nowNanos) {
    Pause pause = pauses.get(path);
    return pause == null || pause.untilNanos() - nowNanos <= 0;
  }

  /// @return how often in a row it has failed now
  int begin(Path path, long nowNanos) {
    Pause before = pauses.get(path);
    int failures = before == null ? 1 : before.failures() + 1;
    long nanos = Math.min(FIRST.toNanos() << Math.min(failures - 1, 20), longest.toNanos());
    pauses.put(path, new Pause(failures, nowNanos + nanos));
    return failures;
  }

  /// Forgets what is not there any more.
  void keepOnly(Set<Path> present) {
    pauses.keySet().retainAll(present);
  }
}
