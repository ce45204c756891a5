package lv.aprite.publication.receipt;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.read.RejectedSample;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.engine.write.Sink;
import lv.aprite.publication.catalog.PublicBase;
import lv.aprite.publication.release.Processor;
import lv.aprite.publication.store.StoreUnavailable;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.Attempt;
import lv.aprite.publication.submission.KeptSource;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionKeys;

/// A processor that also leaves the receipt as pages, one in each language, beside the report.
///
/// @param base where the hub is served, for links into the rule book
public record ReceiptPages(Processor processor, Stores stores, PublicBase base)
    implements Processor {

  @Override
  public Report process(Job job) {
    Report report = processor.process(job);
    Attempt attempt = job.attempt();
    Submission submission = attempt.submission();
    try {
      ReceiptPage.About about =
          new ReceiptPage.About(
              submission.dataset(), submission.id(), report, sample(attempt, report));
      for (Language language : Language.values()) {
        write(
            SubmissionKeys.page(
                submission.dataset(), submission.id(), attempt.id(), language.tag()),
            new ReceiptPage(language, Optional.of(base)).of(about));
      }
      return report;
    } catch (IOException e) {
      throw new StoreUnavailable(
          submission.dataset() + ", submission " + submission.id() + ": " + e.getMessage(), e);
    }
  }

  @Override
  public boolean comparesWithLastRelease(Contract contract) {
    return processor.comparesWithLastRelease(contract);
  }

  /// Where cells may be personal data that nobody agreed on, no row is shown.
  private RejectedSample sample(Attempt attempt, Report report) throws IOException {
    Submission submission = attempt.submission();
    Set<Long> wanted = ReceiptPage.wanted(report);
    Optional<KeptSource> rejected =
        KeptSource.rejectedRows(
            stores.restricted(), submission.dataset(), submission.id(), attempt.id());
    boolean personal =
        report.findings().stream()
            .map(Findings.Group::rule)
            .anyMatch(rule -> rule == Rule.PERSONAL_DATA || rule == Rule.PERSONAL_DATA_SEEN);
    if (report.verdict() == Verdict.HELD
        || personal
        || wanted.isEmpty()
        || rejected.isEmpty()
        || report.reading().isEmpty()) {
      return RejectedSample.NONE;
    }
    Report.Reading reading = report.reading().get();
    return RejectedSample.read(
        rejected.get(), reading.encoding(), reading.delimiter().charAt(0), wanted);
  }

  private void write(String key, byte[] page) throws IOException {
    Sink sink = stores.restricted().write(key, "text/html;charset=utf-8");
    try {
      sink.write(page, 0, page.length);
      sink.commit();
    } finally {
      sink.discard();
    }
  }
}
