package lv.aprite.engine.form.xml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.form.BrokenDocument;
import lv.aprite.engine.read.Framing;

/// What all elements of one path have in common: the tree of a document's paths.
final class Shape {
  private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

  final String name;
  final String namespace;
  private final Map<String, Shape> elements = new LinkedHashMap<>();

  /// Names of attributes, and their namespaces.
  private final Map<String, String> attributes = new LinkedHashMap<>();

  /// How many there are in the parent that is being read, and at most in one.
  private long here;

  private long hereMax;

  /// The second in one parent, if there is one.
  private Optional<Location.Row> repeats = Optional.empty();

  private boolean texted;
  private boolean bare;
  private boolean parent;

  /// The first with text among elements.
  private Optional<Location.Row> mixed = Optional.empty();

  Shape(String name, String namespace) {
    this.name = name;
    this.namespace = namespace;
  }

  /// Counts the paths of a document while they are found.
  static final class Bound {
    private int left = 2 * Framing.COLUMNS_MAX;

    void take(Events events) throws BrokenDocument {
      if (--left < 0) {
        throw events.broken(
            Rule.FORMAT_LIMIT,
            "at most " + 2 * Framing.COLUMNS_MAX + " paths of elements and attributes",
            "more");
      }
    }
  }

  /// The element inside this one that has just begun.
  Shape element(Events events, Bound bound) throws IOException {
    Shape inner = elements.get(events.name());
    if (inner == null) {
      bound.take(events);
      inner = new Shape(events.name(), events.namespace());
      elements.put(inner.name, inner);
    } else if (!inner.namespace.equals(events.namespace())) {
      throw events.broken(
          Rule.DOCUMENT_NOT_TABULAR,
          "one namespace for elements called " + inner.name,
          "two of them");
    }
    if (++inner.here == 2 && inner.repeats.isEmpty()) {
      inner.repeats = Optional.of(events.place());
    }
    inner.hereMax = Math.max(inner.hereMax, inner.here);
    return inner;
  }

  /// Takes note of the beginning of such an element, whose attributes the events are at.
  void begin(Events events, Bound bound) throws IOException {
    elements.values().forEach(inner -> inner.here = 0);
    for (int i = 0; i < events.attributes(); i++) {
      String attribute = events.attributeName(i);
      String uri = events.attributeNamespace(i);
      if (uri.equals(SCHEMA_INSTANCE)) {
        continue;
      }
      String known = attributes.get(attribute);
      if (known == null) {
        bound.take(events);
        attributes.put(attribute, uri);
      } else if (!known.equals(uri)) {
        throw events.broken(
            Rule.DOCUMENT_NOT_TABULAR,
            "one namespace for attributes called " + attribute,
            "two of them");
      }
    }
  }

  /// Takes note of the end of one.
  ///
  /// @param withElements whether there were elements in it
  /// @param withText whether there was more text than white space
  void end(boolean withElements, boolean withText, Location.Row place) {
    parent |= withElements;
    texted |= withText;
    bare |= !withElements;
    if (withElements && withText && mixed.isEmpty()) {
      mixed = Optional.of(place);
    }
  }

  /// Whether an attribute says that there is no value.
  static boolean isNil(Events events) {
    for (int i = 0; i < events.attributes(); i++) {
      if (events.attributeNamespace(i).equals(SCHEMA_INSTANCE)
          && events.attributeName(i).equals("nil")) {
        String value = events.attribute(i).strip();
        return value.equals("true") || value.equals("1");
      }
    }
    return false;
  }

  static boolean isData(Events events, int attribute) {
    return !events.attributeNamespace(attribute).equals(SCHEMA_INSTANCE);
  }

  List<Shape> elements() {
    return new ArrayList<>(elements.values());
  }

  List<String> attributes() {
    return new ArrayList<>(attributes.keySet());
  }

  boolean isRepeated() {
    return hereMax > 1;
  }

  Optional<Location.Row> repeats() {
    return repeats;
  }

  Optional<Location.Row> mixed() {
    return mixed;
  }

  /// Whether it holds nothing but text.
  boolean isLeaf() {
    return elements.isEmpty();
  }

  /// Whether it has a text of its own that is data.
  boolean hasText() {
    return texted || bare && !parent;
  }

  /// Whether one with elements in it has text among them.
  boolean hasTextBeside() {
    return mixed.isPresent();
  }
}
