package lv.aprite.engine.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// The bytes of another source with some stretches replaced.
///
/// @param patches in the order of their places, which do not overlap
record PatchedSource(String name, Source origin, List<Patch> patches) implements Source {
  PatchedSource {
    patches = List.copyOf(patches);
    long end = 0;
    for (Patch patch : patches) {
      if (patch.from < end || patch.to < patch.from) {
        throw new IllegalArgumentException("patches: expected stretches in order");
      }
      end = patch.to;
    }
  }

  /// @param from offset of the first byte that is replaced
  /// @param to offset of the first byte behind them
  @SuppressWarnings("ArrayRecordComponent") // made once, and only read
  record Patch(long from, long to, byte[] bytes) {}

  @Override
  public long sizeBytes() {
    long size = origin.sizeBytes();
    for (Patch patch : patches) {
      size += patch.bytes.length - (patch.to - patch.from);
    }
    return size;
  }

  @Override
  public InputStream open() throws IOException {
    return new Patched(origin.open(), patches);
  }

  private static final class Patched extends InputStream {
    private final InputStream in;
    private final List<Patch> patches;
    private int patch;
    private int inPatch;
    private long offset;

    Patched(InputStream in, List<Patch> patches) {
      this.in = in;
      this.patches = patches;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      while (patch < patches.size() && patches.get(patch).from == offset) {
        byte[] bytes = patches.get(patch).bytes;
        if (inPatch < bytes.length) {
          int count = Math.min(length, bytes.length - inPatch);
          System.arraycopy(bytes, inPatch, into, from, count);
          inPatch += count;
          return count;
        }
        skipReplaced(patches.get(patch));
        inPatch = 0;
        patch++;
      }
      long room =
          patch < patches.size() ? patches.get(patch).from - offset : Math.max(1, (long) length);
      int count = in.read(into, from, (int) Math.min(length, room));
      offset += Math.max(0, count);
      return count;
    }

    private void skipReplaced(Patch replaced) throws IOException {
      try {
        in.skipNBytes(replaced.to - replaced.from);
      } catch (EOFException e) {
        throw new IOException("the origin of a correction is shorter than it was", e);
      }
      offset = replaced.to;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
