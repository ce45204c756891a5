package lv.aprite.engine.cell;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/// Whether JSON is GeoJSON (RFC 7946): a geometry (§3.1), a Feature or a FeatureCollection, with
/// longitudes and latitudes of WGS 84 (§4).
///
/// Other members may be there (§6.1); the order of a ring's positions does not matter (§3.1.6).
final class GeoJson {
  private static final BigDecimal LONGITUDE_MAX = BigDecimal.valueOf(180);
  private static final BigDecimal LATITUDE_MAX = BigDecimal.valueOf(90);
  private static final int RING_POSITIONS_MIN = 4;

  private final byte[] json;

  /// What is asked of a value that begins at a place.
  @FunctionalInterface
  private interface Check {
    Parsed at(int at);
  }

  /// @param json sound, without white space
  GeoJson(byte[] json) {
    this.json = json;
  }

  /// CANONICAL stands for no fault.
  Parsed check(int at) {
    if (isType(at, "FeatureCollection")) {
      return list(member(at, "features"), 0, this::feature);
    }
    return isType(at, "Feature") ? feature(at) : geometry(at);
  }

  private Parsed feature(int at) {
    int geometry = isType(at, "Feature") ? member(at, "geometry") : -1;
    int properties = geometry < 0 ? -1 : member(at, "properties");
    if (properties < 0 || json[properties] != '{' && json[properties] != 'n') {
      return Parsed.MALFORMED;
    }
    return json[geometry] == 'n' ? Parsed.CANONICAL : geometry(geometry);
  }

  private Parsed geometry(int at) {
    if (isType(at, "GeometryCollection")) {
      return list(member(at, "geometries"), 0, this::geometry);
    }
    int coordinates = json[at] == '{' ? member(at, "coordinates") : -1;
    if (isType(at, "Point")) {
      return position(coordinates);
    }
    if (isType(at, "MultiPoint")) {
      return list(coordinates, 0, this::position);
    }
    if (isType(at, "LineString")) {
      return line(coordinates);
    }
    if (isType(at, "MultiLineString")) {
      return list(coordinates, 0, this::line);
    }
    if (isType(at, "Polygon")) {
      return polygon(coordinates);
    }
    return isType(at, "MultiPolygon") ? list(coordinates, 0, this::polygon) : Parsed.MALFORMED;
  }

  private Parsed line(int at) {
    return list(at, 2, this::position);
  }

  private Parsed polygon(int at) {
    return list(at, 1, this::ring);
  }

  /// Four positions or more, the last the same as the first (§3.1.6).
  private Parsed ring(int at) {
    Parsed parsed = list(at, 0, this::position);
    if (parsed != Parsed.CANONICAL) {
      return parsed;
    }
    int count = 0;
    int last = at + 1;
    for (int next = at + 1; json[next] != ']'; next += json[next] == ',' ? 1 : 0) {
      last = next;
      next = CompactJson.after(json, next);
      count++;
    }
    boolean closed = count >= RING_POSITIONS_MIN && isSame(at + 1, last);
    return closed ? Parsed.CANONICAL : Parsed.RING_OPEN;
  }

  /// Whether two lists of numbers are the same.
  private boolean isSame(int one, int other) {
    int first = one + 1;
    int second = other + 1;
    while (json[first] != ']' && json[second] != ']') {
      if (number(first).compareTo(number(second)) != 0) {
        return false;
      }
      first = next(first);
      second = next(second);
    }
    return json[first] == json[second];
  }

  /// Longitude, latitude, and what else is known of the height (§3.1.1).
  private Parsed position(int at) {
    Parsed parsed = list(at, 2, this::isNumber);
    if (parsed != Parsed.CANONICAL) {
      return parsed;
    }
    int latitude = next(at + 1);
    boolean onEarth =
        number(at + 1).abs().compareTo(LONGITUDE_MAX) <= 0
            && number(latitude).abs().compareTo(LATITUDE_MAX) <= 0;
    return onEarth ? Parsed.CANONICAL : Parsed.OFF_EARTH;
  }

  private Parsed isNumber(int at) {
    boolean number = json[at] == '-' || json[at] >= '0' && json[at] <= '9';
    return number ? Parsed.CANONICAL : Parsed.MALFORMED;
  }

  private BigDecimal number(int at) {
    int end = CompactJson.after(json, at);
    return new BigDecimal(new String(json, at, end - at, StandardCharsets.US_ASCII));
  }

  /// The place of the element after this one, or of the end of the list.
  private int next(int at) {
    int next = CompactJson.after(json, at);
    return json[next] == ',' ? next + 1 : next;
  }

  private Parsed list(int at, int least, Check each) {
    if (at < 0 || json[at] != '[') {
      return Parsed.MALFORMED;
    }
    int count = 0;
    for (int next = at + 1; json[next] != ']'; next = next(next)) {
      Parsed parsed = each.at(next);
      if (parsed != Parsed.CANONICAL) {
        return parsed;
      }
      count++;
    }
    return count >= least ? Parsed.CANONICAL : Parsed.MALFORMED;
  }

  private boolean isType(int at, String type) {
    int member = json[at] == '{' ? member(at, "type") : -1;
    return member >= 0 && CompactJson.isString(json, member, type);
  }

  private int member(int at, String name) {
    return CompactJson.member(json, at, name);
  }
}
