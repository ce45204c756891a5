package lv.aprite.engine.profile;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// What is remembered of the rows that a file would publish, to hold the next file against it:
/// exact counts, and samples of hashes of a bounded size. The same rows under the same schema give
/// the same profile, however they were cut into chunks.
///
/// Private: a hash of a personal code can be guessed back.
///
/// @param fileName the file's name with each run of digits as `#`: `register_#.csv`
/// @param ended whether there is a line end after the last row
/// @param fields one for each field of the schema, in its order
/// @param keys of the primary key; empty without one
/// @param rowsSampled some rows of those with a key, with their cells; empty without a key
public record Profile(
    String fileName,
    long rows,
    boolean ended,
    List<Column> fields,
    KeySample keys,
    RowSample rowsSampled) {
  public Profile {
    fields = List.copyOf(fields);
  }

  /// One published column.
  ///
  /// @param name the field's
  /// @param type as Table Schema names it, with what it depends on: `number(18,2)`. Columns of
  ///   other types are not to be compared
  /// @param missing rows without a value
  /// @param least the smallest value, as [lv.aprite.engine.table.Batch.Column.Longs] holds it; of a
  ///   text the length of the shortest in bytes; 0 when every value is missing
  /// @param most likewise the largest
  /// @param sum likewise of all values, exactly
  /// @param values a sample of the different values
  /// @param cases of the sampled texts
  public record Column(
      String name,
      String type,
      long missing,
      long least,
      long most,
      BigInteger sum,
      ValueSample values,
      LetterCases cases) {}

  /// The column of this field.
  public Optional<Column> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /// A file name without what changes from edition to edition.
  public static String pattern(String fileName) {
    return fileName.replaceAll("[0-9]+", "#");
  }
}
