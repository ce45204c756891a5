package lv.aprite.engine.write.parquet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.table.Batch;
import lv.aprite.engine.write.Sink;

/// Writes a file of two texts to nowhere, so that the classes and the native library behind a
/// Parquet file are loaded before they are needed.
final class ParquetRehearsal {
  private static final String TEXT = "rehearsal";

  private ParquetRehearsal() {}

  static void run() throws IOException {
    Field field =
        new Field(
            "text", new FieldType.Text(), false, false, List.of(), LocalText.NONE, LocalText.NONE);
    // Twice the same text makes a dictionary.
    byte[] texts = (TEXT + TEXT).getBytes(StandardCharsets.US_ASCII);
    int[] starts = {0, TEXT.length()};
    int[] ends = {TEXT.length(), texts.length};
    TextCells cells = new TextCells();
    cells.append(new Batch.Column.Texts(texts, starts, ends, new boolean[2]), 0, 2);
    cells.seal();

    Schema schema = new Schema(List.of(field), List.of());
    ParquetFile file = new ParquetFile(ParquetSchema.of(schema), new Nowhere());
    file.beginRowGroup(2);
    file.put(0, new TextChunkEncoder(cells, ColumnForm.TEXT).encode(false));
    file.endRowGroup();
    file.finish(Collections.emptySortedMap());
  }

  private record Nowhere() implements Sink {
    @Override
    public void write(byte[] bytes, int offset, int length) {}

    @Override
    public void commit() {}

    @Override
    public void discard() {}
  }
}
