package lv.aprite.engine.form.json;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Whether an object is GeoJSON, by its members (RFC 7946 §1.4).
final class GeoMark {
  static final Set<String> WITH_COORDINATES =
      Set.of("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon");

  private final List<String> members = new ArrayList<>();
  private String type = "";

  /// Takes note of a member whose value begins with the current token.
  void look(String name, Tokens tokens) throws IOException {
    members.add(name);
    if (name.equals("type") && tokens.current() == JsonToken.VALUE_STRING) {
      type = tokens.text();
    }
  }

  /// The root's, or nothing when it has none that is a text.
  String type() {
    return type;
  }

  List<String> members() {
    return members;
  }

  boolean isGeoJson() {
    return switch (type) {
      case "FeatureCollection" -> members.contains("features");
      case "Feature" -> members.contains("geometry") && members.contains("properties");
      case "GeometryCollection" -> members.contains("geometries");
      default -> WITH_COORDINATES.contains(type) && members.contains("coordinates");
    };
  }
}
