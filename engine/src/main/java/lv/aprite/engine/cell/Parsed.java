package lv.aprite.engine.cell;

/// What came of reading one cell as a value. In the first two cases the value is there.
public enum Parsed {
  /// The cell is, byte for byte, what the value looks like when it is published as CSV.
  CANONICAL,
  /// The cell has a value that is written differently when it is published.
  ACCEPTED,
  /// The cell is not of the type, or not in the form that was asked for.
  MALFORMED,
  /// A number that begins with a zero that means nothing.
  LEADING_ZERO,
  /// A number whose group marks do not stand exactly between groups of three digits.
  MISPLACED_GROUP,
  /// More digits after the mark than the scale.
  TOO_FINE,
  /// More digits before the mark than precision less scale.
  TOO_MANY_DIGITS,
  /// A whole number beyond 64 bits, a duration beyond 9999 years.
  OUT_OF_RANGE,
  /// A longitude or latitude beyond its range.
  OFF_EARTH,
  /// JSON in which a name stands twice in one object.
  NAME_TWICE,
  /// JSON that is nested too deep, or has a number that is too long or too large.
  BEYOND_LIMITS,
  /// GeoJSON with a ring that does not end where it began, or is too short for one.
  RING_OPEN,
  /// A well-formed date that is in no calendar.
  IMPOSSIBLE;

  public boolean hasValue() {
    return this == CANONICAL || this == ACCEPTED;
  }
}
