package lv.aprite.publication.log;

import java.util.Arrays;
import java.util.function.ToLongFunction;
import lv.aprite.publication.store.ObjectStore;

/// A document folded from a log: it carries the number of the last entry that it was folded from,
/// and is never replaced by one of a lower number. It can be rebuilt at any time, so that nothing
/// is decided by it.
///
/// @param numberOf the number that a document carries; 0 for one that cannot be read, which is then
///   replaced
public record DerivedDocument(
    ObjectStore store, String key, String mediaType, ToLongFunction<byte[]> numberOf) {
  private static final int TRIES_MAX = 100;

  /// What came of [#raise].
  public enum Raised {
    /// The document is now this one.
    WRITTEN,
    /// It was this one already, or one of a higher number.
    STOOD
  }

  /// The number that the document there carries; 0 when there is none.
  public long numberThere() {
    return switch (store.read(key)) {
      case ObjectStore.Lookup.Absent() -> 0;
      case ObjectStore.Lookup.Found(var _, byte[] there) -> numberOf.applyAsLong(there);
    };
  }

  /// Puts these bytes there, unless what is there carries a higher number or is the same.
  public Raised raise(long number, byte[] bytes) {
    for (int tries = 0; tries < TRIES_MAX; tries++) {
      switch (store.read(key)) {
        case ObjectStore.Lookup.Absent() -> {
          if (store.create(key, bytes, mediaType) instanceof ObjectStore.Creation.Created) {
            return Raised.WRITTEN;
          }
        }
        case ObjectStore.Lookup.Found(ObjectStore.Stat stat, byte[] there) -> {
          if (Arrays.equals(there, bytes) || numberOf.applyAsLong(there) > number) {
            return Raised.STOOD;
          }
          if (store.replace(key, bytes, mediaType, stat.etag())
              instanceof ObjectStore.Replacement.Replaced) {
            return Raised.WRITTEN;
          }
        }
      }
    }
    throw new IllegalStateException(
        key + ": expected to win once in " + TRIES_MAX + " tries; other writers won each time");
  }
}
