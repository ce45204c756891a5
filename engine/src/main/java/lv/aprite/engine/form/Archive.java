package lv.aprite.engine.form;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import lv.aprite.engine.read.Source;

/// The parts of a ZIP archive, one after the other. Whoever opens it closes it.
///
/// A source has no random access, so the archive's own order is followed and its directory, which
/// stands at the end, is not looked at.
final class Archive implements AutoCloseable {
  private static final int RATIO_COUNTS_FROM_BYTES = 16 << 20;
  private static final int PARTS_MAX = 10_000;

  /// Counts what is read of the file.
  private static final class Packed extends FilterInputStream {
    long bytes;

    Packed(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = in.read();
      bytes += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = in.read(into, offset, length);
      bytes += Math.max(0, read);
      return read;
    }
  }

  /// What is unpacked of one part, within limits.
  private final class Part extends InputStream {
    private long bytes;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = zip.read(into, offset, length);
      bytes += Math.max(0, read);
      check(bytes);
      return read;
    }
  }

  private final Limits limits;
  private final Packed packed;
  private final ZipInputStream zip;
  private final Set<String> names = new HashSet<>();
  private long packedBefore;

  Archive(Source source, Limits limits) throws IOException {
    this.limits = limits;
    packed = new Packed(source.open());
    zip = new ZipInputStream(packed);
  }

  /// The next part's name, or an empty text after the last.
  String next() throws IOException {
    packedBefore = packed.bytes;
    skip();
    ZipEntry entry = zip.getNextEntry();
    packedBefore = packed.bytes;
    if (entry == null) {
      return "";
    }
    if (!names.add(entry.getName())) {
      throw new Damaged("each part once", "two of one name");
    }
    if (names.size() > PARTS_MAX) {
      throw new Damaged(limits.beyond(0, PARTS_MAX + " parts", "more"));
    }
    return entry.getName().startsWith("/") ? entry.getName().substring(1) : entry.getName();
  }

  /// Reads over what is left of a part, which is what the archive's reader would do without limits.
  private void skip() throws IOException {
    if (names.isEmpty()) {
      return;
    }
    byte[] buffer = new byte[1 << 16];
    long bytes = 0;
    for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
      bytes += read;
      check(bytes);
    }
  }

  private void check(long unpacked) throws IOException {
    long packedBytes = Math.max(1, packed.bytes - packedBefore);
    if (unpacked > limits.unpackedBytesMax()) {
      throw new Damaged(limits.beyond(0, limits.unpackedBytesMax() + " bytes unpacked", "more"));
    }
    if (unpacked > RATIO_COUNTS_FROM_BYTES && unpacked / packedBytes > limits.ratioMax()) {
      throw new Damaged(limits.beyond(0, limits.ratioMax() + " bytes for each packed one", "more"));
    }
  }

  /// The bytes of the part that came last.
  InputStream part() {
    return new Part();
  }

  /// Goes on to the part of this name.
  InputStream part(String name) throws IOException {
    for (String next = next(); !next.isEmpty(); next = next()) {
      if (next.equalsIgnoreCase(name)) {
        return part();
      }
    }
    throw new Damaged("the part " + name, "an archive without it");
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
