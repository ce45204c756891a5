package lv.aprite.engine.form.json;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;

/// What is wrong with geometries (RFC 7946 §3.1), and what is only unusual. A fault of a member is
/// placed where its object begins, one of a position where its list does.
final class GeoCheck {
  private static final int RING_POSITIONS_MIN = 4;
  private static final BigDecimal TURN = BigDecimal.valueOf(360);
  private static final BigDecimal HALF_TURN = BigDecimal.valueOf(180);
  private static final BigDecimal POLE = BigDecimal.valueOf(90);
  private static final Set<String> WGS84 =
      Set.of(
          "urn:ogc:def:crs:OGC:1.3:CRS84",
          "urn:ogc:def:crs:OGC::CRS84",
          "OGC:CRS84",
          "urn:ogc:def:crs:EPSG::4326",
          "EPSG:4326");

  private final Findings findings;

  /// What is asked of one element of a list.
  @FunctionalInterface
  private interface Check {
    void of(GeoNode node, Location.Byte within);
  }

  GeoCheck(Findings findings) {
    this.findings = findings;
  }

  void malformed(Location.Byte place, String expected, String found) {
    findings.add(new Finding(Rule.GEOMETRY_MALFORMED, place, expected, found));
  }

  private void unusual(Location.Byte place, String expected, String found) {
    findings.add(new Finding(Rule.GEOMETRY_UNUSUAL, place, expected, found));
  }

  /// The coordinate reference system of a collection: older GeoJSON could name one (§4).
  ///
  /// @param within where the object begins that names it
  void system(GeoNode node, Location.Byte within) {
    if (node instanceof GeoNode.Word(String word) && word.equals("null")) {
      return;
    }
    if (node instanceof GeoNode.Members(_, Map<String, GeoNode> members)
        && members.get("properties") instanceof GeoNode.Members(_, Map<String, GeoNode> properties)
        && properties.get("name") instanceof GeoNode.Text(String name)) {
      if (!WGS84.contains(name)) {
        findings.add(new Finding(Rule.GEOMETRY_OTHER_SYSTEM, within, "WGS 84 (RFC 7946 §4)", name));
      }
      return;
    }
    findings.add(
        new Finding(
            Rule.GEOMETRY_OTHER_SYSTEM, within, "WGS 84 (RFC 7946 §4)", "a system without a name"));
  }

  /// A bounding box (§5).
  void box(GeoNode node, Location.Byte within) {
    if (!(node instanceof GeoNode.Items(Location.Byte place, List<GeoNode> items))) {
      malformed(within, "a bounding box, a list of numbers", kind(node));
      return;
    }
    if (items.size() != 4 && items.size() != 6) {
      malformed(place, "a bounding box of 4 or 6 numbers", items.size() + " of them");
    }
    for (GeoNode item : items) {
      if (!(item instanceof GeoNode.Number)) {
        malformed(place, "numbers in a bounding box", kind(item));
      }
    }
  }

  /// The geometry of a feature.
  ///
  /// @param within where the object or list begins that it stands in
  void geometry(GeoNode node, Location.Byte within) {
    if (!(node instanceof GeoNode.Members(Location.Byte place, Map<String, GeoNode> members))) {
      malformed(within, "a geometry, an object", kind(node));
      return;
    }
    for (String foreign : List.of("geometry", "properties", "features")) {
      if (members.containsKey(foreign)) {
        malformed(place, "a geometry without a member of features (§7.1)", foreign);
      }
    }
    GeoNode box = members.get("bbox");
    if (box != null) {
      box(box, place);
    }
    GeoNode system = members.get("crs");
    if (system != null) {
      system(system, place);
    }
    if (!(members.get("type") instanceof GeoNode.Text(String type))) {
      malformed(place, "a geometry's type, a text", "something else");
      return;
    }
    if (type.equals("GeometryCollection")) {
      collection(place, members);
      return;
    }
    if (!GeoMark.WITH_COORDINATES.contains(type)) {
      malformed(place, "a type of RFC 7946 §1.4", "another");
      return;
    }
    GeoNode coordinates = members.get("coordinates");
    if (coordinates == null) {
      malformed(place, "coordinates", "none");
      return;
    }
    coordinates(type, coordinates, place);
  }

  private void collection(Location.Byte place, Map<String, GeoNode> members) {
    if (!(members.get("geometries")
        instanceof GeoNode.Items(Location.Byte list, List<GeoNode> items))) {
      malformed(place, "geometries, a list", "something else");
      return;
    }
    if (items.size() == 1) {
      unusual(list, "a collection of several geometries (§3.1.8)", "one alone");
    }
    for (GeoNode item : items) {
      geometry(item, place);
      if (item instanceof GeoNode.Members(_, Map<String, GeoNode> inner)
          && inner.get("type") instanceof GeoNode.Text(String type)
          && type.equals("GeometryCollection")) {
        unusual(list, "a collection without collections in it (§3.1.8)", "one in it");
      }
    }
  }

  private void coordinates(String type, GeoNode node, Location.Byte within) {
    switch (type) {
      case "Point" -> position(node, within);
      case "MultiPoint" -> list(node, within, this::position);
      case "LineString" -> line(node, within);
      case "MultiLineString" -> list(node, within, this::line);
      case "Polygon" -> polygon(node, within);
      case "MultiPolygon" -> list(node, within, this::polygon);
      default -> throw new IllegalArgumentException("not a type with coordinates: " + type);
    }
  }

  private boolean list(GeoNode node, Location.Byte within, Check each) {
    if (!(node instanceof GeoNode.Items(Location.Byte place, List<GeoNode> items))) {
      malformed(within, "a list of coordinates", kind(node));
      return false;
    }
    for (GeoNode item : items) {
      each.of(item, place);
    }
    return true;
  }

  private void position(GeoNode node, Location.Byte within) {
    if (!(node instanceof GeoNode.Items(Location.Byte place, List<GeoNode> items))) {
      malformed(within, "a position, a list of numbers", kind(node));
      return;
    }
    if (items.size() < 2) {
      malformed(place, "a position of two numbers or three", items.isEmpty() ? "none" : "one");
    } else if (items.size() > 3) {
      unusual(place, "a position of two numbers or three (§3.1.1)", items.size() + " of them");
    }
    for (GeoNode item : items) {
      if (!(item instanceof GeoNode.Number)) {
        malformed(place, "numbers in a position", kind(item));
        return;
      }
    }
    if (items.size() >= 2) {
      onEarth(number(items.get(0)).abs(), number(items.get(1)).abs(), place);
    }
  }

  private void onEarth(BigDecimal longitude, BigDecimal latitude, Location.Byte place) {
    if (longitude.compareTo(TURN) > 0 || latitude.compareTo(POLE) > 0) {
      findings.add(
          new Finding(
              Rule.GEOMETRY_OTHER_SYSTEM,
              place,
              "degrees of WGS 84 (RFC 7946 §4)",
              "coordinates beyond the globe"));
    } else if (longitude.compareTo(HALF_TURN) > 0) {
      unusual(place, "a longitude of at most 180 degrees (§3.1.9)", "a larger one");
    }
  }

  private void line(GeoNode node, Location.Byte within) {
    if (list(node, within, this::position)
        && node instanceof GeoNode.Items(Location.Byte place, List<GeoNode> items)
        && items.size() < 2) {
      malformed(place, "a line of two positions or more", items.isEmpty() ? "none" : "one");
    }
  }

  private void polygon(GeoNode node, Location.Byte within) {
    if (!list(node, within, this::ring)
        || !(node instanceof GeoNode.Items(Location.Byte place, List<GeoNode> rings))) {
      return;
    }
    boolean outer = true;
    for (GeoNode ring : rings) {
      double turn = turn(ring);
      if (outer ? turn < 0 : turn > 0) {
        unusual(
            within,
            "rings by the right-hand rule (§3.1.6)",
            outer ? "an outer one that runs clockwise" : "an inner one that runs counterclockwise");
        return;
      }
      outer = false;
    }
    if (rings.isEmpty()) {
      malformed(place, "a polygon of one ring or more", "none");
    }
  }

  private void ring(GeoNode node, Location.Byte within) {
    if (!list(node, within, this::position)
        || !(node instanceof GeoNode.Items(Location.Byte place, List<GeoNode> positions))) {
      return;
    }
    if (positions.size() < RING_POSITIONS_MIN) {
      malformed(place, "a ring of four positions or more", positions.size() + " of them");
    }
    if (!positions.isEmpty() && !isSame(positions.getFirst(), positions.getLast())) {
      malformed(place, "a ring that ends where it begins", "one that does not");
    }
  }

  private static boolean isSame(GeoNode one, GeoNode other) {
    if (!(one instanceof GeoNode.Items(_, List<GeoNode> first))
        || !(other instanceof GeoNode.Items(_, List<GeoNode> second))
        || first.size() != second.size()) {
      return false;
    }
    for (int i = 0; i < first.size(); i++) {
      if (!(first.get(i) instanceof GeoNode.Number)
          || !(second.get(i) instanceof GeoNode.Number)
          || number(first.get(i)).compareTo(number(second.get(i))) != 0) {
        return false;
      }
    }
    return true;
  }

  /// Twice the signed area: positive where it runs counterclockwise. Nothing is altered by it, so
  /// binary floating point is good enough. Zero when it cannot be told.
  private static double turn(GeoNode ring) {
    if (!(ring instanceof GeoNode.Items(_, List<GeoNode> positions))) {
      return 0;
    }
    double area = 0;
    double[] origin = {};
    double[] last = {};
    for (GeoNode position : positions) {
      if (!(position instanceof GeoNode.Items(_, List<GeoNode> items))
          || items.size() < 2
          || !(items.get(0) instanceof GeoNode.Number(String x))
          || !(items.get(1) instanceof GeoNode.Number(String y))) {
        return 0;
      }
      double[] here = {Double.parseDouble(x), Double.parseDouble(y)};
      origin = origin.length == 0 ? here : origin;
      double[] shifted = {here[0] - origin[0], here[1] - origin[1]};
      area += last.length == 0 ? 0 : last[0] * shifted[1] - shifted[0] * last[1];
      last = shifted;
    }
    return area;
  }

  private static BigDecimal number(GeoNode node) {
    return node instanceof GeoNode.Number(String written)
        ? new BigDecimal(written)
        : BigDecimal.ZERO;
  }

  static String kind(GeoNode node) {
    return switch (node) {
      case GeoNode.Members _ -> "an object";
      case GeoNode.Items _ -> "a list";
      case GeoNode.Number _ -> "a number";
      case GeoNode.Text _ -> "a text";
      case GeoNode.Word(String word) -> word;
    };
  }
}
