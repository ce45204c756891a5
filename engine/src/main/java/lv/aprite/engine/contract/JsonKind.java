package lv.aprite.engine.contract;

/// What kind of JSON the cells of a [FieldType.JsonText] are.
public enum JsonKind {
  /// A list of values.
  ARRAY("array"),
  /// Values by names.
  OBJECT("object"),
  /// A geometry, a Feature or a FeatureCollection (RFC 7946), on WGS 84.
  GEOJSON("geojson");

  private final String type;

  JsonKind(String type) {
    this.type = type;
  }

  /// The field's type in a Table Schema.
  public String type() {
    return type;
  }
}
