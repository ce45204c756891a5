package lv.aprite.cli.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import lv.aprite.publication.store.Keys;

/// The files of one folder: where a key lies, and how a file gets there so that it survives a loss
/// of power.
///
/// A second folder on the same file system is the store's own: its `tmp` holds what is not
/// finished, its `locks` the locks. It may lie within the first as `.aprite`, for none of it is an
/// object, or elsewhere, when others read the first by means that we know nothing of.
final class Folder {
  static final String RESERVED = ".aprite";

  /// Far beyond the hour within which an attempt must settle: what is older belongs to a process
  /// that died.
  private static final Duration LEFTOVER_AGE = Duration.ofHours(24);

  /// How often a directory that another process prunes is made again.
  private static final int TRIES_MAX = 100;

  private final Path root;
  private final Path own;
  private final Path unfinished;

  private Folder(Path root, Path own) {
    this.root = root;
    this.own = own;
    this.unfinished = own.resolve("tmp");
  }

  /// Makes the folders if they are absent, and removes what crashed processes left unfinished.
  static Folder open(Path path, Path own, Instant now) throws IOException {
    Files.createDirectories(path);
    Files.createDirectories(own);
    Folder folder = new Folder(path.toRealPath(), own.toRealPath());
    Files.createDirectories(folder.unfinished);
    Files.createDirectories(folder.locks());
    syncDirectory(folder.root);
    folder.checkFileSystem(now);
    folder.removeLeftovers(now);
    return folder;
  }

  Path root() {
    return root;
  }

  Path own() {
    return own;
  }

  Path locks() {
    return own.resolve("locks");
  }

  /// The store's promises rest on links that refuse to replace and on times finer than a second.
  private void checkFileSystem(Instant now) throws IOException {
    Path probe = newUnfinished();
    // No safe key begins with a dot.
    Path link = root.resolve(RESERVED + "-" + UUID.randomUUID());
    try {
      Files.write(probe, new byte[] {1}, StandardOpenOption.CREATE_NEW);
      FileTime fine =
          FileTime.from(now.truncatedTo(ChronoUnit.SECONDS).plus(1001, ChronoUnit.MICROS));
      Files.setLastModifiedTime(probe, fine);
      Files.createLink(link, probe);
      if (!Files.getLastModifiedTime(link).equals(fine)) {
        throw new IOException("its times are coarser than a microsecond");
      }
    } catch (IOException | UnsupportedOperationException e) {
      throw new IOException(
          root
              + ": expected a file system with hard links and times to the microsecond (such as"
              + " ext4, xfs, btrfs or APFS); found one where this failed: "
              + e.getMessage(),
          e);
    } finally {
      Files.deleteIfExists(link);
      Files.deleteIfExists(probe);
    }
  }

  private void removeLeftovers(Instant now) throws IOException {
    FileTime oldest = FileTime.from(now.minus(LEFTOVER_AGE));
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(unfinished)) {
      for (Path leftover : leftovers) {
        try {
          if (Files.getLastModifiedTime(leftover, LinkOption.NOFOLLOW_LINKS).compareTo(oldest)
              < 0) {
            remove(leftover);
          }
        } catch (NoSuchFileException e) {
          // Another process finished it, or removed it first.
        }
      }
    }
  }

  /// A file, or a folder of files.
  private static void remove(Path leftover) throws IOException {
    if (Files.isDirectory(leftover, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(leftover)) {
        for (Path file : files) {
          Files.deleteIfExists(file);
        }
      }
    }
    Files.deleteIfExists(leftover);
  }

  /// Where the object of this key lies. No safe key begins with a dot, so none lies among our own
  /// files.
  Path path(String key) {
    return root.resolve(Keys.check(key));
  }

  String key(Path path) {
    return root.relativize(path).toString();
  }

  /// The file's attributes, if it is a regular file that is reached through no symbolic link.
  Optional<BasicFileAttributes> regularFile(Path path) throws IOException {
    return isDirectory(parentOf(path))
        ? attributes(path).filter(BasicFileAttributes::isRegularFile)
        : Optional.empty();
  }

  /// Whether it is the root, or a directory in it that is reached through no symbolic link.
  boolean isDirectory(Path path) throws IOException {
    for (Path directory = path; !directory.equals(root); directory = parentOf(directory)) {
      Optional<BasicFileAttributes> attributes = attributes(directory);
      if (attributes.isEmpty() || !attributes.get().isDirectory()) {
        return false;
      }
    }
    return true;
  }

  /// Of the path itself, were it a symbolic link.
  static Optional<BasicFileAttributes> attributes(Path path) throws IOException {
    try {
      return Optional.of(
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Optional.empty();
    } catch (FileSystemException e) {
      // The system's own word for a path that leads through a file (ENOTDIR) has no exception of
      // its own.
      if (e.getReason() != null && e.getReason().contains("Not a directory")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// A name in the folder of unfinished files, which nothing has yet.
  Path newUnfinished() {
    return unfinished.resolve(UUID.randomUUID().toString());
  }

  /// A complete unfinished file: written, dated, and on the disk.
  Path writeUnfinished(byte[] bytes, Instant time) throws IOException {
    Path file = newUnfinished();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      Files.setLastModifiedTime(file, FileTime.from(time));
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    return file;
  }

  /// Gives a file on the disk its name, unless something has that name already.
  ///
  /// @return false if something has
  boolean link(Path file, Path target) throws IOException {
    boolean created = inDirectoryOf(target, () -> linkOnce(file, target));
    // Also when another was first: what we tell the caller must not be undone by a loss of power.
    syncUpwards(target);
    return created;
  }

  private static boolean linkOnce(Path file, Path target) throws IOException {
    try {
      // A hard link refuses to replace; ATOMIC_MOVE does not.
      Files.createLink(target, file);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /// Gives a file on the disk its name, in place of what had it.
  void rename(Path file, Path target) throws IOException {
    inDirectoryOf(
        target,
        () -> {
          Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
          return true;
        });
    syncUpwards(target);
  }

  boolean adopt(Path target, DirectoryStore.Renaming renaming) throws IOException {
    Path directory = parentOf(target);
    boolean adopted =
        inDirectoryOf(
            target, () -> renaming.into(directory, directory.relativize(target).toString()));
    syncUpwards(target);
    return adopted;
  }

  private interface Step {
    boolean run() throws IOException;
  }

  private boolean inDirectoryOf(Path target, Step step) throws IOException {
    Path directory = parentOf(target);
    for (int i = 1; ; i++) {
      makeDirectories(directory);
      try {
        return step.run();
      } catch (NoSuchFileException e) {
        // Between the two calls another process pruned the directory, which was empty still.
        if (i == TRIES_MAX || Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
          throw e;
        }
      }
    }
  }

  private void makeDirectories(Path directory) throws IOException {
    if (directory.equals(root)) {
      return;
    }
    Optional<BasicFileAttributes> attributes = attributes(directory);
    if (attributes.isEmpty()) {
      makeDirectories(parentOf(directory));
      try {
        Files.createDirectory(directory);
      } catch (FileAlreadyExistsException e) {
        makeDirectories(directory);
      } catch (NoSuchFileException e) {
        // The parent was pruned; the caller's step fails too, and begins again.
      }
    } else if (!attributes.get().isDirectory()) {
      throw new IOException(
          directory + ": expected a directory, found a file or a symbolic link; remove it");
    } else {
      makeDirectories(parentOf(directory));
    }
  }

  /// Removes the file, and the directories that this leaves empty.
  void delete(Path file) throws IOException {
    if (!Files.deleteIfExists(file)) {
      return;
    }
    Path directory = parentOf(file);
    syncDirectory(directory);
    while (!directory.equals(root)) {
      try {
        Files.delete(directory);
      } catch (DirectoryNotEmptyException | NoSuchFileException e) {
        return;
      }
      directory = parentOf(directory);
    }
  }

  /// Makes the names on the way to this file last. All of them: another process may have made a
  /// directory, but not synced it yet.
  private void syncUpwards(Path file) throws IOException {
    for (Path directory = parentOf(file); ; directory = parentOf(directory)) {
      try {
        syncDirectory(directory);
      } catch (NoSuchFileException e) {
        // Pruned, because the file is gone again: that is its deleter's business.
      }
      if (directory.equals(root)) {
        return;
      }
    }
  }

  static void syncDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Path parentOf(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("path: expected one inside the folder");
    }
    return parent;
  }
}
