package lv.aprite.publication.release;

import java.util.Optional;
import lv.aprite.publication.submission.SubmissionEntry;
import lv.aprite.publication.submission.WithdrawalReason;

/// What has become of a submission, as both logs say.
public sealed interface Outcome {
  /// It is this release. (It may have been rolled back or withdrawn since.)
  record Released(long number, SubmissionEntry.Settled settled) implements Outcome {}

  record Refused(SubmissionEntry.Settled settled) implements Outcome {}

  /// A person has to look first.
  record Held(SubmissionEntry.Settled settled) implements Outcome {}

  /// A person refused it.
  record Rejected(SubmissionEntry.Settled settled) implements Outcome {}

  /// Another stands in its place.
  ///
  /// @param by number of the entry in the release log
  record Superseded(long by, Optional<String> bySubmission) implements Outcome {}

  /// It is gone; it was never released.
  record Withdrawn(WithdrawalReason reason) implements Outcome {}

  /// No attempt was fast enough to settle; nothing is decided, and it can be tried again.
  record TooLate() implements Outcome {}

  /// One word for logs and documents.
  default String word() {
    return switch (this) {
      case Released _ -> "released";
      case Refused _ -> "refused";
      case Held _ -> "held";
      case Rejected _ -> "rejected";
      case Superseded _ -> "superseded";
      case Withdrawn _ -> "withdrawn";
      case TooLate() -> "too-late";
    };
  }
}
