package lv.aprite.engine.run;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import lv.aprite.engine.read.Source;

/// A file in memory.
public final class MemorySource implements Source {
  private final byte[] bytes;

  public MemorySource(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  static MemorySource of(String text) {
    return new MemorySource(text.getBytes(StandardCharsets.UTF_8));
  }

  static MemorySource of(String text, Charset charset) {
    return new MemorySource(text.getBytes(charset));
  }

  @Override
  public String name() {
    return "dati.csv";
  }

  @Override
  public long sizeBytes() {
    return bytes.length;
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }
}
