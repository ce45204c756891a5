package lv.aprite.cli.hub;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lv.aprite.publication.submission.DatasetId;

/// The folder that publishers write into. What they may do there includes everything that a file
/// system allows.
final class Inbox {
  /// Deeper folders are not entered, and no more entries are looked at than these: what is beyond
  /// waits until others are gone.
  private static final int DEPTH_MAX = 16;

  private static final int SEEN_MAX = 100_000;
  private static final List<String> UNFINISHED = List.of(".part", ".tmp", ".crdownload");

  private final Path folder;

  Inbox(Path folder) {
    this.folder = folder;
  }

  /// Tells whether a file is still the one that was seen, with the same content as far as can be
  /// told from outside.
  record Identity(String file, FileTime modifiedAt, long sizeBytes) {
    static Identity of(BasicFileAttributes attributes) {
      return new Identity(
          String.valueOf(attributes.fileKey()), attributes.lastModifiedTime(), attributes.size());
    }
  }

  /// Something in the inbox that is not to be left alone.
  ///
  /// @param path from the inbox on
  record Seen(Path path, Identity identity, Place place) {}

  sealed interface Place {
    /// It is in the folder of a dataset, known or not.
    record Dataset(DatasetId dataset) implements Place {}

    /// It is a file where no file belongs.
    ///
    /// @param expected in words
    record Misplaced(String expected) implements Place {}

    /// It is no file: a symbolic link, a device.
    record NoFile() implements Place {}
  }

  /// Everything that is there now.
  List<Seen> look() throws IOException {
    List<Seen> seen = new ArrayList<>();
    look(folder, seen);
    return seen;
  }

  private void look(Path directory, List<Seen> seen) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (seen.size() >= SEEN_MAX) {
          return;
        }
        if (!isLeftAlone(name(entry))) {
          lookAt(entry, seen);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      // Gone again, or replaced, while we looked.
    }
  }

  private void lookAt(Path entry, List<Seen> seen) throws IOException {
    BasicFileAttributes attributes;
    try {
      attributes =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return;
    }
    Path path = folder.relativize(entry);
    if (attributes.isDirectory()) {
      if (path.getNameCount() < DEPTH_MAX) {
        look(entry, seen);
      }
      return;
    }
    Place place = attributes.isRegularFile() ? placeOf(path) : new Place.NoFile();
    seen.add(new Seen(path, Identity.of(attributes), place));
  }

  /// Names by which programs mark what is not finished, or not meant.
  static boolean isLeftAlone(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return name.startsWith(".")
        || name.startsWith("~$")
        || UNFINISHED.stream().anyMatch(lower::endsWith);
  }

  private static Place placeOf(Path path) {
    if (path.getNameCount() != 3) {
      return new Place.Misplaced("a file in inbox/<publisher>/<dataset>/, no higher and no deeper");
    }
    String publisher = path.getName(0).toString();
    String dataset = path.getName(1).toString();
    if (!DatasetId.isSlug(publisher) || !DatasetId.isSlug(dataset)) {
      return new Place.Misplaced(
          "folders named by publisher and dataset: 1 to 63 of a-z, 0-9 and -");
    }
    return new Place.Dataset(new DatasetId(publisher, dataset));
  }

  /// Renames a file out of the inbox, if it is still the one that was seen, and no folder on its
  /// way is a symbolic link now.
  ///
  /// Folder by folder, each opened inside the one before: else whoever may write here could put a
  /// link in place of a folder between the look and the renaming, and have a file published that is
  /// not theirs.
  ///
  /// @param directory where it goes; nobody else writes there
  /// @return false if it has changed or is gone
  boolean moveOut(Seen seen, Path directory, String name) throws IOException {
    try (DirectoryStream<Path> inbox = Files.newDirectoryStream(folder);
        DirectoryStream<Path> target = Files.newDirectoryStream(directory)) {
      if (inbox instanceof SecureDirectoryStream<Path> from
          && target instanceof SecureDirectoryStream<Path> to) {
        return moveFrom(from, seen.path(), seen, to, name);
      }
      // No such protection on this system: only those who may do anything to the hub should write
      // into its inbox.
      return movePlainly(seen, directory.resolve(name));
    } catch (NoSuchFileException | NotDirectoryException e) {
      return false;
    }
  }

  private static boolean moveFrom(
      SecureDirectoryStream<Path> directory,
      Path rest,
      Seen seen,
      SecureDirectoryStream<Path> to,
      String name)
      throws IOException {
    Path first = rest.getName(0);
    if (rest.getNameCount() > 1) {
      try (SecureDirectoryStream<Path> next =
          directory.newDirectoryStream(first, LinkOption.NOFOLLOW_LINKS)) {
        return moveFrom(next, rest.subpath(1, rest.getNameCount()), seen, to, name);
      }
    }
    BasicFileAttributes attributes =
        directory
            .getFileAttributeView(first, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
            .readAttributes();
    if (!attributes.isRegularFile() || !Identity.of(attributes).equals(seen.identity())) {
      return false;
    }
    directory.move(first, to, Path.of(name));
    return true;
  }

  private boolean movePlainly(Seen seen, Path target) throws IOException {
    Path file = folder.resolve(seen.path());
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile()
        || !Identity.of(attributes).equals(seen.identity())
        || !file.toRealPath().equals(folder.toRealPath().resolve(seen.path()))) {
      return false;
    }
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    return true;
  }

  /// The name of a file as text; undecodable bytes in it are U+FFFD.
  static String name(Path path) {
    return Optional.ofNullable(path.getFileName()).map(Path::toString).orElse("");
  }
}
