package lv.aprite.engine.write.parquet;

import lv.aprite.engine.table.Batch;

/// One column of the row group that is being gathered. Kept and used again for the row group after
/// the next.
sealed interface ColumnCells permits LongCells, TextCells {
  /// Adds rows `from` to before `to` of a batch's column.
  void append(Batch.Column column, int from, int to);

  /// Ends the last page. Nothing is added after that until [#clear].
  void seal();

  PageMarks marks();

  PresenceBits presence();

  void clear();
}
