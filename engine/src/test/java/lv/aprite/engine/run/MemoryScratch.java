package lv.aprite.engine.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import lv.aprite.engine.work.Scratch;

public final class MemoryScratch implements Scratch {
  private final Map<Integer, ByteArrayOutputStream> pieces = new HashMap<>();

  @Override
  public OutputStream write(int piece) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (pieces.put(piece, bytes) != null) {
      throw new AssertionError("piece " + piece + " was written twice");
    }
    return bytes;
  }

  @Override
  public InputStream read(int piece) {
    return new ByteArrayInputStream(Objects.requireNonNull(pieces.get(piece)).toByteArray());
  }

  boolean isUsed() {
    return !pieces.isEmpty();
  }

  @Override
  public void close() {
    pieces.clear();
  }
}
