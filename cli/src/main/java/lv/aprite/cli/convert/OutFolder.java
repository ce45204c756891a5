package lv.aprite.cli.convert;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import lv.aprite.cli.folder.FileSink;
import lv.aprite.cli.folder.FolderScratch;
import lv.aprite.engine.work.Scratch;

/// The folder that outputs appear in, each when it is complete. What is not complete is in a hidden
/// folder inside it, which is removed at the end.
public final class OutFolder implements AutoCloseable {
  private static final String HIDDEN = ".aprite-unfinished";
  private static final Duration LEFTOVER_AGE = Duration.ofHours(24);

  private final Path folder;
  private final Path hidden;
  private final Instant now;

  private OutFolder(Path folder, Instant now) {
    this.folder = folder;
    this.hidden = folder.resolve(HIDDEN);
    this.now = now;
  }

  /// Makes the folder if it is absent, and removes what a crashed run left in it.
  public static OutFolder open(Path folder, Instant now) throws IOException {
    Files.createDirectories(folder);
    OutFolder out = new OutFolder(folder.toRealPath(), now);
    Files.createDirectories(out.hidden);
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(out.hidden)) {
      for (Path leftover : leftovers) {
        FileTime oldest = FileTime.from(now.minus(LEFTOVER_AGE));
        if (Files.isRegularFile(leftover)
            && Files.getLastModifiedTime(leftover).compareTo(oldest) < 0) {
          Files.deleteIfExists(leftover);
        }
      }
    }
    return out;
  }

  /// A sink that becomes this file of the folder, replacing an older one all at once.
  FileSink sink(Path output) throws IOException {
    return FileSink.open(unfinished(), now, file -> rename(file, output));
  }

  /// A name in the hidden folder that nothing has.
  Path unfinished() {
    return hidden.resolve(UUID.randomUUID().toString());
  }

  Scratch scratch() {
    return new FolderScratch(hidden);
  }

  Instant now() {
    return now;
  }

  void rename(Path unfinished, Path output) throws IOException {
    Path name = output.getFileName();
    if (name == null) {
      throw new IllegalArgumentException("output: expected a file");
    }
    Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(hidden);
    } catch (DirectoryNotEmptyException | NoSuchFileException e) {
      // Another run works in the same folder, or one crashed: a later run removes it.
    }
  }
}
