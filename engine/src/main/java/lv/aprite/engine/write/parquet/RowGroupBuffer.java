package lv.aprite.engine.write.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.table.Batch;

/// The rows of one row group, gathered by column.
final class RowGroupBuffer {
  private final List<Field> fields;
  private final RowGroupLimits limits;
  private final List<ColumnForm> forms = new ArrayList<>();
  private final List<ColumnCells> columns = new ArrayList<>();
  private final int fixedRowBytes;
  private int rows;
  private long plainBytes;

  RowGroupBuffer(Schema schema, RowGroupLimits limits) {
    fields = schema.fields();
    this.limits = limits;
    for (Field field : fields) {
      ColumnForm form = ColumnForm.of(field.type());
      forms.add(form);
      columns.add(form.isText() ? new TextCells() : new LongCells(limits.rowsMax()));
    }
    fixedRowBytes = forms.stream().mapToInt(RowGroupLimits::gatheredBytes).sum();
  }

  int rows() {
    return rows;
  }

  boolean isFull() {
    return rows == limits.rowsMax() || plainBytes >= limits.plainBytesMax();
  }

  /// Adds the batch's rows from `from` on, as many as fit.
  ///
  /// @return the first row of the batch that did not fit
  int append(Batch batch, int from) {
    int to = Math.min(batch.rows(), from + limits.rowsMax() - rows);
    long added = plainBytes(batch, from, to);
    if (plainBytes + added < limits.plainBytesMax()) {
      plainBytes += added;
    } else {
      to = fillUp(batch, from, to);
    }
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).append(batch.columns().get(i), from, to);
      requireNoneMissing(i);
    }
    rows += to - from;
    return to;
  }

  private int fillUp(Batch batch, int from, int to) {
    int row = from;
    while (row < to && plainBytes < limits.plainBytesMax()) {
      plainBytes += plainBytes(batch, row, row + 1);
      row++;
    }
    return row;
  }

  private long plainBytes(Batch batch, int from, int to) {
    long bytes = (long) (to - from) * fixedRowBytes;
    for (Batch.Column column : batch.columns()) {
      bytes +=
          switch (column) {
            case Batch.Column.Longs _ -> 0;
            case Batch.Column.Texts texts -> textBytes(texts, from, to);
          };
    }
    return bytes;
  }

  private static long textBytes(Batch.Column.Texts texts, int from, int to) {
    int[] starts = texts.starts();
    int[] ends = texts.ends();
    boolean[] missing = texts.missing();
    long bytes = 0;
    for (int i = from; i < to; i++) {
      bytes += missing[i] ? 0 : ends[i] - starts[i];
    }
    return bytes;
  }

  private void requireNoneMissing(int column) {
    PresenceBits presence = columns.get(column).presence();
    if (fields.get(column).required() && presence.present() != presence.rows()) {
      throw new IllegalArgumentException(
          "column "
              + fields.get(column).name()
              + ": expected no missing cell, the field is required");
    }
  }

  /// One task for each column, in order, that encodes it. Nothing is added after that until
  /// [#clear].
  List<Callable<EncodedChunk>> encoders() {
    List<Callable<EncodedChunk>> encoders = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).seal();
      boolean required = fields.get(i).required();
      ColumnForm form = forms.get(i);
      encoders.add(
          switch (columns.get(i)) {
            case LongCells cells -> () -> new LongChunkEncoder(cells, form).encode(required);
            case TextCells cells -> () -> new TextChunkEncoder(cells, form).encode(required);
          });
    }
    return encoders;
  }

  void clear() {
    for (ColumnCells column : columns) {
      column.clear();
    }
    rows = 0;
    plainBytes = 0;
  }
}
