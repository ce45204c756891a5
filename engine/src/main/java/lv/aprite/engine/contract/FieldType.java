package lv.aprite.engine.contract;

/// What the cells of a field are (Table Schema v2 types; `number` is always decimal, never binary
/// floating point), and how each value is written when it is published: its canonical text. There
/// is one canonical text for a value, but where [#isComparable] says otherwise.
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

  /// A length of time: `P1Y2M10DT2H30M`. Written in the largest units, see [IsoDuration].
  record Duration() implements FieldType {}

  /// A point on WGS 84, longitude first: `24.1052, 56.9496`; in JSON `[24.1052, 56.9496]`. The
  /// digits after the point are those of the source: they say how exactly the place is known.
  record GeoPoint() implements FieldType {}

  /// JSON (RFC 8259), as it stands in the source but for white space between its parts: no number,
  /// no escape and no order of names is changed.
  record JsonText(JsonKind kind) implements FieldType {}

  /// Whether there is one text for a value, so that two values can be told to be the same or not.
  /// Where there is not, a field is no part of a key, and has no list of values.
  default boolean isComparable() {
    return switch (this) {
      case GeoPoint(), JsonText(_) -> false;
      case Text(),
          Whole(),
          Decimal(_, _),
          Bool(),
          Date(),
          Time(),
          DateTime(_),
          Year(),
          YearMonth(),
          Duration() ->
          true;
    };
  }
}
