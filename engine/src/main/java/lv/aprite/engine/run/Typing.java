package lv.aprite.engine.run;

/// What to make of the columns of a file that comes without a contract.
public enum Typing {
  /// Each column has the narrowest type that every one of its cells has.
  INFERRED,
  /// Every cell is text as it stands.
  TEXT
}
