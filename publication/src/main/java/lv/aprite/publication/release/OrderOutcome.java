package lv.aprite.publication.release;

/// What came of a rollback, or of the withdrawal of a release.
public sealed interface OrderOutcome {
  /// The log says so.
  ///
  /// @param number of the entry
  record Done(long number) implements OrderOutcome {}

  /// The log had said so before: somebody ordered the same, or this order is repeated.
  ///
  /// @param number of the entry
  record Already(long number) implements OrderOutcome {}

  /// That entry is not there, or is no release.
  record NoRelease(long number) implements OrderOutcome {}

  /// The data of that release are gone.
  ///
  /// @param by number of the entry that withdrew them
  record Withdrawn(long by) implements OrderOutcome {}

  /// An upload that began later, or a later order, was first.
  ///
  /// @param by number of its entry
  record Superseded(long by) implements OrderOutcome {}
}
