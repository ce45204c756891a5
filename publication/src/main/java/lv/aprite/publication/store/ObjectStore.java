package lv.aprite.publication.store;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import lv.aprite.engine.write.Sink;

/// Named immutable byte sequences with versions: the one kind of state that the hub has.
///
/// A key is one or more segments joined by `/`; no segment is empty, `.` or `..`, and none holds a control character or a
/// backslash (see [Keys]). What is expected is returned; a [StoreUnavailable] means that the machine failed, and the caller cannot know
/// whether the operation took place. Every store passes the `ObjectStoreContract` tests. Safe for use by many threads and processes at once.
public interface ObjectStore {
    /// Documents up to this size are read and written whole.
    int DOCUMENT_BYTES_MAX = 16 * 1024 * 1024;

    /// The newest version of a small document.
    Lookup read(String key);

    /// What is known about the newest version without reading it.
    Stats stat(String key);

    /// A stream over one version from `offset` on; the caller closes it.
    Opened open(String key, String version, long offset) throws IOException;

    /// Calls for each key that begins with the prefix and comes after `after` (itself excluded), in the order of their UTF-8 bytes.
    void list(String prefix, String after, Consumer<Stat> each);

    /// All versions of one key, in the order in which their uploads began: the last one is current.
    List<Stat> versions(String key);

    /// Writes a small document under a key that must not exist.
    Creation create(String key, byte[] bytes, String mediaType);

    /// Writes a small document in place of the version that has this tag. Never creates.
    Replacement replace(String key, byte[] bytes, String mediaType, String etag);

    /// A stream into a key that nobody else writes; visible when committed. Replaces what an earlier attempt left there.
    Sink write(String key, String mediaType) throws IOException;

    /// Removes every version of the key. It is no error when there is none.
    void delete(String key);

    /// One version of one object.
    ///
    /// @param version   opaque; the same for the same version for ever
    /// @param etag      strong, changes with the content
    /// @param beganAt   when its upload began, by the store's clock, to the second: what order goes by
    record Stat(String key, String version, String etag, long sizeBytes, Instant beganAt) {}

    sealed interface Lookup {
        @SuppressWarnings("ArrayRecordComponent")
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
    }

    sealed interface Creation {
        record Created(Stat stat) implements Creation {}

        record Exists() implements Creation {}
    }

    sealed interface Replacement {
        record Replaced(Stat stat) implements Replacement {}

        /// Another writer was first, or the key is gone: read again.
        record Changed() implements Replacement {}
    }
}
