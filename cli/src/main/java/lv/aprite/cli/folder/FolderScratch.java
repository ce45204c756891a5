package lv.aprite.cli.folder;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lv.aprite.engine.work.Scratch;

/// Room on the disk for one run: a folder that is made when it is first needed, that nobody else
/// may read, and that is removed on close.
public final class FolderScratch implements Scratch {
  private final Path parent;
  private Optional<Path> folder = Optional.empty();

  /// @param parent exists; what a crash leaves there is removed by whoever owns it
  public FolderScratch(Path parent) {
    this.parent = parent;
  }

  @Override
  public synchronized OutputStream write(int piece) throws IOException {
    if (folder.isEmpty()) {
      folder = Optional.of(Files.createTempDirectory(parent, "scratch-"));
    }
    return new BufferedOutputStream(Files.newOutputStream(path(piece)), 1 << 16);
  }

  @Override
  public synchronized InputStream read(int piece) throws IOException {
    return Files.newInputStream(path(piece));
  }

  private Path path(int piece) {
    return folder
        .orElseThrow(() -> new IllegalArgumentException("piece " + piece + " was never written"))
        .resolve(Integer.toString(piece));
  }

  @Override
  public synchronized void close() throws IOException {
    if (folder.isEmpty()) {
      return;
    }
    try (DirectoryStream<Path> pieces = Files.newDirectoryStream(folder.get())) {
      for (Path piece : pieces) {
        Files.deleteIfExists(piece);
      }
    }
    Files.deleteIfExists(folder.get());
    folder = Optional.empty();
  }
}
