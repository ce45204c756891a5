package lv.aprite.engine.cell;

/// Finds its way in sound JSON without white space, as [JsonForm] writes it.
public final class CompactJson {
  private CompactJson() {}

  /// The place after the value that begins at `at`.
  static int after(byte[] json, int at) {
    return switch (json[at]) {
      case '"' -> afterString(json, at);
      case '[', '{' -> afterNested(json, at);
      default -> {
        int end = at;
        while (end < json.length && json[end] != ',' && json[end] != ']' && json[end] != '}') {
          end++;
        }
        yield end;
      }
    };
  }

  private static int afterString(byte[] json, int at) {
    int end = at + 1;
    while (json[end] != '"') {
      end += json[end] == '\\' ? 2 : 1;
    }
    return end + 1;
  }

  private static int afterNested(byte[] json, int at) {
    int depth = 0;
    int end = at;
    do {
      switch (json[end]) {
        case '[', '{' -> depth++;
        case ']', '}' -> depth--;
        case '"' -> end = afterString(json, end) - 1;
        default -> {}
      }
      end++;
    } while (depth > 0);
    return end;
  }

  /// Elements of the array, or members of the object, that begins at `at`.
  public static int items(byte[] json, int at) {
    int items = 0;
    int next = at + 1;
    while (json[next] != ']' && json[next] != '}') {
      next = after(json, next);
      // After a name comes its value.
      boolean name = json[next] == ':';
      items += name ? 0 : 1;
      next += name || json[next] == ',' ? 1 : 0;
    }
    return items;
  }

  /// The place of the value of this name in the object that begins at `at`, or -1. A name that is
  /// written with escapes is not known.
  static int member(byte[] json, int at, String name) {
    int next = at + 1;
    while (json[next] != '}') {
      int value = afterString(json, next) + 1;
      if (isString(json, next, name)) {
        return value;
      }
      next = after(json, value);
      next += json[next] == ',' ? 1 : 0;
    }
    return -1;
  }

  /// Whether the string that begins at `at` is this one, written without escapes.
  static boolean isString(byte[] json, int at, String text) {
    if (json[at] != '"' || afterString(json, at) - at != text.length() + 2) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (json[at + 1 + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
