package lv.aprite.engine.condition;

/// What a value in a condition is. Values of different kinds are never compared.
public enum Kind {
  /// An exact decimal number of any size; whole numbers and years are numbers too.
  NUMBER("a number"),
  TEXT("a text"),
  /// True or false.
  FLAG("true or false"),
  /// A day, as days since 1970-01-01.
  DATE("a date"),
  /// A time of day, as microseconds since midnight.
  TIME("a time of day"),
  /// What a clock showed, as microseconds since 1970-01-01T00:00:00.
  LOCAL("a local date and time"),
  /// An instant, as microseconds since 1970-01-01T00:00:00Z.
  INSTANT("an instant"),
  /// A month of a year, as months since 1970-01.
  MONTH("a month"),
  /// A value that can only be asked whether it is there.
  OTHER("a value that conditions cannot look into");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  /// With its article, to stand in a sentence.
  String words() {
    return words;
  }

  boolean isMoment() {
    return switch (this) {
      case DATE, TIME, LOCAL, INSTANT, MONTH -> true;
      case NUMBER, TEXT, FLAG, OTHER -> false;
    };
  }
}
