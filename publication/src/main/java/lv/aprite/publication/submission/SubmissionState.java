package lv.aprite.publication.submission;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lv.aprite.publication.log.Numbered;

/// What a submission's log says of it now. A verdict that stands is adopted by whoever finds it;
/// the file is not read again.
public sealed interface SubmissionState {
  /// There is no verdict, or another one was ordered since.
  ///
  /// @param accepted ids of the rules that held it before a person let it pass: they hold it no
  ///   more
  record Open(List<String> accepted) implements SubmissionState {
    public Open {
      accepted = List.copyOf(accepted);
    }

    public Open() {
      this(List.of());
    }
  }

  /// It may be released, if it is the newest.
  ///
  /// @param accepted a person looked at it and let it pass
  record Publishable(SubmissionEntry.Settled settled, boolean accepted)
      implements SubmissionState {}

  /// A person has to look first.
  ///
  /// @param accepted ids of the rules that a person let pass before
  record Held(SubmissionEntry.Settled settled, List<String> accepted) implements SubmissionState {
    public Held {
      accepted = List.copyOf(accepted);
    }

    public Held(SubmissionEntry.Settled settled) {
      this(settled, List.of());
    }
  }

  /// The rules refused it.
  record Refused(SubmissionEntry.Settled settled) implements SubmissionState {}

  /// A person refused it.
  record Rejected(SubmissionEntry.Settled settled, String by) implements SubmissionState {}

  /// Another stands in its place.
  ///
  /// @param by number of the entry in the release log
  record Superseded(long by, Optional<String> bySubmission) implements SubmissionState {}

  /// It is gone, and can never be released.
  record Withdrawn(WithdrawalReason reason) implements SubmissionState {}

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
      case SubmissionEntry.Settled settled ->
          this instanceof Open(var accepted) ? settle(settled, accepted) : this;
      case SubmissionEntry.Decided(SubmissionEntry.Decision decision, String by, var _) ->
          decide(decision, by);
      case SubmissionEntry.Superseded(long by, Optional<String> bySubmission) ->
          this instanceof Withdrawn ? this : new Superseded(by, bySubmission);
      case SubmissionEntry.Withdrawn(Submission _, WithdrawalReason reason, var _) ->
          new Withdrawn(reason);
    };
  }

  private static SubmissionState settle(SubmissionEntry.Settled settled, List<String> accepted) {
    return switch (settled.verdict()) {
      case PUBLISHABLE -> new Publishable(settled, !accepted.isEmpty());
      case HELD -> new Held(settled, accepted);
      case REFUSED -> new Refused(settled);
    };
  }

  private SubmissionState decide(SubmissionEntry.Decision decision, String by) {
    return switch (decision) {
      // The hub orders another try when an attempt was abandoned: what was accepted stays so. What
      // a
      // person decided for good stays so too.
      case RETRY ->
          this instanceof Open || this instanceof Rejected || this instanceof Withdrawn
              ? this
              : new Open();
      case ACCEPTED ->
          this instanceof Held(SubmissionEntry.Settled settled, List<String> accepted)
              ? new Open(
                  Stream.concat(accepted.stream(), settled.reasons().stream()).distinct().toList())
              : this;
      case REJECTED ->
          this instanceof Held(SubmissionEntry.Settled settled, var _)
              ? new Rejected(settled, by)
              : this;
    };
  }
}
