package lv.aprite.publication.release;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lv.aprite.publication.log.Numbered;

/// What a whole release log says of its dataset now.
///
/// @param number of the last entry; 0 for an empty log
/// @param entries all of them, in order: entry n is at index n - 1
/// @param described the public metadata; absent for an empty log only
/// @param current the release whose data serve: the last that was published or rolled back to;
///   absent when there is none, or when its data are withdrawn (nothing serves then until a release
///   or a rollback)
/// @param withdrawn the attempts whose data are gone. A withdrawal names data: each entry whose
///   data these are counts as withdrawn
public record ReleaseFold(
    long number,
    List<Numbered<ReleaseEntry>> entries,
    Optional<Numbered<ReleaseEntry.Described>> described,
    Optional<Numbered<ReleaseEntry.Released>> current,
    Set<String> withdrawn) {
  public ReleaseFold {
    entries = List.copyOf(entries);
    withdrawn = Set.copyOf(withdrawn);
  }

  /// The fold of a log's entries, in order and from the first.
  public static ReleaseFold of(List<Numbered<ReleaseEntry>> entries) {
    Optional<Numbered<ReleaseEntry.Described>> described = Optional.empty();
    Optional<Numbered<ReleaseEntry.Released>> serving = Optional.empty();
    Set<String> withdrawn = new HashSet<>();
    for (Numbered<ReleaseEntry> numbered : entries) {
      switch (numbered.entry()) {
        case ReleaseEntry.Described entry -> described = Optional.of(with(numbered, entry));
        case ReleaseEntry.Released entry -> serving = Optional.of(with(numbered, entry));
        case ReleaseEntry.RolledBack(long to, var _) -> serving = release(entries, to);
        case ReleaseEntry.Withdrawn(long release, var _, var _) ->
            release(entries, release).ifPresent(gone -> withdrawn.addAll(gone.entry().attempts()));
      }
    }
    Optional<Numbered<ReleaseEntry.Released>> current =
        serving.filter(release -> !isWithdrawn(release.entry(), withdrawn));
    return new ReleaseFold(entries.size(), entries, described, current, withdrawn);
  }

  /// All releases, in order, withdrawn ones included.
  public List<Numbered<ReleaseEntry.Released>> releases() {
    List<Numbered<ReleaseEntry.Released>> releases = new ArrayList<>();
    for (Numbered<ReleaseEntry> numbered : entries) {
      if (numbered.entry() instanceof ReleaseEntry.Released released) {
        releases.add(with(numbered, released));
      }
    }
    return releases;
  }

  /// The release of this number; absent when that entry is none.
  public Optional<Numbered<ReleaseEntry.Released>> release(long number) {
    return release(entries, number);
  }

  /// The attempts whose data releases are, or were.
  public Set<String> attempts() {
    Set<String> attempts = new HashSet<>();
    releases().forEach(release -> attempts.addAll(release.entry().attempts()));
    return attempts;
  }

  public boolean isWithdrawn(ReleaseEntry.Released released) {
    return isWithdrawn(released, withdrawn);
  }

  private static boolean isWithdrawn(ReleaseEntry.Released released, Set<String> withdrawn) {
    return released.attempts().stream().anyMatch(withdrawn::contains);
  }

  private static Optional<Numbered<ReleaseEntry.Released>> release(
      List<Numbered<ReleaseEntry>> entries, long number) {
    if (number < 1 || number > entries.size()) {
      return Optional.empty();
    }
    Numbered<ReleaseEntry> numbered = entries.get((int) number - 1);
    return numbered.entry() instanceof ReleaseEntry.Released released
        ? Optional.of(with(numbered, released))
        : Optional.empty();
  }

  private static <T> Numbered<T> with(Numbered<ReleaseEntry> numbered, T entry) {
    return new Numbered<>(numbered.number(), numbered.at(), entry);
  }
}
