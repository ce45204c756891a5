package lv.aprite.publication.store;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import lv.aprite.engine.write.Sink;

/// Named immutable byte sequences with versions: the one kind of state that the hub has.
///
/// A key is one or more safe segments joined by `/` (see [Keys]); no key is the folder of another.
/// What is expected is returned; a [StoreUnavailable] means that the machine failed, and the caller
/// cannot know whether the operation took place: it looks again. An unsafe key and a document that
/// is too large are bugs ([IllegalArgumentException]). Every store passes the `ObjectStoreContract`
/// tests. Safe for use by many threads and processes at once.
public interface ObjectStore {
  /// Documents up to this size are read and written whole.
  int DOCUMENT_BYTES_MAX = 16 * 1024 * 1024;

  /// The most keys in one page of a listing.
  int PAGE_MAX = 1000;

  /// The current version of a small document.
  Lookup read(String key);

  /// What is known about the current version without reading it.
  Stats stat(String key);

  /// A stream over one version from `offset` on, empty from its end on; the caller closes it.
  Opened open(String key, String version, long offset);

  /// The first keys that begin with the prefix and come after `after` (itself excluded; empty for
  /// the start), in the order of their UTF-8 bytes. A page that is shorter than `pageMax` is the
  /// last.
  ///
  /// @param after any text, not only a key: `a/b0` jumps over the folder `a/b/`
  /// @param pageMax 1 to [#PAGE_MAX]
  List<Listed> list(String prefix, String after, int pageMax);

  /// Calls for every key that begins with the prefix, page by page.
  default void listAll(String prefix, Consumer<Listed> each) {
    String after = "";
    List<Listed> page;
    do {
      page = list(prefix, after, PAGE_MAX);
      page.forEach(each);
      if (!page.isEmpty()) {
        after = page.getLast().key();
      }
    } while (page.size() == PAGE_MAX);
  }

  /// All versions of one key, in the order in which their uploads began: the last one is current. A
  /// store that keeps no versions has at most the one.
  List<Stat> versions(String key);

  /// Writes a small document under a key that must not exist.
  Creation create(String key, byte[] bytes, String mediaType);

  /// Writes a small document in place of the version that has this tag. Never creates.
  Replacement replace(String key, byte[] bytes, String mediaType, String etag);

  /// A stream into a key that nobody else writes; visible when committed. What stood there before
  /// is no longer current then. A store may begin the upload later than here, up to the commit.
  Sink write(String key, String mediaType);

  /// Removes every version of the key. It is no error when there is none.
  void delete(String key);

  /// Removes one version of the key. It is no error when there is none.
  void deleteVersion(String key, String version);

  /// One version of one object.
  ///
  /// @param version opaque; the same for the same version for ever
  /// @param etag strong, changes with the content
  /// @param beganAt when its upload began, by the store's clock, to the second: what order goes by
  record Stat(String key, String version, String etag, long sizeBytes, Instant beganAt) {}

  /// What a listing tells of the current version of a key.
  record Listed(String key, long sizeBytes, Instant beganAt) {}

  sealed interface Lookup {
    @SuppressWarnings("ArrayRecordComponent") // a document's bytes, handed over and not kept
    record Found(Stat stat, byte[] bytes) implements Lookup {}

    record Absent() implements Lookup {}
  }

  sealed interface Stats {
    record Present(Stat stat) implements Stats {}

    record Absent() implements Stats {}
  }

  sealed interface Opened {
    record Stream(Stat stat, InputStream bytes) implements Opened {}

    record Absent() implements Opened {}

    /// It is there, and whoever put it there did not let the hub read it.
    record Denied() implements Opened {}
  }

  /// When it began only [#stat] tells: a store over the network would have to be asked once more,
  /// and few want to know.
  sealed interface Creation {
    record Created() implements Creation {}

    record Exists() implements Creation {}
  }

  sealed interface Replacement {
    record Replaced() implements Replacement {}

    /// Another writer was first, or the key is gone: read again.
    record Changed() implements Replacement {}
  }
}
