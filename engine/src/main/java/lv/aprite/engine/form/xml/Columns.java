package lv.aprite.engine.form.xml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.read.Framing;

/// The columns of a document's rows, by path: `owner/name`, `price/@currency`; `text()` is the text
/// of the row's own element. Elements of text alone that repeat within a row are one column of
/// lists.
final class Columns {
  static final String OWN_TEXT = "text()";

  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final Set<String> lists = new HashSet<>();
  private Optional<Finding> fault = Optional.empty();

  private Columns() {}

  /// @param row the shape of the elements that are rows
  static Columns of(Shape row) {
    Columns columns = new Columns();
    columns.fill("", row);
    if (columns.names.size() > Framing.COLUMNS_MAX) {
      columns.fault =
          Optional.of(
              new Finding(
                  Rule.FORMAT_LIMIT,
                  new lv.aprite.engine.finding.Location.File(),
                  "at most " + Framing.COLUMNS_MAX + " columns",
                  "more"));
    }
    return columns;
  }

  private void fill(String path, Shape shape) {
    if (shape.mixed().isPresent() && fault.isEmpty()) {
      fault =
          Optional.of(
              new Finding(
                  Rule.DOCUMENT_NOT_TABULAR,
                  shape.mixed().get(),
                  "elements or text in an element",
                  "both in " + shape.name));
    }
    if (shape.hasText()) {
      add(path.isEmpty() ? OWN_TEXT : path);
    }
    for (String attribute : shape.attributes()) {
      add(inner(path, "@" + attribute));
    }
    for (Shape element : shape.elements()) {
      String at = inner(path, element.name);
      if (element.isRepeated()) {
        if (element.isLeaf() && element.attributes().isEmpty()) {
          lists.add(at);
        } else if (fault.isEmpty()) {
          fault =
              Optional.of(
                  new Finding(
                      Rule.DOCUMENT_NOT_TABULAR,
                      element.repeats().orElseThrow(),
                      "once in a row what has elements or attributes",
                      element.name + " again"));
        }
      }
      fill(at, element);
    }
  }

  private void add(String name) {
    places.put(name, names.size());
    names.add(name);
  }

  static String inner(String path, String name) {
    return path.isEmpty() ? name : path + "/" + name;
  }

  List<String> names() {
    return names;
  }

  /// Of the column, or empty when there is none.
  Optional<Integer> place(String path) {
    return Optional.ofNullable(places.get(path));
  }

  boolean isList(String path) {
    return lists.contains(path);
  }

  /// Why the rows are no table.
  Optional<Finding> fault() {
    return fault;
  }
}
