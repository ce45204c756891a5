package lv.aprite.engine.cell;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The characters that may stand between groups of three digits, as UTF-8: space, no-break space
/// (two bytes), narrow no-break space (three), …
public final class GroupMarks {
  public static final GroupMarks NONE = new GroupMarks("");

  private final byte[][] marks;

  public GroupMarks(String characters) {
    marks =
        characters
            .codePoints()
            .mapToObj(mark -> Character.toString(mark).getBytes(UTF_8))
            .toArray(byte[][]::new);
  }

  /// How many bytes the mark that stands at `at` takes; 0 when none does.
  int widthAt(byte[] bytes, int at, int end) {
    for (byte[] mark : marks) {
      if (startsWith(bytes, at, end, mark)) {
        return mark.length;
      }
    }
    return 0;
  }

  private static boolean startsWith(byte[] bytes, int at, int end, byte[] mark) {
    if (mark.length > end - at) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if (bytes[at + i] != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
