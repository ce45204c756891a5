package lv.aprite.engine.write.parquet;

import lv.aprite.engine.contract.FieldType;

/// How the values of a field are stored.
enum ColumnForm {
  /// One bit each.
  BITS(1),
  /// Four bytes each: dates, years.
  INT32(4),
  /// Eight bytes each: whole numbers, decimals of up to 18 digits, times, datetimes.
  INT64(8),
  /// Counted as months in memory, written as the text `2026-03`: Parquet has no type for a month,
  /// and a date of its first day would claim a day that nobody stated.
  MONTH(4 + 7),
  /// A length and UTF-8.
  TEXT(4),
  /// Sixteen bytes each, big-endian two's complement: decimals of 19 to 38 digits, held as
  /// canonical text in memory.
  WIDE_DECIMAL(16);

  private final int plainBytes;

  ColumnForm(int plainBytes) {
    this.plainBytes = plainBytes;
  }

  /// Bytes of one value in the plain encoding; of a text without its characters.
  int plainBytes() {
    return plainBytes;
  }

  static ColumnForm of(FieldType type) {
    return switch (type) {
      case FieldType.Text(), FieldType.Duration(), FieldType.GeoPoint(), FieldType.JsonText(_) ->
          TEXT;
      case FieldType.Whole() -> INT64;
      case FieldType.Decimal(int precision, int _) -> precision <= 18 ? INT64 : WIDE_DECIMAL;
      case FieldType.Bool() -> BITS;
      case FieldType.Date() -> INT32;
      case FieldType.Time() -> INT64;
      case FieldType.DateTime(boolean _) -> INT64;
      case FieldType.Year() -> INT32;
      case FieldType.YearMonth() -> MONTH;
    };
  }

  /// Does the column come as [lv.aprite.engine.table.Batch.Column.Texts]?
  boolean isText() {
    return switch (this) {
      case TEXT, WIDE_DECIMAL -> true;
      case BITS, INT32, INT64, MONTH -> false;
    };
  }
}
