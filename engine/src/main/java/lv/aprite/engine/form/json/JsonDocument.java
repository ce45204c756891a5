package lv.aprite.engine.form.json;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lv.aprite.engine.contract.FileFormat;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.form.BrokenDocument;
import lv.aprite.engine.form.Surveyed;
import lv.aprite.engine.read.Source;

/// Finds the table in a file of JSON: a list of objects or of lists, one of them a line, an object
/// around one such list, or GeoJSON.
///
/// Columns are the names in the whole file, in the order of their first appearance; so it is read
/// once to find them, and once more for its rows.
public final class JsonDocument {
  private static final int NAMED_MAX = 10;

  /// What the root is when it is the only value.
  private sealed interface Root {
    record Rows(Elements elements) implements Root {}

    /// @param lists the members that are lists
    /// @param record what it would be as a row
    record Members(Map<String, Elements> lists, Elements record, GeoMark geo) implements Root {}

    record Scalar() implements Root {}
  }

  /// What the whole file is.
  private sealed interface Whole {
    record Empty() implements Whole {}

    /// A value on each line.
    record Lines(Elements rows) implements Whole {}

    record One(Root root, Location.Byte place) implements Whole {}
  }

  private final Source source;
  private final JsonReading reading;
  private final Whole whole;

  private JsonDocument(Source source, JsonReading reading) throws IOException {
    this.source = source;
    this.reading = reading;
    whole = whole();
  }

  /// What came of scanning a file.
  public sealed interface Scanned {
    record Sound(JsonDocument document) implements Scanned {}

    record Broken(Finding finding) implements Scanned {}
  }

  /// Scans the whole file: whether it is JSON, and of which kind.
  public static Scanned scan(Source source, JsonReading reading) throws IOException {
    try {
      return new Scanned.Sound(new JsonDocument(source, reading));
    } catch (BrokenDocument e) {
      return new Scanned.Broken(e.finding());
    }
  }

  /// What kind of JSON it is, by its bytes.
  public FileFormat format() {
    return switch (whole) {
      case Whole.Lines _ -> FileFormat.NDJSON;
      case Whole.One(Root.Members members, _) when members.geo.isGeoJson() -> FileFormat.GEOJSON;
      case Whole.One _, Whole.Empty _ -> FileFormat.JSON;
    };
  }

  /// Finds the table.
  public Surveyed table() throws IOException {
    try {
      return switch (whole) {
        case Whole.Empty() ->
            Surveyed.refused(
                new Finding(Rule.FILE_EMPTY, new Location.File(), "a document of JSON", "nothing"));
        case Whole.Lines(Elements rows) -> lines(rows);
        case Whole.One(Root root, Location.Byte place) -> alone(root, place);
      };
    } catch (BrokenDocument e) {
      return Surveyed.refused(e.finding());
    }
  }

  /// Scans the file and finds its table.
  public static Surveyed survey(Source source, JsonReading reading) throws IOException {
    return switch (scan(source, reading)) {
      case Scanned.Broken(Finding finding) -> Surveyed.refused(finding);
      case Scanned.Sound(JsonDocument document) -> document.table();
    };
  }

  private Whole whole() throws IOException {
    try (Tokens tokens = new Tokens(source)) {
      if (tokens.next() == null) {
        return new Whole.Empty();
      }
      Location.Byte place = tokens.place();
      Root root = root(tokens);
      long line = tokens.line();
      return tokens.next() == null
          ? new Whole.One(root, place)
          : new Whole.Lines(lines(root, place, line, tokens));
    }
  }

  private Root root(Tokens tokens) throws IOException {
    return switch (tokens.current()) {
      case START_ARRAY -> new Root.Rows(Elements.of(tokens, reading.flattens()));
      case START_OBJECT -> members(tokens);
      case NOT_AVAILABLE,
          END_OBJECT,
          END_ARRAY,
          FIELD_NAME,
          VALUE_EMBEDDED_OBJECT,
          VALUE_STRING,
          VALUE_NUMBER_INT,
          VALUE_NUMBER_FLOAT,
          VALUE_TRUE,
          VALUE_FALSE,
          VALUE_NULL ->
          new Root.Scalar();
    };
  }

  private Root members(Tokens tokens) throws IOException {
    Map<String, Elements> lists = new LinkedHashMap<>();
    GeoMark geo = new GeoMark();
    Elements record = new Elements(reading.flattens());
    record.root(
        tokens,
        name -> {
          geo.look(name, tokens);
          if (tokens.current() == JsonToken.START_ARRAY) {
            lists.put(name, Elements.of(tokens, reading.flattens()));
            return true;
          }
          return false;
        });
    return new Root.Members(lists, record, geo);
  }

  /// Goes on after the first value, when there are more: one a line.
  private Elements lines(Root first, Location.Byte place, long firstEnds, Tokens tokens)
      throws IOException {
    Elements rows =
        switch (first) {
          case Root.Members(_, Elements record, _) -> record;
          case Root.Rows _ -> new Elements(reading.flattens());
          case Root.Scalar() -> new Elements(reading.flattens());
        };
    rows.is(
        switch (first) {
          case Root.Members _ -> Elements.Kind.OBJECTS;
          case Root.Rows _ -> Elements.Kind.LISTS;
          case Root.Scalar() -> Elements.Kind.SCALARS;
        },
        place);
    long ended = firstEnds;
    do {
      if (tokens.place().row() <= ended || !reading.mayBe(JsonReading.Form.NDJSON)) {
        throw tokens.broken(
            Rule.FORMAT_DAMAGED,
            "the end of the file, or a value on a line of its own",
            "more after the end of a value");
      }
      rows.look(tokens);
      ended = tokens.line();
    } while (tokens.next() != null);
    return rows;
  }

  private Surveyed lines(Elements rows) {
    if (rows.odd().isPresent()) {
      return uneven(rows);
    }
    if (!rows.areRows()) {
      return withoutTable("an object or a list on each line", "single values");
    }
    return table(rows, new JsonRows.Way.Lines(), new Findings());
  }

  private Surveyed alone(Root root, Location.Byte place) throws IOException {
    if (reading.is(JsonReading.Form.GEOJSON) && !(root instanceof Root.Members)) {
      return Surveyed.refused(
          new Finding(Rule.GEOMETRY_MALFORMED, place, "an object (RFC 7946 §3)", "something else"));
    }
    return switch (root) {
      case Root.Scalar() -> withoutTable("a list of objects or of lists", "a single value");
      case Root.Rows(Elements rows) -> {
        if (rows.odd().isPresent() && rows.beginAsRows()) {
          yield uneven(rows);
        }
        if (!rows.areRows()) {
          yield withoutTable(
              "a list of objects or of lists",
              rows.kind().isEmpty() ? "an empty list" : "a list of single values");
        }
        yield table(rows, new JsonRows.Way.Whole(), new Findings());
      }
      case Root.Members members -> members(members);
    };
  }

  private Surveyed members(Root.Members root) throws IOException {
    boolean isGeo =
        reading.is(JsonReading.Form.GEOJSON) || reading.form().isEmpty() && root.geo.isGeoJson();
    if (isGeo && reading.property().isEmpty()) {
      return GeoDocument.survey(source, reading, root.geo.type());
    }
    if (reading.property().isPresent()) {
      return at(reading.property().get(), root);
    }
    if (reading.is(JsonReading.Form.NDJSON)) {
      root.record.is(Elements.Kind.OBJECTS, new Location.Byte(1, 0));
      return lines(root.record);
    }
    List<String> candidates = new ArrayList<>();
    root.lists.forEach((name, elements) -> {
      if (elements.beginAsRows()) {
        candidates.add(name);
      }
    });
    if (candidates.isEmpty()) {
      return withoutTable(
          "a list of objects or of lists, or an object with one in it", "an object without one");
    }
    if (candidates.size() > 1) {
      return Surveyed.refused(
          new Finding(
              Rule.TABLE_AMBIGUOUS, new Location.File(), "one list of rows", named(candidates)));
    }
    String only = candidates.getFirst();
    return member(only, java.util.Objects.requireNonNull(root.lists.get(only)), root);
  }

  /// The list that the layout names: a member of the root, or one further inside.
  private Surveyed at(String property, Root.Members root) throws IOException {
    Elements rows = root.lists.get(property);
    if (rows != null) {
      return member(property, rows, root);
    }
    List<String> path = List.of(property.split("\\.", -1));
    try (Tokens tokens = new Tokens(source)) {
      tokens.more();
      if (!tokens.find(path)) {
        return Surveyed.refused(
            new Finding(
                Rule.TABLE_ABSENT,
                new Location.File(),
                "a list at " + property,
                named(root.geo.members())));
      }
      Elements inner = Elements.of(tokens, reading.flattens());
      if (inner.odd().isPresent()) {
        return uneven(inner);
      }
      return inner.areRows()
          ? table(inner, new JsonRows.Way.Member(path), beside(root, path.getFirst()))
          : withoutTable("a list of objects or of lists", "another list");
    }
  }

  private Surveyed member(String name, Elements rows, Root.Members root) {
    if (rows.odd().isPresent()) {
      return uneven(rows);
    }
    if (!rows.areRows()) {
      return withoutTable(
          "a list of objects or of lists",
          rows.kind().isEmpty() ? "an empty list" : "a list of single values");
    }
    return table(rows, new JsonRows.Way.Member(List.of(name)), beside(root, name));
  }

  /// A remark on what stands beside the table.
  private static Findings beside(Root.Members root, String table) {
    List<String> others = new ArrayList<>(root.geo.members());
    others.remove(table);
    Findings notes = new Findings();
    if (!others.isEmpty()) {
      notes.add(
          new Finding(
              Rule.TABLES_NOT_READ,
              new Location.File(),
              "the table and nothing else",
              "beside it " + named(others)));
    }
    return notes;
  }

  static String named(List<String> names) {
    String some = String.join(", ", names.subList(0, Math.min(NAMED_MAX, names.size())));
    return names.size() > NAMED_MAX ? some + " and others" : some;
  }

  private Surveyed table(Elements rows, JsonRows.Way way, Findings notes) {
    List<String> columns =
        rows.kind().equals(Optional.of(Elements.Kind.LISTS))
            ? reading.itemKeys()
            : rows.names().columns(reading);
    if (rows.kind().equals(Optional.of(Elements.Kind.OBJECTS)) && columns.isEmpty()) {
      return withoutTable("objects with members", "empty objects");
    }
    return new Surveyed.Table(notes, () -> JsonRows.open(source, way, columns, reading.flattens()));
  }

  private static Surveyed uneven(Elements rows) {
    return Surveyed.refused(
        new Finding(
            Rule.DOCUMENT_NOT_TABULAR,
            rows.odd().orElseThrow(),
            "a row like those before it, an object or a list",
            "something else"));
  }

  private static Surveyed withoutTable(String expected, String found) {
    return Surveyed.refused(
        new Finding(Rule.DOCUMENT_WITHOUT_TABLE, new Location.File(), expected, found));
  }
}
