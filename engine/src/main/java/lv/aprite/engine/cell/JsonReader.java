package lv.aprite.engine.cell;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/// Reads one cell as JSON (RFC 8259), to the letter, and writes it without white space.
///
/// Stricter than the grammar where readers differ (§4, §8.2, §9): no name stands twice in an
/// object, also when it is escaped in two ways; no escape is half a character; depth and numbers
/// have bounds.
final class JsonReader {
  static final int DEPTH_MAX = 32;
  static final int NUMBER_BYTES_MAX = 100;

  /// With the bound of a number's length: far within what a binary number of 64 bits can hold.
  static final int EXPONENT_MAX = 200;

  private final byte[] bytes;
  private final int end;
  private final ByteText out;
  private int at;
  private Parsed fault = Parsed.MALFORMED;

  JsonReader(byte[] bytes, int start, int end, ByteText out) {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
    this.out = out;
  }

  /// CANONICAL stands for no fault.
  Parsed read() {
    skipSpace();
    if (!value(0)) {
      return fault;
    }
    skipSpace();
    return at == end ? Parsed.CANONICAL : Parsed.MALFORMED;
  }

  private boolean fail(Parsed why) {
    fault = why;
    return false;
  }

  private void skipSpace() {
    while (at < end
        && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
      at++;
    }
  }

  private boolean isNext(char ascii) {
    return at < end && bytes[at] == ascii;
  }

  /// Writes the mark if it is the next, with the space after it gone.
  private boolean take(char ascii) {
    if (!isNext(ascii)) {
      return false;
    }
    at++;
    out.append(ascii);
    skipSpace();
    return true;
  }

  /// @param depth of what the value stands in
  private boolean value(int depth) {
    if (at == end) {
      return false;
    }
    return switch (bytes[at]) {
      case '{' -> depth < DEPTH_MAX ? object(depth + 1) : fail(Parsed.BEYOND_LIMITS);
      case '[' -> depth < DEPTH_MAX ? array(depth + 1) : fail(Parsed.BEYOND_LIMITS);
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    };
  }

  private boolean object(int depth) {
    take('{');
    if (isNext('}')) {
      return take('}');
    }
    Set<String> names = new HashSet<>();
    do {
      int from = at;
      if (!isNext('"') || !string()) {
        return false;
      }
      if (!names.add(unescaped(from + 1, at - 1))) {
        return fail(Parsed.NAME_TWICE);
      }
      skipSpace();
      if (!take(':') || !value(depth)) {
        return false;
      }
      skipSpace();
    } while (take(','));
    return take('}');
  }

  private boolean array(int depth) {
    take('[');
    if (isNext(']')) {
      return take(']');
    }
    do {
      if (!value(depth)) {
        return false;
      }
      skipSpace();
    } while (take(','));
    return take(']');
  }

  private boolean word(String word) {
    if (end - at < word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (bytes[at + i] != word.charAt(i)) {
        return false;
      }
    }
    out.append(bytes, at, at + word.length());
    at += word.length();
    return true;
  }

  private boolean string() {
    int from = at++;
    while (at < end) {
      byte b = bytes[at];
      if (b == '"') {
        at++;
        out.append(bytes, from, at);
        return true;
      }
      if (b >= 0 && b < ' ' || b == '\\' && !escape()) {
        return false;
      }
      at++;
    }
    return false;
  }

  /// Goes to the last byte of an escape.
  private boolean escape() {
    at++;
    if (at == end) {
      return false;
    }
    if (bytes[at] != 'u') {
      return "\"\\/bfnrt".indexOf(bytes[at]) >= 0;
    }
    int unit = hex(at + 1);
    at += 4;
    if (unit < 0 || Character.isLowSurrogate((char) unit)) {
      return false;
    }
    if (Character.isHighSurrogate((char) unit)) {
      boolean pair =
          end - at > 6
              && bytes[at + 1] == '\\'
              && bytes[at + 2] == 'u'
              && hex(at + 3) >= 0
              && Character.isLowSurrogate((char) hex(at + 3));
      at += 6;
      return pair;
    }
    return true;
  }

  /// Four hexadecimal digits as a number, or -1.
  private int hex(int from) {
    if (end - from < 4) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < from + 4; i++) {
      int digit = bytes[i] < 0 ? -1 : Character.digit(bytes[i], 16);
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }

  /// What stands between the quotes of a sound string.
  private String unescaped(int from, int to) {
    String raw = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    if (raw.indexOf('\\') < 0) {
      return raw;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char escaped = raw.charAt(++i);
      if (escaped == 'u') {
        text.append((char) Integer.parseInt(raw, i + 1, i + 5, 16));
        i += 4;
      } else {
        int control = "bfnrt".indexOf(escaped);
        text.append(control < 0 ? escaped : "\b\f\n\r\t".charAt(control));
      }
    }
    return text.toString();
  }

  private boolean number() {
    int from = at;
    if (isNext('-')) {
      at++;
    }
    int first = at;
    int digits = digits();
    if (digits == 0 || digits > 1 && bytes[first] == '0') {
      return false;
    }
    if (isNext('.')) {
      at++;
      if (digits() == 0) {
        return false;
      }
    }
    boolean small = true;
    if (isNext('e') || isNext('E')) {
      at++;
      if (isNext('-') || isNext('+')) {
        at++;
      }
      int exponent = at;
      if (digits() == 0) {
        return false;
      }
      small = isAtMost(EXPONENT_MAX, exponent);
    }
    if (!small || at - from > NUMBER_BYTES_MAX) {
      return fail(Parsed.BEYOND_LIMITS);
    }
    out.append(bytes, from, at);
    return true;
  }

  private int digits() {
    int from = at;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at - from;
  }

  /// Whether the digits from here to the place that is reached are no more than that.
  private boolean isAtMost(int max, int from) {
    int value = 0;
    for (int i = from; i < at && value <= max; i++) {
      value = value * 10 + (bytes[i] - '0');
    }
    return value <= max;
  }
}
