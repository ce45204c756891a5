package lv.aprite.engine.infer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// With which marks numbers are written in a column, as long as each cell by itself could be one,
/// whichever of its marks is the decimal one. Parts of a column are added up.
final class NumberLooks {
  private static final Pattern GROUPED =
      Pattern.compile("-?[1-9]\\d{0,2}([ .,\u00A0\u202F])\\d{3}(\\1\\d{3})*((?!\\1)[.,]\\d+)?");

  /// So many digits in groups, as many in every cell, are rather those of a phone number.
  private static final int PHONE_DIGITS_MIN = 7;

  /// The first cell by the marks that are in it, each once.
  private final Map<String, String> byMarks = new TreeMap<>();

  private boolean other;
  private boolean fractions;
  private int digitsLeast = Integer.MAX_VALUE;
  private int digitsMost;

  void add(byte[] bytes, int start, int end) {
    if (other) {
      return;
    }
    int first = bytes[start] == '-' ? start + 1 : start;
    int digits = 0;
    int marks = 0;
    int at = first;
    for (int i = first; i < end; i++) {
      if (bytes[i] >= '0' && bytes[i] <= '9') {
        digits++;
      } else {
        marks++;
        at = i;
      }
    }
    boolean code = first + 1 < end && bytes[first] == '0' && Character.isDigit(bytes[first + 1]);
    boolean one = marks == 1 && at > first && at < end - 1;
    boolean fraction = one && (bytes[at] == '.' || bytes[at] == ',');
    if (digits == 0 || code || marks > 0 && !fraction && !isGrouped(bytes, start, end)) {
      giveUp();
      return;
    }
    digitsLeast = Math.min(digitsLeast, digits);
    digitsMost = Math.max(digitsMost, digits);
    fractions |= fraction;
    if (marks > 0) {
      String key = marks == 1 ? one(bytes[at]) : marks(bytes, first, end);
      if (!byMarks.containsKey(key)) {
        byMarks.put(key, text(bytes, start, end));
      }
    }
  }

  private static boolean isGrouped(byte[] bytes, int start, int end) {
    return GROUPED.matcher(text(bytes, start, end)).matches();
  }

  private static String one(byte mark) {
    return mark == '.' ? "." : mark == ',' ? "," : " ";
  }

  private static String marks(byte[] bytes, int start, int end) {
    StringBuilder marks = new StringBuilder();
    text(bytes, start, end)
        .chars()
        .filter(c -> c < '0' || c > '9')
        .distinct()
        .forEach(c -> marks.append((char) c));
    return marks.toString();
  }

  private static String text(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  private void giveUp() {
    other = true;
    byMarks.clear();
  }

  void add(NumberLooks more) {
    if (other || more.other) {
      giveUp();
      return;
    }
    more.byMarks.forEach(byMarks::putIfAbsent);
    fractions |= more.fractions;
    digitsLeast = Math.min(digitsLeast, more.digitsLeast);
    digitsMost = Math.max(digitsMost, more.digitsMost);
  }

  /// A cell for each choice of marks, when every cell could be a number.
  List<String> examples() {
    boolean phones = !fractions && digitsLeast == digitsMost && digitsMost >= PHONE_DIGITS_MIN;
    return phones ? List.of() : List.copyOf(byMarks.values());
  }
}
