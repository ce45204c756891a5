package lv.aprite.engine.read;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// A file in memory.
@SuppressWarnings("ArrayRecordComponent")
record BytesSource(byte[] bytes) implements Source {
  static BytesSource of(String text) {
    return new BytesSource(text.getBytes(StandardCharsets.UTF_8));
  }

  static BytesSource of(String text, String charset) {
    return new BytesSource(text.getBytes(Charset.forName(charset)));
  }

  @Override
  public String name() {
    return "file.csv";
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
