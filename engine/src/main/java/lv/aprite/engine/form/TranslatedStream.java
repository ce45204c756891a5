package lv.aprite.engine.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// A table's text, made while it is read. Where the table cannot be read any further the text ends:
/// its size then differs from what it was, and the file has changed.
final class TranslatedStream extends InputStream {
  private static final int AHEAD_BYTES = 1 << 16;

  private static final class Buffer extends ByteArrayOutputStream {
    int taken;

    int take(byte[] into, int offset, int length) {
      int part = Math.min(length, count - taken);
      System.arraycopy(buf, taken, into, offset, part);
      taken += part;
      if (taken == count) {
        reset();
        taken = 0;
      }
      return part;
    }
  }

  private final TableReader reader;
  private final RowText text;
  private final Buffer buffer = new Buffer();
  private Next next;
  private boolean begun;

  TranslatedStream(TableReader reader, int width) {
    this.reader = reader;
    text = new RowText(width);
    next = new Next.End();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (buffer.size() == 0) {
      fill();
    }
    return buffer.size() == 0 ? -1 : buffer.take(into, offset, length);
  }

  private void fill() throws IOException {
    if (!begun) {
      begun = true;
      next = reader.next();
    }
    while (buffer.size() < AHEAD_BYTES) {
      switch (next) {
        case Next.Row row -> {
          if (text.gap(row) > 0) {
            text.blank(buffer);
          } else {
            text.row(row, buffer);
            next = reader.next();
          }
        }
        case Next.End _, Next.Broken _ -> {
          return;
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
