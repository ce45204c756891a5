package lv.aprite.engine.form.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import lv.aprite.engine.form.BrokenDocument;

/// Unfolds the pages of one column.
final class Codec {
  private static final int PLAIN = 0;
  private static final int SNAPPY = 1;
  private static final int GZIP = 2;
  private static final int ZSTD = 6;
  private static final int LZ4_RAW = 7;
  private static final int GZIP_HEAD = 10;
  private static final int GZIP_TAIL = 8;

  private final String column;
  private final int codec;

  Codec(String column, int codec) throws BrokenDocument {
    this.column = column;
    this.codec = codec;
    switch (codec) {
      case PLAIN, SNAPPY, GZIP, ZSTD, LZ4_RAW -> {}
      default ->
          throw Damage.malformed(
              column, "pages folded by Snappy, gzip, Zstandard or LZ4", "another way");
    }
  }

  /// @param size in bytes that they must unfold into
  byte[] unfold(byte[] bytes, int from, int to, int size) throws BrokenDocument {
    byte[] out = new byte[size];
    boolean whole =
        switch (codec) {
          case PLAIN -> {
            if (to - from == size) {
              System.arraycopy(bytes, from, out, 0, size);
            }
            yield to - from == size;
          }
          case SNAPPY -> snappy(bytes, from, to, out);
          case GZIP -> gzip(bytes, from, to, out);
          case ZSTD -> zstd(bytes, from, to, out);
          case LZ4_RAW -> lz4(bytes, from, to, out);
          default -> throw new IllegalStateException("checked before");
        };
    if (!whole) {
      throw Damage.malformed(column, "pages that unfold to their size", "one that does not");
    }
    return out;
  }

  private static boolean zstd(byte[] bytes, int from, int to, byte[] out) {
    try {
      return Zstd.decompressByteArray(out, 0, out.length, bytes, from, to - from) == out.length;
    } catch (ZstdException e) {
      return false;
    }
  }

  private static boolean gzip(byte[] bytes, int from, int to, byte[] out) {
    // Writers of Parquet write none of the optional fields.
    if (to - from < GZIP_HEAD + GZIP_TAIL
        || (bytes[from] & 0xFF) != 0x1F
        || (bytes[from + 1] & 0xFF) != 0x8B
        || bytes[from + 3] != 0) {
      return false;
    }
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(bytes, from + GZIP_HEAD, to - from - GZIP_HEAD);
      int count = 0;
      while (count < out.length && !inflater.finished()) {
        int some = inflater.inflate(out, count, out.length - count);
        if (some == 0) {
          return false;
        }
        count += some;
      }
      if (!inflater.finished()) {
        inflater.inflate(new byte[1]);
      }
      CRC32 checksum = new CRC32();
      checksum.update(out);
      int tail = to - inflater.getRemaining();
      return count == out.length
          && inflater.finished()
          && to - tail == GZIP_TAIL
          && (Raw.i4(bytes, tail) & 0xFFFF_FFFFL) == checksum.getValue();
    } catch (DataFormatException e) {
      return false;
    } finally {
      inflater.end();
    }
  }

  /// Snappy's format (`format_description.txt`): a size, then literals and copies.
  private static boolean snappy(byte[] in, int from, int to, byte[] out) {
    int at = from;
    long size = 0;
    for (int shift = 0; ; shift += 7) {
      if (at == to || shift > 28) {
        return false;
      }
      int b = in[at++];
      size |= (b & 0x7FL) << shift;
      if (b >= 0) {
        break;
      }
    }
    if (size != out.length) {
      return false;
    }
    int written = 0;
    while (at < to) {
      int tag = in[at++] & 0xFF;
      int kind = tag & 3;
      int extra = kind == 0 ? Math.max(0, (tag >> 2) - 59) : kind == 3 ? 4 : kind;
      if (to - at < extra) {
        return false;
      }
      long number = 0;
      for (int i = extra - 1; i >= 0; i--) {
        number = number << 8 | in[at + i] & 0xFF;
      }
      at += extra;
      if (kind == 0) {
        long length = (extra == 0 ? tag >> 2 : number) + 1;
        if (length > to - at || length > out.length - written) {
          return false;
        }
        System.arraycopy(in, at, out, written, (int) length);
        at += (int) length;
        written += (int) length;
        continue;
      }
      int length = kind == 1 ? 4 + (tag >> 2 & 7) : 1 + (tag >> 2);
      long back = kind == 1 ? number | (long) (tag >> 5) << 8 : number;
      if (back == 0 || back > written || length > out.length - written) {
        return false;
      }
      for (int i = 0; i < length; i++, written++) {
        out[written] = out[written - (int) back];
      }
    }
    return written == out.length;
  }

  /// LZ4's block format: literals and copies in turn.
  private static boolean lz4(byte[] in, int from, int to, byte[] out) {
    int at = from;
    int written = 0;
    while (at < to) {
      int token = in[at++] & 0xFF;
      long literals = token >> 4;
      if (literals == 15) {
        int more;
        do {
          if (at == to) {
            return false;
          }
          more = in[at++] & 0xFF;
          literals += more;
        } while (more == 255);
      }
      if (literals > to - at || literals > out.length - written) {
        return false;
      }
      System.arraycopy(in, at, out, written, (int) literals);
      at += (int) literals;
      written += (int) literals;
      if (at == to) {
        break;
      }
      if (to - at < 2) {
        return false;
      }
      int back = in[at] & 0xFF | (in[at + 1] & 0xFF) << 8;
      at += 2;
      long length = (token & 15) + 4L;
      if ((token & 15) == 15) {
        int more;
        do {
          if (at == to) {
            return false;
          }
          more = in[at++] & 0xFF;
          length += more;
        } while (more == 255);
      }
      if (back == 0 || back > written || length > out.length - written) {
        return false;
      }
      for (long i = 0; i < length; i++, written++) {
        out[written] = out[written - back];
      }
    }
    return written == out.length;
  }
}
