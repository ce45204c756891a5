package lv.aprite.engine.form.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/// Inflates a gzip file to its end. Unlike the stream that Java has, it says when something else
/// follows the last member.
final class GzipStream extends InputStream {
  private static final int HEADER_CHECKED = 2;
  private static final int EXTRA = 4;
  private static final int NAMED = 8;
  private static final int COMMENTED = 16;
  private static final int RESERVED = 0xE0;
  private static final long SIZE_MASK = 0xFFFF_FFFFL;

  private final Bytes bytes;
  private final CRC32 checksum = new CRC32();
  private long size;
  private boolean inside;
  private boolean began;

  GzipStream(Bytes bytes) {
    this.bytes = bytes;
  }

  /// Bytes of the file that were read.
  long offset() {
    return bytes.offset();
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
    while (true) {
      if (!inside) {
        if (began && bytes.isAtEnd()) {
          return -1;
        }
        header();
      }
      int count = bytes.inflate(into, from, length);
      if (count > 0) {
        checksum.update(into, from, count);
        size += count;
        return count;
      }
      trailer();
    }
  }

  private void header() throws IOException {
    if (bytes.u1() != 0x1F || bytes.u1() != 0x8B) {
      throw bytes.malformed("a member of gzip (RFC 1952) or the end of the file", "other bytes");
    }
    if (bytes.u1() != 8) {
      throw bytes.malformed("gzip that is deflated", "another method");
    }
    int flags = bytes.u1();
    if ((flags & RESERVED) != 0) {
      throw bytes.malformed("flags of RFC 1952", "others");
    }
    bytes.skip(6);
    if ((flags & EXTRA) != 0) {
      bytes.skip(bytes.u2());
    }
    if ((flags & NAMED) != 0) {
      skipText();
    }
    if ((flags & COMMENTED) != 0) {
      skipText();
    }
    if ((flags & HEADER_CHECKED) != 0) {
      bytes.skip(2);
    }
    bytes.deflated();
    checksum.reset();
    size = 0;
    inside = true;
    began = true;
  }

  private void skipText() throws IOException {
    while (bytes.u1() != 0) {
      // A name is shown nowhere and never used.
    }
  }

  private void trailer() throws IOException {
    if (bytes.u4() != checksum.getValue() || bytes.u4() != (size & SIZE_MASK)) {
      throw bytes.malformed("the checksum and size of what was unfolded", "others");
    }
    inside = false;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
