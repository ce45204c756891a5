package lv.aprite.publication.release;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.store.StoreTime;
import lv.aprite.publication.store.StoreUnavailable;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.Attempt;
import lv.aprite.publication.submission.Contracts;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionEntry;
import lv.aprite.publication.submission.SubmissionKeys;
import lv.aprite.publication.submission.SubmissionLog;

/// From a submission without a verdict to its verdict: one attempt.
final class Judge {
  /// An attempt that took longer does not settle: a sweep may be about to take it for dead. That is
  /// courtesy; what keeps the two apart is that both write the same entry of the log, see
  /// [Attempt].
  private static final Duration ATTEMPT_MAX = Duration.ofHours(1);

  private static final int LOOKS_MAX = 10;

  private final Stores stores;
  private final Processor processor;
  private final Function<Report, byte[]> receipts;

  Judge(Stores stores, Processor processor, Function<Report, byte[]> receipts) {
    this.stores = stores;
    this.processor = processor;
    this.receipts = receipts;
  }

  /// What came of an attempt.
  enum Tried {
    /// The log has grown, by this attempt or another writer: look again.
    LOOK_AGAIN,
    /// It took too long; nothing was settled.
    TOO_LATE
  }

  /// @param log of the submission; open
  /// @param accepted ids of the rules that a person let pass
  Tried judge(Submission submission, SubmissionLog log, List<String> accepted, String attemptId) {
    Attempt attempt = Attempt.begin(stores.restricted(), attemptId, submission, log.number());
    Optional<Numbered<Contract>> contract = contract(submission, log, accepted);
    Optional<Numbered<ReleaseEntry.Released>> last =
        ReleaseLog.read(stores.open(), submission.dataset()).comparable();
    Report report =
        contract.isPresent()
            ? processor.process(new Processor.Job(attempt, contract.get().entry(), last, accepted))
            : datasetUnknown(submission);
    Instant reportedAt = writeReport(attempt, receipts.apply(report));
    if (Duration.between(attempt.beganAt(), reportedAt).compareTo(ATTEMPT_MAX) >= 0) {
      return Tried.TOO_LATE;
    }
    log.append(settled(attempt, contract, last, report));
    return Tried.LOOK_AGAIN;
  }

  /// What a person let pass was found by the contract of that verdict; by another one columns could
  /// be published that nobody has looked at.
  private Optional<Numbered<Contract>> contract(
      Submission submission, SubmissionLog log, List<String> accepted) {
    Contracts contracts = new Contracts(stores.restricted(), submission.dataset());
    return accepted.isEmpty()
        ? contracts.last()
        : log.settled().flatMap(settled -> contracts.contract(settled.contract()));
  }

  /// Nobody else writes this key, so the answer of a lost write can be had by writing again.
  ///
  /// @return the time of writing, by the store's clock
  private Instant writeReport(Attempt attempt, byte[] bytes) {
    Submission submission = attempt.submission();
    String key = SubmissionKeys.report(submission.dataset(), submission.id(), attempt.id());
    for (int looks = 1; ; looks++) {
      try {
        stores.restricted().create(key, bytes, "application/json");
        return StoreTime.ofWritten(stores.restricted(), key);
      } catch (StoreUnavailable unknown) {
        if (looks == LOOKS_MAX) {
          throw unknown;
        }
      }
    }
  }

  private static SubmissionEntry.Settled settled(
      Attempt attempt,
      Optional<Numbered<Contract>> contract,
      Optional<Numbered<ReleaseEntry.Released>> last,
      Report report) {
    return new SubmissionEntry.Settled(
        attempt.submission(),
        report.verdict(),
        attempt.id(),
        contract.map(Numbered::number).orElse(0L).intValue(),
        contract.map(held -> held.entry().version().toString()).orElse(""),
        contract.map(held -> held.entry().version().major()).orElse(0),
        last.map(Numbered::number).orElse(0L),
        report.rowsRead(),
        report.rowsPublished(),
        report.rowsRejected(),
        report.distributions(),
        reasons(report),
        report.references(),
        report.origin().map(Report.Origin::submission));
  }

  /// The rules by which it was not simply published, each once, in the order of the rule book.
  private static List<String> reasons(Report report) {
    if (report.verdict() == Verdict.PUBLISHABLE) {
      return List.of();
    }
    return report.findings().stream()
        .filter(group -> group.rule().effect() != Rule.Effect.NOTES)
        .map(group -> group.rule().id())
        .distinct()
        .toList();
  }

  private static Report datasetUnknown(Submission submission) {
    DatasetId dataset = submission.dataset();
    Findings findings = new Findings();
    findings.add(
        new Finding(
            Rule.DATASET_UNKNOWN,
            new Location.File(),
            "a dataset with a contract",
            dataset.path()));
    return Report.unread(submission.fileName(), submission.sizeBytes(), findings);
  }
}
