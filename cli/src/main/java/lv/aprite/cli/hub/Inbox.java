package lv.aprite.cli.hub;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
  /// Deeper folders are not entered.
  private static final int DEPTH_MAX = 16;

  /// So many entries are looked at in the folder of a dataset, and ten times as many in that of a
  /// publisher: what is beyond waits until others are gone. Nobody can use up the look for others.
  private static final int DATASET_MAX = 10_000;

  private static final List<String> UNFINISHED = List.of(".part", ".tmp", ".crdownload");

  private final Path folder;
  private final int datasetMax;

  Inbox(Path folder) {
    this(folder, DATASET_MAX);
  }

  Inbox(Path folder, int datasetMax) {
    this.folder = folder;
    this.datasetMax = datasetMax;
  }

  /// Tells whether a file is still the one that was seen, with the same content as far as can be
  /// told from outside.
  record Identity(String file, FileTime modifiedAt, long sizeBytes) {
    static Identity of(BasicFileAttributes attributes) {
      return new Identity(
          String.valueOf(attributes.fileKey()), attributes.lastModifiedTime(), attributes.size());
    }

    static final Identity UNKNOWN = new Identity("", FileTime.fromMillis(0), 0);
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

    /// We may not look at it, or cannot.
    ///
    /// @param why as the system says
    record Closed(String why) implements Place {}
  }

  /// Everything that is there now.
  List<Seen> look() throws IOException {
    List<Seen> seen = new ArrayList<>();
    look(folder, new Allowance(10 * datasetMax), seen);
    return seen;
  }

  /// How many more entries are looked at in a folder and all that is below it.
  private static final class Allowance {
    private int left;

    Allowance(int left) {
      this.left = left;
    }

    boolean take() {
      return left-- > 0;
    }
  }

  private void look(Path directory, Allowance allowance, List<Seen> seen) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (!allowance.take()) {
          return;
        }
        if (!isLeftAlone(name(entry))) {
          lookAt(entry, allowance, seen);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  /// What cannot be looked at is the matter of whoever put it there, and keeps nobody else waiting.
  private void lookAt(Path entry, Allowance allowance, List<Seen> seen) {
    Path path = folder.relativize(entry);
    Identity identity = Identity.UNKNOWN;
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isDirectory()) {
        identity = Identity.of(attributes);
        if (path.getNameCount() < DEPTH_MAX) {
          look(entry, inside(path, allowance), seen);
        }
        return;
      }
      Place place = attributes.isRegularFile() ? placeOf(path) : new Place.NoFile();
      seen.add(new Seen(path, Identity.of(attributes), place));
    } catch (NoSuchFileException | NotDirectoryException e) {
      // Gone again, or replaced, while we looked.
    } catch (IOException e) {
      seen.add(new Seen(path, identity, new Place.Closed(e.getClass().getSimpleName())));
    }
  }

  private Allowance inside(Path path, Allowance allowance) {
    return switch (path.getNameCount()) {
      case 1 -> new Allowance(10 * datasetMax);
      case 2 -> new Allowance(datasetMax);
      default -> allowance;
    };
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

  /// Whether a file ends without the end of a row, as one that is still written may. By its last
  /// two bytes, so that UTF-16 is told too.
  boolean endsInsideARow(Seen seen) {
    if (!(seen.place() instanceof Place.Dataset)) {
      return false;
    }
    Path file = folder.resolve(seen.path());
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!attributes.isRegularFile()) {
        return false;
      }
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
        ByteBuffer end = ByteBuffer.allocate(2);
        int read = channel.read(end, Math.max(0, channel.size() - 2));
        byte last = read < 1 ? 0 : end.get(read - 1);
        byte before = read < 2 ? 0 : end.get(0);
        return !isEndOfRow(last) && !(last == 0 && isEndOfRow(before));
      }
    } catch (IOException e) {
      // Whatever it is, it is not for want of time: it is told when the file is taken in.
      return false;
    }
  }

  private static boolean isEndOfRow(byte unit) {
    return unit == '\n' || unit == '\r';
  }

  /// @throws IOException in words for the publisher, when no file can be taken out of its folder
  void checkMovable(Seen seen) throws IOException {
    Path directory = folder.resolve(seen.path()).getParent();
    if (directory != null && Files.isDirectory(directory) && !Files.isWritable(directory)) {
      throw new IOException(
          "expected a folder that the hub may take files out of; its permissions forbid it");
    }
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
