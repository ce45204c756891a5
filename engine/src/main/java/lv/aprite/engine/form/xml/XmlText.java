package lv.aprite.engine.form.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.form.BrokenDocument;
import lv.aprite.engine.form.CheckedUtf8;
import lv.aprite.engine.read.Source;
import org.jspecify.annotations.Nullable;

/// The characters of a file of XML in the encoding that it declares (XML 1.0 §4.3.3, appendix F),
/// decoded strictly, and never more of them at once than an element may have: parsers would take a
/// comment of any length into memory.
final class XmlText extends Reader {
  private static final int HEAD_BYTES = 1024;
  private static final int PIECE_MAX = 17 << 20;
  private static final Pattern DECLARED =
      Pattern.compile("^<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");

  private final Source source;
  private final Charset charset;
  private final Reader in;
  private long sinceRelief;
  private Optional<BrokenDocument> broken = Optional.empty();

  private XmlText(Source source, Charset charset, Reader in) {
    this.source = source;
    this.charset = charset;
    this.in = in;
  }

  static XmlText open(Source source) throws IOException {
    byte[] head;
    try (InputStream in = source.open()) {
      head = in.readNBytes(HEAD_BYTES);
    }
    int mark = markLength(head);
    Charset charset = charset(head, mark);
    InputStream in = source.open();
    try {
      in.skipNBytes(mark);
      InputStream bytes = charset.equals(StandardCharsets.UTF_8) ? new CheckedUtf8(in) : in;
      return new XmlText(source, charset, new InputStreamReader(bytes, charset.newDecoder()));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static int markLength(byte[] head) {
    if (starts(head, 0xEF, 0xBB, 0xBF)) {
      return 3;
    }
    return starts(head, 0xFE, 0xFF) || starts(head, 0xFF, 0xFE) ? 2 : 0;
  }

  private static boolean starts(byte[] head, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= head.length || (head[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static Charset charset(byte[] head, int mark) throws BrokenDocument {
    if (starts(head, 0xFE, 0xFF) || starts(head, 0x00, 0x3C)) {
      return StandardCharsets.UTF_16BE;
    }
    if (starts(head, 0xFF, 0xFE) || starts(head, 0x3C, 0x00)) {
      return StandardCharsets.UTF_16LE;
    }
    String start = new String(head, mark, head.length - mark, StandardCharsets.ISO_8859_1);
    Matcher declared = DECLARED.matcher(start);
    if (!declared.find()) {
      return StandardCharsets.UTF_8;
    }
    String name = declared.group(1);
    try {
      Charset charset = Charset.forName(name);
      boolean ascii =
          charset.canEncode()
              && "<?xml".equals(new String("<?xml".getBytes(charset), StandardCharsets.US_ASCII));
      if (!ascii || mark > 0 && !charset.equals(StandardCharsets.UTF_8)) {
        throw new BrokenDocument(
            Rule.ENCODING_BELIED,
            new Location.File(),
            "text in " + name,
            mark > 0 ? "the byte order mark of UTF-8" : "another encoding's first bytes");
      }
      return charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new BrokenDocument(
          Rule.ENCODING_UNDECODABLE, new Location.File(), "an encoding that is known", name);
    }
  }

  /// Says that what was read so far is needed no more.
  void relieve() {
    sinceRelief = 0;
  }

  /// What ended the reading, however the parser tells it.
  Optional<BrokenDocument> broken() {
    return broken;
  }

  @Override
  public int read(char[] into, int from, int length) throws IOException {
    try {
      int count = in.read(into, from, length);
      sinceRelief += Math.max(0, count);
      if (sinceRelief > PIECE_MAX) {
        throw new BrokenDocument(
            Rule.FORMAT_LIMIT,
            new Location.File(),
            "texts, comments and attributes of at most 16 MiB",
            "a longer one");
      }
      return count;
    } catch (BrokenDocument e) {
      broken = Optional.of(e);
      throw e;
    } catch (CharacterCodingException e) {
      BrokenDocument located = locate();
      broken = Optional.of(located);
      throw located;
    }
  }

  /// Reads once more to where the bytes are no characters.
  private BrokenDocument locate() throws IOException {
    CharsetDecoder decoder = charset.newDecoder();
    ByteBuffer bytes = ByteBuffer.allocate(1 << 13);
    CharBuffer characters = CharBuffer.allocate(1 << 13);
    long line = 1;
    long offset = 0;
    try (InputStream again = source.open()) {
      boolean ended = false;
      while (true) {
        int count = ended ? -1 : again.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = count < 0;
        bytes.position(bytes.position() + Math.max(0, count)).flip();
        CoderResult result = decoder.decode(bytes, characters, ended);
        characters.flip();
        line += characters.chars().filter(c -> c == '\n').count();
        characters.clear();
        offset += bytes.position();
        if (result.isError() || ended && !result.isOverflow()) {
          String found =
              bytes.hasRemaining()
                  ? String.format(Locale.ROOT, "byte 0x%02X", bytes.get(bytes.position()))
                  : "a character cut off";
          return new BrokenDocument(
              Rule.ENCODING_UNDECODABLE,
              new Location.Byte(line, offset),
              "a character in " + charset.name(),
              found);
        }
        bytes.compact();
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /// The one that the parser's exception stands for.
  BrokenDocument orElse(@Nullable Throwable cause, BrokenDocument otherwise) {
    return cause instanceof BrokenDocument inner ? inner : broken.orElse(otherwise);
  }
}
