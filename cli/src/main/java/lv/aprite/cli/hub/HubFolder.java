package lv.aprite.cli.hub;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The three folders of a hub by trust: publishers write into `inbox`, only the hub into `private`,
/// everyone reads `public`.
///
/// @param root absolute
public record HubFolder(Path root) {
  /// The folder is a hub if this is there.
  private static final String SETTINGS = "private/" + HubSettings.KEY;

  public HubFolder {
    root = root.toAbsolutePath().normalize();
  }

  public Path inbox() {
    return root.resolve("inbox");
  }

  public Path restricted() {
    return root.resolve("private");
  }

  public Path open() {
    return root.resolve("public");
  }

  /// What secrets in the private folder are sealed with: beside the stores, in none of them.
  Path key() {
    return root.resolve("subscriptions.key");
  }

  public boolean isHub() {
    return Files.isRegularFile(root.resolve(SETTINGS), LinkOption.NOFOLLOW_LINKS);
  }

  /// Whether a hub may be made here: nothing that is ours to be is something else already.
  public boolean isFree() {
    return !Files.exists(inbox(), LinkOption.NOFOLLOW_LINKS)
        && !Files.exists(restricted(), LinkOption.NOFOLLOW_LINKS)
        && !Files.exists(open(), LinkOption.NOFOLLOW_LINKS);
  }

  /// Makes the folders that are absent.
  ///
  /// @throws IOException if one of them is not a folder, or they are not on one file system: files
  ///   move by renaming
  void make() throws IOException {
    Files.createDirectories(root);
    makeOne(inbox());
    if (makeOne(restricted()) && Files.getFileStore(root).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(restricted(), PosixFilePermissions.fromString("rwx------"));
    }
    makeOne(open());
    FileStore own = Files.getFileStore(restricted());
    if (!Files.getFileStore(inbox()).equals(own) || !Files.getFileStore(open()).equals(own)) {
      throw new IOException(
          root
              + ": expected inbox, private and public on one file system, found several; files move"
              + " by renaming");
    }
  }

  private static boolean makeOne(Path folder) throws IOException {
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(folder + ": expected a folder, found a file or a symbolic link");
    }
    Files.createDirectory(folder);
    return true;
  }
}
