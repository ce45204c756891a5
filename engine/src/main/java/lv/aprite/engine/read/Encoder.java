package lv.aprite.engine.read;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import lv.aprite.engine.contract.Encoding;

/// Text to the bytes of one encoding, the very inverse of how files are read: what was read comes
/// out as it stood.
///
/// Safe for use by many threads at once.
public final class Encoder {
  private final Encoding encoding;
  private final Map<Integer, Byte> page;

  public Encoder(Encoding encoding) {
    this.encoding = encoding;
    page = encoding.isSingleByte() ? inverse(CodePage.of(encoding)) : Map.of();
  }

  private static Map<Integer, Byte> inverse(CodePage page) {
    Map<Integer, Byte> bytes = new HashMap<>();
    for (int b = 0; b < 256; b++) {
      if (page.isDefined(b)) {
        bytes.put((int) page.character(b), (byte) b);
      }
    }
    return Map.copyOf(bytes);
  }

  /// What a file begins with, so that spreadsheets know its encoding; empty for a code page.
  public byte[] mark() {
    return ByteOrderMark.of(encoding);
  }

  /// Whether the encoding has every character of the text.
  public boolean hasAll(String text) {
    return text.codePoints().allMatch(this::has);
  }

  private boolean has(int codePoint) {
    boolean surrogate =
        codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    return encoding.isSingleByte() ? page.containsKey(codePoint) : !surrogate;
  }

  /// Our own words as the encoding can have them: a character that it lacks becomes the letter
  /// without its marks, or else a question mark. Nobody else's words are treated so.
  public String fitted(String text) {
    if (hasAll(text)) {
      return text;
    }
    StringBuilder fitted = new StringBuilder(text.length());
    text.codePoints()
        .forEach(codePoint -> {
          if (has(codePoint)) {
            fitted.appendCodePoint(codePoint);
          } else {
            fitted.append(plain(codePoint));
          }
        });
    return fitted.toString();
  }

  /// The text in the encoding, which has every character of it.
  public byte[] bytes(String text) {
    return switch (encoding.kind()) {
      case UTF_8 -> text.getBytes(StandardCharsets.UTF_8);
      case UTF_16LE -> text.getBytes(StandardCharsets.UTF_16LE);
      case UTF_16BE -> text.getBytes(StandardCharsets.UTF_16BE);
      case PAGE -> paged(text);
    };
  }

  private byte[] paged(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    text.codePoints()
        .forEach(codePoint -> {
          Byte known = page.get(codePoint);
          if (known == null) {
            throw new IllegalArgumentException(encoding.label() + ": a character that it lacks");
          }
          bytes.write(known);
        });
    return bytes.toByteArray();
  }

  /// ASCII that stands for a character that is not there.
  static String plain(int codePoint) {
    return switch (codePoint) {
      case '“', '”', '„' -> "\"";
      case '‘', '’' -> "'";
      case '–', '—' -> "-";
      case '…' -> "...";
      case 'ł' -> "l";
      case 'Ł' -> "L";
      case 'đ' -> "d";
      case 'Đ' -> "D";
      default -> {
        String letter =
            Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFD)
                .codePoints()
                .filter(c -> c < 0x80)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        yield letter.isEmpty() ? "?" : letter;
      }
    };
  }
}
