package lv.aprite.engine.write.parquet;

import static lv.aprite.engine.write.parquet.ParquetJava.there;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.table.Batch;
import lv.aprite.engine.work.Crew;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.PageLocation;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Statistics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetStatisticsTest {
  private static final RowGroupLimits SMALL = new RowGroupLimits(22_000, 20_000_000);

  @TempDir Path folder;

  @Test
  void theBoundsOfEachPageAndChunkAreTrue() throws IOException {
    SampleTable table = SampleTable.ofAllTypes(21, 30_000);
    ParquetJava file = new ParquetJava(write(table));
    int firstRow = 0;
    int pages = 0;
    for (RowGroup rowGroup : file.rowGroups()) {
      int rows = (int) rowGroup.getNum_rows();
      for (int column = 0; column < table.columns().size(); column++) {
        ColumnChunk chunk = file.chunks(rowGroup).get(column);
        Statistics statistics = there(file.metadata(chunk).getStatistics());
        Cells all = new Cells(table, column, firstRow, firstRow + rows);
        all.assertBounds(
            statistics.getMin_value(), statistics.getMax_value(), statistics.getNull_count());
        pages += assertPages(file, chunk, all);
      }
      firstRow += rows;
    }
    assertThat(file.rowGroups()).hasSizeGreaterThan(1);
    assertThat(pages).isGreaterThan(table.columns().size() * file.rowGroups().size());
  }

  private static int assertPages(ParquetJava file, ColumnChunk chunk, Cells all)
      throws IOException {
    ColumnIndex bounds = file.columnIndex(chunk);
    OffsetIndex offsets = file.offsetIndex(chunk);
    List<ParquetJava.Page> pages = file.pages(file.metadata(chunk));
    int dictionaries = pages.size() - offsets.getPage_locationsSize();
    assertThat(dictionaries).isBetween(0, 1);
    for (int i = 0; i < offsets.getPage_locationsSize(); i++) {
      PageLocation page = there(offsets.getPage_locations()).get(i);
      int from = all.from() + (int) page.getFirst_row_index();
      int to =
          i + 1 < offsets.getPage_locationsSize()
              ? all.from()
                  + (int) there(offsets.getPage_locations()).get(i + 1).getFirst_row_index()
              : all.to();
      Cells cells = new Cells(all.table(), all.column(), from, to);
      assertThat(pages.get(dictionaries + i).offset()).isEqualTo(page.getOffset());
      assertThat(there(pages.get(dictionaries + i).header().getData_page_header()).getNum_values())
          .isEqualTo(to - from)
          .isLessThanOrEqualTo(PageMarks.ROWS);
      if (there(bounds.getNull_pages()).get(i)) {
        assertThat(cells.missing()).isEqualTo(to - from);
      } else {
        cells.assertBounds(
            bytes(there(bounds.getMin_values()).get(i)),
            bytes(there(bounds.getMax_values()).get(i)),
            there(bounds.getNull_counts()).get(i));
      }
    }
    return offsets.getPage_locationsSize();
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  /// Rows `from` to before `to` of a column.
  private record Cells(SampleTable table, int column, int from, int to) {
    long missing() {
      long missing = 0;
      for (int row = from; row < to; row++) {
        missing += table.columns().get(column).missing()[row] ? 1 : 0;
      }
      return missing;
    }

    void assertBounds(byte @Nullable [] least, byte @Nullable [] most, long nulls) {
      Field field = table.schema().fields().get(column);
      assertThat(nulls).as("missing cells of %s", field).isEqualTo(missing());
      if (missing() == to - from) {
        assertThat(least).as("%s", field).isNull();
        assertThat(most).as("%s", field).isNull();
      } else if (ColumnForm.of(field.type()) == ColumnForm.TEXT) {
        assertTextBounds(there(least), there(most));
      } else {
        List<BigDecimal> values = new ArrayList<>();
        for (int row = from; row < to; row++) {
          if (!table.columns().get(column).missing()[row]) {
            values.add(number(table.cell(row, column)));
          }
        }
        assertThat(decoded(field.type(), there(least)))
            .isEqualByComparingTo(Collections.min(values));
        assertThat(decoded(field.type(), there(most)))
            .isEqualByComparingTo(Collections.max(values));
      }
    }

    private void assertTextBounds(byte[] least, byte[] most) {
      List<byte[]> texts = new ArrayList<>();
      for (int row = from; row < to; row++) {
        if (!table.columns().get(column).missing()[row]) {
          texts.add(table.cell(row, column).getBytes(StandardCharsets.UTF_8));
        }
      }
      Comparator<byte[]> order = Arrays::compareUnsigned;
      byte[] first = Collections.min(texts, order);
      byte[] last = Collections.max(texts, order);
      assertThat(least).isEqualTo(TextBounds.cutBelow(first));
      assertThat(most).isEqualTo(TextBounds.cutAbove(last));
      assertThat(order.compare(least, first)).isLessThanOrEqualTo(0);
      assertThat(order.compare(most, last)).isGreaterThanOrEqualTo(0);
    }

    /// `2026-03` is ordered as 202603 is.
    private static BigDecimal number(String cell) {
      return cell.matches("\\d{4}-\\d{2}")
          ? new BigDecimal(cell.replace("-", ""))
          : new BigDecimal(cell);
    }

    private static BigDecimal decoded(FieldType type, byte[] bytes) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      int scale = type instanceof FieldType.Decimal(int _, int digits) ? digits : 0;
      return switch (ColumnForm.of(type)) {
        case BITS -> BigDecimal.valueOf(buffer.get());
        case INT32 -> BigDecimal.valueOf(buffer.getInt());
        case INT64 -> BigDecimal.valueOf(buffer.getLong(), scale);
        case MONTH -> number(new String(bytes, StandardCharsets.US_ASCII));
        case WIDE_DECIMAL -> new BigDecimal(new BigInteger(bytes), scale);
        case TEXT -> throw new IllegalArgumentException("no number");
      };
    }
  }

  @Test
  void duckDbFiltersByTheBoundsAndFindsEachRow() throws IOException, SQLException {
    SampleTable table = SampleTable.ofAllTypes(22, 30_000);
    Path path = Files.write(folder.resolve("table.parquet"), write(table));
    try (DuckDb duckDb = new DuckDb(path)) {
      for (Field field : table.schema().fields()) {
        String name = "\"" + field.name() + "\"";
        // The greatest value is found by the bounds of row groups; a bound that is too low would
        // hide it.
        assertThat(
                duckDb.rows(
                    "WITH all_rows AS MATERIALIZED (SELECT %s AS v FROM read_parquet($file))"
                            .formatted(name)
                        + ", most AS (SELECT max(v) AS v FROM all_rows), least AS (SELECT min(v) AS"
                        + " v FROM all_rows) SELECT (SELECT count(*) FROM all_rows WHERE v ="
                        + " (SELECT v FROM"
                        + " most)) - (SELECT count(*) FROM read_parquet($file) WHERE %s = (SELECT v FROM most))"
                            .formatted(name)
                        + ", (SELECT count(*) FROM all_rows WHERE v = (SELECT v FROM least)) -"
                        + " (SELECT"
                        + " count(*) FROM read_parquet($file) WHERE %s = (SELECT v FROM least))"
                            .formatted(name)))
            .as("%s", field)
            .containsExactly(List.of("0", "0"));
      }
    }
  }

  @Test
  void longTextsAreCutInTheBoundsAlone() throws IOException, SQLException {
    String least = "ā".repeat(100);
    String most = "ž".repeat(31) + "zž" + "z".repeat(500);
    SampleTable table = texts(List.of(most, least, "m"));
    byte[] file = write(table);
    Statistics statistics = there(statistics(file));

    assertThat(new String(statistics.getMin_value(), StandardCharsets.UTF_8)).isEqualTo("m");
    // 62 bytes of ž and one z; the next ž would end at byte 65. The z is raised to {.
    assertThat(new String(statistics.getMax_value(), StandardCharsets.UTF_8))
        .isEqualTo("ž".repeat(31) + "{");
    Path path = Files.write(folder.resolve("texts.parquet"), file);
    try (DuckDb duckDb = new DuckDb(path)) {
      assertThat(duckDb.rows("SELECT min(t), max(t) FROM read_parquet($file)"))
          .containsExactly(List.of("m", most));
    }
  }

  @Test
  void aChunkWhoseGreatestTextHasNoShortBoundHasNoBounds() throws IOException, SQLException {
    String highest = "\uDBFF\uDFFF".repeat(30);
    SampleTable table = texts(List.of("a", highest));
    byte[] file = write(table);

    assertThat(statistics(file)).isNull();
    try (DuckDb duckDb = new DuckDb(Files.write(folder.resolve("texts.parquet"), file))) {
      assertThat(duckDb.rows("SELECT count(*) FROM read_parquet($file) WHERE t > 'b'"))
          .containsExactly(List.of("1"));
    }
  }

  @Test
  void aColumnOfFewValuesHasADictionaryAndOneOfDistinctValuesHasNone() throws IOException {
    int rows = 40_000;
    long[] few = new long[rows];
    long[] distinct = new long[rows];
    for (int row = 0; row < rows; row++) {
      few[row] = row % 100 * 1_000_000_007L;
      distinct[row] = row * 1_000_000_007L;
    }
    SampleTable table =
        new SampleTable(
            new Schema(
                List.of(
                    SampleTable.field("few", new FieldType.Whole(), true),
                    SampleTable.field("distinct", new FieldType.Whole(), true)),
                List.of()),
            rows,
            List.of(
                new Batch.Column.Longs(few, new boolean[rows]),
                new Batch.Column.Longs(distinct, new boolean[rows])));

    ParquetJava file = new ParquetJava(write(table));
    List<ColumnChunk> chunks = file.chunks(file.rowGroups().getFirst());
    assertThat(file.metadata(chunks.get(0)).getEncodings()).contains(Encoding.RLE_DICTIONARY);
    assertThat(file.metadata(chunks.get(1)).getEncodings())
        .containsExactly(Encoding.PLAIN, Encoding.RLE);
  }

  private static SampleTable texts(List<String> texts) {
    return new SampleTable(
        new Schema(List.of(SampleTable.field("t", new FieldType.Text(), true)), List.of()),
        texts.size(),
        List.of(SampleTable.textColumn(texts, new boolean[texts.size()])));
  }

  private static @Nullable Statistics statistics(byte[] bytes) throws IOException {
    ParquetJava file = new ParquetJava(bytes);
    return file.metadata(file.chunks(file.rowGroups().getFirst()).getFirst()).getStatistics();
  }

  private static byte[] write(SampleTable table) throws IOException {
    MemorySink sink = new MemorySink();
    try (Crew crew = new Crew(2)) {
      ParquetTableWriter writer =
          new ParquetTableWriter(table.schema(), new TreeMap<>(), sink, crew, SMALL);
      for (Batch batch : table.batches(5000)) {
        writer.append(batch);
      }
      writer.finish();
    }
    return sink.bytes();
  }
}
