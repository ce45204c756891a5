package lv.aprite.publication.submission;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import lv.aprite.publication.log.AppendLog;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.store.ObjectStore;

/// A submission's own log, as it was when it was read: what its publisher sees.
///
/// @param entries all of them, in order
public record SubmissionLog(
    AppendLog<SubmissionEntry> log, List<Numbered<SubmissionEntry>> entries) {
  public SubmissionLog {
    entries = List.copyOf(entries);
  }

  /// Reads the log as it is now.
  public static SubmissionLog read(ObjectStore restricted, DatasetId dataset, String submission) {
    AppendLog<SubmissionEntry> log = log(restricted, dataset, submission);
    return new SubmissionLog(log, log.entries());
  }

  /// Whether the log has an entry of this number: one look, where reading takes one for each entry.
  public static boolean has(
      ObjectStore restricted, DatasetId dataset, String submission, long number) {
    return log(restricted, dataset, submission).has(number);
  }

  private static AppendLog<SubmissionEntry> log(
      ObjectStore restricted, DatasetId dataset, String submission) {
    return new AppendLog<>(
        restricted, SubmissionKeys.log(dataset, submission), new SubmissionEntryCodec());
  }

  /// The number of its last entry; 0 when it has none.
  public long number() {
    return entries.size();
  }

  /// The newest verdict, whatever came after it.
  public Optional<SubmissionEntry.Settled> settled() {
    return entries.reversed().stream()
        .map(Numbered::entry)
        .filter(SubmissionEntry.Settled.class::isInstance)
        .map(SubmissionEntry.Settled.class::cast)
        .findFirst();
  }

  /// The upload that the log is of, as its newest entry that tells says; absent while none does.
  public Optional<Submission> submission() {
    return entries.reversed().stream()
        .map(Numbered::entry)
        .flatMap(entry ->
            switch (entry) {
              case SubmissionEntry.Settled settled -> Stream.of(settled.submission());
              case SubmissionEntry.Withdrawn withdrawn -> Stream.of(withdrawn.submission());
              case SubmissionEntry.Decided _, SubmissionEntry.Superseded _ -> Stream.empty();
            })
        .findFirst();
  }

  /// The ids of all submissions of a dataset that have a log.
  public static SortedSet<String> ids(ObjectStore restricted, DatasetId dataset) {
    SortedSet<String> ids = new TreeSet<>();
    String folder = SubmissionKeys.submissions(dataset);
    restricted.listAll(
        folder, listed -> ids.add(listed.key().substring(folder.length()).split("/", 2)[0]));
    return ids;
  }

  public SubmissionState state() {
    return SubmissionState.of(entries);
  }

  /// Appends what was decided by these entries. When it was [AppendLog.Append.Taken], read again
  /// and decide again.
  public AppendLog.Append<SubmissionEntry> append(SubmissionEntry entry) {
    return log.append(number() + 1, entry);
  }
}
