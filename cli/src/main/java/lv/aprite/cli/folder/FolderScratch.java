package lv.aprite.cli.folder;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import lv.aprite.engine.work.Scratch;

/// Room on the disk for one run: a folder that is made when it is first needed, and removed on
/// close.
public final class FolderScratch implements Scratch {
  private final Path folder;

  /// @param folder does not exist; what a crash leaves there is removed by whoever owns the folder
  ///   around it
  public FolderScratch(Path folder) {
    this.folder = folder;
  }

  @Override
  public OutputStream write(int piece) throws IOException {
    Files.createDirectories(folder);
    return new BufferedOutputStream(Files.newOutputStream(path(piece)), 1 << 16);
  }

  @Override
  public InputStream read(int piece) throws IOException {
    return Files.newInputStream(path(piece));
  }

  private Path path(int piece) {
    return folder.resolve(Integer.toString(piece));
  }

  @Override
  public void close() throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (DirectoryStream<Path> pieces = Files.newDirectoryStream(folder)) {
      for (Path piece : pieces) {
        Files.deleteIfExists(piece);
      }
    }
    Files.deleteIfExists(folder);
  }
}
