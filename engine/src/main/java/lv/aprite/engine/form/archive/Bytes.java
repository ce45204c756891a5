package lv.aprite.engine.form.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.form.BrokenDocument;

/// The bytes of an archive from first to last, little-endian, and what is deflated in them.
///
/// Whoever opens one closes it.
final class Bytes implements AutoCloseable {
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private final Inflater inflater = new Inflater(true);
  private int at;
  private int end;
  private long before;

  Bytes(InputStream in) {
    this.in = in;
  }

  /// Where in the file the next byte stands.
  long offset() {
    return before + at;
  }

  boolean isAtEnd() throws IOException {
    if (at < end) {
      return false;
    }
    before += end;
    at = 0;
    end = 0;
    int count = in.read(buffer, 0, buffer.length);
    end = Math.max(0, count);
    return count <= 0;
  }

  int u1() throws IOException {
    if (isAtEnd()) {
      throw malformed("more bytes", "the end of the file");
    }
    return buffer[at++] & 0xFF;
  }

  int u2() throws IOException {
    int low = u1();
    return low | u1() << 8;
  }

  long u4() throws IOException {
    long low = u2();
    return low | (long) u2() << 16;
  }

  long u8() throws IOException {
    long low = u4();
    return low | u4() << 32;
  }

  byte[] take(int count) throws IOException {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; ) {
      if (isAtEnd()) {
        throw malformed("more bytes", "the end of the file");
      }
      int some = Math.min(count - i, end - at);
      System.arraycopy(buffer, at, bytes, i, some);
      at += some;
      i += some;
    }
    return bytes;
  }

  /// Some of the bytes as they are; -1 at the end of the file.
  int some(byte[] into, int from, int length) throws IOException {
    if (isAtEnd()) {
      return -1;
    }
    int count = Math.min(length, end - at);
    System.arraycopy(buffer, at, into, from, count);
    at += count;
    return count;
  }

  void skip(long count) throws IOException {
    for (long left = count; left > 0; ) {
      if (isAtEnd()) {
        throw malformed("more bytes", "the end of the file");
      }
      long some = Math.min(left, end - at);
      at += (int) some;
      left -= some;
    }
  }

  /// Begins to inflate.
  void deflated() {
    inflater.reset();
  }

  /// Some inflated bytes; -1 where the deflated ones end.
  int inflate(byte[] into, int from, int length) throws IOException {
    try {
      while (true) {
        if (inflater.finished()) {
          return -1;
        }
        if (inflater.needsInput()) {
          if (isAtEnd()) {
            throw malformed("more of what is deflated", "the end of the file");
          }
          inflater.setInput(buffer, at, end - at);
        }
        int count = inflater.inflate(into, from, length);
        at = end - inflater.getRemaining();
        if (count > 0) {
          return count;
        }
        if (inflater.needsDictionary()) {
          throw malformed("deflated bytes (RFC 1951)", "a dictionary asked for");
        }
      }
    } catch (DataFormatException e) {
      throw malformed("deflated bytes (RFC 1951)", "others");
    }
  }

  BrokenDocument malformed(String expected, String found) {
    return new BrokenDocument(Rule.FORMAT_DAMAGED, new Location.Byte(1, offset()), expected, found);
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
