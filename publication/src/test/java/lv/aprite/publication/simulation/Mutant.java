package lv.aprite.publication.simulation;

import java.util.List;
import lv.aprite.engine.write.Sink;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.StoreUnavailable;

/// A rule broken on purpose. The simulation must find each of them, or it would find nothing.
enum Mutant {
  NONE,
  /// A release whose answer was lost, or whose number is taken, is written again under the next
  /// number, without looking.
  REPEAT,
  /// Uploads are ordered by their completion.
  BY_COMPLETION,
  /// Old attempts that no verdict names are removed, without an entry in the log that keeps them
  /// from settling.
  NO_FENCE;

  /// The public store as publishers under this mutant use it.
  ObjectStore open(ObjectStore open) {
    return this == REPEAT ? new Repeating(open) : open;
  }

  private record Repeating(ObjectStore store) implements ObjectStore {
    @Override
    public Creation create(String key, byte[] bytes, String mediaType) {
      if (!key.matches("log/.*/[0-9]{8}\\.json")) {
        return store.create(key, bytes, mediaType);
      }
      String next = key;
      while (true) {
        try {
          Creation creation = store.create(next, bytes, mediaType);
          if (creation instanceof Creation.Created) {
            return creation;
          }
          int slash = next.lastIndexOf('/') + 1;
          int number = Integer.parseInt(next.substring(slash, slash + 8));
          next = next.substring(0, slash) + String.format("%08d.json", number + 1);
        } catch (StoreUnavailable again) {
          // That is the mistake.
        }
      }
    }

    @Override
    public Lookup read(String key) {
      return store.read(key);
    }

    @Override
    public Stats stat(String key) {
      return store.stat(key);
    }

    @Override
    public Opened open(String key, String version, long offset) {
      return store.open(key, version, offset);
    }

    @Override
    public List<Listed> list(String prefix, String after, int pageMax) {
      return store.list(prefix, after, pageMax);
    }

    @Override
    public List<Stat> versions(String key) {
      return store.versions(key);
    }

    @Override
    public Replacement replace(String key, byte[] bytes, String mediaType, String etag) {
      return store.replace(key, bytes, mediaType, etag);
    }

    @Override
    public Sink write(String key, String mediaType) {
      return store.write(key, mediaType);
    }

    @Override
    public void delete(String key) {
      store.delete(key);
    }

    @Override
    public void deleteVersion(String key, String version) {
      store.deleteVersion(key, version);
    }
  }
}
