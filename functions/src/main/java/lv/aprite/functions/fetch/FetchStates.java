package lv.aprite.functions.fetch;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Creation;
import lv.aprite.publication.store.ObjectStore.Lookup;
import lv.aprite.publication.store.ObjectStore.Replacement;
import lv.aprite.publication.store.ObjectStore.Stat;
import lv.aprite.publication.store.StoreUnavailable;
import lv.aprite.publication.submission.DatasetId;

/// The documents in which [FetchState]s are kept: each is written in place of the one that was
/// read, or not at all.
final class FetchStates {
  private static final String MEDIA_TYPE = "application/json";

  private final ObjectStore restricted;

  FetchStates(ObjectStore restricted) {
    this.restricted = restricted;
  }

  sealed interface Kept {
    record Nothing() implements Kept {}

    /// @param etag of the document
    /// @param writtenAt by the store's clock
    record Known(FetchState state, String etag, Instant writtenAt) implements Kept {}
  }

  Kept read(DatasetId dataset) {
    return switch (restricted.read(key(dataset))) {
      case Lookup.Absent() -> new Kept.Nothing();
      case Lookup.Found(Stat stat, byte[] bytes) -> known(FetchState.decode(bytes), stat);
    };
  }

  /// What is kept now; absent when somebody else wrote since `before` was read.
  Optional<Kept.Known> write(DatasetId dataset, Kept before, FetchState state) {
    byte[] bytes = state.encode();
    try {
      boolean isWritten =
          switch (before) {
            case Kept.Nothing() ->
                restricted.create(key(dataset), bytes, MEDIA_TYPE) instanceof Creation.Created;
            case Kept.Known(var _, String etag, var _) ->
                restricted.replace(key(dataset), bytes, MEDIA_TYPE, etag)
                    instanceof Replacement.Replaced;
          };
      return isWritten ? there(dataset, state, bytes) : Optional.empty();
    } catch (StoreUnavailable unknown) {
      // The answer was lost, not the document: look again.
      Optional<Kept.Known> there = there(dataset, state, bytes);
      if (there.isEmpty()) {
        throw unknown;
      }
      return there;
    }
  }

  /// What is kept, if it is what was written; somebody else may have written since.
  private Optional<Kept.Known> there(DatasetId dataset, FetchState state, byte[] bytes) {
    return restricted.read(key(dataset)) instanceof Lookup.Found(Stat stat, byte[] there)
            && Arrays.equals(there, bytes)
        ? Optional.of(known(state, stat))
        : Optional.empty();
  }

  private static Kept.Known known(FetchState state, Stat stat) {
    return new Kept.Known(state, stat.etag(), stat.beganAt());
  }

  private static String key(DatasetId dataset) {
    return "fetches/" + dataset.path() + ".json";
  }
}
