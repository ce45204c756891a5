package lv.aprite.engine.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntFunction;
import lv.aprite.engine.condition.Value;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.table.Batch;

/// The cells of one row of a batch as values of conditions: exact, whatever a column keeps them in.
final class RowValues implements IntFunction<Value> {
  private final List<Field> fields;
  private final Batch batch;
  private int row;

  RowValues(List<Field> fields, Batch batch) {
    this.fields = fields;
    this.batch = batch;
  }

  void go(int to) {
    row = to;
  }

  @Override
  public Value apply(int field) {
    Batch.Column column = batch.columns().get(field);
    if (column.missing()[row]) {
      return Value.MISSING;
    }
    FieldType type = fields.get(field).type();
    return switch (column) {
      case Batch.Column.Longs(long[] values, _) -> of(type, values[row]);
      case Batch.Column.Texts(byte[] bytes, int[] starts, int[] ends, _) -> {
        String text = new String(bytes, starts[row], ends[row] - starts[row], UTF_8);
        yield type instanceof FieldType.Decimal
            ? new Value.Num(new BigDecimal(text))
            : new Value.Text(text);
      }
    };
  }

  private static Value of(FieldType type, long value) {
    return switch (type) {
      case FieldType.Whole(), FieldType.Year() -> new Value.Num(BigDecimal.valueOf(value));
      case FieldType.Decimal(_, int scale) -> new Value.Num(BigDecimal.valueOf(value, scale));
      case FieldType.Bool() -> Value.flag(value != 0);
      case FieldType.Date(), FieldType.Time(), FieldType.DateTime(_), FieldType.YearMonth() ->
          new Value.Moment(value);
      case FieldType.Text(), FieldType.Duration(), FieldType.GeoPoint(), FieldType.JsonText(_) ->
          throw new IllegalArgumentException("texts are no numbers");
    };
  }
}
