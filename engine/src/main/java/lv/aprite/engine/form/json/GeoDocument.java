package lv.aprite.engine.form.json;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.form.Surveyed;
import lv.aprite.engine.read.Source;

/// GeoJSON (RFC 7946) as a table: a feature a row, its `id`, a column for each property, one for
/// each member of a feature that the standard does not know (`feature.title`), and `geometry`.
///
/// Where a property is called `id` or `geometry`, the feature's own is `feature.id` or
/// `feature.geometry`.
final class GeoDocument {
  /// @param id its column, or nothing when no feature has one
  record Shape(List<String> columns, String id, String geometry, boolean flatten) {
    Shape {
      columns = List.copyOf(columns);
    }
  }

  private final Source source;
  private final JsonReading reading;
  private final Findings findings = new Findings();
  private final GeoCheck check = new GeoCheck(findings);
  private final Elements properties;
  private final Names foreign = new Names();
  private final List<String> beside = new ArrayList<>();
  private boolean withId;

  private GeoDocument(Source source, JsonReading reading) {
    this.source = source;
    this.reading = reading;
    properties = new Elements(reading.flattens());
  }

  /// @param type of the root, or nothing
  static Surveyed survey(Source source, JsonReading reading, String type) throws IOException {
    return new GeoDocument(source, reading).survey(type);
  }

  private Surveyed survey(String type) throws IOException {
    GeoRows.Way way =
        switch (type) {
          case "FeatureCollection" -> GeoRows.Way.COLLECTION;
          case "Feature" -> GeoRows.Way.FEATURE;
          default -> GeoRows.Way.GEOMETRY;
        };
    try (Tokens tokens = new Tokens(source)) {
      tokens.more();
      Location.Byte place = tokens.place();
      switch (way) {
        case COLLECTION -> collection(tokens);
        case FEATURE -> feature(tokens, place);
        case GEOMETRY -> check.geometry(GeoNode.of(tokens), place);
      }
    }
    if (findings.count(Rule.Effect.REFUSES_FILE) > 0) {
      return new Surveyed.Refused(findings);
    }
    if (!beside.isEmpty()) {
      findings.add(
          new Finding(
              Rule.TABLES_NOT_READ,
              new Location.File(),
              "features and nothing else",
              "beside them " + JsonDocument.named(beside)));
    }
    Shape shape = shape();
    return new Surveyed.Table(findings, () -> GeoRows.open(source, way, shape));
  }

  private Shape shape() {
    List<String> columns = properties.names().columns(reading);
    List<String> others = foreign.columns(JsonReading.byEvidence());
    String id = withId ? own("id", columns) : "";
    String geometry = own("geometry", columns);
    List<String> all = new ArrayList<>();
    if (withId) {
      all.add(id);
    }
    all.addAll(columns);
    others.stream().filter(name -> !all.contains(name)).forEach(all::add);
    all.add(geometry);
    return new Shape(all, id, geometry, reading.flattens());
  }

  private static String own(String name, List<String> properties) {
    return properties.contains(name) ? "feature." + name : name;
  }

  private void collection(Tokens tokens) throws IOException {
    Location.Byte place = tokens.place();
    Set<String> names = new HashSet<>();
    while (tokens.more() != JsonToken.END_OBJECT) {
      String name = tokens.name();
      if (!names.add(name)) {
        throw tokens.twice(name);
      }
      JsonToken value = tokens.more();
      switch (name) {
        case "type" -> {}
        case "features" -> {
          if (value != JsonToken.START_ARRAY) {
            check.malformed(place, "features, a list", kind(value));
            tokens.skip();
            continue;
          }
          Location.Byte list = tokens.place();
          while (tokens.more() != JsonToken.END_ARRAY) {
            feature(tokens, list);
          }
        }
        case "bbox" -> check.box(GeoNode.of(tokens), place);
        case "crs" -> check.system(GeoNode.of(tokens), place);
        case "coordinates", "geometries", "geometry", "properties" -> {
          check.malformed(place, "a collection without a member of features (§7.1)", name);
          tokens.skip();
        }
        default -> {
          beside.add(name);
          tokens.skip();
        }
      }
    }
    if (!names.contains("features")) {
      check.malformed(place, "features", "none");
    }
  }

  private void feature(Tokens tokens, Location.Byte within) throws IOException {
    if (tokens.current() != JsonToken.START_OBJECT) {
      check.malformed(within, "a feature, an object", kind(tokens.current()));
      tokens.skip();
      return;
    }
    Location.Byte place = tokens.place();
    Set<String> names = new HashSet<>();
    boolean typed = false;
    while (tokens.more() != JsonToken.END_OBJECT) {
      String name = tokens.name();
      if (!names.add(name)) {
        throw tokens.twice(name);
      }
      JsonToken value = tokens.more();
      switch (name) {
        case "type" -> typed = value == JsonToken.VALUE_STRING && tokens.text().equals("Feature");
        case "id" -> {
          withId = true;
          if (value != JsonToken.VALUE_STRING && !value.isNumeric()) {
            check.malformed(place, "an id, a text or a number", kind(value));
          }
        }
        case "properties" -> {
          if (value == JsonToken.START_OBJECT) {
            properties.look(tokens);
            continue;
          }
          if (value != JsonToken.VALUE_NULL) {
            check.malformed(place, "properties, an object or null", kind(value));
          }
        }
        case "geometry" -> {
          if (value != JsonToken.VALUE_NULL) {
            check.geometry(GeoNode.of(tokens), place);
          }
        }
        case "coordinates", "geometries", "features" ->
            check.malformed(place, "a feature without a member of geometries (§7.1)", name);
        case "bbox" -> {
          foreign.add("feature." + name, false, tokens);
          check.box(GeoNode.of(tokens), place);
        }
        case "crs" -> check.system(GeoNode.of(tokens), place);
        default -> foreign.add("feature." + name, value == JsonToken.VALUE_NULL, tokens);
      }
      if (tokens.current().isStructStart()) {
        tokens.skip();
      }
    }
    if (!typed) {
      check.malformed(place, "the type Feature", "another or none");
    }
    for (String required : List.of("properties", "geometry")) {
      if (!names.contains(required)) {
        check.malformed(place, required + " (§3.2)", "none");
      }
    }
  }

  private static String kind(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE,
          VALUE_FALSE,
          VALUE_NULL,
          NOT_AVAILABLE,
          END_OBJECT,
          END_ARRAY,
          FIELD_NAME,
          VALUE_EMBEDDED_OBJECT ->
          token.name().substring(token.name().indexOf('_') + 1).toLowerCase(Locale.ROOT);
    };
  }
}
