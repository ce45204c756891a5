package lv.aprite.engine.form;

/// What a number format of a spreadsheet makes of a number: a number, or a moment.
///
/// Source: ISO/IEC 29500-1 §18.8.30 and §18.8.31.
enum NumberFormat {
  NUMBER,
  DATE,
  TIME,
  DATE_TIME,
  /// `[h]:mm`: hours that are not cut at a day.
  DURATION;

  /// The formats that have a number instead of a code.
  static NumberFormat builtIn(int id) {
    if (id >= 14 && id <= 17 || id >= 27 && id <= 31 || id == 36 || id >= 50 && id <= 54) {
      return DATE;
    }
    if (id >= 57 && id <= 58) {
      return DATE;
    }
    if (id >= 18 && id <= 21 || id == 45 || id == 47 || id >= 32 && id <= 35) {
      return TIME;
    }
    return switch (id) {
      case 22 -> DATE_TIME;
      case 46 -> DURATION;
      case 55, 56 -> TIME;
      default -> NUMBER;
    };
  }

  /// By its code: `dd.mm.yyyy hh:mm`.
  static NumberFormat of(String code) {
    boolean day = false;
    boolean clock = false;
    boolean elapsed = false;
    boolean months = false;
    boolean placeholder = false;
    char before = ' ';
    int i = 0;
    while (i < code.length()) {
      char c = code.charAt(i);
      switch (c) {
        case ';' -> {
          // The first section is that of positive numbers.
          i = code.length();
          continue;
        }
        case '"' -> i = after(code, '"', i + 1);
        case '\\', '_', '*' -> i += 2;
        case '[' -> {
          int end = after(code, ']', i + 1);
          String inside = code.substring(i + 1, Math.max(i + 1, end - 1));
          if (inside.matches("(?i)h+|m+|s+")) {
            elapsed = true;
          }
          i = end;
        }
        case '0', '#', '?' -> {
          placeholder = true;
          before = '0';
          i++;
        }
        case 'E', 'e' -> {
          boolean scientific =
              before == '0'
                  && i + 1 < code.length()
                  && (code.charAt(i + 1) == '+' || code.charAt(i + 1) == '-');
          if (!scientific) {
            // The year of an emperor, in East Asian calendars.
            day |= !isWord(code, i, "eneral");
          }
          i++;
        }
        case 'A', 'a' -> {
          if (isWord(code, i, "M/PM") || isWord(code, i, "/P")) {
            clock = true;
            i += isWord(code, i, "M/PM") ? 5 : 3;
          } else {
            i++;
          }
        }
        case 'G', 'g' -> {
          if (isWord(code, i, "eneral")) {
            i += 7;
          } else {
            day = true;
            i++;
          }
        }
        case 'y', 'Y', 'd', 'D', 'b', 'B' -> {
          day = true;
          before = 'd';
          i++;
        }
        case 'h', 'H', 's', 'S' -> {
          clock = true;
          before = 'h';
          i++;
        }
        case 'm', 'M' -> {
          boolean minutes = before == 'h' || before == 'n' || nextLetter(code, i) == 's';
          clock |= minutes;
          months |= !minutes;
          before = minutes ? 'n' : 'm';
          while (i < code.length() && (code.charAt(i) == 'm' || code.charAt(i) == 'M')) {
            i++;
          }
        }
        default -> i++;
      }
    }
    if (elapsed) {
      return DURATION;
    }
    boolean date = day || months;
    if (placeholder && !date && !clock) {
      return NUMBER;
    }
    return date ? clock ? DATE_TIME : DATE : clock ? TIME : NUMBER;
  }

  private static boolean isWord(String code, int at, String rest) {
    return code.regionMatches(true, at + 1, rest, 0, rest.length());
  }

  /// The first letter behind a run of m, in lower case.
  private static char nextLetter(String code, int at) {
    int i = at;
    while (i < code.length() && (code.charAt(i) == 'm' || code.charAt(i) == 'M')) {
      i++;
    }
    while (i < code.length() && code.charAt(i) != ';') {
      char c = Character.toLowerCase(code.charAt(i));
      if (Character.isLetter(c)) {
        return c;
      }
      i++;
    }
    return ' ';
  }

  private static int after(String code, char end, int from) {
    int at = code.indexOf(end, from);
    return at < 0 ? code.length() : at + 1;
  }
}
