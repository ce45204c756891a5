package lv.aprite.engine.cell;

import lv.aprite.engine.contract.JsonKind;

/// JSON of one kind. Its canonical text is the cell without the white space between its parts.
public final class JsonForm implements CellForm {
  private final JsonKind kind;

  public JsonForm(JsonKind kind) {
    this.kind = kind;
  }

  @Override
  public Parsed read(byte[] bytes, int start, int end, ByteText text) {
    int from = text.length();
    Parsed parsed = new JsonReader(bytes, start, end, text).read();
    if (parsed != Parsed.CANONICAL) {
      return parsed;
    }
    byte[] json = text.array();
    Parsed ofKind =
        switch (kind) {
          case ARRAY -> json[from] == '[' ? Parsed.CANONICAL : Parsed.MALFORMED;
          case OBJECT -> json[from] == '{' ? Parsed.CANONICAL : Parsed.MALFORMED;
          case GEOJSON -> new GeoJson(json).check(from);
        };
    if (ofKind != Parsed.CANONICAL) {
      return ofKind;
    }
    return text.equalsFrom(from, bytes, start, end) ? Parsed.CANONICAL : Parsed.ACCEPTED;
  }
}
