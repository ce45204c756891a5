package lv.aprite.publication.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.publication.catalog.SampleHub;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionEntry;
import lv.aprite.publication.submission.UploadOrder;
import lv.aprite.publication.submission.WithdrawalReason;

/// Logs of submissions that between them have every kind of entry.
final class SampleSubmissions {
  private static final Instant UPLOADED = Instant.parse("2026-01-05T07:58:00Z");

  private SampleSubmissions() {}

  static List<Numbered<SubmissionEntry>> log(DatasetId dataset, String submission) {
    return switch (submission) {
      case "s-passed" ->
          log(
              settled(dataset, submission, Verdict.PUBLISHABLE, List.of()),
              new SubmissionEntry.Superseded(5, Optional.of("s-a3")));
      case "s-refused" ->
          log(
              settled(
                  dataset, submission, Verdict.REFUSED, List.of("date-invalid", "key-duplicate")),
              new SubmissionEntry.Withdrawn(
                  submission(dataset, submission),
                  WithdrawalReason.PERSONAL_DATA,
                  Optional.of("names of children")));
      case "s-held" ->
          log(
              settled(dataset, submission, Verdict.HELD, List.of("row-count-change")),
              new SubmissionEntry.Decided(SubmissionEntry.Decision.ACCEPTED, "anna"));
      default -> List.of();
    };
  }

  private static List<Numbered<SubmissionEntry>> log(SubmissionEntry... entries) {
    List<Numbered<SubmissionEntry>> log = new java.util.ArrayList<>();
    for (SubmissionEntry entry : entries) {
      log.add(new Numbered<>(log.size() + 1L, UPLOADED.plusSeconds(60L * (log.size() + 1)), entry));
    }
    return log;
  }

  private static Submission submission(DatasetId dataset, String submission) {
    return new Submission(
        dataset,
        submission,
        "register-2026-01.csv",
        "uploads/" + dataset.path() + "/1/register-2026-01.csv",
        "1",
        104_000,
        new UploadOrder(UPLOADED, submission));
  }

  private static SubmissionEntry settled(
      DatasetId dataset, String submission, Verdict verdict, List<String> reasons) {
    return new SubmissionEntry.Settled(
        submission(dataset, submission),
        verdict,
        "attempt-1",
        2,
        "1.1.0",
        1,
        3,
        1303,
        verdict == Verdict.REFUSED ? 0 : 1300,
        3,
        List.of(),
        reasons);
  }

  static final DatasetId DATASET = SampleHub.REGISTER;
}
