package lv.aprite.publication.release;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import lv.aprite.engine.write.Distribution;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.SubmissionEntry;
import lv.aprite.publication.submission.SubmissionEntry.Settled;
import lv.aprite.publication.submission.SubmissionLog;
import lv.aprite.publication.submission.SubmissionState;
import lv.aprite.publication.submission.WithdrawalReason;

/// Which uploads of a dataset hold the same rows: corrections and what they correct, and those
/// whose published files are equal byte by byte.
///
/// @param logs of all submissions, by their ids and in the order of these
public record Kin(ReleaseFold fold, Map<String, SubmissionLog> logs) {
  static Kin read(ObjectStore restricted, ReleaseFold fold, DatasetId dataset) {
    Map<String, SubmissionLog> logs = new LinkedHashMap<>();
    for (String id : SubmissionLog.ids(restricted, dataset)) {
      logs.put(id, SubmissionLog.read(restricted, dataset, id));
    }
    return new Kin(fold, logs);
  }

  /// What is withdrawn, and why: uploads whose release is, and those that were never released.
  SortedMap<String, WithdrawalReason> withdrawn() {
    SortedMap<String, WithdrawalReason> withdrawn = new TreeMap<>();
    for (Numbered<ReleaseEntry> numbered : fold.entries()) {
      if (numbered.entry() instanceof ReleaseEntry.Withdrawn gone) {
        fold.release(gone.release())
            .ifPresent(
                release -> withdrawn.putIfAbsent(release.entry().submission(), gone.reason()));
      }
    }
    logs.forEach((id, log) -> {
      if (log.state() instanceof SubmissionState.Withdrawn(WithdrawalReason reason)) {
        withdrawn.putIfAbsent(id, reason);
      }
    });
    return withdrawn;
  }

  /// The uploads that go with this one, itself included: its corrections and what it corrects, as
  /// far as none of them is released or about to be. What is released is withdrawn by an order of
  /// its own, and leads no further.
  Set<String> goingWith(String submission) {
    Set<String> withdrawn = withdrawn().keySet();
    Set<String> going = new TreeSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(submission));
    while (!next.isEmpty()) {
      String id = next.pop();
      if (going.add(id)) {
        neighbours(id)
            .filter(other -> withdrawn.contains(other) || !isReleasable(other))
            .forEach(next::push);
      }
    }
    return going;
  }

  /// What still holds rows of this withdrawn upload.
  List<Relative> relatives(String submission) {
    Set<String> gone = goingWith(submission);
    Set<String> withdrawn = withdrawn().keySet();
    Set<String> files = new HashSet<>();
    Set<String> beside = new HashSet<>();
    for (String id : gone) {
      files(id).forEach(files::add);
      neighbours(id).forEach(beside::add);
    }
    List<Relative> relatives = new ArrayList<>();
    for (String id : logs.keySet()) {
      boolean same = files(id).anyMatch(files::contains);
      if (!withdrawn.contains(id) && !gone.contains(id) && (same || beside.contains(id))) {
        relatives.add(new Relative(id, release(id), same));
      }
    }
    return relatives;
  }

  /// @param release whose data these are; absent when it was never released
  /// @param same the same files were published, or would have been; else one corrects the other
  public record Relative(String submission, Optional<Long> release, boolean same) {}

  /// What it corrects, and what corrects it.
  private Stream<String> neighbours(String id) {
    return Stream.concat(
        origins(id), logs.keySet().stream().filter(other -> origins(other).anyMatch(id::equals)));
  }

  private Stream<String> origins(String id) {
    return settled(id).flatMap(settled -> settled.origin().stream()).filter(logs::containsKey);
  }

  private Stream<String> files(String id) {
    return settled(id)
        .flatMap(settled -> settled.distributions().stream())
        .map(Distribution::sha256);
  }

  private Stream<Settled> settled(String id) {
    return log(id).stream()
        .flatMap(log -> log.entries().stream())
        .map(Numbered::entry)
        .flatMap(entry ->
            entry instanceof SubmissionEntry.Settled settled ? Stream.of(settled) : Stream.of());
  }

  private boolean isReleasable(String id) {
    boolean publishable =
        log(id).filter(log -> log.state() instanceof SubmissionState.Publishable).isPresent();
    return publishable || release(id).isPresent();
  }

  Optional<SubmissionLog> log(String id) {
    return Optional.ofNullable(logs.get(id));
  }

  private Optional<Long> release(String id) {
    return fold.releases().stream()
        .filter(release -> release.entry().submission().equals(id))
        .map(Numbered::number)
        .findFirst();
  }
}
