package lv.aprite.engine.validate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lv.aprite.engine.contract.Constraint;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.finding.Rule;

/// What a value of a fixed size must satisfy beside its type.
sealed interface LongCheck {
  Refusal refusal();

  boolean holds(long value);

  /// Bounds are within.
  record From(long least, Refusal refusal) implements LongCheck {
    @Override
    public boolean holds(long value) {
      return value >= least;
    }
  }

  record To(long greatest, Refusal refusal) implements LongCheck {
    @Override
    public boolean holds(long value) {
      return value <= greatest;
    }
  }

  /// No value is beyond the bound: nothing above the greatest number, nothing below the least.
  record Never(Refusal refusal) implements LongCheck {
    @Override
    public boolean holds(long value) {
      return false;
    }
  }

  /// @param values in rising order
  @SuppressWarnings("ArrayRecordComponent")
  record OneOf(long[] values, Refusal refusal) implements LongCheck {
    @Override
    public boolean holds(long value) {
      return Arrays.binarySearch(values, value) >= 0;
    }
  }

  static List<LongCheck> of(FieldType type, List<Constraint> constraints) {
    List<LongCheck> checks = new ArrayList<>();
    for (Constraint constraint : constraints) {
      checks.add(of(type, constraint));
    }
    return checks;
  }

  private static LongCheck of(FieldType type, Constraint constraint) {
    return switch (constraint) {
      case Constraint.Minimum(String bound, boolean exclusive) -> {
        Refusal refusal =
            new Refusal(Rule.MINIMUM, (exclusive ? "more than " : "at least ") + bound);
        long least = LongParser.canonical(type, bound);
        boolean none = exclusive && least == Long.MAX_VALUE;
        yield none ? new Never(refusal) : new From(exclusive ? least + 1 : least, refusal);
      }
      case Constraint.Maximum(String bound, boolean exclusive) -> {
        Refusal refusal =
            new Refusal(Rule.MAXIMUM, (exclusive ? "less than " : "at most ") + bound);
        long greatest = LongParser.canonical(type, bound);
        boolean none = exclusive && greatest == Long.MIN_VALUE;
        yield none ? new Never(refusal) : new To(exclusive ? greatest - 1 : greatest, refusal);
      }
      case Constraint.OneOf(List<String> values) ->
          new OneOf(
              values.stream()
                  .mapToLong(text -> LongParser.canonical(type, text))
                  .sorted()
                  .toArray(),
              new Refusal(Rule.ENUM, "one of " + Expected.listed(values)));
      case Constraint.MinLength(_),
          Constraint.MaxLength(_),
          Constraint.MinItems(_),
          Constraint.MaxItems(_),
          Constraint.Matches(_),
          Constraint.Formatted(_) ->
          throw new IllegalArgumentException("a constraint of texts on a field of type " + type);
    };
  }

  static void apply(LongCheck check, Cells cells, long[] values) {
    for (int row = 0; row < cells.rows; row++) {
      if (!cells.missing[row] && !check.holds(values[row])) {
        cells.refuse(row, check.refusal());
      }
    }
  }
}
