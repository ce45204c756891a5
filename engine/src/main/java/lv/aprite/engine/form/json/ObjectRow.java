package lv.aprite.engine.form.json;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.form.BrokenDocument;
import lv.aprite.engine.form.Cell;

/// The members of objects, one object after the other, put into the columns that they have.
final class ObjectRow {
  private final Tokens tokens;
  private final boolean flatten;
  private final Map<String, Integer> places = new HashMap<>();
  private final Cell[] cells;

  /// For each column the last row that had it.
  private final long[] filledBy;

  private long row;
  private long characters;

  ObjectRow(Tokens tokens, List<String> columns, boolean flatten) {
    this.tokens = tokens;
    this.flatten = flatten;
    for (int i = 0; i < columns.size(); i++) {
      places.put(columns.get(i), i);
    }
    cells = new Cell[columns.size()];
    filledBy = new long[columns.size()];
  }

  void begin() {
    row++;
    characters = 0;
    Arrays.fill(cells, Cell.MISSING);
  }

  /// Puts the members of the object whose first token is the current one.
  void members() throws IOException {
    members("");
  }

  private void members(String prefix) throws IOException {
    Set<String> here = flatten ? new HashSet<>() : Set.of();
    while (tokens.more() != JsonToken.END_OBJECT) {
      String name = tokens.name();
      if (flatten && !here.add(name)) {
        throw tokens.twice(name);
      }
      JsonToken value = tokens.more();
      String path = prefix.isEmpty() ? name : prefix + name;
      if (flatten && value == JsonToken.START_OBJECT) {
        members(path + ".");
      } else if (!flatten || value != JsonToken.VALUE_NULL || places.containsKey(path)) {
        put(path);
      }
    }
  }

  /// Puts the value whose first token is the current one into the column of this name.
  void put(String column) throws IOException {
    Integer place = places.get(column);
    if (place == null) {
      throw changed(tokens);
    }
    if (filledBy[place] == row) {
      throw tokens.twice(column);
    }
    filledBy[place] = row;
    cells[place] = tokens.cell();
    characters += length(cells[place]) + 1;
    bound(characters, tokens);
  }

  List<Cell> cells() {
    return Arrays.asList(cells);
  }

  static int length(Cell cell) {
    return switch (cell) {
      case Cell.Missing() -> 0;
      case Cell.Text(String text) -> text.length();
      case Cell.Number(String decimal) -> decimal.length();
      case Cell.Truth _ -> "false".length();
      case Cell.Moment(String iso8601) -> iso8601.length();
      case Cell.Structure(String json) -> json.length();
    };
  }

  static void bound(long characters, Tokens tokens) throws BrokenDocument {
    if (characters > Tokens.TEXT_MAX) {
      throw tokens.broken(
          Rule.RECORD_TOO_LONG,
          "a record of at most " + Tokens.TEXT_MAX + " bytes",
          "a longer one");
    }
  }

  static BrokenDocument changed(Tokens tokens) {
    return tokens.broken(
        Rule.SOURCE_CHANGED, "the same file as a moment ago", "another name or value");
  }
}
