package lv.aprite.engine.condition;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;

/// A part of a condition, its kind known.
sealed interface Term {
  Kind kind();

  Value value(IntFunction<Value> row);

  /// The field at a position.
  record Field(Kind kind, int position) implements Term {
    @Override
    public Value value(IntFunction<Value> row) {
      return row.apply(position);
    }
  }

  record Constant(Kind kind, Value value) implements Term {
    @Override
    public Value value(IntFunction<Value> row) {
      return value;
    }
  }

  /// Made of values, none of which is missing; where one is, so is the result.
  record Strict(Kind kind, List<Term> parts, Function<List<Value>, Value> made) implements Term {
    public Strict {
      parts = List.copyOf(parts);
    }

    @Override
    public Value value(IntFunction<Value> row) {
      Value[] values = new Value[parts.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = parts.get(i).value(row);
        if (values[i] instanceof Value.Missing) {
          return Value.MISSING;
        }
      }
      return made.apply(List.of(values));
    }
  }

  /// Made of two values, of which either may be missing.
  record Open(Kind kind, Term one, Term other, BinaryOperator<Value> made) implements Term {
    @Override
    public Value value(IntFunction<Value> row) {
      return made.apply(one.value(row), other.value(row));
    }
  }

  /// Whether there is no value.
  record IsMissing(Term of) implements Term {
    @Override
    public Kind kind() {
      return Kind.FLAG;
    }

    @Override
    public Value value(IntFunction<Value> row) {
      return Value.flag(of.value(row) instanceof Value.Missing);
    }
  }
}
