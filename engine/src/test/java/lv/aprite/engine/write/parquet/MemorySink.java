package lv.aprite.engine.write.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import lv.aprite.engine.write.Sink;

/// Keeps what is written, and fails from a given byte on.
final class MemorySink implements Sink {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final long failsAfterBytes;
  private int writesAfterFailure = -1;
  private boolean committed;
  private boolean discarded;

  MemorySink() {
    this(Long.MAX_VALUE);
  }

  MemorySink(long failsAfterBytes) {
    this.failsAfterBytes = failsAfterBytes;
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    if (writesAfterFailure >= 0) {
      writesAfterFailure++;
    }
    if (bytes.size() + length > failsAfterBytes) {
      writesAfterFailure = Math.max(writesAfterFailure, 0);
      throw new IOException("the disk is full");
    }
    bytes.write(source, offset, length);
  }

  @Override
  public void commit() {
    committed = true;
  }

  @Override
  public void discard() {
    discarded = true;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  boolean isCommitted() {
    return committed;
  }

  boolean isDiscarded() {
    return discarded;
  }

  boolean wasWrittenToAfterFailure() {
    return writesAfterFailure > 0;
  }
}
