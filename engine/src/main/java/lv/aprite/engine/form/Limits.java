package lv.aprite.engine.form;

import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.read.Framing;

/// How much of a file is read before it is refused.
///
/// @param rowsMax of a table
/// @param columnsMax of a table
/// @param cellCharactersMax of one cell
/// @param sharedBytesMax of what has to be held in memory, such as a workbook's shared texts
/// @param tablesMax of a file
/// @param unpackedBytesMax of one part of an archive
/// @param ratioMax how many bytes one packed byte may stand for, on the average of a part
public record Limits(
    long rowsMax,
    int columnsMax,
    int cellCharactersMax,
    long sharedBytesMax,
    int tablesMax,
    long unpackedBytesMax,
    int ratioMax) {
  public static final Limits USUAL =
      new Limits(2_000_000_000L, Framing.COLUMNS_MAX, 1 << 20, 160L << 20, 1000, 64L << 30, 400);

  /// A finding that names a limit: `at most 16384 columns`.
  public Finding beyond(long row, String most, String found) {
    Location where = row > 0 ? new Location.Row(row) : new Location.File();
    return new Finding(Rule.FORMAT_LIMIT, where, "at most " + most, found);
  }
}
