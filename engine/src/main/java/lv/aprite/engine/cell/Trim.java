package lv.aprite.engine.cell;

/// Where a cell begins and ends when spaces, tabs and no-break spaces (U+00A0, U+2007, U+202F)
/// around it do not count.
public final class Trim {
  private Trim() {}

  public static int start(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end) {
      int width = spaceAt(bytes, at, end);
      if (width == 0) {
        break;
      }
      at += width;
    }
    return at;
  }

  /// @param start what [#start] gave
  public static int end(byte[] bytes, int start, int end) {
    int at = end;
    while (at > start) {
      int width = spaceBefore(bytes, start, at);
      if (width == 0) {
        break;
      }
      at -= width;
    }
    return at;
  }

  private static int spaceBefore(byte[] bytes, int start, int end) {
    for (int width = 1; width <= 3 && width <= end - start; width++) {
      if (spaceAt(bytes, end - width, end) == width) {
        return width;
      }
    }
    return 0;
  }

  private static int spaceAt(byte[] bytes, int at, int end) {
    byte first = bytes[at];
    if (first == ' ' || first == '\t') {
      return 1;
    }
    if (first == (byte) 0xC2) {
      return end - at >= 2 && bytes[at + 1] == (byte) 0xA0 ? 2 : 0;
    }
    if (first == (byte) 0xE2 && end - at >= 3 && bytes[at + 1] == (byte) 0x80) {
      return bytes[at + 2] == (byte) 0x87 || bytes[at + 2] == (byte) 0xAF ? 3 : 0;
    }
    return 0;
  }
}
