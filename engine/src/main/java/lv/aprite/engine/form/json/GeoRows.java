package lv.aprite.engine.form.json;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import lv.aprite.engine.form.BrokenDocument;
import lv.aprite.engine.form.Next;
import lv.aprite.engine.form.TableReader;
import lv.aprite.engine.read.Source;

/// The features of a file of GeoJSON that was found sound.
final class GeoRows implements TableReader {
  /// What the root is.
  enum Way {
    COLLECTION,
    FEATURE,
    GEOMETRY
  }

  private final Tokens tokens;
  private final Way way;
  private final GeoDocument.Shape shape;
  private final ObjectRow row;
  private long number;

  private GeoRows(Tokens tokens, Way way, GeoDocument.Shape shape) {
    this.tokens = tokens;
    this.way = way;
    this.shape = shape;
    row = new ObjectRow(tokens, shape.columns(), shape.flatten());
  }

  static TableReader open(Source source, Way way, GeoDocument.Shape shape) throws IOException {
    Tokens tokens = new Tokens(source);
    try {
      switch (way) {
        case COLLECTION -> tokens.goToList(List.of("features"));
        case FEATURE, GEOMETRY -> {}
      }
    } catch (IOException e) {
      tokens.close();
      throw e;
    }
    return new GeoRows(tokens, way, shape);
  }

  @Override
  public Next next() throws IOException {
    try {
      number++;
      if (number == 1) {
        return JsonRows.header(shape.columns());
      }
      JsonToken token = way == Way.COLLECTION ? tokens.more() : tokens.next();
      if (token == null || token == JsonToken.END_ARRAY) {
        return new Next.End();
      }
      row.begin();
      switch (way) {
        case GEOMETRY -> row.put(shape.geometry());
        case COLLECTION, FEATURE -> feature();
      }
      return new Next.Row(number, List.copyOf(row.cells()));
    } catch (BrokenDocument e) {
      return new Next.Broken(e.finding());
    }
  }

  private void feature() throws IOException {
    while (tokens.more() != JsonToken.END_OBJECT) {
      String name = tokens.name();
      JsonToken value = tokens.more();
      switch (name) {
        case "type" -> {}
        case "id" -> row.put(shape.id());
        case "geometry" -> row.put(shape.geometry());
        case "crs" -> tokens.skip();
        case "properties" -> {
          if (value == JsonToken.START_OBJECT) {
            row.members();
          }
        }
        default -> row.put("feature." + name);
      }
    }
  }

  @Override
  public void close() throws IOException {
    tokens.close();
  }
}
