package lv.aprite.cli.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lv.aprite.publication.store.Keys;
import lv.aprite.publication.store.ObjectStore.Listed;

/// One page of the keys in a folder, in the order of their UTF-8 bytes. Files that have no safe key
/// are no objects.
final class Listing {
  private final Folder folder;
  private final String prefix;
  private final byte[] after;
  private final int pageMax;
  private final List<Listed> page = new ArrayList<>();

  Listing(Folder folder, String prefix, String after, int pageMax) {
    this.folder = folder;
    this.prefix = prefix;
    this.after = after.getBytes(StandardCharsets.UTF_8);
    this.pageMax = pageMax;
  }

  /// @param start the deepest folder that holds every key of the prefix
  List<Listed> from(Path start) throws IOException {
    if (folder.isDirectory(start)) {
      walk(start);
    }
    return page;
  }

  /// @param bytes the key, with a `/` at its end if it is a folder's: that is what its objects sort
  ///   by
  @SuppressWarnings("ArrayRecordComponent") // made once, for sorting
  private record Entry(Path path, String key, byte[] bytes, BasicFileAttributes attributes) {}

  private void walk(Path directory) throws IOException {
    for (Entry entry : entries(directory)) {
      if (page.size() == pageMax) {
        return;
      }
      if (entry.attributes().isDirectory()) {
        walk(entry.path());
      } else {
        page.add(
            new Listed(
                entry.key(),
                entry.attributes().size(),
                entry.attributes().lastModifiedTime().toInstant().truncatedTo(ChronoUnit.SECONDS)));
      }
    }
  }

  private List<Entry> entries(Path directory) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(directory)) {
      for (Path path : paths) {
        String key = folder.key(path);
        if (Keys.isSafe(key) && (isWantedFile(key) || isWantedFolder(key + "/"))) {
          addIfWanted(path, key, entries);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
    entries.sort((a, b) -> Arrays.compareUnsigned(a.bytes(), b.bytes()));
    return entries;
  }

  private void addIfWanted(Path path, String key, List<Entry> entries) throws IOException {
    Optional<BasicFileAttributes> attributes = Folder.attributes(path);
    if (attributes.isEmpty()) {
      return;
    }
    if (attributes.get().isRegularFile() && isWantedFile(key)) {
      entries.add(new Entry(path, key, utf8(key), attributes.get()));
    } else if (attributes.get().isDirectory() && isWantedFolder(key + "/")) {
      entries.add(new Entry(path, key, utf8(key + "/"), attributes.get()));
    }
  }

  private boolean isWantedFile(String key) {
    return key.startsWith(prefix) && Arrays.compareUnsigned(utf8(key), after) > 0;
  }

  /// All that is in a folder is on the same side of `after`, unless `after` begins with the
  /// folder's key too.
  private boolean isWantedFolder(String key) {
    byte[] bytes = utf8(key);
    boolean holdsKeysAfter =
        Arrays.compareUnsigned(bytes, after) > 0
            || (after.length >= bytes.length
                && Arrays.equals(bytes, 0, bytes.length, after, 0, bytes.length));
    return holdsKeysAfter && (key.startsWith(prefix) || prefix.startsWith(key));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
