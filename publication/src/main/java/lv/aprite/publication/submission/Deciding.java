package lv.aprite.publication.submission;

import java.util.List;
import java.util.Optional;
import lv.aprite.publication.log.LookAgain;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.submission.SubmissionEntry.Decided;
import lv.aprite.publication.submission.SubmissionEntry.Decision;

/// Writes a person's decision into a submission's log. The shell publishes afterwards, as if the
/// file had just come: a file that was held left nothing that could be released, so one that is
/// accepted is judged again.
///
/// Trying once more is a deed, not a replay: it is for a file that was refused, held or rejected,
/// after the contract was mended or a rule of ours was. One that is publishable is on its way, and
/// one that was superseded has to be uploaded again.
public final class Deciding {
  private Deciding() {}

  /// What came of a decision.
  public sealed interface Outcome {
    /// The log says so.
    record Done(long number) implements Outcome {}

    /// There is nothing to decide.
    record DoesNotFit(SubmissionState state) implements Outcome {}
  }

  /// @param decided by whom: a role or a name that the publisher may see
  public static Outcome decide(
      ObjectStore restricted, DatasetId dataset, String submission, Decided decided) {
    return LookAgain.until(
        dataset + ", submission " + submission,
        () -> {
          SubmissionLog log = SubmissionLog.read(restricted, dataset, submission);
          List<Numbered<SubmissionEntry>> entries = log.entries();
          if (!entries.isEmpty() && entries.getLast().entry().equals(decided)) {
            return Optional.of(new Outcome.Done(entries.getLast().number()));
          }
          if (!fits(decided.decision(), log.state())) {
            return Optional.of(new Outcome.DoesNotFit(log.state()));
          }
          log.append(decided);
          return Optional.empty();
        });
  }

  private static boolean fits(Decision decision, SubmissionState state) {
    return switch (state) {
      case SubmissionState.Held _ -> true;
      case SubmissionState.Refused _, SubmissionState.Rejected _ -> decision == Decision.RETRY;
      case SubmissionState.Open _, SubmissionState.Publishable _, SubmissionState.Superseded _ ->
          false;
    };
  }
}
