package lv.aprite.engine.write.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.zip.CRC32;
import lv.aprite.engine.contract.FieldType;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnIndex;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.OffsetIndex;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/// Takes a file apart: headers, indexes and values by parquet-java's own decoders, which need no
/// Hadoop as its file reader does. Checks the CRC of each page.
final class ParquetJava {
  private final byte[] file;
  private final FileMetaData footer;

  ParquetJava(byte[] file) throws IOException {
    this.file = file;
    int end = file.length - Integer.BYTES - "PAR1".length();
    int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(end);
    footer = Util.readFileMetaData(new ByteArrayInputStream(file, end - length, length));
  }

  FileMetaData footer() {
    return footer;
  }

  List<RowGroup> rowGroups() {
    return there(footer.getRow_groups());
  }

  List<ColumnChunk> chunks(RowGroup rowGroup) {
    return there(rowGroup.getColumns());
  }

  ColumnMetaData metadata(ColumnChunk chunk) {
    return there(chunk.getMeta_data());
  }

  /// Thrift's getters may all give null; what these tests ask for is there.
  static <T> T there(@Nullable T value) {
    return Objects.requireNonNull(value);
  }

  ColumnIndex columnIndex(ColumnChunk chunk) throws IOException {
    return Util.readColumnIndex(
        new ByteArrayInputStream(
            file, (int) chunk.getColumn_index_offset(), chunk.getColumn_index_length()));
  }

  OffsetIndex offsetIndex(ColumnChunk chunk) throws IOException {
    return Util.readOffsetIndex(
        new ByteArrayInputStream(
            file, (int) chunk.getOffset_index_offset(), chunk.getOffset_index_length()));
  }

  /// A page as it stands in the file.
  @SuppressWarnings("ArrayRecordComponent")
  record Page(long offset, PageHeader header, byte[] values) {}

  /// The dictionary page first, if there is one.
  List<Page> pages(ColumnMetaData chunk) throws IOException {
    assertThat(chunk.getCodec()).isEqualTo(CompressionCodec.ZSTD);
    List<Page> pages = new ArrayList<>();
    int from =
        (int)
            (chunk.isSetDictionary_page_offset()
                ? chunk.getDictionary_page_offset()
                : chunk.getData_page_offset());
    int to = from + (int) chunk.getTotal_compressed_size();
    while (from < to) {
      ByteArrayInputStream in = new ByteArrayInputStream(file, from, to - from);
      PageHeader header = Util.readPageHeader(in);
      int values = to - in.available();
      int end = values + header.getCompressed_page_size();
      CRC32 crc = new CRC32();
      crc.update(file, values, header.getCompressed_page_size());
      assertThat(header.getCrc()).isEqualTo((int) crc.getValue());
      byte[] compressed = Arrays.copyOfRange(file, values, end);
      pages.add(
          new Page(from, header, Zstd.decompress(compressed, header.getUncompressed_page_size())));
      from = end;
    }
    return pages;
  }

  void assertHolds(SampleTable table) throws IOException {
    MessageType schema = ParquetSchema.of(table.schema());
    int firstRow = 0;
    for (RowGroup rowGroup : rowGroups()) {
      int rows = (int) rowGroup.getNum_rows();
      for (int column = 0; column < schema.getColumns().size(); column++) {
        ColumnDescriptor descriptor = schema.getColumns().get(column);
        FieldType type = table.schema().fields().get(column).type();
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        ColumnReader cells = reader(rowGroup, column, schema);
        for (int row = firstRow; row < firstRow + rows; row++) {
          expected.add(table.cell(row, column));
          found.add(cell(cells, descriptor, type));
          cells.consume();
        }
        assertThat(found).as("column %s", descriptor).isEqualTo(expected);
      }
      firstRow += rows;
    }
    assertThat(firstRow).isEqualTo(table.rows());
  }

  private ColumnReader reader(RowGroup rowGroup, int column, MessageType schema)
      throws IOException {
    ColumnDescriptor descriptor = schema.getColumns().get(column);
    Queue<Page> pages = new ArrayDeque<>(pages(metadata(chunks(rowGroup).get(column))));
    Optional<Page> dictionary =
        pages.element().header().isSetDictionary_page_header()
            ? Optional.of(pages.remove())
            : Optional.empty();
    PageReader reader = new ChunkPages(rowGroup.getNum_rows(), dictionary, pages, descriptor);
    PageReadStore store =
        new PageReadStore() {
          @Override
          public PageReader getPageReader(ColumnDescriptor any) {
            return reader;
          }

          @Override
          public long getRowCount() {
            return rowGroup.getNum_rows();
          }
        };
    return new ColumnReadStoreImpl(
            store,
            new DummyRecordConverter(schema).getRootConverter(),
            schema,
            footer.getCreated_by())
        .getColumnReader(descriptor);
  }

  private static String cell(ColumnReader cells, ColumnDescriptor column, FieldType type) {
    if (cells.getCurrentDefinitionLevel() < column.getMaxDefinitionLevel()) {
      return SampleTable.MISSING;
    }
    return switch (ColumnForm.of(type)) {
      case BITS -> cells.getBoolean() ? "1" : "0";
      case INT32 -> Integer.toString(cells.getInteger());
      case INT64 -> BigDecimal.valueOf(cells.getLong(), scale(type)).toPlainString();
      case TEXT, MONTH -> cells.getBinary().toStringUsingUTF8();
      case WIDE_DECIMAL ->
          new BigDecimal(new BigInteger(cells.getBinary().getBytes()), scale(type)).toPlainString();
    };
  }

  private static int scale(FieldType type) {
    return type instanceof FieldType.Decimal(int _, int scale) ? scale : 0;
  }

  private record ChunkPages(
      long rows, Optional<Page> dictionary, Queue<Page> pages, ColumnDescriptor column)
      implements PageReader {
    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
      return dictionary
          .map(page ->
              new DictionaryPage(
                  BytesInput.from(page.values()),
                  there(page.header().getDictionary_page_header()).getNum_values(),
                  Encoding.PLAIN))
          .orElse(null);
    }

    @Override
    public long getTotalValueCount() {
      return rows;
    }

    @Override
    public DataPage readPage() {
      Page page = pages.remove();
      var header = there(page.header().getData_page_header());
      return new DataPageV1(
          BytesInput.from(page.values()),
          header.getNum_values(),
          page.values().length,
          Statistics.getBuilderForReading(column.getPrimitiveType()).build(),
          Encoding.valueOf(there(header.getRepetition_level_encoding()).name()),
          Encoding.valueOf(there(header.getDefinition_level_encoding()).name()),
          Encoding.valueOf(there(header.getEncoding()).name()));
    }
  }
}
