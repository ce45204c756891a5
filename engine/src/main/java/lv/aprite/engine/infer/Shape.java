package lv.aprite.engine.infer;

import lv.aprite.engine.cell.ByteText;
import lv.aprite.engine.cell.CellForm;
import lv.aprite.engine.cell.DurationForm;
import lv.aprite.engine.cell.JsonForm;
import lv.aprite.engine.cell.PointCells;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.JsonKind;
import lv.aprite.engine.contract.PointForm;

/// What a cell of text may be by how it is built, the most telling first. It is read by the very
/// parser that files are judged by.
enum Shape {
  DURATION("-P", false, Term.DURATION),
  GEOJSON("{", true, Term.GEOJSON),
  POINT_OBJECT("{", true, Term.GEOPOINT),
  OBJECT("{", true, Term.JSON_OBJECT),
  POINT_ARRAY("[", false, Term.GEOPOINT),
  ARRAY("[", false, Term.JSON_ARRAY),
  POINT_PAIR("-0123456789", false, Term.GEOPOINT);

  private final String first;
  private final boolean unmistakable;
  private final Term words;

  /// @param first what a cell may begin with, so that most need no parser
  Shape(String first, boolean unmistakable, Term words) {
    this.first = first;
    this.unmistakable = unmistakable;
    this.words = words;
  }

  FieldType type() {
    return switch (this) {
      case DURATION -> new FieldType.Duration();
      case GEOJSON -> new FieldType.JsonText(JsonKind.GEOJSON);
      case OBJECT -> new FieldType.JsonText(JsonKind.OBJECT);
      case ARRAY -> new FieldType.JsonText(JsonKind.ARRAY);
      case POINT_OBJECT, POINT_ARRAY, POINT_PAIR -> new FieldType.GeoPoint();
    };
  }

  /// The type's name in a Table Schema.
  String id() {
    return switch (this) {
      case DURATION -> "duration";
      case GEOJSON -> JsonKind.GEOJSON.type();
      case OBJECT -> JsonKind.OBJECT.type();
      case ARRAY -> JsonKind.ARRAY.type();
      case POINT_OBJECT, POINT_ARRAY, POINT_PAIR -> "geopoint";
    };
  }

  PointForm points() {
    return switch (this) {
      case POINT_OBJECT -> PointForm.OBJECT;
      case POINT_ARRAY -> PointForm.ARRAY;
      case POINT_PAIR, DURATION, GEOJSON, OBJECT, ARRAY -> PointForm.PAIR;
    };
  }

  private CellForm form() {
    return switch (this) {
      case DURATION -> new DurationForm();
      case GEOJSON -> new JsonForm(JsonKind.GEOJSON);
      case OBJECT -> new JsonForm(JsonKind.OBJECT);
      case ARRAY -> new JsonForm(JsonKind.ARRAY);
      case POINT_OBJECT, POINT_ARRAY, POINT_PAIR -> new PointCells(points());
    };
  }

  /// Whether few cells are enough, because no code or remark looks like it.
  boolean isUnmistakable() {
    return unmistakable;
  }

  /// Whether it is two numbers, of which either could be the longitude.
  boolean isPairOfNumbers() {
    return this == POINT_ARRAY || this == POINT_PAIR;
  }

  Term words() {
    return words;
  }

  boolean matches(byte[] bytes, int start, int end) {
    return first.indexOf((char) (bytes[start] & 0xFF)) >= 0
        && form().read(bytes, start, end, new ByteText(end - start)).hasValue();
  }
}
