package lv.aprite.engine.spec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A JSON object of a table, read strictly: what is misspelt, or asked for by nobody, would be a
/// case that checks nothing.
final class SpecObject {
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode object;
  private final Set<String> asked = new HashSet<>();

  private SpecObject(JsonNode object) {
    this.object = object;
  }

  static SpecObject of(JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("expected an object, found " + node);
    }
    return new SpecObject(node);
  }

  /// A table, `spec/<name>.json`.
  static JsonNode table(String name) {
    try (InputStream in = SpecObject.class.getResourceAsStream("/spec/" + name + ".json")) {
      if (in == null) {
        throw new IllegalArgumentException("no table " + name);
      }
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new IllegalArgumentException("table " + name + ": " + e.getMessage(), e);
    }
  }

  boolean has(String name) {
    return object.has(name);
  }

  JsonNode node(String name) {
    asked.add(name);
    JsonNode value = object.get(name);
    if (value == null) {
      throw new IllegalArgumentException("expected " + name + " in " + object);
    }
    return value;
  }

  String text(String name) {
    JsonNode value = node(name);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(name + ": expected a text in " + object);
    }
    return value.textValue();
  }

  Optional<JsonNode> optional(String name) {
    return has(name) ? Optional.of(node(name)) : Optional.empty();
  }

  String text(String name, String otherwise) {
    return has(name) ? text(name) : otherwise;
  }

  long number(String name) {
    JsonNode value = node(name);
    if (!value.isIntegralNumber()) {
      throw new IllegalArgumentException(name + ": expected a whole number in " + object);
    }
    return value.longValue();
  }

  List<String> texts(String name) {
    return texts(node(name));
  }

  static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(element -> texts.add(element.textValue()));
    return texts;
  }

  List<SpecObject> objects(String name) {
    List<SpecObject> objects = new ArrayList<>();
    node(name).forEach(element -> objects.add(of(element)));
    return objects;
  }

  /// Insists that every property was asked for.
  void finish() {
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      if (!asked.contains(property.getKey())) {
        throw new IllegalArgumentException("nobody reads " + property.getKey() + " of " + object);
      }
    }
  }
}
