package lv.aprite.cli.hub;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lv.aprite.publication.log.AppendLog;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.store.Keys;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Listed;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionLog;
import lv.aprite.publication.submission.UploadOrder;

/// What was taken in, per dataset numbered from 1: `uploads/<publisher>/<dataset>/<n>.json` says
/// so, and the file is `uploads/<publisher>/<dataset>/<n>/<file>`, both in the private store.
///
/// The document is created first, if it is absent, so no two files have one number. A number
/// without a file was given to an upload that broke off: it stays empty for ever.
final class NumberedUploads {
  private static final String PREFIX = "uploads/";

  private final ObjectStore restricted;
  private final InstantSource clock;
  private final Map<DatasetId, Unused> unused = new ConcurrentHashMap<>();

  private record Unused(long number, String fileName) {}

  NumberedUploads(ObjectStore restricted, InstantSource clock) {
    this.restricted = restricted;
    this.clock = clock;
  }

  /// Puts a file's bytes under a key of the private store.
  interface Placing {
    void at(String key) throws IOException;
  }

  /// Takes a file in.
  ///
  /// @param fileName may be unsafe: the file is kept under another name then, and refused when it
  ///   is judged
  /// @return absent when no file came to be placed
  Optional<Submission> take(DatasetId dataset, String fileName, Placing placing)
      throws IOException {
    long number = unused(dataset, fileName).orElseGet(() -> claim(dataset, fileName));
    // Until the file is there.
    unused.put(dataset, new Unused(number, fileName));
    placing.at(key(dataset, number, fileName));
    Optional<Submission> submission = submission(dataset, number);
    if (submission.isPresent()) {
      unused.remove(dataset, new Unused(number, fileName));
    }
    return submission;
  }

  /// The number that an earlier try of ours at this file was given, if it is still the last one and
  /// stands without a file: what cannot be placed shall not use up numbers.
  private Optional<Long> unused(DatasetId dataset, String fileName) {
    return Optional.ofNullable(unused.remove(dataset))
        .filter(claimed -> claimed.fileName().equals(fileName))
        .map(Unused::number)
        .filter(number -> number == last(dataset, number))
        .filter(number -> submission(dataset, number).isEmpty());
  }

  private long claim(DatasetId dataset, String fileName) {
    AppendLog<Upload> log = log(dataset);
    while (true) {
      Optional<Numbered<Upload>> last = log.last(1);
      Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
      Instant beganAt =
          last.map(previous -> previous.entry().beganAt()).filter(now::isBefore).orElse(now);
      long number = last.map(Numbered::number).orElse(0L) + 1;
      if (log.append(number, new Upload(fileName, beganAt)) instanceof AppendLog.Append.Appended) {
        return number;
      }
    }
  }

  /// The submission of this number; absent when no file came with it. One whose file was withdrawn
  /// is as its log has it.
  Optional<Submission> submission(DatasetId dataset, long number) {
    Optional<Numbered<Upload>> upload = log(dataset).entry(number);
    if (upload.isEmpty()) {
      return Optional.empty();
    }
    String id = id(number);
    String fileName = upload.get().entry().fileName();
    return switch (restricted.stat(key(dataset, number, fileName))) {
      case ObjectStore.Stats.Absent() -> SubmissionLog.read(restricted, dataset, id).submission();
      case ObjectStore.Stats.Present(ObjectStore.Stat stat) ->
          Optional.of(
              new Submission(
                  dataset,
                  id,
                  fileName,
                  stat.key(),
                  stat.version(),
                  stat.sizeBytes(),
                  new UploadOrder(upload.get().entry().beganAt(), id)));
    };
  }

  /// The place of an order that is given now: after every upload that was taken in, and before the
  /// next.
  ///
  /// @param entries how many the release log has: of two orders after one upload the later is later
  UploadOrder order(DatasetId dataset, long entries) {
    Optional<Numbered<Upload>> last = log(dataset).last(1);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant at = last.map(upload -> upload.entry().beganAt()).filter(now::isBefore).orElse(now);
    String after = id(last.map(Numbered::number).orElse(0L));
    return new UploadOrder(at, "%s-%08d".formatted(after, entries));
  }

  /// The last number that was given; 0 when none was.
  long last(DatasetId dataset) {
    return last(dataset, 1);
  }

  /// @param given a number that was given, or 1
  long last(DatasetId dataset, long given) {
    return log(dataset).last(given).map(Numbered::number).orElse(0L);
  }

  /// Every dataset that something was taken in for, known to the hub or not.
  Set<DatasetId> datasets() {
    Set<DatasetId> datasets = new LinkedHashSet<>();
    String after = "";
    List<Listed> page = restricted.list(PREFIX, after, 1);
    while (!page.isEmpty()) {
      List<String> parts = new ArrayList<>(List.of(page.getFirst().key().split("/", -1)));
      datasets.add(new DatasetId(parts.get(1), parts.get(2)));
      // Behind everything of this dataset: `0` follows `/`.
      after = PREFIX + parts.get(1) + "/" + parts.get(2) + "0";
      page = restricted.list(PREFIX, after, 1);
    }
    return datasets;
  }

  static String id(long number) {
    return "%08d".formatted(number);
  }

  private AppendLog<Upload> log(DatasetId dataset) {
    return new AppendLog<>(restricted, PREFIX + dataset.path(), new Upload.Documents());
  }

  private static String key(DatasetId dataset, long number, String fileName) {
    String key = PREFIX + dataset.path() + "/" + id(number) + "/" + fileName;
    return isSafeName(fileName) ? key : PREFIX + dataset.path() + "/" + id(number) + "/upload";
  }

  /// Whether a name means itself in keys and on the disk.
  static boolean isSafeName(String fileName) {
    return fileName.indexOf('/') < 0 && fileName.indexOf('\uFFFD') < 0 && Keys.isSafe(fileName);
  }
}
