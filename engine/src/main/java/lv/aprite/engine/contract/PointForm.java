package lv.aprite.engine.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How a source writes the cells of a [FieldType.GeoPoint] (Table Schema v2, `format` of a
/// `geopoint`).
public enum PointForm {
  /// `24.1, 56.95`: as it is published in CSV.
  PAIR("default", "24.1052, 56.9496"),
  /// `[24.1, 56.95]`
  ARRAY("array", "[24.1052, 56.9496]"),
  /// `{"lon": 24.1, "lat": 56.95}`
  OBJECT("object", "{\"lon\": 24.1052, \"lat\": 56.9496}");

  private final String id;
  private final String example;

  PointForm(String id, String example) {
    this.id = id;
    this.example = example;
  }

  /// The name in a Table Schema.
  String id() {
    return id;
  }

  public String example() {
    return example;
  }

  static Optional<PointForm> byId(String id) {
    return Arrays.stream(values()).filter(form -> form.id.equals(id)).findFirst();
  }

  static List<String> ids() {
    return Arrays.stream(values()).map(PointForm::id).toList();
  }
}
