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
/// Trying once more is a deed, not a replay: it is for a file that was refused or held, after the
/// contract was mended or a rule of ours was. One that is publishable is on its way; one that was
/// superseded, or that a person rejected, has to be uploaded again.
public final class Deciding {
  private Deciding() {}

  /// What came of a decision.
  public sealed interface Outcome {
    /// The log says so.
    record Done(long number) implements Outcome {}

    /// It had been decided so before, by this person or another. The first words hold.
    record Already(long number, Decided first) implements Outcome {}

    /// There is nothing to decide.
    record DoesNotFit(SubmissionState state) implements Outcome {}
  }

  /// @param decided by whom: a role or a name that the publisher may see
  public static Outcome decide(
      ObjectStore restricted, DatasetId dataset, String submission, Decided decided) {
    boolean[] tried = {false};
    return LookAgain.until(
        dataset + ", submission " + submission,
        () -> {
          SubmissionLog log = SubmissionLog.read(restricted, dataset, submission);
          List<Numbered<SubmissionEntry>> entries = log.entries();
          if (tried[0] && !entries.isEmpty() && entries.getLast().entry().equals(decided)) {
            return Optional.of(new Outcome.Done(entries.getLast().number()));
          }
          if (!fits(decided.decision(), log.state())) {
            Optional<Numbered<Decided>> before = standing(log);
            return Optional.of(
                before.filter(first -> first.entry().decision() == decided.decision()).isPresent()
                    ? new Outcome.Already(before.get().number(), before.get().entry())
                    : new Outcome.DoesNotFit(log.state()));
          }
          tried[0] = true;
          log.append(decided);
          return Optional.empty();
        });
  }

  /// What a person last decided, if it stands. Of two decisions on the same verdict the first does:
  /// the second was never written.
  private static Optional<Numbered<Decided>> standing(SubmissionLog log) {
    if (log.state() instanceof SubmissionState.Withdrawn) {
      return Optional.empty();
    }
    return log.entries().reversed().stream()
        .filter(numbered ->
            numbered.entry() instanceof Decided decided && decided.decision() != Decision.RETRY)
        .map(numbered ->
            new Numbered<>(numbered.number(), numbered.at(), (Decided) numbered.entry()))
        .findFirst();
  }

  private static boolean fits(Decision decision, SubmissionState state) {
    return switch (state) {
      case SubmissionState.Held _ -> true;
      case SubmissionState.Refused _ -> decision == Decision.RETRY;
      case SubmissionState.Open _,
          SubmissionState.Publishable _,
          SubmissionState.Rejected _,
          SubmissionState.Superseded _,
          SubmissionState.Withdrawn _ ->
          false;
    };
  }
}
