package lv.aprite.engine.write;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A sink that counts and hashes what goes through it.
public final class DigestSink implements Sink {
  /// What was just hashed is still in the cache when it is written.
  private static final int SLICE_BYTES = 1 << 16;

  private final Sink sink;
  private final MessageDigest sha256;
  private long sizeBytes;

  public DigestSink(Sink sink) {
    this.sink = sink;
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int end = offset + length;
    for (int at = offset; at < end; at += SLICE_BYTES) {
      int slice = Math.min(SLICE_BYTES, end - at);
      sha256.update(bytes, at, slice);
      sink.write(bytes, at, slice);
    }
    sizeBytes += length;
  }

  /// What was written; to be asked once, after the last byte.
  public Distribution distribution(Format format) {
    return new Distribution(format, sizeBytes, HexFormat.of().formatHex(sha256.digest()));
  }

  @Override
  public void commit() throws IOException {
    sink.commit();
  }

  @Override
  public void discard() {
    sink.discard();
  }
}
