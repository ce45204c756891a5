package lv.aprite.engine.contract;

/// What the cells of a field are (Table Schema v2 types; `number` is always decimal, never binary
/// floating point), and how each value is written when it is published: its canonical text. There
/// is one canonical text for a value.
public sealed interface FieldType {
  int PRECISION_MAX = 38;

  /// Text as it stands.
  record Text() implements FieldType {}

  /// A whole number that fits in 64 bits: `-42`. No plus, no zeros in front, no `-0`.
  record Whole() implements FieldType {}

  /// A decimal number: at most `precision` digits in all, at most `scale` of them after the mark.
  /// Published at exactly that scale: `1250.50`. No plus, no exponent, no `-0.00`.
  record Decimal(int precision, int scale) implements FieldType {
    public Decimal {
      if (precision < 1 || precision > PRECISION_MAX || scale < 0 || scale > precision) {
        throw new IllegalArgumentException(
            "decimal: expected 0 <= scale <= precision <= 38, found " + precision + ", " + scale);
      }
    }
  }

  /// `true` or `false`.
  record Bool() implements FieldType {}

  /// A day of the proleptic Gregorian calendar, years 0001 to 9999: `2026-03-31`.
  record Date() implements FieldType {}

  /// A time of day, to the microsecond: `14:05:00`, `14:05:00.25`. Seconds are always written, of
  /// their fraction only what is not zero.
  record Time() implements FieldType {}

  /// A day and a time of day, to the microsecond: an instant on the UTC time line when `utc`
  /// (`2026-03-31T11:05:00Z`), else the local time that a clock showed (`2026-03-31T14:05:00`). The
  /// time of day is written as in [Time].
  record DateTime(boolean utc) implements FieldType {}

  /// A year, 0001 to 9999: `2026`, always four digits.
  record Year() implements FieldType {}

  /// A month of a year: `2026-03`.
  record YearMonth() implements FieldType {}
}
