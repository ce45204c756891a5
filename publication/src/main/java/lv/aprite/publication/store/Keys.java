package lv.aprite.publication.store;

import java.nio.charset.StandardCharsets;

/// Which keys are safe in every store: as an S3 key, as a path in a folder, and in an address.
///
/// Segments are joined by `/`. A segment has 1 to {@value #SEGMENT_BYTES_MAX} bytes of UTF-8, does
/// not begin with a dot (so none is `.` or `..`, and a store may keep files of its own under such
/// names), and holds no control character, no backslash and no half of a surrogate pair. A key has
/// at most {@value #KEY_BYTES_MAX} bytes.
public final class Keys {
  public static final int KEY_BYTES_MAX = 1024;
  public static final int SEGMENT_BYTES_MAX = 255;

  private Keys() {}

  /// Whether a store would take the key.
  public static boolean isSafe(String key) {
    return fault(key).isEmpty();
  }

  /// The key itself, if it is safe.
  public static String check(String key) {
    String fault = fault(key);
    if (!fault.isEmpty()) {
      throw new IllegalArgumentException("key of " + key.length() + " characters: " + fault);
    }
    return key;
  }

  /// The prefix itself, if some safe key begins with it. It may be empty and may end within a
  /// segment.
  public static String checkPrefix(String prefix) {
    if (!prefix.isEmpty()) {
      check(prefix.endsWith("/") ? prefix + "x" : prefix);
    }
    return prefix;
  }

  /// What is wrong with the key, in words that do not quote it; empty if it is safe.
  private static String fault(String key) {
    byte[] utf8 = key.getBytes(StandardCharsets.UTF_8);
    if (utf8.length > KEY_BYTES_MAX) {
      return "expected at most " + KEY_BYTES_MAX + " bytes, found " + utf8.length;
    }
    for (String segment : key.split("/", -1)) {
      String fault = segmentFault(segment);
      if (!fault.isEmpty()) {
        return fault;
      }
    }
    return "";
  }

  private static String segmentFault(String segment) {
    if (segment.isEmpty()) {
      return "expected no empty segment";
    }
    if (segment.charAt(0) == '.') {
      return "expected no segment that begins with a dot";
    }
    int bytes = 0;
    for (int i = 0; i < segment.length(); ) {
      int codePoint = segment.codePointAt(i);
      if (Character.isISOControl(codePoint) || codePoint == '\\') {
        return "expected no control character and no backslash";
      }
      if (Character.getType(codePoint) == Character.SURROGATE) {
        return "expected well-formed Unicode";
      }
      bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
      i += Character.charCount(codePoint);
    }
    return bytes > SEGMENT_BYTES_MAX
        ? "expected segments of at most " + SEGMENT_BYTES_MAX + " bytes, found " + bytes
        : "";
  }
}
