package lv.aprite.publication.submission;

import java.util.List;
import java.util.Optional;
import lv.aprite.engine.quality.ForeignKeys;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.engine.write.Distribution;

/// An entry of a submission's own log: what its publisher sees.
public sealed interface SubmissionEntry {
  /// The verdict, which holds because it was created first.
  ///
  /// @param attempt the attempt whose files these are
  /// @param contract number of the contract it was judged by; 0 when the dataset has none
  /// @param comparedWith number of the release that its rules compared it with; 0 for none
  /// @param majorVersion of the contract
  /// @param distributions what a release of it would publish; empty unless publishable or held
  /// @param reasons ids of the rules that refused or held it
  /// @param references the releases of other datasets that its foreign keys were checked against
  /// @param origin the submission that it corrects; absent when it stands for itself
  record Settled(
      Submission submission,
      Verdict verdict,
      String attempt,
      int contract,
      String contractVersion,
      int majorVersion,
      long comparedWith,
      long rowsRead,
      long rowsPublished,
      long rowsRejected,
      List<Distribution> distributions,
      List<String> reasons,
      List<ForeignKeys.Used> references,
      Optional<String> origin)
      implements SubmissionEntry {
    public Settled {
      distributions = List.copyOf(distributions);
      reasons = List.copyOf(reasons);
      references = List.copyOf(references);
    }

    /// The verdict on a file that stands for itself and refers to nothing.
    public Settled(
        Submission submission,
        Verdict verdict,
        String attempt,
        int contract,
        String contractVersion,
        int majorVersion,
        long comparedWith,
        long rowsRead,
        long rowsPublished,
        long rowsRejected,
        List<Distribution> distributions,
        List<String> reasons) {
      this(
          submission,
          verdict,
          attempt,
          contract,
          contractVersion,
          majorVersion,
          comparedWith,
          rowsRead,
          rowsPublished,
          rowsRejected,
          distributions,
          reasons,
          List.of(),
          Optional.empty());
    }
  }

  /// A person decided on a submission that was held, or ordered another try (`retry`).
  ///
  /// @param reason in that person's words; private, as this log is
  record Decided(Decision decision, String by, Optional<String> reason) implements SubmissionEntry {
    public Decided(Decision decision, String by) {
      this(decision, by, Optional.empty());
    }
  }

  /// It is not released, because a newer upload or a later order was released first.
  ///
  /// @param by number of the release-log entry that stands in its place
  record Superseded(long by, Optional<String> bySubmission) implements SubmissionEntry {}

  /// The upload and all that quotes it are gone, or about to be. Only what was never released is
  /// withdrawn so; a release is withdrawn in the public log.
  ///
  /// @param text why, in words; private, as this log is
  record Withdrawn(Submission submission, WithdrawalReason reason, Optional<String> text)
      implements SubmissionEntry {}

  enum Decision {
    /// It is judged again, and what it was held for holds it no more.
    ACCEPTED,
    REJECTED,
    RETRY
  }
}
