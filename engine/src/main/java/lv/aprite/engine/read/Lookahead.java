package lv.aprite.engine.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import lv.aprite.engine.contract.Encoding;

/// Looks further in a file than it was read, to tell blank lines between rows from those at its
/// end.
final class Lookahead {
  private static final int BUFFER_BYTES = 1 << 13;

  private final Source source;
  private final Encoding encoding;
  private final int unitBytes;

  // There is text at this place, and none between the last question and it.
  private long textAt;
  private long asked = Long.MAX_VALUE;

  Lookahead(Source source, Encoding encoding) {
    this.source = source;
    this.encoding = encoding;
    unitBytes =
        switch (encoding.kind()) {
          case UTF_16LE, UTF_16BE -> 2;
          case UTF_8, PAGE -> 1;
        };
  }

  /// Whether anything but line ends stands at the offset or after it. Asked with offsets that rise.
  boolean textFollows(long offset) throws IOException {
    if (offset < asked || offset > textAt) {
      asked = offset;
      textAt = textFrom(offset);
    }
    return textAt < Long.MAX_VALUE;
  }

  private long textFrom(long offset) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = source.open()) {
      in.skipNBytes(offset);
      long at = offset;
      while (true) {
        int length = in.readNBytes(buffer, 0, BUFFER_BYTES);
        int text = firstText(buffer, length);
        if (text < length) {
          return at + text;
        }
        if (length < BUFFER_BYTES) {
          return Long.MAX_VALUE;
        }
        at += length;
      }
    } catch (EOFException e) {
      // The file has become shorter. That is noticed where it is read.
      return Long.MAX_VALUE;
    }
  }

  private int firstText(byte[] bytes, int length) {
    int at = 0;
    while (at < length) {
      int unit =
          switch (encoding.kind()) {
            case UTF_16LE -> Utf16.unit(bytes, at, false);
            case UTF_16BE -> Utf16.unit(bytes, at, true);
            case UTF_8, PAGE -> bytes[at];
          };
      if (unit != '\n' && unit != '\r') {
        return at;
      }
      at += unitBytes;
    }
    return length;
  }
}
