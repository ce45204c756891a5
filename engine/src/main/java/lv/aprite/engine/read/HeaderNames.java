package lv.aprite.engine.read;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
  private static final char BYTE_ORDER_MARK = '\uFEFF';

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

  /// What makes the names unusable whatever is looked for: columns without number, names that are
  /// no names, names that stand twice.
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
    for (int i = 0; i < names.size(); i++) {
      unusable(names.get(i), i + 1).ifPresent(faults::add);
    }
    if (!faults.isEmpty()) {
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

  private static Optional<Finding> unusable(String name, int column) {
    boolean marked = name.indexOf(BYTE_ORDER_MARK) >= 0;
    boolean tooLong =
        name.length() > ChunkParser.CELL_BYTES_MAX / 3
            && name.getBytes(StandardCharsets.UTF_8).length > ChunkParser.CELL_BYTES_MAX;
    if (!marked && !tooLong) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            Rule.HEADER_NAME_UNUSABLE,
            new Location.Column("column " + column),
            "a name of at most 1 MiB without a byte order mark",
            tooLong ? "a name of more than 1 MiB" : "a byte order mark (U+FEFF) in the name"));
  }

  boolean has(String name) {
    return position.containsKey(common(name));
  }

  int indexOf(String name) {
    Integer at = position.get(common(name));
    return at == null ? -1 : at;
  }

  /// What stands in the header in place of each of these names, which do not.
  List<String> insteadOf(List<String> absent) {
    Map<String, String> alike = new HashMap<>();
    names.forEach(there -> alike.putIfAbsent(loose(there), there));
    String none = "not in the header (" + String.join(", ", names) + ")";
    return absent.stream()
        .map(name -> {
          String there = alike.get(loose(name));
          return there == null ? none : "“" + there + "”, which differs in letter case or spaces";
        })
        .toList();
  }
}
