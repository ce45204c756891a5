package lv.aprite.engine.read;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import lv.aprite.engine.contract.Encoding;

/// The bytes of a source from first to last, hashed as they pass: without the byte order mark, and
/// UTF-16 as UTF-8. Other encodings agree with ASCII and stay as they are. Whoever opens one closes
/// it.
final class Intake implements AutoCloseable {
  private static final int RAW_BYTES = 1 << 16;

  private final InputStream in;
  private final MessageDigest digest = sha256Digest();
  private final byte[] raw = new byte[RAW_BYTES];
  private final Encoding encoding;
  private int rawAt;
  private int rawEnd;
  private long rawRead;
  private boolean ended;
  private long textOffset;
  private Chunk.Ending ending = new Chunk.Ending.MoreFollows();

  Intake(Source source, Encoding encoding) throws IOException {
    this.encoding = encoding;
    in = source.open();
    try {
      rawFill();
    } catch (IOException e) {
      in.close();
      throw e;
    }
    rawAt = markLength();
    textOffset = rawAt;
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private int markLength() {
    byte[] mark = ByteOrderMark.of(encoding);
    boolean there =
        rawEnd >= mark.length && Arrays.equals(raw, 0, mark.length, mark, 0, mark.length);
    return there ? mark.length : 0;
  }

  /// Whether the file began with its encoding's byte order mark.
  boolean hadByteOrderMark() {
    return textOffset > 0;
  }

  /// Where in the file the first character stands.
  long textOffset() {
    return textOffset;
  }

  /// How it ended: `MoreFollows` as long as it has not, then `EndOfFile` or `Undecodable`.
  Chunk.Ending ending() {
    return ending;
  }

  /// Reads as much as there is room for. The number of bytes, less than asked for only at the end.
  int read(byte[] into, int from, int to) throws IOException {
    int at = from;
    while (at < to && ending instanceof Chunk.Ending.MoreFollows) {
      int before = at;
      at =
          switch (encoding.kind()) {
            case UTF_16LE -> readUtf16(into, at, to, false);
            case UTF_16BE -> readUtf16(into, at, to, true);
            case UTF_8, PAGE -> readPlain(into, at, to);
          };
      if (at == before) {
        break;
      }
    }
    return at - from;
  }

  private int readPlain(byte[] into, int from, int to) throws IOException {
    if (rawAt < rawEnd) {
      int count = Math.min(to - from, rawEnd - rawAt);
      System.arraycopy(raw, rawAt, into, from, count);
      rawAt += count;
      return from + count;
    }
    int count = ended ? -1 : in.read(into, from, to - from);
    if (count < 0) {
      ended = true;
      ending = new Chunk.Ending.EndOfFile();
      return from;
    }
    digest.update(into, from, count);
    rawRead += count;
    return from + count;
  }

  private int readUtf16(byte[] into, int from, int to, boolean bigEndian) throws IOException {
    int at = from;
    while (to - at >= Utf16.BYTES_MAX) {
      if (rawEnd - rawAt < 4 && !ended) {
        rawFill();
      }
      int left = rawEnd - rawAt;
      if (left == 0) {
        ending = new Chunk.Ending.EndOfFile();
        return at;
      }
      int unit = left < 2 ? -1 : Utf16.unit(raw, rawAt, bigEndian);
      int next = left < 4 ? -1 : Utf16.unit(raw, rawAt + 2, bigEndian);
      int codePoint = Utf16.codePoint(unit, next);
      if (codePoint < 0) {
        ending = new Chunk.Ending.Undecodable(rawRead - left, Utf16.fault(unit));
        return at;
      }
      at = Utf16.put(codePoint, into, at);
      rawAt += codePoint >= 0x10000 ? 4 : 2;
    }
    return at;
  }

  /// Keeps what is left and reads on until the buffer is full or the file ends.
  private void rawFill() throws IOException {
    System.arraycopy(raw, rawAt, raw, 0, rawEnd - rawAt);
    rawEnd -= rawAt;
    rawAt = 0;
    while (rawEnd < raw.length && !ended) {
      int count = in.read(raw, rawEnd, raw.length - rawEnd);
      if (count < 0) {
        ended = true;
      } else {
        digest.update(raw, rawEnd, count);
        rawRead += count;
        rawEnd += count;
      }
    }
  }

  /// Bytes of the file that were read so far.
  long bytesRead() {
    return rawRead;
  }

  /// Of the file in lower-case hex, or empty when it was not read to its end. Asked for once.
  String sha256() {
    return ended ? HexFormat.of().formatHex(digest.digest()) : "";
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
