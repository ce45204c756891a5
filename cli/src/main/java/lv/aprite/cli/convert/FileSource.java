package lv.aprite.cli.convert;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import lv.aprite.engine.read.Source;

/// A file of this machine.
///
/// @param sizeBytes as it was when it was looked at; the engine says so if it is another when read
public record FileSource(Path path, String name, long sizeBytes) implements Source {
  /// Looks at the file.
  public static FileSource of(Path path) throws IOException {
    Path name = path.getFileName();
    return new FileSource(path, name == null ? "" : name.toString(), Files.size(path));
  }

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(path);
  }
}
