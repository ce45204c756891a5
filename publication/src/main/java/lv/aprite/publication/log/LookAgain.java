package lv.aprite.publication.log;

import java.util.Optional;
import java.util.function.Supplier;
import lv.aprite.publication.store.StoreUnavailable;

/// The rule by which all writers of logs live: look, take one step, look again.
public final class LookAgain {
  /// More looks than there can be writers in one place: it is likelier that we are wrong than that
  /// others are faster.
  private static final int LOOKS_MAX = 1000;

  private static final int LOST_ANSWERS_MAX = 8;

  private LookAgain() {}

  /// Takes steps until one says what came of it. A step reads what is there, decides, writes at
  /// most once, and answers only what it has read; when the answer to any operation was lost,
  /// nothing is repeated but the looking.
  ///
  /// @param what for the message when it never ends
  /// @throws StoreUnavailable when the store failed too often; whatever was done holds
  public static <T> T until(String what, Supplier<Optional<T>> step) {
    int lost = 0;
    for (int looks = 0; looks < LOOKS_MAX; looks++) {
      try {
        Optional<T> answer = step.get();
        if (answer.isPresent()) {
          return answer.get();
        }
      } catch (StoreUnavailable unknown) {
        if (++lost > LOST_ANSWERS_MAX) {
          throw unknown;
        }
      }
    }
    throw new IllegalStateException(
        what + ": expected an end within " + LOOKS_MAX + " looks at the logs, found none");
  }
}
