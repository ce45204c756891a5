package lv.aprite.publication.submission;

import java.util.List;
import java.util.Optional;
import lv.aprite.publication.log.Numbered;

/// What a submission's log says of it now. A verdict that stands is adopted by whoever finds it;
/// the file is not read again.
public sealed interface SubmissionState {
  /// There is no verdict, or another one was ordered since.
  record Open() implements SubmissionState {}

  /// It may be released, if it is the newest.
  ///
  /// @param accepted a person looked at it and let it pass
  record Publishable(SubmissionEntry.Settled settled, boolean accepted)
      implements SubmissionState {}

  /// A person has to look first.
  record Held(SubmissionEntry.Settled settled) implements SubmissionState {}

  /// The rules refused it.
  record Refused(SubmissionEntry.Settled settled) implements SubmissionState {}

  /// A person refused it.
  record Rejected(SubmissionEntry.Settled settled, String by) implements SubmissionState {}

  /// Another stands in its place.
  ///
  /// @param by number of the entry in the release log
  record Superseded(long by, Optional<String> bySubmission) implements SubmissionState {}

  /// The state after these entries, in order and from the first.
  static SubmissionState of(List<Numbered<SubmissionEntry>> entries) {
    SubmissionState state = new Open();
    for (Numbered<SubmissionEntry> numbered : entries) {
      state = state.after(numbered.entry());
    }
    return state;
  }

  /// The state after one more entry. An entry that does not fit the state changes nothing: of two
  /// decisions, the first holds.
  private SubmissionState after(SubmissionEntry entry) {
    return switch (entry) {
      case SubmissionEntry.Settled settled -> this instanceof Open ? settle(settled) : this;
      case SubmissionEntry.Decided(SubmissionEntry.Decision decision, String by) ->
          decide(decision, by);
      case SubmissionEntry.Superseded(long by, Optional<String> bySubmission) ->
          new Superseded(by, bySubmission);
    };
  }

  private static SubmissionState settle(SubmissionEntry.Settled settled) {
    return switch (settled.verdict()) {
      case PUBLISHABLE -> new Publishable(settled, false);
      case HELD -> new Held(settled);
      case REFUSED -> new Refused(settled);
    };
  }

  private SubmissionState decide(SubmissionEntry.Decision decision, String by) {
    return switch (decision) {
      case RETRY -> new Open();
      case ACCEPTED ->
          this instanceof Held(SubmissionEntry.Settled settled)
              ? new Publishable(settled, true)
              : this;
      case REJECTED ->
          this instanceof Held(SubmissionEntry.Settled settled) ? new Rejected(settled, by) : this;
    };
  }
}
