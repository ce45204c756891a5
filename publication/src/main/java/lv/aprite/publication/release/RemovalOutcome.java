package lv.aprite.publication.release;

/// What came of the withdrawal of an upload that was never released.
public sealed interface RemovalOutcome {
  /// The upload's log says so.
  ///
  /// @param number of the entry
  record Done(long number) implements RemovalOutcome {}

  /// Its log had said so before.
  ///
  /// @param number of the entry
  record Already(long number) implements RemovalOutcome {}

  /// It is a release: that is what has to be withdrawn.
  ///
  /// @param number of the release
  record IsRelease(long number) implements RemovalOutcome {}

  /// It was found good, and is a release as soon as somebody goes on with it.
  record OnItsWay() implements RemovalOutcome {}
}
