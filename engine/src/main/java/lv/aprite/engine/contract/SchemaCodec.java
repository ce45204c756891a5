package lv.aprite.engine.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lv.aprite.engine.finding.Rule;

/// A [Schema] as a Table Schema v2 descriptor: a part of the contract, of the release log and of
/// `datapackage.json`.
public final class SchemaCodec {
  public static final String PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json";

  /// As many columns as are read.
  private static final int FIELDS_MAX = 16_384;

  private static final int KEY_MAX = 32;
  private static final int UNIQUE_KEYS_MAX = 32;
  static final int MISSING_MAX = 100;

  private SchemaCodec() {}

  public static ObjectNode encode(Schema schema) {
    ObjectNode node = Json.object();
    node.put("$schema", PROFILE);
    ArrayNode fields = node.putArray("fields");
    schema.fields().forEach(field -> fields.add(FieldCodec.encode(field)));
    if (!schema.primaryKey().isEmpty()) {
      Json.texts(node, "primaryKey", schema.primaryKey());
    }
    if (!schema.uniqueKeys().isEmpty()) {
      ArrayNode keys = node.putArray("uniqueKeys");
      schema.uniqueKeys().forEach(key -> key.forEach(keys.addArray()::add));
    }
    // In what we publish an empty cell is a missing value; what means missing in a source is its
    // layout's matter.
    Json.texts(node, "missingValues", List.of(""));
    return node;
  }

  public static Decoding<Schema> decode(JsonNode node) {
    return Json.decode(node, from -> read(from).map(Read::schema));
  }

  /// @param missing the schema's `missingValues`: what a layout's columns take where they say
  ///   nothing else
  /// @param foreignKeys to other datasets
  record Read(Schema schema, List<String> missing, List<ForeignKey> foreignKeys) {}

  static Optional<Read> read(Properties from) {
    int before = from.problems().count();
    from.oneOf("$schema", List.of(PROFILE));
    from.required("fields");
    List<Properties> entries = from.objects("fields", 1, FIELDS_MAX);
    List<Field> fields = new ArrayList<>();
    Map<String, String> namesTaken = new HashMap<>();
    for (Properties entry : entries) {
      FieldCodec.read(entry)
          .ifPresent(field -> {
            String taken =
                namesTaken.putIfAbsent(field.name().toLowerCase(Locale.ROOT), field.name());
            if (taken == null) {
              fields.add(field);
            } else {
              from.problems()
                  .add(
                      Rule.CONTRACT_DUPLICATE_FIELD,
                      entry.at("name"),
                      "a name other than that of the field " + taken,
                      field.name());
            }
          });
    }
    List<String> missing =
        from.has("missingValues") ? from.texts("missingValues", 0, MISSING_MAX) : List.of("");
    boolean whole = fields.size() == entries.size() && !fields.isEmpty();
    List<String> key = key(from);
    List<List<String>> uniqueKeys = uniqueKeys(from, key, whole ? fields : List.of());
    if (whole) {
      checkKey(from, key, fields);
    }
    from.unsupported("fieldsMatch", "layouts that map every column");
    List<Properties> foreignKeys = ForeignKeyCodec.entries(from);
    from.finish();
    return from.problems().count() == before
        ? read(new Schema(fields, key, uniqueKeys), missing, foreignKeys)
        : Optional.empty();
  }

  private static Optional<Read> read(
      Schema schema, List<String> missing, List<Properties> foreignKeys) {
    return Optional.of(new Read(schema, missing, ForeignKeyCodec.read(foreignKeys, schema)));
  }

  /// Names of the key's fields; Table Schema allows a single name without a list.
  private static List<String> key(Properties from) {
    boolean single = from.any("primaryKey").map(JsonNode::isTextual).orElse(false);
    return single
        ? from.text("primaryKey", FieldCodec.NAME_MAX).stream().toList()
        : from.texts("primaryKey", 1, KEY_MAX);
  }

  /// @param fields all of them; empty when they are not all known, and then nothing is said about
  ///   names
  private static List<List<String>> uniqueKeys(
      Properties from, List<String> primaryKey, List<Field> fields) {
    List<List<String>> keys = new ArrayList<>();
    Set<Set<String>> seen = new HashSet<>(Set.of(Set.copyOf(primaryKey)));
    for (Properties.Item item : from.items("uniqueKeys", 1, UNIQUE_KEYS_MAX)) {
      List<String> key = from.texts(item, 1, KEY_MAX);
      for (int i = 0; i < key.size() && !fields.isEmpty(); i++) {
        checkPart(from, item.pointer() + "/" + i, key.get(i), fields);
      }
      if (!key.isEmpty() && !seen.add(Set.copyOf(key))) {
        from.bad(item.pointer(), "fields that are no other key, nor the primary one", item.value());
      }
      keys.add(key);
    }
    return keys;
  }

  private static void checkKey(Properties from, List<String> key, List<Field> fields) {
    boolean single = from.any("primaryKey").map(JsonNode::isTextual).orElse(false);
    for (int i = 0; i < key.size(); i++) {
      checkPart(from, from.at("primaryKey") + (single ? "" : "/" + i), key.get(i), fields);
    }
  }

  private static void checkPart(Properties from, String at, String name, List<Field> fields) {
    Optional<Field> part = fields.stream().filter(field -> field.name().equals(name)).findFirst();
    if (part.isEmpty()) {
      from.problems().add(Rule.CONTRACT_UNKNOWN_FIELD, at, "the name of a field", name);
    } else if (!part.get().type().isComparable()) {
      from.problems()
          .add(
              Rule.CONTRACT_UNSUPPORTED,
              at,
              "a field whose values are written in one way each: no geopoint, geojson, array or"
                  + " object",
              name);
    }
  }
}
