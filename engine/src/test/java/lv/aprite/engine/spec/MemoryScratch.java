package lv.aprite.engine.spec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import lv.aprite.engine.work.Scratch;

/// Scratch in memory.
final class MemoryScratch implements Scratch {
  private final Map<Integer, ByteArrayOutputStream> pieces = new ConcurrentHashMap<>();

  @Override
  public OutputStream write(int piece) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (pieces.put(piece, out) != null) {
      throw new IllegalStateException("piece " + piece + " was written twice");
    }
    return out;
  }

  @Override
  public InputStream read(int piece) {
    ByteArrayOutputStream written = pieces.get(piece);
    if (written == null) {
      throw new IllegalStateException("piece " + piece + " was never written");
    }
    return new ByteArrayInputStream(written.toByteArray());
  }

  @Override
  public void close() {
    pieces.clear();
  }
}
