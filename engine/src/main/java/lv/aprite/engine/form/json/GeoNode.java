package lv.aprite.engine.form.json;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;

/// A geometry in memory, with the places of its objects and lists: what is wrong with it can only
/// be told when its type is known, and that may come last.
sealed interface GeoNode {
  /// A country's border has some hundred thousand positions.
  int NODES_MAX = 2_000_000;

  record Members(Location.Byte place, Map<String, GeoNode> members) implements GeoNode {}

  record Items(Location.Byte place, List<GeoNode> items) implements GeoNode {}

  record Number(String plainDecimal) implements GeoNode {}

  record Text(String text) implements GeoNode {}

  /// `true`, `false` or `null`.
  record Word(String word) implements GeoNode {}

  /// The value whose first token is the current one.
  static GeoNode of(Tokens tokens) throws IOException {
    return new Growth().node(tokens);
  }

  /// Counts while a tree grows.
  final class Growth {
    private int nodes;

    GeoNode node(Tokens tokens) throws IOException {
      if (++nodes > NODES_MAX) {
        throw tokens.broken(
            Rule.FORMAT_LIMIT, "a geometry of at most " + NODES_MAX + " values", "a larger one");
      }
      return switch (tokens.current()) {
        case START_OBJECT -> members(tokens);
        case START_ARRAY -> items(tokens);
        case VALUE_STRING -> new Text(tokens.text());
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Number(tokens.number());
        case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> new Word(tokens.written());
        case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
            throw new IllegalStateException("no value begins with " + tokens.current());
      };
    }

    private GeoNode members(Tokens tokens) throws IOException {
      Location.Byte place = tokens.place();
      Map<String, GeoNode> members = new LinkedHashMap<>();
      while (tokens.more() != JsonToken.END_OBJECT) {
        String name = tokens.name();
        tokens.more();
        if (members.put(name, node(tokens)) != null) {
          throw tokens.twice(name);
        }
      }
      return new Members(place, members);
    }

    private GeoNode items(Tokens tokens) throws IOException {
      Location.Byte place = tokens.place();
      List<GeoNode> items = new ArrayList<>(2);
      while (tokens.more() != JsonToken.END_ARRAY) {
        items.add(node(tokens));
      }
      return new Items(place, items);
    }
  }
}
