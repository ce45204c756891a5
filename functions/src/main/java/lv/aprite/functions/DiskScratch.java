package lv.aprite.functions;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lv.aprite.engine.work.Scratch;

/// Room for one run on the function's own disk: files under `/tmp` that are removed on close.
final class DiskScratch implements Scratch {
  private static final int BUFFER_BYTES = 1 << 16;

  private final List<Path> pieces = new ArrayList<>();

  @Override
  public synchronized OutputStream write(int piece) throws IOException {
    while (pieces.size() <= piece) {
      pieces.add(Files.createTempFile("aprite-", ".scratch"));
    }
    return new BufferedOutputStream(Files.newOutputStream(pieces.get(piece)), BUFFER_BYTES);
  }

  @Override
  public synchronized InputStream read(int piece) throws IOException {
    if (piece >= pieces.size()) {
      throw new IllegalArgumentException("piece " + piece + " was never written");
    }
    return Files.newInputStream(pieces.get(piece));
  }

  @Override
  public synchronized void close() throws IOException {
    for (Path piece : pieces) {
      Files.deleteIfExists(piece);
    }
    pieces.clear();
  }
}
