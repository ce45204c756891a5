package lv.aprite.engine.spec;

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import lv.aprite.engine.read.Source;

/// A case's file. It counts what is read of it, and may hold something else each time it is opened,
/// as a file does that is still being written.
final class SpecSource implements Source {
  private final List<List<Part>> openings;
  private final long sizeBytes;
  private final AtomicLong opened = new AtomicLong();
  private final AtomicLong bytesRead = new AtomicLong();

  /// @param openings what it holds when it is opened first, secondly, …; the last holds on
  /// @param sizeBytes what it says
  SpecSource(List<List<Part>> openings, long sizeBytes) {
    this.openings = List.copyOf(openings);
    this.sizeBytes = sizeBytes;
  }

  static SpecSource of(byte[] bytes) {
    return new SpecSource(List.of(List.of(new Part.Bytes(bytes))), bytes.length);
  }

  @Override
  public String name() {
    return "input.csv";
  }

  @Override
  public long sizeBytes() {
    return sizeBytes;
  }

  /// Bytes handed out by all streams together.
  long bytesRead() {
    return bytesRead.get();
  }

  @Override
  public InputStream open() {
    int opening = (int) Math.min(opened.getAndIncrement(), openings.size() - 1L);
    return new PartsStream(openings.get(opening));
  }

  private final class PartsStream extends InputStream {
    private final List<Part> parts;
    private int part;
    private long nextBlock;
    private byte[] block = {};
    private int at;

    PartsStream(List<Part> parts) {
      this.parts = parts;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      if (length == 0) {
        return 0;
      }
      while (at == block.length) {
        if (part == parts.size()) {
          return -1;
        }
        if (nextBlock == parts.get(part).blocks()) {
          part++;
          nextBlock = 0;
        } else {
          block = parts.get(part).block(nextBlock++);
          at = 0;
        }
      }
      int count = Math.min(length, block.length - at);
      System.arraycopy(block, at, into, from, count);
      at += count;
      bytesRead.addAndGet(count);
      return count;
    }
  }

  /// All that the first opening holds, for inputs that are small.
  byte[] bytes() {
    byte[] joined = Part.join(openings.getFirst());
    return Arrays.copyOf(joined, joined.length);
  }
}
