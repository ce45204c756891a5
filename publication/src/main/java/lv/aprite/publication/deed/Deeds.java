package lv.aprite.publication.deed;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.read.RejectedSample;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.run.ReportCodec;
import lv.aprite.publication.catalog.PublicBase;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.receipt.ReceiptPage;
import lv.aprite.publication.receipt.ReceiptPages;
import lv.aprite.publication.release.Derived;
import lv.aprite.publication.release.Kin;
import lv.aprite.publication.release.OrderOutcome;
import lv.aprite.publication.release.Outcome;
import lv.aprite.publication.release.Processor;
import lv.aprite.publication.release.Publisher;
import lv.aprite.publication.release.ReleaseFold;
import lv.aprite.publication.release.ReleaseLog;
import lv.aprite.publication.release.RemovalOutcome;
import lv.aprite.publication.release.Sweep;
import lv.aprite.publication.release.WithdrawalNote;
import lv.aprite.publication.store.ObjectStore.Lookup;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.Contracts;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Deciding;
import lv.aprite.publication.submission.KeptSource;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionEntry;
import lv.aprite.publication.submission.SubmissionKeys;
import lv.aprite.publication.submission.SubmissionLog;
import lv.aprite.publication.submission.UploadOrder;
import lv.aprite.publication.submission.WithdrawalReason;

/// What may be done with a hub, over its three stores: by any number of processes at once, and
/// again after a crash. Where uploads come from, and which order they have, is the shell's.
public final class Deeds {
  private final Stores stores;
  private final PublicBase base;
  private final Publisher publisher;
  private final Sweep sweep;

  /// @param base where the open store is served
  /// @param processor reads a file; its receipt is left as pages too
  /// @param derived what is told, after each step, to look at the logs
  public Deeds(Stores stores, PublicBase base, Processor processor, List<Derived> derived) {
    this.stores = stores;
    this.base = base;
    this.publisher =
        new Publisher(
            stores,
            new ReceiptPages(processor, stores, base),
            report -> ReportCodec.bytes(ReportCodec.toJson(report)),
            derived);
    this.sweep = new Sweep(stores, publisher, derived);
  }

  /// Takes a submission as far as it goes without a person: see [Publisher#publish].
  public Outcome publish(Submission submission, String attemptId) {
    return publisher.publish(submission, attemptId);
  }

  /// The same, without the right to remove anything: see [Publisher#publishRemovingNothing].
  public Outcome publishRemovingNothing(Submission submission, String attemptId) {
    return publisher.publishRemovingNothing(submission, attemptId);
  }

  /// Takes all steps that are still to be taken, without any event.
  public Sweep sweep() {
    return sweep;
  }

  /// Registers a contract and tells the public of it.
  public Contracts.Registration register(DatasetId dataset, Contract contract) {
    Contracts.Registration registration =
        new Contracts(stores.restricted(), dataset).register(contract);
    publisher.describe(dataset);
    return registration;
  }

  /// Brings what is derived from a dataset's log up to date.
  public void describe(DatasetId dataset) {
    publisher.describe(dataset);
  }

  /// Writes down what a person decided on a submission. Publishing it is the next step.
  public Deciding.Outcome decide(
      DatasetId dataset, String submission, SubmissionEntry.Decided decided) {
    return Deciding.decide(stores.restricted(), dataset, submission, decided);
  }

  /// Makes the data of an earlier release current again.
  public OrderOutcome rollBack(DatasetId dataset, long to, UploadOrder order) {
    return publisher.rollBack(dataset, to, order);
  }

  /// Withdraws a release, and removes its data and all that quotes them at once.
  ///
  /// @param text why, in private
  public OrderOutcome withdraw(
      DatasetId dataset,
      long release,
      WithdrawalReason reason,
      Optional<String> text,
      UploadOrder order) {
    ReleaseFold fold = releases(dataset);
    fold.release(release)
        .ifPresent(there -> {
          boolean done = fold.isWithdrawn(there.entry());
          text.ifPresent(
              words -> new WithdrawalNote(dataset, release, words).keep(stores.restricted(), done));
        });
    OrderOutcome outcome = publisher.withdraw(dataset, release, reason, order);
    sweep.finishWithdrawals(dataset);
    return outcome;
  }

  /// Withdraws an upload that was never released, and removes it and all that quotes it at once.
  ///
  /// @param text why, in private
  public RemovalOutcome withdraw(
      Submission upload, WithdrawalReason reason, Optional<String> text) {
    RemovalOutcome outcome = publisher.withdraw(upload, reason, text);
    sweep.finishWithdrawals(upload.dataset());
    return outcome;
  }

  /// What still holds rows of an upload that was withdrawn, or whose release was.
  public List<Kin.Relative> relatives(DatasetId dataset, String submission) {
    return sweep.relatives(dataset, submission);
  }

  public Optional<Numbered<Contract>> contract(DatasetId dataset) {
    return new Contracts(stores.restricted(), dataset).last();
  }

  public ReleaseFold releases(DatasetId dataset) {
    return ReleaseLog.fold(stores.open(), dataset);
  }

  public SubmissionLog submission(DatasetId dataset, String submission) {
    return SubmissionLog.read(stores.restricted(), dataset, submission);
  }

  /// The newest report that a verdict on the submission names.
  public Optional<Report> report(DatasetId dataset, String submission) throws IOException {
    Optional<byte[]> bytes =
        attempt(dataset, submission)
            .flatMap(attempt -> document(SubmissionKeys.report(dataset, submission, attempt)));
    return bytes.isPresent() ? Optional.of(ReportCodec.decode(bytes.get())) : Optional.empty();
  }

  /// The receipt that goes with it, as a page. One that was not left beside the report is made of
  /// it, without rows.
  public Optional<byte[]> page(DatasetId dataset, String submission, Language language)
      throws IOException {
    Optional<byte[]> page =
        attempt(dataset, submission)
            .flatMap(attempt ->
                document(SubmissionKeys.page(dataset, submission, attempt, language.tag())));
    return page.isPresent()
        ? page
        : report(dataset, submission)
            .map(report ->
                new ReceiptPage(language, Optional.of(base))
                    .of(new ReceiptPage.About(dataset, submission, report, RejectedSample.NONE)));
  }

  /// The rows that were left out, to be corrected; absent when there are none.
  public Optional<KeptSource> rejectedRows(DatasetId dataset, String submission) {
    return attempt(dataset, submission)
        .flatMap(
            attempt -> KeptSource.rejectedRows(stores.restricted(), dataset, submission, attempt));
  }

  /// The attempt that the newest verdict names.
  private Optional<String> attempt(DatasetId dataset, String submission) {
    return submission(dataset, submission).settled().map(SubmissionEntry.Settled::attempt);
  }

  private Optional<byte[]> document(String key) {
    return stores.restricted().read(key) instanceof Lookup.Found(var _, byte[] bytes)
        ? Optional.of(bytes)
        : Optional.empty();
  }
}
