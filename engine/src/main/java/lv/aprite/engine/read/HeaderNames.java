package lv.aprite.engine.read;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;

/// The names in a header row. Two names are the same when they are so in Unicode's NFC and without
/// white space around them; letter case and inner spaces count.
///
/// @param names as they stand, up to the last that is not empty
/// @param unnamed how many cells without a name follow
/// @param position of each name in its common form
record HeaderNames(List<String> names, int unnamed, Map<String, Integer> position) {
  HeaderNames {
    names = List.copyOf(names);
    position = Map.copyOf(position);
  }

  static HeaderNames of(Head.Row row) {
    int filled = row.filled();
    Map<String, Integer> position = new HashMap<>();
    for (int i = 0; i < filled; i++) {
      position.putIfAbsent(common(row.cells().get(i)), i);
    }
    return new HeaderNames(row.cells().subList(0, filled), row.width() - filled, position);
  }

  /// The form in which names are compared.
  static String common(String name) {
    String nfc = Normalizer.normalize(name, Normalizer.Form.NFC);
    int from = 0;
    int to = nfc.length();
    while (from < to && isSpace(nfc.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(nfc.charAt(to - 1))) {
      to--;
    }
    return nfc.substring(from, to);
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /// What two names have in common that are meant to be the same but for case and spaces.
  private static String loose(String name) {
    StringBuilder letters = new StringBuilder();
    common(name).chars().filter(c -> !isSpace((char) c)).forEach(c -> letters.append((char) c));
    return letters.toString().toLowerCase(Locale.ROOT);
  }

  /// What makes the names unusable whatever is looked for: columns without number, names that stand
  /// twice.
  ///
  /// @param row of the header
  List<Finding> faults(long row, boolean mayLackName) {
    List<Finding> faults = new ArrayList<>();
    int width = names.size() + unnamed;
    if (width > Framing.COLUMNS_MAX) {
      faults.add(
          new Finding(
              Rule.COLUMNS_TOO_MANY,
              new Location.Row(row),
              "at most " + Framing.COLUMNS_MAX + " columns",
              width + " columns"));
      return faults;
    }
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String name = common(names.get(i));
      Integer first = seen.putIfAbsent(name, i);
      if (name.isEmpty() && (first != null || !mayLackName)) {
        faults.add(
            new Finding(
                Rule.HEADER_UNNAMED_COLUMN,
                new Location.Column("column " + (i + 1)),
                "a name in the header",
                ""));
      } else if (first != null) {
        faults.add(
            new Finding(
                Rule.HEADER_DUPLICATE,
                new Location.Column(name),
                "a name that stands once in the header",
                "columns " + (first + 1) + " and " + (i + 1)));
      }
    }
    return faults;
  }

  boolean has(String name) {
    return position.containsKey(common(name));
  }

  int indexOf(String name) {
    Integer at = position.get(common(name));
    return at == null ? -1 : at;
  }

  /// What stands in the header in place of a name that does not.
  String insteadOf(String name) {
    for (String there : names) {
      if (loose(there).equals(loose(name))) {
        return "“" + there + "”, which differs in letter case or spaces";
      }
    }
    return "not in the header (" + String.join(", ", names) + ")";
  }
}
