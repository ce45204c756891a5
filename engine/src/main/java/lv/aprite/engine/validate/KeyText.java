package lv.aprite.engine.validate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.table.Batch;

/// A key in words, for the few findings that quote one.
public final class KeyText {
  private KeyText() {}

  /// The values of these fields, which are all there, as they are published.
  public static String of(Schema schema, List<Integer> fields, Batch batch, int row) {
    return fields.stream()
        .map(field -> of(schema.fields().get(field).type(), batch.columns().get(field), row))
        .collect(Collectors.joining(", "));
  }

  private static String of(FieldType type, Batch.Column column, int row) {
    return switch (column) {
      case Batch.Column.Texts(byte[] bytes, int[] starts, int[] ends, _) ->
          new String(bytes, starts[row], ends[row] - starts[row], UTF_8);
      case Batch.Column.Longs(long[] values, _) -> of(type, values[row]);
    };
  }

  private static String of(FieldType type, long value) {
    return switch (type) {
      case FieldType.Text(),
          FieldType.Whole(),
          FieldType.Duration(),
          FieldType.GeoPoint(),
          FieldType.JsonText(_) ->
          Long.toString(value);
      case FieldType.Decimal(_, int scale) -> BigDecimal.valueOf(value, scale).toPlainString();
      case FieldType.Bool() -> value == 0 ? "false" : "true";
      case FieldType.Date() -> LocalDate.ofEpochDay(value).toString();
      case FieldType.Time() -> LocalTime.MIDNIGHT.plus(value, ChronoUnit.MICROS).toString();
      case FieldType.DateTime(boolean utc) ->
          LocalDateTime.of(1970, 1, 1, 0, 0).plus(value, ChronoUnit.MICROS) + (utc ? "Z" : "");
      case FieldType.Year() -> Year.of((int) value).toString();
      case FieldType.YearMonth() -> YearMonth.of(1970, 1).plusMonths(value).toString();
    };
  }
}
