package lv.aprite.publication.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lv.aprite.engine.work.Scratch;

/// Room in memory for one run.
public final class MemoryScratch implements Scratch {
  private final Map<Integer, ByteArrayOutputStream> pieces = new HashMap<>();

  @Override
  public OutputStream write(int piece) {
    return pieces.computeIfAbsent(piece, _ -> new ByteArrayOutputStream());
  }

  @Override
  public InputStream read(int piece) {
    return new ByteArrayInputStream(
        Optional.ofNullable(pieces.get(piece)).orElseThrow().toByteArray());
  }

  @Override
  public void close() {
    pieces.clear();
  }
}
