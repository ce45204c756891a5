package lv.aprite.engine.condition;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What operators make of values whose kinds the compiler has checked.
final class Operators {
  private Operators() {}

  static BigDecimal number(Value value) {
    if (value instanceof Value.Num(BigDecimal number)) {
      return number;
    }
    throw wrong(value);
  }

  static String text(Value value) {
    if (value instanceof Value.Text(String text)) {
      return text;
    }
    throw wrong(value);
  }

  static boolean is(Value value) {
    if (value instanceof Value.Flag(boolean is)) {
      return is;
    }
    throw wrong(value);
  }

  private static long at(Value value) {
    if (value instanceof Value.Moment(long at)) {
      return at;
    }
    throw wrong(value);
  }

  private static IllegalStateException wrong(Value value) {
    return new IllegalStateException("a value of another kind: " + value.getClass());
  }

  /// Of two numbers, or two points in time.
  static int compare(Value one, Value other) {
    return one instanceof Value.Num
        ? number(one).compareTo(number(other))
        : Long.compare(at(one), at(other));
  }

  /// False decides, whatever the other is (Kleene).
  static Value and(Value one, Value other) {
    if (one.equals(Value.FALSE) || other.equals(Value.FALSE)) {
      return Value.FALSE;
    }
    return one instanceof Value.Missing || other instanceof Value.Missing
        ? Value.MISSING
        : Value.TRUE;
  }

  /// True decides, whatever the other is (Kleene).
  static Value or(Value one, Value other) {
    if (one.equals(Value.TRUE) || other.equals(Value.TRUE)) {
      return Value.TRUE;
    }
    return one instanceof Value.Missing || other instanceof Value.Missing
        ? Value.MISSING
        : Value.FALSE;
  }

  /// In characters.
  static Value length(Value text) {
    String of = text(text);
    return new Value.Num(BigDecimal.valueOf(of.codePointCount(0, of.length())));
  }

  static Value year(Value date) {
    return new Value.Num(BigDecimal.valueOf(LocalDate.ofEpochDay(at(date)).getYear()));
  }

  static Value days(Value from, Value to) {
    return new Value.Num(BigDecimal.valueOf(at(to) - at(from)));
  }
}
