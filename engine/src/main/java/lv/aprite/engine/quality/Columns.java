package lv.aprite.engine.quality;

import java.util.List;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.read.FieldSource;

/// What findings call a column: as the file does, or as it is published where the file lacks it.
final class Columns {
  private Columns() {}

  static String name(Schema schema, List<FieldSource> sources, int field) {
    return switch (sources.get(field)) {
      case FieldSource.Column column -> column.header();
      case FieldSource.Constant _, FieldSource.Absent _ -> schema.fields().get(field).name();
    };
  }
}
