package lv.aprite.engine.write.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.table.Batch;
import lv.aprite.engine.work.Crew;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetTableWriterTest {
  private static final SortedMap<String, String> METADATA =
      new TreeMap<>(
          Map.of(
              ParquetTableWriter.DATASET,
              "agency/register",
              ParquetTableWriter.CONTRACT_VERSION,
              "1.2.3",
              "title",
              "Reģistrs"));

  /// Several row groups of several pages, some of which end early.
  private static final RowGroupLimits SMALL = new RowGroupLimits(22_000, 20_000_000);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void everyCellIsReadBackByDuckDb(long seed) throws IOException, SQLException {
    SampleTable table = SampleTable.ofAllTypes(seed, 30_001);
    Path file = file(write(table, 1000, 2, SMALL));

    try (DuckDb duckDb = new DuckDb(file)) {
      assertThat(duckDb.rowGroupRows()).hasSizeGreaterThan(1);
      duckDb.assertHolds(table);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void everyCellIsReadBackByParquetJava(long seed) throws IOException {
    SampleTable table = SampleTable.ofAllTypes(seed, 30_001);

    new ParquetJava(write(table, 1000, 2, SMALL)).assertHolds(table);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 63, 64, 65, 1000, 20_480, 20_481})
  void tablesOfAFewRowsAreReadBack(int rows) throws IOException, SQLException {
    SampleTable table = SampleTable.ofAllTypes(rows, rows);

    try (DuckDb duckDb = new DuckDb(file(write(table, 7, 1, RowGroupLimits.of(table.schema()))))) {
      duckDb.assertHolds(table);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 2", "1000, 7", "100000, 1", "100000, 2", "20480, 2"})
  void theBytesDoNotDependOnBatchesOrThreads(int batchRows, int threads) throws IOException {
    SampleTable table = SampleTable.ofAllTypes(6, 25_000);
    // Row groups that end by their bytes, at any row.
    RowGroupLimits limits = new RowGroupLimits(22_000, 6_000_000);

    assertThat(write(table, batchRows, threads, limits)).isEqualTo(write(table, 999, 3, limits));
  }

  @Test
  void aRowGroupEndsAfterTheRowsThatTheSchemaTells() throws IOException, SQLException {
    Schema schema =
        new Schema(List.of(SampleTable.field("n", new FieldType.Whole(), true)), List.of());
    int rows = 2_500_000;
    long[] values = new long[rows];
    for (int row = 0; row < rows; row++) {
      values[row] = row * 31L % 1_000_003;
    }
    SampleTable table =
        new SampleTable(schema, rows, List.of(new Batch.Column.Longs(values, new boolean[rows])));

    try (DuckDb duckDb = new DuckDb(file(write(table, 100_000, 2, RowGroupLimits.of(schema))))) {
      assertThat(duckDb.rowGroupRows()).containsExactly(1_024_000L, 1_024_000L, 452_000L);
      assertThat(
              duckDb.rows(
                  "SELECT count(*), count(*) FILTER (n <> file_row_number * 31 % 1000003)"
                      + " FROM read_parquet($file, file_row_number = true)"))
          .containsExactly(List.of("2500000", "0"));
    }
  }

  @Test
  void aRowGroupEndsSoonerWhereTextsAreLong() throws IOException, SQLException {
    Schema schema =
        new Schema(List.of(SampleTable.field("t", new FieldType.Text(), false)), List.of());
    // 64 MiB are 65 of them: each has four bytes more than 1 MiB, and the row that goes over
    // counts.
    String text = "ā".repeat(1 << 19);
    List<String> texts = java.util.Collections.nCopies(150, text);
    SampleTable table =
        new SampleTable(schema, 150, List.of(SampleTable.textColumn(texts, new boolean[150])));

    try (DuckDb duckDb = new DuckDb(file(write(table, 40, 2, RowGroupLimits.of(schema))))) {
      assertThat(duckDb.rowGroupRows()).containsExactly(64L, 64L, 22L);
      assertThat(
              duckDb.rows(
                  "SELECT count(*), min(length(t)), max(length(t)) FROM read_parquet($file)"))
          .containsExactly(List.of("150", "524288", "524288"));
    }
  }

  @Test
  void eachTypeHasItsLogicalType() throws IOException, SQLException {
    SampleTable table = SampleTable.ofAllTypes(7, 10);

    try (DuckDb duckDb = new DuckDb(file(write(table, 10, 1, SMALL)))) {
      List<String> expected =
          table.schema().fields().stream().map(field -> duckDbType(field.type())).toList();
      assertThat(duckDb.rows("DESCRIBE SELECT * FROM read_parquet($file)"))
          .extracting(row -> row.get(1))
          .containsExactlyElementsOf(expected);
      assertThat(
              duckDb.rows(
                  "SELECT repetition_type FROM parquet_schema($file) WHERE num_children IS NULL"))
          .extracting(row -> row.getFirst())
          .containsExactlyElementsOf(
              table.schema().fields().stream()
                  .map(field -> field.required() ? "REQUIRED" : "OPTIONAL")
                  .toList());
    }
  }

  private static String duckDbType(FieldType type) {
    return switch (type) {
      case FieldType.Text() -> "VARCHAR";
      case FieldType.Whole() -> "BIGINT";
      case FieldType.Decimal(int precision, int scale) ->
          "DECIMAL(" + precision + "," + scale + ")";
      case FieldType.Bool() -> "BOOLEAN";
      case FieldType.Date() -> "DATE";
      case FieldType.Time() -> "TIME";
      case FieldType.DateTime(boolean utc) -> utc ? "TIMESTAMP WITH TIME ZONE" : "TIMESTAMP";
      case FieldType.Year() -> "INTEGER";
      case FieldType.YearMonth(), FieldType.Duration(), FieldType.GeoPoint() -> "VARCHAR";
      case FieldType.JsonText(_) -> "JSON";
    };
  }

  @Test
  void theFileSaysWhatItIs() throws IOException, SQLException {
    SampleTable table = SampleTable.ofAllTypes(8, 10);

    try (DuckDb duckDb = new DuckDb(file(write(table, 10, 1, SMALL)))) {
      assertThat(duckDb.rows("SELECT decode(key), decode(value) FROM parquet_kv_metadata($file)"))
          .containsExactly(
              List.of("aprite.contract.version", "1.2.3"),
              List.of("aprite.dataset", "agency/register"),
              List.of("title", "Reģistrs"));
      assertThat(duckDb.rows("SELECT DISTINCT compression FROM parquet_metadata($file)"))
          .containsExactly(List.of("ZSTD"));
    }
  }

  @Test
  void aTableWithoutRowsIsAFileWithoutRowGroups() throws IOException, SQLException {
    SampleTable table = SampleTable.ofAllTypes(9, 0);

    try (DuckDb duckDb = new DuckDb(file(write(table, 10, 1, SMALL)))) {
      assertThat(duckDb.rows("SELECT count(*) FROM read_parquet($file)"))
          .containsExactly(List.of("0"));
      assertThat(duckDb.rowGroupRows()).isEmpty();
    }
  }

  @Test
  void finishingDoesNotCommit() throws IOException {
    MemorySink sink = new MemorySink();
    try (Crew crew = new Crew(1)) {
      SampleTable table = SampleTable.ofAllTypes(10, 10);
      ParquetTableWriter writer = new ParquetTableWriter(table.schema(), METADATA, sink, crew);
      writer.append(table.batches(10).getFirst());
      writer.finish();

      assertThat(sink.isCommitted()).isFalse();
      assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10_000, 30_000})
  void givingUpDiscardsAndWritesNothingMore(int rows) throws IOException {
    MemorySink sink = new MemorySink();
    SampleTable table = SampleTable.ofAllTypes(11, rows);
    try (Crew crew = new Crew(2)) {
      ParquetTableWriter writer =
          new ParquetTableWriter(table.schema(), METADATA, sink, crew, SMALL);
      for (Batch batch : table.batches(1000)) {
        writer.append(batch);
      }
      int written = sink.bytes().length;
      writer.discard();
      writer.discard();

      assertThat(sink.isDiscarded()).isTrue();
      assertThat(sink.bytes()).hasSize(written);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 4, 100_000, 2_500_000})
  void afterAFailureNothingIsWrittenAnyMore(long failsAfterBytes) throws IOException {
    MemorySink sink = new MemorySink(failsAfterBytes);
    SampleTable table = SampleTable.ofAllTypes(12, 30_000);
    try (Crew crew = new Crew(2)) {
      assertThatThrownBy(
              () -> {
                ParquetTableWriter writer =
                    new ParquetTableWriter(table.schema(), METADATA, sink, crew, SMALL);
                try {
                  for (Batch batch : table.batches(10_000)) {
                    writer.append(batch);
                  }
                  writer.finish();
                } catch (IOException e) {
                  writer.discard();
                  throw e;
                }
              })
          .isInstanceOf(IOException.class)
          .hasMessage("the disk is full");
    }

    assertThat(sink.wasWrittenToAfterFailure()).isFalse();
    assertThat(sink.isCommitted()).isFalse();
    assertThat(sink.isDiscarded()).isTrue();
  }

  @Test
  void aMissingCellOfARequiredFieldIsABug() throws IOException {
    Schema schema =
        new Schema(List.of(SampleTable.field("n", new FieldType.Whole(), true)), List.of());
    Batch batch =
        new Batch(2, List.of(new Batch.Column.Longs(new long[2], new boolean[] {false, true})));
    try (Crew crew = new Crew(1)) {
      ParquetTableWriter writer = new ParquetTableWriter(schema, METADATA, new MemorySink(), crew);

      assertThatThrownBy(() -> writer.append(batch))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("column n");
      writer.discard();
    }
  }

  private static byte[] write(SampleTable table, int batchRows, int threads, RowGroupLimits limits)
      throws IOException {
    MemorySink sink = new MemorySink();
    try (Crew crew = new Crew(threads)) {
      ParquetTableWriter writer =
          new ParquetTableWriter(table.schema(), METADATA, sink, crew, limits);
      for (Batch batch : table.batches(batchRows)) {
        writer.append(batch);
      }
      writer.finish();
    }
    return sink.bytes();
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("table.parquet"), bytes);
  }
}
