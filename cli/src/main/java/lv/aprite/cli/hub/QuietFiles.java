package lv.aprite.cli.hub;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import lv.aprite.cli.hub.Inbox.Identity;
import lv.aprite.cli.hub.Inbox.Seen;

/// Finds out which files of the inbox nobody writes any more: those that looked the same for a
/// second, or for ten when they end inside a row.
///
/// Time is that of a clock which never goes back; the files' own times are only compared for being
/// the same.
final class QuietFiles {
  static final Duration QUIET = Duration.ofSeconds(1);

  /// A writer that stops here has more to write, most likely; but there are programs that never end
  /// the last row.
  static final Duration QUIET_INSIDE_A_ROW = Duration.ofSeconds(10);

  /// @param neededNanos how long it has to look the same; 0 while nobody has looked at its end
  private record Since(Identity identity, long nanos, long neededNanos) {}

  private final Predicate<Seen> endsInsideARow;
  private Map<Path, Since> watched = new HashMap<>();

  /// @param endsInsideARow reads the end of a file
  QuietFiles(Predicate<Seen> endsInsideARow) {
    this.endsInsideARow = endsInsideARow;
  }

  /// Takes note of all that is there now.
  ///
  /// @return what has been quiet for long enough, those first that were last written first
  List<Seen> note(List<Seen> now, long nanos) {
    Map<Path, Since> still = new HashMap<>();
    List<Seen> quiet = new ArrayList<>();
    for (Seen seen : now) {
      Since since = watched.get(seen.path());
      if (since == null || !since.identity().equals(seen.identity())) {
        since = new Since(seen.identity(), nanos, 0);
      }
      long passed = nanos - since.nanos();
      if (since.neededNanos() == 0 && passed >= QUIET.toNanos()) {
        Duration needed = endsInsideARow.test(seen) ? QUIET_INSIDE_A_ROW : QUIET;
        since = new Since(since.identity(), since.nanos(), needed.toNanos());
      }
      still.put(seen.path(), since);
      if (since.neededNanos() > 0 && passed >= since.neededNanos()) {
        quiet.add(seen);
      }
    }
    watched = still;
    quiet.sort(
        Comparator.<Seen, FileTime>comparing(seen -> seen.identity().modifiedAt())
            .thenComparing(Seen::path));
    return quiet;
  }
}
