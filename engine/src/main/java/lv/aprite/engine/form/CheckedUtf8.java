package lv.aprite.engine.form;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;

/// Bytes that are UTF-8 to the letter (Unicode Standard §3.9, table 3-7) and no NUL, or the reading
/// ends at the first that is none. Parsers are more tolerant, each in its own way.
public final class CheckedUtf8 extends FilterInputStream {
  private long offset;
  private long line = 1;

  /// Bytes of the character that are still to come, and what the next of them may be.
  private int missing;

  private int least = 0x80;
  private int most = 0xBF;

  public CheckedUtf8(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int count = in.read(into, from, length);
    if (count < 0) {
      if (missing > 0) {
        throw broken(Rule.ENCODING_UNDECODABLE, "UTF-8", "a character cut off");
      }
      return count;
    }
    check(into, from, from + count);
    return count;
  }

  private void check(byte[] bytes, int from, int to) throws BrokenDocument {
    long lines = line;
    for (int i = from; i < to; i++) {
      int b = bytes[i];
      if (b > 0 && missing == 0) {
        lines += b == '\n' ? 1 : 0;
        continue;
      }
      if (b == 0 && missing == 0 || !fits(b & 0xFF)) {
        line = lines;
        offset += i - from;
        if (b == 0) {
          throw broken(Rule.NUL_BYTE, "text", "a NUL character");
        }
        throw broken(
            Rule.ENCODING_UNDECODABLE,
            "UTF-8",
            String.format(Locale.ROOT, "byte 0x%02X", b & 0xFF));
      }
    }
    line = lines;
    offset += to - from;
  }

  private boolean fits(int b) {
    if (missing > 0) {
      boolean fits = b >= least && b <= most;
      missing--;
      least = 0x80;
      most = 0xBF;
      return fits;
    }
    missing = b >= 0xF0 ? 3 : b >= 0xE0 ? 2 : 1;
    switch (b) {
      case 0xE0 -> least = 0xA0;
      case 0xED -> most = 0x9F;
      case 0xF0 -> least = 0x90;
      case 0xF4 -> most = 0x8F;
      default -> {}
    }
    return b >= 0xC2 && b <= 0xF4;
  }

  private BrokenDocument broken(Rule rule, String expected, String found) {
    return new BrokenDocument(rule, new Location.Byte(line, offset), expected, found);
  }
}
