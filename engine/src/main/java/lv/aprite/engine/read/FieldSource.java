package lv.aprite.engine.read;

import lv.aprite.engine.contract.Parsing;

/// Where the values of one published field come from in one file.
public sealed interface FieldSource {
  /// A column of the batches.
  ///
  /// @param column counted from 0, as in [Framing#columns]
  /// @param header the column's name as it stands in the file
  record Column(int column, String header, Parsing parsing) implements FieldSource {}

  /// The same in every row, canonical text of the field's type.
  record Constant(String value) implements FieldSource {}

  /// The field is missing in every row.
  record Absent() implements FieldSource {}
}
