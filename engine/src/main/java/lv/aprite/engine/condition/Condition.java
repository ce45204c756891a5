package lv.aprite.engine.condition;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/// What must hold within each row, in the part of EvalEx's language that is listed here:
///
/// - names of fields, as they are when they are letters, digits and `_`, else as `FIELD("Reg. no")`
/// - numbers `0.25`, texts `"A"` or `'A'`, `TRUE`, `FALSE`; a text beside a date, time or month is
///   one: `founded >= "1991-05-04"`
/// - `+ - *` on numbers, `= == != <>` on two values of one kind, `< <= > >=` on numbers and times,
///   `&& || !`
/// - `ABS(n)`, `MIN(n, …)`, `MAX(n, …)`, `LENGTH(text)`, `STARTS(text, with)`, `ENDS(text, with)`,
///   `CONTAINS(text, part)`, `YEAR(date)`, `DAYS(from, to)`, `MISSING(value)`, `IFMISSING(value,
///   instead)`
///
/// Numbers are exact decimals, however long: nothing is rounded, and so there is no division.
///
/// Missing values work as in SQL: what is made of a missing value is missing, except that `FALSE &&
/// missing` is false and `TRUE || missing` is true. A condition that comes out missing is not
/// broken: whoever wants the value to be there says `required`.
///
/// There are no loops and at most {@value #TEXT_MAX} characters, so a row costs a bounded time.
/// Types are checked when it is compiled. Immutable; for any number of threads.
public final class Condition {
  public static final int TEXT_MAX = 400;

  private final String text;
  private final List<Integer> fields;
  private final Term term;

  Condition(String text, List<Integer> fields, Term term) {
    this.text = text;
    this.fields = List.copyOf(fields);
    this.term = term;
  }

  /// Whether a row keeps to the condition.
  public enum Truth {
    HOLDS,
    BROKEN,
    /// A value is missing without which it cannot be told.
    OPEN
  }

  public sealed interface Compilation {
    record Compiled(Condition condition) implements Compilation {}

    /// @param expected what would have been right, and where, for a finding
    record Refused(String expected) implements Compilation {}
  }

  /// A field that a condition may name.
  ///
  /// @param position by which its values are asked for
  public record Named(int position, Kind kind) {}

  /// @param fields the field of a name, if there is one
  public static Compilation compile(String text, Function<String, Optional<Named>> fields) {
    return new Compiler(text, fields).compile();
  }

  /// @param row the value of the field at a position
  public Truth test(IntFunction<Value> row) {
    return switch (term.value(row)) {
      case Value.Flag(boolean is) -> is ? Truth.HOLDS : Truth.BROKEN;
      case Value.Missing() -> Truth.OPEN;
      case Value.Num _, Value.Text _, Value.Moment _ ->
          throw new IllegalStateException("a condition is true or false");
    };
  }

  /// Positions of the fields that it names, each once, in the order of the text.
  public List<Integer> fields() {
    return fields;
  }

  /// The condition as written.
  public String text() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Condition condition
        && condition.text.equals(text)
        && condition.fields.equals(fields);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
