package lv.aprite.engine.validate;

/// What became of a file.
public enum Verdict {
  /// Every row that the contract demands is there and right.
  PUBLISHABLE,
  /// Nothing is published; the findings say why.
  REFUSED,
  /// It could be published, but a person has to look first.
  HELD
}
