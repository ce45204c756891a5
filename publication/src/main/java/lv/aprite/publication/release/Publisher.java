package lv.aprite.publication.release;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.publication.log.AppendLog;
import lv.aprite.publication.log.LookAgain;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.store.ObjectStore.Stat;
import lv.aprite.publication.store.StoreUnavailable;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.Contracts;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionEntry;
import lv.aprite.publication.submission.SubmissionEntry.Settled;
import lv.aprite.publication.submission.SubmissionLog;
import lv.aprite.publication.submission.SubmissionState;
import lv.aprite.publication.submission.UploadOrder;
import lv.aprite.publication.submission.WithdrawalReason;

/// From an upload to its verdict and its release. Every step first looks at what exists, so that it
/// may be taken any number of times, by several at once, and again after a crash anywhere: events
/// are hints, objects are the truth.
public final class Publisher {
  /// Who ordered another try when no person did.
  static final String BY_THE_HUB = "hub";

  private final Stores stores;
  private final Processor processor;
  private final Judge judge;
  private final Views views;

  /// @param receipts writes a receipt as a document
  /// @param derived what is told, after each step, to look at the logs
  public Publisher(
      Stores stores,
      Processor processor,
      Function<Report, byte[]> receipts,
      List<Derived> derived) {
    this.stores = stores;
    this.processor = processor;
    this.judge = new Judge(stores, processor, receipts);
    this.views = new Views(stores.open(), derived);
  }

  /// Takes a submission as far as it goes without a person.
  ///
  /// @param attemptId new for each call: a slug of `a-z0-9-`
  /// @throws StoreUnavailable when the store failed too often; whatever was done holds, and the
  ///   call may be repeated
  public Outcome publish(Submission submission, String attemptId) {
    return LookAgain.until(
        name(submission),
        () -> {
          Optional<Outcome> outcome = tidyStep(submission, attemptId);
          outcome.ifPresent(end -> refresh(submission, end));
          return outcome;
        });
  }

  /// As [#publish], for one who reads what strangers wrote and therefore may remove nothing: data
  /// that were set aside are left to a [Sweep].
  public Outcome publishRemovingNothing(Submission submission, String attemptId) {
    return LookAgain.until(
        name(submission),
        () -> {
          Optional<Outcome> outcome = step(submission, attemptId);
          outcome.ifPresent(end -> refresh(submission, end));
          return outcome;
        });
  }

  /// As [#publish], but without a look at what is derived: for a sweep, which looks at it for all.
  Outcome advance(Submission submission, String attemptId) {
    return LookAgain.until(name(submission), () -> tidyStep(submission, attemptId));
  }

  /// Whether a step is still to be taken without a person. Reads no upload.
  boolean isUnfinished(Submission submission) {
    SubmissionLog log =
        SubmissionLog.read(stores.restricted(), submission.dataset(), submission.id());
    return switch (log.state()) {
      case SubmissionState.Open _ -> true;
      case SubmissionState.Publishable _ ->
          !(Decision.onSubmission(
                  ReleaseLog.read(stores.open(), submission.dataset()),
                  submission.id(),
                  submission.order())
              instanceof Decision.There);
      case SubmissionState.Held _,
          SubmissionState.Refused _,
          SubmissionState.Rejected _,
          SubmissionState.Superseded _,
          SubmissionState.Withdrawn _ ->
          false;
    };
  }

  private static String name(Submission submission) {
    return submission.dataset() + ", submission " + submission.id();
  }

  /// Also where nothing had to be done: whoever did it may have gone before this.
  private void refresh(Submission submission, Outcome end) {
    if (end instanceof Outcome.Released) {
      views.refresh(submission.dataset());
    }
    views.refresh(submission);
  }

  private Optional<Outcome> tidyStep(Submission submission, String attemptId) {
    Optional<Outcome> outcome = step(submission, attemptId);
    outcome.ifPresent(end -> removeWhatIsSetAside(submission));
    return outcome;
  }

  /// Removes what attempts published whose verdict can never be released any more. A sweep would do
  /// so after a day; but the data may be such that nobody should read them, for instance when the
  /// file is held now.
  void removeWhatIsSetAside(Submission submission) {
    SubmissionLog log =
        SubmissionLog.read(stores.restricted(), submission.dataset(), submission.id());
    List<Settled> publishable =
        log.entries().stream()
            .map(Numbered::entry)
            .filter(Settled.class::isInstance)
            .map(Settled.class::cast)
            .filter(settled -> settled.verdict() == Verdict.PUBLISHABLE)
            .toList();
    boolean isOnlyTheOneThatStands =
        publishable.size() == 1 && log.state() instanceof SubmissionState.Publishable;
    if (publishable.isEmpty() || isOnlyTheOneThatStands) {
      return;
    }
    ReleaseLog releases = ReleaseLog.read(stores.open(), submission.dataset());
    Decision decision = Decision.onSubmission(releases, submission.id(), submission.order());
    for (Settled settled : publishable) {
      boolean isForNothing =
          switch (decision) {
            case Decision.There(long number) ->
                !releases
                    .release(number)
                    .orElseThrow()
                    .entry()
                    .attempts()
                    .contains(settled.attempt());
            case Decision.Superseded _ -> true;
            // Whoever took that verdict up before it was set aside finds its number taken, or the
            // release changed that it was compared with.
            case Decision.Next() ->
                !(log.state() instanceof SubmissionState.Publishable)
                    && isOutdated(settled, releases);
          };
      if (isForNothing) {
        Retirement.remove(stores.open(), ReleaseKeys.data(submission.dataset(), settled.attempt()));
      }
    }
  }

  /// One step of a submission, or what has become of it when there is none to take.
  private Optional<Outcome> step(Submission submission, String attemptId) {
    SubmissionLog log =
        SubmissionLog.read(stores.restricted(), submission.dataset(), submission.id());
    return switch (log.state()) {
      case SubmissionState.Open(List<String> accepted) ->
          judge(submission, log, accepted, attemptId);
      case SubmissionState.Publishable publishable -> release(log, publishable);
      case SubmissionState.Held(Settled settled, var _) -> Optional.of(new Outcome.Held(settled));
      case SubmissionState.Refused(Settled settled) -> Optional.of(new Outcome.Refused(settled));
      case SubmissionState.Rejected(Settled settled, String _) ->
          Optional.of(new Outcome.Rejected(settled));
      case SubmissionState.Superseded(long by, Optional<String> bySubmission) ->
          Optional.of(new Outcome.Superseded(by, bySubmission));
      case SubmissionState.Withdrawn(WithdrawalReason reason) ->
          Optional.of(new Outcome.Withdrawn(reason));
    };
  }

  /// What was held and can no longer be released is not judged again: that would write its data
  /// where everyone may read.
  private Optional<Outcome> judge(
      Submission submission, SubmissionLog log, List<String> accepted, String attemptId) {
    if (!accepted.isEmpty()
        && Decision.onSubmission(
                ReleaseLog.read(stores.open(), submission.dataset()),
                submission.id(),
                submission.order())
            instanceof Decision.Superseded(long by, Optional<String> bySubmission)) {
      log.append(new SubmissionEntry.Superseded(by, bySubmission));
      return Optional.empty();
    }
    return switch (judge.judge(submission, log, accepted, attemptId)) {
      case LOOK_AGAIN -> Optional.empty();
      case TOO_LATE -> Optional.of(new Outcome.TooLate());
    };
  }

  private Optional<Outcome> release(SubmissionLog log, SubmissionState.Publishable publishable) {
    Settled settled = publishable.settled();
    Submission submission = settled.submission();
    ReleaseLog releases = ReleaseLog.read(stores.open(), submission.dataset());
    return switch (Decision.onSubmission(releases, submission.id(), submission.order())) {
      case Decision.There(long number) -> Optional.of(new Outcome.Released(number, settled));
      case Decision.Superseded(long by, Optional<String> bySubmission) -> {
        log.append(new SubmissionEntry.Superseded(by, bySubmission));
        yield Optional.empty();
      }
      case Decision.Next() -> appendNext(log, publishable, releases);
    };
  }

  /// The release, if that is what was appended; else another look is to be taken.
  private Optional<Outcome> appendNext(
      SubmissionLog log, SubmissionState.Publishable publishable, ReleaseLog releases) {
    Settled settled = publishable.settled();
    Contracts contracts = new Contracts(stores.restricted(), settled.submission().dataset());
    Contract contract = contract(contracts, settled);
    if (releases.number() == 0) {
      releases.append(describedBy(contracts.last().orElseThrow()));
    } else if (mustBeJudgedAgain(publishable, contract, releases)) {
      log.append(new SubmissionEntry.Decided(SubmissionEntry.Decision.RETRY, BY_THE_HUB));
    } else if (releases.append(released(publishable, contract))
        instanceof AppendLog.Append.Appended<ReleaseEntry>(long number)) {
      return Optional.of(new Outcome.Released(number, settled));
    }
    return Optional.empty();
  }

  private boolean mustBeJudgedAgain(
      SubmissionState.Publishable publishable, Contract contract, ReleaseLog releases) {
    Settled settled = publishable.settled();
    // A person who accepted it has looked already.
    boolean isOutdated =
        !publishable.accepted()
            && isOutdated(settled, releases)
            && processor.comparesWithLastRelease(contract);
    return isOutdated || hasChanged(settled.submission());
  }

  /// What it was compared with is no longer what consumers have.
  private static boolean isOutdated(Settled settled, ReleaseLog releases) {
    return releases.comparable().map(Numbered::number).orElse(0L) != settled.comparedWith();
  }

  /// Whether the upload's bytes are no longer those that were judged. A folder keeps no versions,
  /// and a writer may still have the file open that was taken in. One that is gone has not changed:
  /// it was read in whole.
  private boolean hasChanged(Submission upload) {
    List<Stat> versions = stores.inbox().versions(upload.sourceKey());
    return !versions.isEmpty()
        && versions.stream().noneMatch(stat -> stat.version().equals(upload.version()));
  }

  private static Contract contract(Contracts contracts, Settled settled) {
    return contracts
        .contract(settled.contract())
        .map(Numbered::entry)
        .orElseThrow(() ->
            new IllegalStateException(
                settled.submission().dataset()
                    + ": expected contract "
                    + settled.contract()
                    + ", which a verdict names; it is gone"));
  }

  private static ReleaseEntry.Described describedBy(Numbered<Contract> contract) {
    return new ReleaseEntry.Described(
        (int) contract.number(),
        contract.entry().version().toString(),
        contract.entry().metadata());
  }

  private static ReleaseEntry.Released released(
      SubmissionState.Publishable publishable, Contract contract) {
    Settled settled = publishable.settled();
    TreeMap<Integer, ReleaseEntry.Data> byMajorVersion = new TreeMap<>();
    byMajorVersion.put(
        settled.majorVersion(),
        new ReleaseEntry.Data(
            settled.attempt(),
            settled.contractVersion(),
            contract.schema(),
            settled.rowsPublished(),
            settled.rowsRejected(),
            settled.distributions()));
    return new ReleaseEntry.Released(
        settled.submission().id(),
        settled.submission().order(),
        byMajorVersion,
        publishable.accepted());
  }

  /// Writes the public metadata of the contract that holds into the release log, if they are not
  /// the last that were written there. To be called when a contract was registered.
  ///
  /// @return the number of the entry that says them; absent when the dataset has no contract
  public Optional<Long> describe(DatasetId dataset) {
    return LookAgain.until(dataset + ", description", () -> describeStep(dataset));
  }

  private Optional<Optional<Long>> describeStep(DatasetId dataset) {
    Contracts contracts = new Contracts(stores.restricted(), dataset);
    ReleaseLog releases = ReleaseLog.read(stores.open(), dataset);
    Optional<Numbered<ReleaseEntry.Described>> there = releases.described();
    if (contracts.hasAfter(there.map(said -> said.entry().contract()).orElse(0))) {
      Numbered<Contract> contract = contracts.last().orElseThrow();
      boolean isSaid =
          there.isPresent() && there.get().entry().metadata().equals(contract.entry().metadata());
      if (!isSaid) {
        releases.append(describedBy(contract));
        return Optional.empty();
      }
    }
    views.refresh(dataset);
    return Optional.of(there.map(Numbered::number));
  }

  /// Makes the data of an earlier release current again.
  ///
  /// @param order when this was ordered: it counts as an upload that began then, and is the order's
  ///   identity
  public OrderOutcome rollBack(DatasetId dataset, long to, UploadOrder order) {
    return LookAgain.until(
        dataset + ", rollback",
        () -> {
          ReleaseLog releases = ReleaseLog.read(stores.open(), dataset);
          if (rolledBackBefore(releases, to, order) instanceof Decision.There(long number)) {
            views.refresh(dataset);
            return Optional.of(new OrderOutcome.Already(number));
          }
          return switch (Decision.onRollback(releases, order)) {
            case Decision.There(long number) -> done(dataset, number);
            case Decision.Superseded(long by, var _) ->
                Optional.of(new OrderOutcome.Superseded(by));
            case Decision.Next() -> {
              if (releases.release(to).isEmpty()) {
                yield Optional.of(new OrderOutcome.NoRelease(to));
              }
              if (Decision.onWithdrawal(releases, to) instanceof Decision.There(long by)) {
                yield Optional.of(new OrderOutcome.Withdrawn(by));
              }
              releases.append(new ReleaseEntry.RolledBack(to, order));
              yield Optional.empty();
            }
          };
        });
  }

  /// Whether the newest that the log says is that another order went back to this release.
  private static Decision rolledBackBefore(ReleaseLog releases, long to, UploadOrder order) {
    for (long number = releases.number(); number >= 1; number--) {
      switch (releases.entry(number).entry()) {
        case ReleaseEntry.Described _ -> {}
        case ReleaseEntry.RolledBack(long before, UploadOrder ordered) -> {
          return before == to && !ordered.equals(order)
              ? new Decision.There(number)
              : new Decision.Next();
        }
        case ReleaseEntry.Released _, ReleaseEntry.Withdrawn _ -> {
          return new Decision.Next();
        }
      }
    }
    return new Decision.Next();
  }

  /// Withdraws the data of a release. They are gone from what is current at once; the bytes
  /// themselves a [Sweep] removes.
  ///
  /// @param order when this was ordered: when the release serves, uploads that began before it and
  ///   are not released yet are superseded
  public OrderOutcome withdraw(
      DatasetId dataset, long release, WithdrawalReason reason, UploadOrder order) {
    return LookAgain.until(
        dataset + ", withdrawal",
        () -> {
          ReleaseLog releases = ReleaseLog.read(stores.open(), dataset);
          if (releases.release(release).isEmpty()) {
            return Optional.of(new OrderOutcome.NoRelease(release));
          }
          if (Decision.onWithdrawal(releases, release) instanceof Decision.There(long number)) {
            boolean ours =
                releases.entry(number).entry() instanceof ReleaseEntry.Withdrawn withdrawn
                    && withdrawn.order().equals(order);
            views.refresh(dataset);
            return Optional.of(
                ours ? new OrderOutcome.Done(number) : new OrderOutcome.Already(number));
          }
          releases.append(new ReleaseEntry.Withdrawn(release, reason, order));
          return Optional.empty();
        });
  }

  /// Withdraws an upload that was never released, and now never will be: refused, held, rejected by
  /// a person, superseded, or not judged yet. What is there of it a [Sweep] removes.
  ///
  /// @param text why, in private words
  public RemovalOutcome withdraw(
      Submission upload, WithdrawalReason reason, Optional<String> text) {
    RemovalOutcome outcome =
        new Withdrawals(stores, upload.dataset()).withdraw(upload, reason, text);
    views.refresh(upload);
    return outcome;
  }

  private Optional<OrderOutcome> done(DatasetId dataset, long number) {
    views.refresh(dataset);
    return Optional.of(new OrderOutcome.Done(number));
  }
}
