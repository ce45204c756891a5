package lv.aprite.engine.contract;

import java.util.List;

/// What a cell of a field must satisfy beside its type (Table Schema v2 §constraints). `required`
/// and `unique` stand on [Field].
///
/// Bounds are canonical text of the field's type, as it is published.
public sealed interface Constraint {
  /// At least this many Unicode code points.
  record MinLength(int codePoints) implements Constraint {}

  record MaxLength(int codePoints) implements Constraint {}

  /// At least so many elements of an array, or members of an object.
  record MinItems(int items) implements Constraint {}

  record MaxItems(int items) implements Constraint {}

  /// The whole cell matches.
  record Matches(CellPattern pattern) implements Constraint {}

  /// The text is of this kind. In a Table Schema it stands as the field's `format`.
  record Formatted(TextFormat format) implements Constraint {}

  /// One of these, canonical text.
  record OneOf(List<String> values) implements Constraint {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  record Minimum(String bound, boolean exclusive) implements Constraint {}

  record Maximum(String bound, boolean exclusive) implements Constraint {}
}
