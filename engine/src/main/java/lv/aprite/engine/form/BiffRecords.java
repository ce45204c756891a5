package lv.aprite.engine.form;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// The records of a workbook stream (MS-XLS §2.1.4): where each begins, and texts that go on from
/// one to the next.
final class BiffRecords {
  private static final int CONTINUE = 0x3C;
  private static final int WIDE = 1;
  private static final int EXTENDED = 4;
  private static final int RICH = 8;

  private final ByteBuffer bytes;
  private final boolean unicode;
  private final Charset charset;

  /// @param unicode BIFF8; before it texts are in a code page
  BiffRecords(byte[] stream, boolean unicode, Charset charset) {
    bytes = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
    this.unicode = unicode;
    this.charset = charset;
  }

  BiffRecords in(boolean isUnicode, Charset other) {
    return new BiffRecords(bytes.array(), isUnicode, other);
  }

  boolean isUnicode() {
    return unicode;
  }

  boolean isAt(int record) {
    return record >= 0 && record + 4 <= bytes.capacity();
  }

  int type(int record) {
    return u16(record);
  }

  int length(int record) {
    return u16(record + 2);
  }

  int next(int record) throws IOException {
    int next = record + 4 + length(record);
    if (next > bytes.capacity()) {
      throw new Damaged("a whole workbook", "one that is cut off");
    }
    return next;
  }

  int u8(int at) {
    return bytes.get(at) & 0xFF;
  }

  int u16(int at) {
    return bytes.getShort(at) & 0xFFFF;
  }

  int i32(int at) {
    return bytes.getInt(at);
  }

  double number(int at) {
    return bytes.getDouble(at);
  }

  /// A number in 30 bits (MS-XLS §2.5.217).
  double packed(int at) {
    int packed = i32(at);
    double value =
        (packed & 2) != 0 ? packed >> 2 : Double.longBitsToDouble((long) (packed & ~3) << 32);
    return (packed & 1) != 0 ? value / 100 : value;
  }

  /// The text that begins at this place of a record, its length in two bytes or one.
  String text(int record, int at, boolean isShort) throws IOException {
    Texts texts = new Texts(record, at);
    if (unicode) {
      return texts.next(isShort ? u8(at) : u16(at), isShort ? 1 : 2);
    }
    int length = isShort ? u8(at) : u16(at);
    int from = at + (isShort ? 1 : 2);
    if (from + length > record + 4 + length(record)) {
      throw new Damaged("a text inside its record", length + " bytes");
    }
    return new String(bytes.array(), from, length, charset);
  }

  /// Texts one after the other, over the ends of records.
  final class Texts {
    private int record;
    private int at;
    private int end;

    Texts(int record, int at) {
      this.record = record;
      this.at = at;
      end = record + 4 + length(record);
    }

    boolean hasNext() throws IOException {
      int following = BiffRecords.this.next(record);
      return at < end || isAt(following) && type(following) == CONTINUE;
    }

    String next() throws IOException {
      if (at == end) {
        go();
      }
      return next(u16(at), 2);
    }

    private void go() throws IOException {
      record = BiffRecords.this.next(record);
      if (!isAt(record) || type(record) != CONTINUE) {
        throw new Damaged("a text that goes on", "a record of another type");
      }
      at = record + 4;
      end = at + length(record);
    }

    private String next(int characters, int lengthBytes) throws IOException {
      int flags = u8(at + lengthBytes);
      at += lengthBytes + 1;
      int runs = 0;
      long extension = 0;
      if ((flags & RICH) != 0) {
        runs = u16(at);
        at += 2;
      }
      if ((flags & EXTENDED) != 0) {
        extension = i32(at) & 0xFFFFFFFFL;
        at += 4;
      }
      StringBuilder text = new StringBuilder(characters);
      boolean wide = (flags & WIDE) != 0;
      while (text.length() < characters) {
        if (at >= end) {
          go();
          wide = (u8(at) & WIDE) != 0;
          at++;
        }
        int width = wide ? 2 : 1;
        int part = Math.min(characters - text.length(), (end - at) / width);
        if (part == 0) {
          throw new Damaged("whole characters", "half of one at the end of a record");
        }
        text.append(
            new String(
                bytes.array(),
                at,
                part * width,
                wide ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1));
        at += part * width;
      }
      skip(4L * runs + extension);
      return text.toString();
    }

    private void skip(long count) throws IOException {
      long left = count;
      while (left > 0) {
        if (at >= end) {
          go();
        }
        int part = (int) Math.min(left, end - at);
        at += part;
        left -= part;
      }
    }
  }
}
