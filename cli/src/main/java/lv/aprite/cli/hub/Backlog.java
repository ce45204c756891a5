package lv.aprite.cli.hub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lv.aprite.publication.release.ReleaseFold;
import lv.aprite.publication.release.ReleaseLog;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionLog;
import lv.aprite.publication.submission.SubmissionState;

/// What was taken in and still waits for something. It is looked for again and again, so what was
/// finished once is remembered: a look costs what is new, not all that ever was.
final class Backlog {
  /// Of an upload that no entry of its log can open again.
  private static final long FOR_EVER = -1;

  /// For each finished upload the number of entries in its log, beyond which a person's order would
  /// stand; or [#FOR_EVER].
  private static final class Finished {
    private final Map<Long, Long> entries = new HashMap<>();
    private long highest = 1;
  }

  private final ObjectStore restricted;
  private final ObjectStore open;
  private final NumberedUploads uploads;
  private final Map<DatasetId, Finished> finished = new ConcurrentHashMap<>();

  Backlog(ObjectStore restricted, ObjectStore open, NumberedUploads uploads) {
    this.restricted = restricted;
    this.open = open;
    this.uploads = uploads;
  }

  /// What has no outcome yet, in order.
  List<Submission> unfinished(DatasetId dataset) {
    Finished known = finished.computeIfAbsent(dataset, absent -> new Finished());
    synchronized (known) {
      List<Long> numbers = new ArrayList<>();
      long last = uploads.last(dataset, known.highest);
      for (long number = 1; number <= last; number++) {
        if (!isStillFinished(dataset, number, known)) {
          numbers.add(number);
        }
      }
      return numbers.isEmpty() ? List.of() : unfinished(dataset, numbers, known);
    }
  }

  private boolean isStillFinished(DatasetId dataset, long number, Finished known) {
    Long entries = known.entries.get(number);
    return entries != null
        && (entries == FOR_EVER
            || !SubmissionLog.has(restricted, dataset, NumberedUploads.id(number), entries + 1));
  }

  private List<Submission> unfinished(DatasetId dataset, List<Long> numbers, Finished known) {
    Set<String> released = new HashSet<>();
    ReleaseLog.fold(open, dataset)
        .releases()
        .forEach(release -> released.add(release.entry().submission()));
    List<Submission> unfinished = new ArrayList<>();
    for (long number : numbers) {
      known.entries.remove(number);
      Optional<Submission> submission = uploads.submission(dataset, number);
      if (submission.isPresent()) {
        Optional<Long> entries = finishedAfter(submission.get(), released);
        entries.ifPresent(count -> known.entries.put(number, count));
        known.highest = Math.max(known.highest, number);
        if (entries.isEmpty()) {
          unfinished.add(submission.get());
        }
      }
    }
    return unfinished;
  }

  private Optional<Long> finishedAfter(Submission submission, Set<String> released) {
    if (released.contains(submission.id())) {
      return Optional.of(FOR_EVER);
    }
    SubmissionLog log = log(submission);
    return switch (log.state()) {
      case SubmissionState.Open _, SubmissionState.Publishable _ -> Optional.empty();
      case SubmissionState.Rejected _, SubmissionState.Superseded _, SubmissionState.Withdrawn _ ->
          Optional.of(FOR_EVER);
      case SubmissionState.Held _, SubmissionState.Refused _ -> Optional.of(log.number());
    };
  }

  private SubmissionLog log(Submission submission) {
    return SubmissionLog.read(restricted, submission.dataset(), submission.id());
  }

  /// The newest upload of a dataset, as it is now, when that is not what was judged: whoever wrote
  /// it had not finished when it was taken in. Absent when a person has decided since, or something
  /// newer stands in its place.
  Optional<Submission> changed(DatasetId dataset) {
    Optional<Submission> newest = Optional.empty();
    for (long number = uploads.last(dataset, 1); number > 0 && newest.isEmpty(); number--) {
      newest = uploads.submission(dataset, number);
    }
    return newest.filter(upload -> {
      SubmissionLog log = log(upload);
      return isOtherThanJudged(upload, log) && isOurs(upload, log.state());
    });
  }

  private static boolean isOtherThanJudged(Submission upload, SubmissionLog log) {
    return log.settled()
        .filter(settled -> !settled.submission().version().equals(upload.version()))
        .isPresent();
  }

  /// Whether what became of it is still the hub's own doing: its release is current, or the rules
  /// refused it.
  private boolean isOurs(Submission upload, SubmissionState state) {
    return switch (state) {
      case SubmissionState.Publishable _ -> {
        ReleaseFold fold = ReleaseLog.fold(open, upload.dataset());
        yield fold.current()
            .filter(release -> release.entry().submission().equals(upload.id()))
            .isPresent();
      }
      case SubmissionState.Refused _ -> true;
      case SubmissionState.Open _,
          SubmissionState.Held _,
          SubmissionState.Rejected _,
          SubmissionState.Superseded _,
          SubmissionState.Withdrawn _ ->
          false;
    };
  }
}
