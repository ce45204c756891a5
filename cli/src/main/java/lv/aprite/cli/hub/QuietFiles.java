package lv.aprite.cli.hub;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lv.aprite.cli.hub.Inbox.Identity;
import lv.aprite.cli.hub.Inbox.Seen;

/// Finds out which files of the inbox nobody writes any more: those that looked the same for a
/// second.
///
/// Time is that of a clock which never goes back; the files' own times are only compared for being
/// the same.
final class QuietFiles {
  static final Duration QUIET = Duration.ofSeconds(1);

  private record Since(Identity identity, long nanos) {}

  private Map<Path, Since> watched = new HashMap<>();

  /// Takes note of all that is there now.
  ///
  /// @return what has been quiet for long enough, those first that were last written first
  List<Seen> note(List<Seen> now, long nanos) {
    Map<Path, Since> still = new HashMap<>();
    List<Seen> quiet = new ArrayList<>();
    for (Seen seen : now) {
      Since since = watched.get(seen.path());
      if (since == null || !since.identity().equals(seen.identity())) {
        since = new Since(seen.identity(), nanos);
      }
      still.put(seen.path(), since);
      if (nanos - since.nanos() >= QUIET.toNanos()) {
        quiet.add(seen);
      }
    }
    watched = still;
    quiet.sort(
        Comparator.<Seen, java.nio.file.attribute.FileTime>comparing(
                seen -> seen.identity().modifiedAt())
            .thenComparing(Seen::path));
    return quiet;
  }
}
