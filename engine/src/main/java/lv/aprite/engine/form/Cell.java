package lv.aprite.engine.form;

/// One cell as its file has it, with the type that the file gives it.
public sealed interface Cell {
  Missing MISSING = new Missing();

  /// Nothing is there.
  record Missing() implements Cell {}

  /// Text, which may be empty: that is not the same as missing.
  record Text(String text) implements Cell {}

  /// @param plainDecimal the exact value without exponent: `-12.5`
  record Number(String plainDecimal) implements Cell {}

  record Truth(boolean value) implements Cell {}

  /// A date, a time or both, or a duration.
  ///
  /// @param iso8601 `2026-03-31`, `2026-03-31T10:00:00`, `10:00:00`, `PT26H30M`
  record Moment(String iso8601) implements Cell {}

  /// A list or an object inside a cell.
  record Structure(String compactJson) implements Cell {}
}
