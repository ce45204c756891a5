package lv.aprite.engine.guard;

/// The cell that is looked at: valid UTF-8, and nothing around it. Not for use by two threads at
/// once.
final class TextCell {
  private static final int SOFT_HYPHEN = 0xAD;

  private byte[] bytes = {};
  private int start;
  private int end;

  void set(byte[] in, int from, int to) {
    bytes = in;
    start = from;
    end = to;
  }

  byte[] bytes() {
    return bytes;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /// 0 outside the cell.
  byte at(int i) {
    return i >= start && i < end ? bytes[i] : 0;
  }

  boolean isDigitAt(int i) {
    return isDigit(at(i));
  }

  /// A letter or digit, of whatever script, begins there.
  boolean isWordAt(int i) {
    byte b = at(i);
    return b < 0 ? Character.isLetterOrDigit(pointAt(i)) : isAlnum(b);
  }

  /// A letter or digit stands before.
  boolean isWordBefore(int i) {
    int from = i - 1;
    while (from > start && (at(from) & 0xC0) == 0x80) {
      from--;
    }
    return isWordAt(from);
  }

  /// Behind the spaces of whatever width that stand there, line ends and what is not seen at all
  /// among them.
  int afterSpaces(int from) {
    int i = from;
    while (isSpaceAt(i)) {
      i += length(i);
    }
    return i;
  }

  private boolean isSpaceAt(int i) {
    byte b = at(i);
    if (b >= 0) {
      return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }
    int point = pointAt(i);
    boolean unseen = Character.getType(point) == Character.FORMAT && point != SOFT_HYPHEN;
    return unseen || Character.isSpaceChar(point);
  }

  /// Behind the one hyphen or dash that stands there; the same place when there is none.
  int afterDash(int from) {
    boolean dash = at(from) == '-' || at(from) < 0 && isDash(pointAt(from));
    return dash ? from + length(from) : from;
  }

  private static boolean isDash(int point) {
    return Character.getType(point) == Character.DASH_PUNCTUATION
        // The minus sign, and the hyphen that is seen only where a line is broken.
        || point == 0x2212
        || point == SOFT_HYPHEN;
  }

  /// Behind the character that begins there.
  int next(int i) {
    return i + length(i);
  }

  /// Whether some letter is in it.
  boolean hasLetter() {
    for (int i = start; i < end; i += length(i)) {
      byte b = bytes[i];
      if (b < 0 ? Character.isLetter(pointAt(i)) : isAlnum(b) && !isDigit(b)) {
        return true;
      }
    }
    return false;
  }

  /// The character that begins there; 0 outside the cell.
  private int pointAt(int i) {
    int lead = at(i) & 0xFF;
    return switch (length(i)) {
      case 1 -> lead;
      case 2 -> (lead & 0x1F) << 6 | rest(i + 1);
      case 3 -> (lead & 0x0F) << 12 | rest(i + 1) << 6 | rest(i + 2);
      default -> (lead & 0x07) << 18 | rest(i + 1) << 12 | rest(i + 2) << 6 | rest(i + 3);
    };
  }

  private int rest(int i) {
    return at(i) & 0x3F;
  }

  /// How many bytes the character has that begins there.
  private int length(int i) {
    int lead = at(i) & 0xFF;
    return lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  }

  static boolean isAlnum(byte b) {
    return isDigit(b) || isUpper(b) || b >= 'a' && b <= 'z';
  }

  static boolean isUpper(byte b) {
    return b >= 'A' && b <= 'Z';
  }

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
