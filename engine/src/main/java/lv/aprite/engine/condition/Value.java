package lv.aprite.engine.condition;

import java.math.BigDecimal;

/// A value that a condition computes with, exact.
public sealed interface Value {
  Value MISSING = new Missing();
  Value TRUE = new Flag(true);
  Value FALSE = new Flag(false);

  /// There is none, or it cannot be told because one that it is made of is missing.
  record Missing() implements Value {}

  /// Equal by value: 1.5 is 1.50.
  record Num(BigDecimal number) implements Value {
    @Override
    public boolean equals(Object other) {
      return other instanceof Num(BigDecimal theirs) && number.compareTo(theirs) == 0;
    }

    @Override
    public int hashCode() {
      return number.stripTrailingZeros().hashCode();
    }
  }

  record Text(String text) implements Value {}

  record Flag(boolean is) implements Value {}

  /// A point in time, counted as its [Kind] says.
  record Moment(long at) implements Value {}

  static Value flag(boolean is) {
    return is ? TRUE : FALSE;
  }
}
