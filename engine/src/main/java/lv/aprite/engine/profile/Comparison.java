package lv.aprite.engine.profile;

import java.util.List;
import java.util.Optional;

/// A file beside the last release.
///
/// @param release its number
/// @param rowsBefore rows of the release
/// @param rowsNow rows of the file that would be published
/// @param rows absent where there are too many rows, or where they cannot be told apart because the
///   key is another
/// @param columnsAdded names of published columns that the release has not
/// @param columnsRemoved names of published columns that only the release has
public record Comparison(
    long release,
    long rowsBefore,
    long rowsNow,
    Optional<Rows> rows,
    List<String> columnsAdded,
    List<String> columnsRemoved) {
  public Comparison {
    columnsAdded = List.copyOf(columnsAdded);
    columnsRemoved = List.copyOf(columnsRemoved);
  }

  /// @param added rows with a key that is new; without a key, rows that are new
  /// @param changed rows with a key that was there and other values; absent without a key, and
  ///   where columns are others
  public record Rows(long added, long removed, Optional<Long> changed) {}
}
