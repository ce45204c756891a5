package lv.aprite.engine.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lv.aprite.engine.finding.Rule;

/// One JSON object while it is read. Every property is asked for by its name; [#finish] reports
/// those that nobody asked for.
///
/// What is asked for and is not there, or not right, is returned as absent; in the latter case, and
/// when it is required, with a finding.
final class Properties {
  private final ObjectNode object;
  private final String pointer;
  private final Problems problems;
  private final Set<String> known = new TreeSet<>();

  Properties(ObjectNode object, String pointer, Problems problems) {
    this.object = object;
    this.pointer = pointer;
    this.problems = problems;
  }

  String pointer() {
    return pointer;
  }

  /// The pointer of one property.
  String at(String name) {
    return Problems.child(pointer, name);
  }

  /// The names that are there, whatever they are; they count as known.
  List<String> names() {
    List<String> names = object.propertyStream().map(Map.Entry::getKey).toList();
    known.addAll(names);
    return names;
  }

  Problems problems() {
    return problems;
  }

  boolean has(String name) {
    known.add(name);
    return object.has(name);
  }

  Optional<JsonNode> any(String name) {
    known.add(name);
    return Optional.ofNullable(object.get(name));
  }

  Optional<JsonNode> required(String name) {
    Optional<JsonNode> value = any(name);
    if (value.isEmpty()) {
      problems.add(Rule.CONTRACT_MISSING_PROPERTY, at(name), "the property " + name, "nothing");
    }
    return value;
  }

  Optional<String> text(String name, int lengthMax) {
    return any(name).flatMap(value -> text(value, at(name), lengthMax));
  }

  Optional<String> requiredText(String name, int lengthMax) {
    return required(name).flatMap(value -> text(value, at(name), lengthMax));
  }

  /// A text that says something: not blank, not too long, and without control characters other than
  /// tab and line ends.
  private Optional<String> text(JsonNode value, String at, int lengthMax) {
    String expected = "a text of 1 to " + lengthMax + " characters";
    if (!value.isTextual()) {
      return bad(at, expected, value);
    }
    String text = value.textValue();
    if (text.isBlank() || text.codePointCount(0, text.length()) > lengthMax) {
      return bad(at, expected, value);
    }
    if (text.codePoints()
        .anyMatch(c ->
            Character.getType(c) == Character.CONTROL && c != '\t' && c != '\n' && c != '\r')) {
      return bad(at, "a text without control characters", value);
    }
    return Optional.of(text);
  }

  Optional<Boolean> flag(String name) {
    return any(name)
        .flatMap(value ->
            value.isBoolean()
                ? Optional.of(value.booleanValue())
                : bad(at(name), "true or false", value));
  }

  Optional<Integer> whole(String name, int min, int max) {
    return any(name).flatMap(value -> whole(value, at(name), min, max));
  }

  Optional<Integer> whole(JsonNode value, String at, int min, int max) {
    if (value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0) {
      var number = value.decimalValue();
      if (number.compareTo(java.math.BigDecimal.valueOf(min)) >= 0
          && number.compareTo(java.math.BigDecimal.valueOf(max)) <= 0) {
        return Optional.of(number.intValueExact());
      }
    }
    return bad(at, "a whole number from " + min + " to " + max, value);
  }

  /// One of these, exactly as written.
  Optional<String> oneOf(String name, List<String> choices) {
    return any(name)
        .flatMap(value ->
            value.isTextual() && choices.contains(value.textValue())
                ? Optional.of(value.textValue())
                : bad(
                    at(name),
                    choices.size() == 1
                        ? choices.getFirst()
                        : "one of " + String.join(", ", choices),
                    value));
  }

  Optional<Properties> object(String name) {
    return any(name).flatMap(value -> object(value, at(name)));
  }

  private Optional<Properties> object(JsonNode value, String at) {
    return value instanceof ObjectNode inner
        ? Optional.of(new Properties(inner, at, problems))
        : bad(at, "an object", value);
  }

  /// The objects of a list; empty, with a finding where it is not so, when it is no list of at
  /// least `min`.
  List<Properties> objects(String name, int min, int max) {
    List<Properties> objects = new ArrayList<>();
    for (Item item : items(name, min, max)) {
      object(item.value(), item.pointer()).ifPresent(objects::add);
    }
    return objects;
  }

  /// A list of different texts. They may be empty or blank, because cells may be.
  List<String> texts(String name, int min, int max) {
    return texts(items(name, min, max));
  }

  /// The same for a list that is an element of a list.
  List<String> texts(Item list, int min, int max) {
    return texts(items(list, min, max));
  }

  private List<String> texts(List<Item> items) {
    LinkedHashSet<String> texts = new LinkedHashSet<>();
    for (Item item : items) {
      if (!item.value().isTextual()) {
        bad(item.pointer(), "a text", item.value());
      } else if (!texts.add(item.value().textValue())) {
        bad(item.pointer(), "each value once", item.value());
      }
    }
    return List.copyOf(texts);
  }

  record Item(JsonNode value, String pointer) {}

  /// The elements of a list, each with its pointer; none when the property is absent.
  List<Item> items(String name, int min, int max) {
    return any(name).map(value -> items(new Item(value, at(name)), min, max)).orElse(List.of());
  }

  private List<Item> items(Item list, int min, int max) {
    List<Item> items = new ArrayList<>();
    int size = list.value().size();
    if (!list.value().isArray() || size < min || size > max) {
      bad(list.pointer(), "a list of " + min + " to " + max + " elements", list.value());
      return items;
    }
    for (int i = 0; i < size; i++) {
      items.add(new Item(list.value().get(i), list.pointer() + "/" + i));
    }
    return items;
  }

  /// Properties of the Data Package specification that describe and change nothing in what is read
  /// or published: known, and left out.
  void leaveOut(String... names) {
    known.addAll(List.of(names));
  }

  /// A property of the Data Package specification that would change what is read or published, and
  /// that we do not do.
  void unsupported(String name, String instead) {
    any(name)
        .ifPresent(
            value -> problems.add(Rule.CONTRACT_UNSUPPORTED, at(name), instead, found(value)));
  }

  /// Reports every property that nobody asked for.
  void finish() {
    for (String name : object.propertyStream().map(Map.Entry::getKey).toList()) {
      if (!known.contains(name)) {
        problems.add(
            Rule.CONTRACT_UNKNOWN_PROPERTY, at(name), "one of " + String.join(", ", known), name);
      }
    }
  }

  <T> Optional<T> bad(String at, String expected, JsonNode found) {
    problems.add(Rule.CONTRACT_BAD_VALUE, at, expected, found(found));
    return Optional.empty();
  }

  static String found(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }
}
