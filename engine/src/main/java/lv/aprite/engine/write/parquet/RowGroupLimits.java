package lv.aprite.engine.write.parquet;

import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.Schema;

/// When a row group is full: after so many rows, or after the row with which its rows reach so many
/// bytes. Both are decided row by row, so that it does not matter in which batches rows come.
///
/// @param plainBytesMax uncompressed, as gathered
record RowGroupLimits(int rowsMax, long plainBytesMax) {
  /// What the rows of a row group may be expected to take up.
  private static final int PLAIN_BYTES_EXPECTED = 48 << 20;

  /// What they may in fact take up where texts are longer than expected, the last row not counted.
  private static final int PLAIN_BYTES_MAX = 64 << 20;

  private static final int TEXT_BYTES_EXPECTED = 16;
  private static final int ROWS_MAX = 50 * PageMarks.ROWS;

  static RowGroupLimits of(Schema schema) {
    int rowBytes = 0;
    for (Field field : schema.fields()) {
      ColumnForm form = ColumnForm.of(field.type());
      rowBytes += gatheredBytes(form) + (form.isText() ? TEXT_BYTES_EXPECTED : 0);
    }
    int rows = Math.clamp(PLAIN_BYTES_EXPECTED / rowBytes, 1, ROWS_MAX);
    // Whole pages where there is at least one.
    int rowsMax = rows < PageMarks.ROWS ? rows : rows / PageMarks.ROWS * PageMarks.ROWS;
    return new RowGroupLimits(rowsMax, PLAIN_BYTES_MAX);
  }

  /// Bytes of a cell as it is gathered; of a text without its characters.
  static int gatheredBytes(ColumnForm form) {
    return form.isText() ? Integer.BYTES : Long.BYTES;
  }
}
