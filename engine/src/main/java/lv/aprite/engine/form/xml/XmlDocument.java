package lv.aprite.engine.form.xml;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.form.BrokenDocument;
import lv.aprite.engine.form.Surveyed;
import lv.aprite.engine.read.Source;

/// Finds the table in a file of XML: the rows are the elements of a path that the layout names, or
/// of the one outermost path whose elements repeat.
///
/// The file is read once for the shape of all its elements, and once more for its rows.
public final class XmlDocument {
  private static final int NAMED_MAX = 10;

  /// An element that is being read.
  private static final class Open {
    final Shape shape;
    boolean withElements;
    boolean withText;

    Open(Shape shape) {
      this.shape = shape;
    }
  }

  private final Source source;
  private final XmlReading reading;

  private XmlDocument(Source source, XmlReading reading) {
    this.source = source;
    this.reading = reading;
  }

  public static Surveyed survey(Source source, XmlReading reading) throws IOException {
    try {
      return new XmlDocument(source, reading).survey();
    } catch (BrokenDocument e) {
      return Surveyed.refused(e.finding());
    }
  }

  private Surveyed survey() throws IOException {
    Shape document = shape();
    List<List<Shape>> candidates = new ArrayList<>();
    if (reading.recordPath().isEmpty()) {
      repeated(document, List.of(), candidates);
    } else {
      stated(document).ifPresent(candidates::add);
    }
    if (candidates.size() != 1) {
      return withoutTable(candidates);
    }
    List<Shape> path = candidates.getFirst();
    Columns columns = Columns.of(path.getLast());
    if (columns.fault().isPresent()) {
      return Surveyed.refused(columns.fault().get());
    }
    if (columns.names().isEmpty()) {
      return withoutTable(List.of());
    }
    List<String> steps = path.stream().map(shape -> shape.name).toList();
    return new Surveyed.Table(
        beside(document, path), () -> new XmlRows(new Events(source), steps, columns));
  }

  private Shape shape() throws IOException {
    Shape document = new Shape("", "");
    Shape.Bound bound = new Shape.Bound();
    Deque<Open> open = new ArrayDeque<>();
    open.push(new Open(document));
    try (Events events = new Events(source)) {
      while (true) {
        switch (events.next()) {
          case START -> {
            Open outer = open.element();
            outer.withElements = true;
            Shape shape = outer.shape.element(events, bound);
            shape.begin(events, bound);
            open.push(new Open(shape));
          }
          case TEXT -> open.element().withText |= !events.isBlank();
          case END -> {
            Open ended = open.pop();
            ended.shape.end(ended.withElements, ended.withText, events.place());
          }
          case END_OF_FILE -> {
            return document;
          }
        }
      }
    }
  }

  /// The outermost paths whose elements repeat.
  private static void repeated(Shape outer, List<Shape> path, List<List<Shape>> found) {
    for (Shape element : outer.elements()) {
      List<Shape> inner = new ArrayList<>(path);
      inner.add(element);
      if (element.isRepeated()) {
        found.add(inner);
      } else {
        repeated(element, inner, found);
      }
    }
  }

  private Optional<List<Shape>> stated(Shape document) {
    List<Shape> path = new ArrayList<>();
    Shape at = document;
    for (XmlReading.Step step : reading.recordPath()) {
      Optional<Shape> next =
          at.elements().stream()
              .filter(element -> step.fits(element.name, element.namespace))
              .findFirst();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get();
      path.add(at);
    }
    return Optional.of(path);
  }

  private static String words(List<Shape> path) {
    StringBuilder words = new StringBuilder();
    path.forEach(shape -> words.append('/').append(shape.name));
    return words.toString();
  }

  private Surveyed withoutTable(List<List<Shape>> candidates) {
    List<String> names = candidates.stream().limit(NAMED_MAX).map(XmlDocument::words).toList();
    if (!names.isEmpty()) {
      return Surveyed.refused(
          new Finding(
              Rule.TABLE_AMBIGUOUS,
              new Location.File(),
              "one element that repeats",
              String.join(", ", names)));
    }
    return Surveyed.refused(
        reading.recordPath().isEmpty()
            ? new Finding(
                Rule.DOCUMENT_WITHOUT_TABLE,
                new Location.File(),
                "an element that repeats",
                "none with data in it")
            : new Finding(
                Rule.TABLE_ABSENT,
                new Location.File(),
                "elements with data in them at the path that the layout names",
                ""));
  }

  /// A remark on what stands outside the rows.
  private static Findings beside(Shape document, List<Shape> path) {
    List<String> beside = new ArrayList<>();
    Shape outer = document;
    for (Shape step : path) {
      if (outer.hasTextBeside()) {
        beside.add("text in " + outer.name);
      }
      outer.attributes().forEach(attribute -> beside.add("@" + attribute));
      for (Shape other : outer.elements()) {
        if (other != step) {
          beside.add(other.name);
        }
      }
      outer = step;
    }
    Findings notes = new Findings();
    if (!beside.isEmpty()) {
      String names = String.join(", ", beside.subList(0, Math.min(NAMED_MAX, beside.size())));
      notes.add(
          new Finding(
              Rule.TABLES_NOT_READ,
              new Location.File(),
              "the table and nothing else",
              "beside it " + names));
    }
    return notes;
  }
}
