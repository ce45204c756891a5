package lv.aprite.publication.release;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import lv.aprite.publication.log.AppendLog;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.submission.DatasetId;

/// A dataset's release log, as it was when its end was read: entries are read when they are asked
/// for, and kept.
///
/// It never changes by itself; whoever wants to see what others wrote reads it anew. Not for use by
/// two threads at once.
public final class ReleaseLog {
  private final AppendLog<ReleaseEntry> log;
  private final TreeMap<Long, Numbered<ReleaseEntry>> kept = new TreeMap<>();
  private final long number;

  private ReleaseLog(AppendLog<ReleaseEntry> log, Optional<Numbered<ReleaseEntry>> last) {
    this.log = log;
    last.ifPresent(entry -> kept.put(entry.number(), entry));
    this.number = last.map(Numbered::number).orElse(0L);
  }

  /// The log as it is now.
  public static ReleaseLog read(ObjectStore open, DatasetId dataset) {
    AppendLog<ReleaseEntry> log =
        new AppendLog<>(open, ReleaseKeys.log(dataset), new ReleaseEntryCodec());
    return new ReleaseLog(log, log.last(Head.of(open, dataset).hint()));
  }

  /// Everything that the log says of its dataset now. Reads every entry.
  public static ReleaseFold fold(ObjectStore open, DatasetId dataset) {
    return read(open, dataset).fold();
  }

  /// The number of its last entry; 0 when it has none.
  public long number() {
    return number;
  }

  public Numbered<ReleaseEntry> entry(long wanted) {
    if (wanted < 1 || wanted > number) {
      throw new IllegalArgumentException(
          "release log: expected a number from 1 to " + number + ", found " + wanted);
    }
    return kept.computeIfAbsent(
        wanted,
        missing ->
            log.entry(missing)
                .orElseThrow(() ->
                    new IllegalStateException(
                        log.key(missing) + ": expected an entry, since a later one is there")));
  }

  public ReleaseFold fold() {
    List<Numbered<ReleaseEntry>> entries =
        LongStream.rangeClosed(1, number).mapToObj(this::entry).toList();
    return ReleaseFold.of(entries);
  }

  /// The release whose data serve, as [ReleaseFold#current] says, but read from the end of the log
  /// and no further than needed.
  public Optional<Numbered<ReleaseEntry.Released>> current() {
    return currentAfter(number);
  }

  /// The release whose data served when this entry was the last.
  Optional<Numbered<ReleaseEntry.Released>> currentAfter(long last) {
    Set<Long> withdrawn = new HashSet<>();
    for (long at = last; at >= 1; at--) {
      switch (entry(at).entry()) {
        case ReleaseEntry.Described _ -> {}
        case ReleaseEntry.Withdrawn gone -> withdrawn.add(gone.release());
        case ReleaseEntry.Released _ -> {
          return release(at).filter(release -> !withdrawn.contains(release.number()));
        }
        case ReleaseEntry.RolledBack(long to, var _) -> {
          return release(to).filter(release -> !withdrawn.contains(release.number()));
        }
      }
    }
    return Optional.empty();
  }

  /// The release that a new file is held against: the one that serves or, where that was withdrawn,
  /// the newest that served before it and was not. A file that comes after a withdrawal comes in
  /// haste, so it is the last that should go unlooked at.
  public Optional<Numbered<ReleaseEntry.Released>> comparable() {
    Set<Long> withdrawn = new HashSet<>();
    for (long at = number; at >= 1; at--) {
      Optional<Numbered<ReleaseEntry.Released>> served =
          switch (entry(at).entry()) {
            case ReleaseEntry.Described _ -> Optional.empty();
            case ReleaseEntry.Withdrawn gone -> {
              withdrawn.add(gone.release());
              yield Optional.empty();
            }
            case ReleaseEntry.Released _ -> release(at);
            case ReleaseEntry.RolledBack(long to, var _) -> release(to);
          };
      if (served.filter(release -> !withdrawn.contains(release.number())).isPresent()) {
        return served;
      }
    }
    return Optional.empty();
  }

  /// The release of this number; absent when that entry is none.
  public Optional<Numbered<ReleaseEntry.Released>> release(long wanted) {
    if (wanted < 1 || wanted > number) {
      return Optional.empty();
    }
    Numbered<ReleaseEntry> numbered = entry(wanted);
    return numbered.entry() instanceof ReleaseEntry.Released released
        ? Optional.of(new Numbered<>(wanted, numbered.at(), released))
        : Optional.empty();
  }

  /// The newest public metadata; absent for an empty log only.
  public Optional<Numbered<ReleaseEntry.Described>> described() {
    for (long at = number; at >= 1; at--) {
      if (entry(at).entry() instanceof ReleaseEntry.Described described) {
        return Optional.of(new Numbered<>(at, entry(at).at(), described));
      }
    }
    return Optional.empty();
  }

  /// Appends what was decided by this log. When it was [AppendLog.Append.Taken], read the log again
  /// and decide again.
  AppendLog.Append<ReleaseEntry> append(ReleaseEntry entry) {
    return log.append(number + 1, entry);
  }
}
