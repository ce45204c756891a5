package lv.aprite.engine.write.parquet;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import lv.aprite.engine.write.Sink;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;

/// Lays encoded chunks out as a Parquet file: page headers, CRCs, indexes and footer are
/// parquet-java's. The only class that knows `org.apache.parquet.hadoop`, and which calls of it
/// work without Hadoop.
final class ParquetFile {
  /// Parquet-java cuts what is longer; ours is not, see [TextBounds].
  private static final int BOUND_BYTES_MAX = TextBounds.BYTES_MAX;

  private final List<ColumnDescriptor> columns;
  private final SinkStream stream;
  private final ParquetFileWriter writer;

  ParquetFile(MessageType schema, Sink sink) throws IOException {
    columns = schema.getColumns();
    stream = new SinkStream(sink);
    // The constructors that take ParquetProperties or a row group size alone need Hadoop. No row
    // group is padded, so its size means nothing.
    writer =
        new ParquetFileWriter(
            new StreamFile(stream),
            schema,
            ParquetFileWriter.Mode.CREATE,
            Long.MAX_VALUE,
            0,
            BOUND_BYTES_MAX,
            BOUND_BYTES_MAX,
            true);
    writer.start();
  }

  /// @param rows at least one
  void beginRowGroup(int rows) throws IOException {
    writer.startBlock(rows);
  }

  void put(int column, EncodedChunk chunk) throws IOException {
    ColumnDescriptor descriptor = columns.get(column);
    long values = 0;
    for (EncodedChunk.Page page : chunk.pages()) {
      values += page.rows();
    }
    writer.startColumn(descriptor, values, CompressionCodecName.ZSTD);
    if (chunk.dictionary().isPresent()) {
      EncodedChunk.Dictionary dictionary = chunk.dictionary().get();
      writer.writeDictionaryPage(
          new DictionaryPage(
              BytesInput.from(dictionary.compressed()),
              dictionary.rawBytes(),
              dictionary.entries(),
              Encoding.PLAIN));
    }
    Encoding encoding = chunk.dictionary().isPresent() ? Encoding.RLE_DICTIONARY : Encoding.PLAIN;
    for (EncodedChunk.Page page : chunk.pages()) {
      put(page, encoding, descriptor.getPrimitiveType());
    }
    writer.endColumn();
  }

  private void put(EncodedChunk.Page page, Encoding encoding, PrimitiveType type)
      throws IOException {
    writer.writeDataPage(
        page.rows(),
        page.rawBytes(),
        BytesInput.from(page.compressed()),
        statistics(page, type),
        page.rows(),
        Encoding.RLE,
        Encoding.RLE,
        encoding,
        null,
        null,
        new SizeStatistics(type, page.textBytes(), List.of(), List.of()));
  }

  private static Statistics<?> statistics(EncodedChunk.Page page, PrimitiveType type) {
    Statistics.Builder statistics = Statistics.getBuilderForReading(type);
    return switch (page.bounds()) {
      case PageBounds.None() -> statistics.withNumNulls(page.missing()).build();
      case PageBounds.Within(byte[] least, byte[] most) ->
          statistics.withMin(least).withMax(most).withNumNulls(page.missing()).build();
      // Nothing at all: with a count of nulls alone parquet-java would take the page for one
      // without values.
      case PageBounds.Unknown() -> statistics.build();
    };
  }

  void endRowGroup() throws IOException {
    writer.endBlock();
  }

  /// Writes indexes and footer, and hands the last bytes to the sink.
  void finish(SortedMap<String, String> metadata) throws IOException {
    writer.end(new LinkedHashMap<>(metadata));
  }

  /// Nothing reaches the sink any more.
  void abandon() {
    // Parquet-java would flush what it has left when it is closed after an exception.
    writer.abort();
    stream.refuse();
  }

  /// The stream is all there is of the file: the sink has no name and no blocks.
  private record StreamFile(SinkStream stream) implements OutputFile {
    @Override
    public PositionOutputStream create(long blockSizeHint) {
      return stream;
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
      return stream;
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }

  /// Gathers the many small writes of the headers. Closing it does not end the sink.
  private static final class SinkStream extends PositionOutputStream {
    private final Sink sink;
    private final byte[] buffer = new byte[1 << 16];
    private int buffered;
    private long position;
    private boolean refused;

    SinkStream(Sink sink) {
      this.sink = sink;
    }

    void refuse() {
      refused = true;
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int value) throws IOException {
      if (buffered == buffer.length) {
        drain();
      }
      buffer[buffered++] = (byte) value;
      position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (length > buffer.length - buffered) {
        drain();
      }
      if (length > buffer.length) {
        hand(bytes, offset, length);
      } else {
        System.arraycopy(bytes, offset, buffer, buffered, length);
        buffered += length;
      }
      position += length;
    }

    @Override
    public void flush() {
      // A matter of the sink's: parquet-java flushes when it likes.
    }

    @Override
    public void close() throws IOException {
      drain();
    }

    private void drain() throws IOException {
      int length = buffered;
      buffered = 0;
      hand(buffer, 0, length);
    }

    private void hand(byte[] bytes, int offset, int length) throws IOException {
      if (refused || length == 0) {
        return;
      }
      // Once a write has failed nothing more may follow, for what parquet-java does next is not
      // ours to say.
      refused = true;
      sink.write(bytes, offset, length);
      refused = false;
    }
  }
}
