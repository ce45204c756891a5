package lv.aprite.engine.write.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MICROS;
import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.intType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.jsonType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timeType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;

import java.util.ArrayList;
import java.util.List;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.Schema;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.apache.parquet.schema.Types.PrimitiveBuilder;

/// The published schema in Parquet's words (apache/parquet-format, LogicalTypes.md).
final class ParquetSchema {
  private ParquetSchema() {}

  static MessageType of(Schema schema) {
    List<Type> columns = new ArrayList<>();
    for (Field field : schema.fields()) {
      columns.add(column(field));
    }
    return new MessageType("table", columns);
  }

  private static Type column(Field field) {
    Repetition repetition = field.required() ? Repetition.REQUIRED : Repetition.OPTIONAL;
    PrimitiveBuilder<PrimitiveType> column =
        switch (ColumnForm.of(field.type())) {
          case BITS -> Types.primitive(PrimitiveTypeName.BOOLEAN, repetition);
          case INT32 -> Types.primitive(PrimitiveTypeName.INT32, repetition);
          case INT64 -> Types.primitive(PrimitiveTypeName.INT64, repetition);
          case MONTH, TEXT -> Types.primitive(PrimitiveTypeName.BINARY, repetition);
          case WIDE_DECIMAL ->
              Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition)
                  .length(WideDecimal.BYTES);
        };
    PrimitiveBuilder<PrimitiveType> meant =
        switch (field.type()) {
          // Parquet's INTERVAL has no months and microseconds of this size, and few read it; a
          // struct
          // of binary numbers would change the digits of a point.
          case FieldType.Text(), FieldType.Duration(), FieldType.GeoPoint() ->
              column.as(stringType());
          case FieldType.JsonText(_) -> column.as(jsonType());
          case FieldType.Whole() -> column.as(intType(64, true));
          case FieldType.Decimal(int precision, int scale) ->
              column.as(decimalType(scale, precision));
          case FieldType.Bool() -> column;
          case FieldType.Date() -> column.as(dateType());
          case FieldType.Time() -> column.as(timeType(false, MICROS));
          case FieldType.DateTime(boolean utc) -> column.as(timestampType(utc, MICROS));
          // A date would claim a day. A number says what a year is, and every reader orders and
          // subtracts it.
          case FieldType.Year() -> column.as(intType(32, true));
          case FieldType.YearMonth() -> column.as(stringType());
        };
    return meant.named(field.name());
  }
}
