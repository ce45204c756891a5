package lv.aprite.cli.hub;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/// Which files a process has open for writing, as far as this process can see: on Linux those of
/// its own user, or all if it may see all. A writer on another machine, in another container or of
/// another user is not seen; so this finds some that are not finished, and proves of none that it
/// is.
final class OpenFiles {
  private static final int WRITING = 3;

  private OpenFiles() {}

  /// @param names of the files that are asked for; only to look at fewer
  /// @return the identities (file keys) of those that are open for writing
  static Set<String> written(Set<Path> names) {
    Set<String> written = new HashSet<>();
    if (!names.isEmpty()) {
      try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
        for (Path process : processes) {
          addOf(process, names, written);
        }
      } catch (IOException | DirectoryIteratorException e) {
        // No such list on this system.
      }
    }
    return written;
  }

  private static void addOf(Path process, Set<Path> names, Set<String> written) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path descriptor : open) {
        add(process, descriptor, names, written);
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Another user's, or it has ended.
    }
  }

  private static void add(Path process, Path descriptor, Set<Path> names, Set<String> written) {
    try {
      Path name = Files.readSymbolicLink(descriptor).getFileName();
      if (name != null
          && names.contains(name)
          && isForWriting(process.resolve("fdinfo").resolve(Inbox.name(descriptor)))) {
        BasicFileAttributes file = Files.readAttributes(descriptor, BasicFileAttributes.class);
        written.add(Inbox.Identity.of(file).file());
      }
    } catch (IOException e) {
      // Closed meanwhile.
    }
  }

  /// By the access mode of open(2), which is kept in the lowest two bits: 0 for reading only.
  private static boolean isForWriting(Path info) throws IOException {
    for (String line : Files.readAllLines(info)) {
      if (line.startsWith("flags:")) {
        return (Long.parseLong(line.substring("flags:".length()).strip(), 8) & WRITING) != 0;
      }
    }
    return false;
  }
}
