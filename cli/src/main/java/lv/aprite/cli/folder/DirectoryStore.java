package lv.aprite.cli.folder;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import lv.aprite.engine.write.Sink;
import lv.aprite.publication.store.Keys;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.StoreUnavailable;

/// An [ObjectStore] over a folder: an object is a regular file at its key's place. What a create, a
/// replace or a commit answered survives a loss of power.
///
/// A file's modification time is set by the store: to the microsecond when its upload began, later
/// for each next version of a key. So version and tag (time and length) and `beganAt` need no
/// document beside the file; in exchange, whoever copies a hub's folder copies the times too (`cp
/// -a`, `rsync -a`, `tar`). A key has one version, the newest. Its media type follows from its
/// name. A symbolic link is no object and is never followed. Of two keys, one cannot be the other's
/// folder: `a` and `a/b`.
public final class DirectoryStore implements ObjectStore {
  /// A reader that finds the file replaced under its hands begins again; it would take a writer
  /// without rest to need many.
  private static final int READS_MAX = 1000;

  private final Folder folder;
  private final KeyLocks locks;
  private final InstantSource clock;

  private DirectoryStore(Folder folder, InstantSource clock) {
    this.folder = folder;
    this.locks = new KeyLocks(folder.locks(), KeyLocks.Level.KEY);
    this.clock = clock;
  }

  /// Makes the folder if it is absent. Several stores may be open over one folder, in this process
  /// and in others.
  ///
  /// @throws IOException if the folder cannot be made or written, or its file system lacks what the
  ///   store rests on
  public static DirectoryStore open(Path folder, InstantSource clock) throws IOException {
    return open(folder, folder.resolve(Folder.RESERVED), clock);
  }

  /// As [#open(Path, InstantSource)], over a folder in which nothing may lie but finished objects.
  ///
  /// @param own where the store keeps what is not finished, on the same file system
  public static DirectoryStore open(Path folder, Path own, InstantSource clock) throws IOException {
    return new DirectoryStore(Folder.open(folder, own, clock.instant()), clock);
  }

  /// The folder, by its real path.
  public Path root() {
    return folder.root();
  }

  @Override
  public Lookup read(String key) {
    Path path = folder.path(key);
    return attempt(
        "read",
        key,
        () -> {
          for (int i = 0; i < READS_MAX; i++) {
            Optional<BasicFileAttributes> before = folder.regularFile(path);
            if (before.isEmpty()) {
              return new Lookup.Absent();
            }
            Stat stat = stat(key, before.get());
            checkSize(key, stat.sizeBytes());
            try (FileChannel channel = openForReading(path)) {
              if (isStill(path, before.get())) {
                return new Lookup.Found(stat, readAll(channel, stat.sizeBytes()));
              }
            } catch (NoSuchFileException | EOFException e) {
              // Deleted or replaced meanwhile: look again.
            }
          }
          throw new IOException("the file changed all the time");
        });
  }

  @Override
  public Stats stat(String key) {
    Path path = folder.path(key);
    return attempt(
        "look at",
        key,
        () -> {
          Optional<BasicFileAttributes> attributes = folder.regularFile(path);
          return attributes.isEmpty()
              ? new Stats.Absent()
              : new Stats.Present(stat(key, attributes.get()));
        });
  }

  @Override
  public Opened open(String key, String version, long offset) {
    if (offset < 0) {
      throw new IllegalArgumentException("offset: expected 0 or more, found " + offset);
    }
    Path path = folder.path(key);
    return attempt(
        "open",
        key,
        () -> {
          Optional<BasicFileAttributes> before = folder.regularFile(path);
          if (before.isEmpty() || !stat(key, before.get()).version().equals(version)) {
            return new Opened.Absent();
          }
          return openAt(stat(key, before.get()), path, before.get(), offset);
        });
  }

  private static Opened openAt(Stat stat, Path path, BasicFileAttributes before, long offset)
      throws IOException {
    FileChannel channel;
    try {
      channel = openForReading(path);
    } catch (NoSuchFileException e) {
      return new Opened.Absent();
    } catch (AccessDeniedException e) {
      return new Opened.Denied();
    }
    boolean opened = false;
    try {
      if (!isStill(path, before)) {
        return new Opened.Absent();
      }
      channel.position(Math.min(offset, stat.sizeBytes()));
      InputStream bytes = Channels.newInputStream(channel);
      opened = true;
      return new Opened.Stream(stat, bytes);
    } finally {
      if (!opened) {
        channel.close();
      }
    }
  }

  @Override
  public List<Listed> list(String prefix, String after, int pageMax) {
    Keys.checkPrefix(prefix);
    if (pageMax < 1 || pageMax > PAGE_MAX) {
      throw new IllegalArgumentException(
          "page: expected 1 to " + PAGE_MAX + " keys, found " + pageMax);
    }
    int slash = prefix.lastIndexOf('/');
    Path start = slash < 0 ? folder.root() : folder.path(prefix.substring(0, slash));
    return attempt("list", prefix, () -> new Listing(folder, prefix, after, pageMax).from(start));
  }

  @Override
  public List<Stat> versions(String key) {
    return switch (stat(key)) {
      case Stats.Present(Stat stat) -> List.of(stat);
      case Stats.Absent() -> List.of();
    };
  }

  @Override
  public Creation create(String key, byte[] bytes, String mediaType) {
    checkSize(key, bytes.length);
    Path path = folder.path(key);
    Instant now = now();
    return attempt(
        "create",
        key,
        () -> {
          Path unfinished = folder.writeUnfinished(bytes, now);
          try {
            if (folder.link(unfinished, path)) {
              return new Creation.Created();
            }
          } finally {
            Files.deleteIfExists(unfinished);
          }
          if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
              && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(
                "expected a file, found a directory or a symbolic link; remove it");
          }
          return new Creation.Exists();
        });
  }

  @Override
  public Replacement replace(String key, byte[] bytes, String mediaType, String etag) {
    checkSize(key, bytes.length);
    Path path = folder.path(key);
    return attempt(
        "replace",
        key,
        () -> {
          Path unfinished = folder.writeUnfinished(bytes, now());
          try {
            return locks.holding(key, () -> replaceLocked(key, path, unfinished, etag));
          } finally {
            Files.deleteIfExists(unfinished);
          }
        });
  }

  private Replacement replaceLocked(String key, Path path, Path unfinished, String etag)
      throws IOException {
    Optional<BasicFileAttributes> old = folder.regularFile(path);
    if (old.isEmpty() || !stat(key, old.get()).etag().equals(etag)) {
      return new Replacement.Changed();
    }
    Instant time = laterThan(old.get().lastModifiedTime().toInstant());
    Files.setLastModifiedTime(unfinished, FileTime.from(time));
    folder.rename(unfinished, path);
    return new Replacement.Replaced();
  }

  @Override
  public Sink write(String key, String mediaType) {
    Path path = folder.path(key);
    return attempt(
        "write",
        key,
        () -> {
          Optional<BasicFileAttributes> old = folder.regularFile(path);
          Instant time =
              old.isPresent() ? laterThan(old.get().lastModifiedTime().toInstant()) : now();
          return FileSink.open(folder.newUnfinished(), time, file -> commitUpload(key, path, file));
        });
  }

  /// Current is the upload that began last, also when another completes after it.
  private void commitUpload(String key, Path path, Path unfinished) throws IOException {
    locks.holding(
        key,
        () -> {
          Optional<BasicFileAttributes> old = folder.regularFile(path);
          int order =
              old.isEmpty()
                  ? -1
                  : old.get().lastModifiedTime().compareTo(Files.getLastModifiedTime(unfinished));
          if (order == 0) {
            Instant later = laterThan(old.orElseThrow().lastModifiedTime().toInstant());
            Files.setLastModifiedTime(unfinished, FileTime.from(later));
          }
          if (order <= 0) {
            folder.rename(unfinished, path);
          }
          return true;
        });
  }

  /// Renames a file of this file system.
  public interface Renaming {
    /// @param directory where it goes; exists
    /// @return false if there is no such file any more
    boolean into(Path directory, String name) throws IOException;
  }

  /// Takes a file in as an object, by renaming it; it keeps its time. For a key that nobody else
  /// writes.
  ///
  /// @return false if there was no such file any more
  public boolean adopt(String key, Renaming renaming) {
    Path path = folder.path(key);
    return attempt("take in", key, () -> folder.adopt(path, renaming));
  }

  /// A hidden folder of the store's own, on the same file system, in which others of this program
  /// may keep what is no object.
  public Path hidden(String name) throws IOException {
    return Files.createDirectories(folder.own().resolve(name));
  }

  @Override
  public void delete(String key) {
    Path path = folder.path(key);
    attempt("delete", key, () -> locks.holding(key, () -> deleteLocked(path)));
  }

  @Override
  public void deleteVersion(String key, String version) {
    Path path = folder.path(key);
    attempt(
        "delete",
        key,
        () ->
            locks.holding(
                key,
                () -> {
                  Optional<BasicFileAttributes> found = folder.regularFile(path);
                  return found.isPresent()
                      && stat(key, found.get()).version().equals(version)
                      && deleteLocked(path);
                }));
  }

  private boolean deleteLocked(Path path) throws IOException {
    if (folder.regularFile(path).isEmpty()) {
      return false;
    }
    folder.delete(path);
    return true;
  }

  /// So that no two versions of a key have the same time, whatever the clock does.
  private Instant laterThan(Instant old) {
    Instant now = now();
    return now.isAfter(old) ? now : old.truncatedTo(ChronoUnit.MICROS).plus(1, ChronoUnit.MICROS);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  static Stat stat(String key, BasicFileAttributes attributes) {
    return stat(key, attributes.lastModifiedTime().toInstant(), attributes.size());
  }

  private static Stat stat(String key, Instant time, long sizeBytes) {
    String version =
        Long.toHexString(time.getEpochSecond())
            + "-"
            + Integer.toHexString(time.getNano())
            + "-"
            + Long.toHexString(sizeBytes);
    return new Stat(key, version, version, sizeBytes, time.truncatedTo(ChronoUnit.SECONDS));
  }

  private static FileChannel openForReading(Path path) throws IOException {
    return FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }

  /// Whether the path leads to the file that had these attributes, so that what was opened in
  /// between is that file.
  private static boolean isStill(Path path, BasicFileAttributes before) throws IOException {
    Optional<BasicFileAttributes> after = Folder.attributes(path);
    return after.isPresent()
        && after.get().isRegularFile()
        && Objects.equals(after.get().fileKey(), before.fileKey())
        && after.get().lastModifiedTime().equals(before.lastModifiedTime())
        && after.get().size() == before.size();
  }

  private static void checkSize(String key, long sizeBytes) {
    if (sizeBytes > DOCUMENT_BYTES_MAX) {
      throw new IllegalArgumentException(
          key
              + ": expected a document of at most "
              + DOCUMENT_BYTES_MAX
              + " bytes, found "
              + sizeBytes);
    }
  }

  private static byte[] readAll(FileChannel channel, long sizeBytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate((int) sizeBytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException();
      }
    }
    return buffer.array();
  }

  private interface Operation<T> {
    T run() throws IOException;
  }

  private static <T> T attempt(String verb, String key, Operation<T> operation) {
    try {
      return operation.run();
    } catch (IOException e) {
      throw new StoreUnavailable("could not " + verb + " " + key + ": " + words(e), e);
    }
  }

  private static String words(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
