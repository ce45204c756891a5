package lv.aprite.publication.release;

import java.util.Optional;
import java.util.function.Predicate;
import lv.aprite.publication.submission.UploadOrder;

/// What a release log means for one upload or order: the rule of the design, and nothing but
/// looking.
sealed interface Decision {
  /// It is in the log.
  record There(long number) implements Decision {}

  /// An upload that began later is in the log, or an order that was given later and changed what
  /// serves.
  record Superseded(long by, Optional<String> bySubmission) implements Decision {}

  /// Nothing later is there: it may be the next entry.
  record Next() implements Decision {}

  /// What the log means for a submission.
  static Decision onSubmission(ReleaseLog log, String submission, UploadOrder order) {
    return decide(
        log,
        order,
        entry ->
            entry instanceof ReleaseEntry.Released released
                && released.submission().equals(submission));
  }

  /// What the log means for a rollback: an order counts as an upload does.
  static Decision onRollback(ReleaseLog log, UploadOrder order) {
    return decide(
        log,
        order,
        entry ->
            entry instanceof ReleaseEntry.RolledBack(var _, UploadOrder ordered)
                && ordered.equals(order));
  }

  /// What the log means for a withdrawal. It is never superseded: what must go must go, whatever
  /// was released since.
  static Decision onWithdrawal(ReleaseLog log, long release) {
    for (long number = log.number(); number > release; number--) {
      if (log.entry(number).entry() instanceof ReleaseEntry.Withdrawn withdrawn
          && withdrawn.release() == release) {
        return new There(number);
      }
    }
    return new Next();
  }

  /// Reads the log from its end. Times of releases rise, so that what is looked for cannot be below
  /// the release of an older upload. Nor can a later order be there, for then that older upload
  /// would not have been released.
  private static Decision decide(ReleaseLog log, UploadOrder order, Predicate<ReleaseEntry> it) {
    Decision decision = new Next();
    for (long number = log.number(); number >= 1; number--) {
      ReleaseEntry entry = log.entry(number).entry();
      if (it.test(entry)) {
        return new There(number);
      }
      if (entry instanceof ReleaseEntry.Released released
          && released.order().compareTo(order) < 0) {
        return decision;
      }
      if (decision instanceof Next && isNotEarlier(log, number, order)) {
        decision = new Superseded(number, submission(entry));
      }
    }
    return decision;
  }

  /// Whether what serves was settled by this entry, not earlier than the order says. A withdrawal
  /// of what did not serve settles nothing: it says of some data that they have to go, and not what
  /// is to be there in place of others.
  private static boolean isNotEarlier(ReleaseLog log, long number, UploadOrder order) {
    return switch (log.entry(number).entry()) {
      case ReleaseEntry.Described _ -> false;
      case ReleaseEntry.Released released -> released.order().compareTo(order) >= 0;
      case ReleaseEntry.RolledBack(var _, UploadOrder ordered) -> ordered.compareTo(order) >= 0;
      case ReleaseEntry.Withdrawn(long release, var _, UploadOrder ordered) ->
          ordered.compareTo(order) >= 0
              && log.currentAfter(number - 1)
                  .filter(serving -> serving.number() == release)
                  .isPresent();
    };
  }

  private static Optional<String> submission(ReleaseEntry entry) {
    return entry instanceof ReleaseEntry.Released released
        ? Optional.of(released.submission())
        : Optional.empty();
  }
}
