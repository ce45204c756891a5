package lv.aprite.engine.contract;

/// What the cells of a field are (Table Schema v2 types; `number` is always decimal, never binary floating point).
public sealed interface FieldType {
    int PRECISION_MAX = 38;

    /// Text as it stands.
    record Text() implements FieldType {}

    /// A whole number that fits in 64 bits.
    record Whole() implements FieldType {}

    /// A decimal number: at most `precision` digits in all, at most `scale` of them after the mark. Published at exactly that scale.
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

    /// A day of the proleptic Gregorian calendar, years 0001 to 9999.
    record Date() implements FieldType {}

    /// A time of day, to the microsecond.
    record Time() implements FieldType {}

    /// A day and a time of day, to the microsecond: an instant on the UTC time line when `utc`, else the local time that a clock showed.
    record DateTime(boolean utc) implements FieldType {}

    /// A year, 0001 to 9999.
    record Year() implements FieldType {}

    /// A month of a year.
    record YearMonth() implements FieldType {}
}
