package lv.aprite.engine.form.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.form.BrokenDocument;
import lv.aprite.engine.read.Framing;

/// Names of columns in the order of their first appearance, bounded.
final class Names {
  private static final int CHARACTERS_MAX = 1 << 20;

  private final Map<String, Integer> places = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  /// Those that ever had a value.
  private final Set<String> valued = new HashSet<>();

  private int characters;

  /// Takes note of a member of a row.
  ///
  /// @param path its name, or names from the outside to the inside with dots between them
  void add(String path, boolean isNull, Tokens tokens) throws BrokenDocument {
    if (!places.containsKey(path)) {
      characters += path.length();
      if (places.size() == Framing.COLUMNS_MAX || characters > CHARACTERS_MAX) {
        throw tokens.broken(
            Rule.FORMAT_LIMIT,
            "at most "
                + Framing.COLUMNS_MAX
                + " columns, with names of at most "
                + CHARACTERS_MAX
                + " characters together",
            "more");
      }
      places.put(path, names.size());
      names.add(path);
    }
    if (!isNull) {
      valued.add(path);
    }
  }

  /// The columns. One that is null wherever it is no object is none where objects are flattened.
  List<String> columns(JsonReading reading) {
    List<String> columns = new ArrayList<>(reading.itemKeys());
    Set<String> outer = new HashSet<>();
    if (reading.flattens()) {
      for (String name : names) {
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
          outer.add(name.substring(0, dot));
        }
      }
    }
    Set<String> stated = Set.copyOf(reading.itemKeys());
    for (String name : names) {
      if (!stated.contains(name) && (valued.contains(name) || !outer.contains(name))) {
        columns.add(name);
      }
    }
    return columns;
  }
}
