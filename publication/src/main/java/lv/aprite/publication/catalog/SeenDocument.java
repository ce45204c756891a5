package lv.aprite.publication.catalog;

import java.util.Arrays;
import lv.aprite.publication.store.ObjectStore;

/// A document that is assembled from many others, as it stood before they were read.
///
/// The order is what keeps it from going back: look at it, read the sources, write if nobody wrote
/// in between. Whoever loses reads the sources again. So each version was read from its sources
/// after the version before it was written, and the sources themselves never go back.
public final class SeenDocument {
  private final ObjectStore store;
  private final String key;
  private final String mediaType;
  private final ObjectStore.Lookup before;

  private SeenDocument(ObjectStore store, String key, String mediaType, ObjectStore.Lookup before) {
    this.store = store;
    this.key = key;
    this.mediaType = mediaType;
    this.before = before;
  }

  public static SeenDocument look(ObjectStore store, String key, String mediaType) {
    return new SeenDocument(store, key, mediaType, store.read(key));
  }

  public boolean isAbsent() {
    return before instanceof ObjectStore.Lookup.Absent;
  }

  /// Puts these bytes there. False when another writer was in between: look and read again.
  public boolean put(byte[] bytes) {
    return switch (before) {
      case ObjectStore.Lookup.Absent() ->
          store.create(key, bytes, mediaType) instanceof ObjectStore.Creation.Created;
      case ObjectStore.Lookup.Found(ObjectStore.Stat stat, byte[] there) ->
          Arrays.equals(there, bytes)
              || store.replace(key, bytes, mediaType, stat.etag())
                  instanceof ObjectStore.Replacement.Replaced;
    };
  }
}
