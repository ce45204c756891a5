package lv.aprite.engine.write.parquet;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.table.Batch;
import lv.aprite.engine.work.Crew;
import lv.aprite.engine.write.Sink;

/// Writes the published rows as one Parquet file (zstd) to a sink.
///
/// Rows are gathered until they make a row group; then the crew encodes its columns, one job each,
/// while the next rows are gathered. At most one row group is being encoded and one gathered, of at
/// most 64 MiB and one row each.
///
/// The bytes depend on the schema, the metadata and the rows alone, not on how the rows came in
/// batches nor on the crew's size. One thread calls it. It neither commits the sink nor closes the
/// crew: whoever made them does. After an exception only [#discard] may be called.
public final class ParquetTableWriter {
  /// Key of the file metadata that names the dataset.
  public static final String DATASET = "aprite.dataset";

  /// Key of the file metadata that holds the contract's version.
  public static final String CONTRACT_VERSION = "aprite.contract.version";

  private final Schema schema;
  private final SortedMap<String, String> metadata;
  private final Sink sink;
  private final Crew crew;
  private final Crew.Job<ParquetFile> opening;
  private final Queue<Crew.Job<EncodedChunk>> encoding = new ArrayDeque<>();
  private Optional<ParquetFile> file = Optional.empty();
  private RowGroupBuffer gathered;
  private RowGroupBuffer encoded;
  private Stage stage = Stage.OPEN;

  /// Jobs that have not begun are not worth doing any more.
  private volatile boolean abandoned;

  private enum Stage {
    OPEN,
    FINISHED,
    DISCARDED
  }

  /// @param metadata what the file says of itself, such as [#DATASET] and [#CONTRACT_VERSION]
  public ParquetTableWriter(
      Schema schema, SortedMap<String, String> metadata, Sink sink, Crew crew) {
    this(schema, metadata, sink, crew, RowGroupLimits.of(schema));
  }

  ParquetTableWriter(
      Schema schema,
      SortedMap<String, String> metadata,
      Sink sink,
      Crew crew,
      RowGroupLimits limits) {
    this.schema = schema;
    this.metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
    this.sink = sink;
    this.crew = crew;
    // In a fresh JVM the classes behind a Parquet file take longer to load than a small file to
    // read: the crew loads them while the first rows come in.
    opening =
        crew.submit(() -> {
          ParquetRehearsal.run();
          return new ParquetFile(ParquetSchema.of(schema), sink);
        });
    gathered = new RowGroupBuffer(schema, limits);
    encoded = new RowGroupBuffer(schema, limits);
  }

  /// Takes the batch's rows as the next ones. The batch is not needed any more when this returns.
  public void append(Batch batch) throws IOException {
    requireOpen();
    if (batch.columns().size() != schema.fields().size()) {
      throw new IllegalArgumentException(
          "batch: expected "
              + schema.fields().size()
              + " columns, found "
              + batch.columns().size());
    }
    int row = 0;
    while (row < batch.rows()) {
      row = gathered.append(batch, row);
      if (gathered.isFull()) {
        writeEncoded();
        encodeGathered();
      }
    }
  }

  /// Writes what is left and the footer. The sink has the whole file then, not yet committed.
  public void finish() throws IOException {
    requireOpen();
    writeEncoded();
    if (gathered.rows() > 0) {
      encodeGathered();
      writeEncoded();
    }
    file().finish(metadata);
    stage = Stage.FINISHED;
  }

  /// Gives up, and discards the sink. May be called at any time; does nothing to a sink that is
  /// committed.
  public void discard() {
    abandoned = true;
    encoding.clear();
    if (stage == Stage.OPEN) {
      file.ifPresent(ParquetFile::abandon);
    }
    stage = Stage.DISCARDED;
    sink.discard();
  }

  /// Hands the gathered rows to the crew, and goes on gathering in the other buffer.
  private void encodeGathered() {
    for (Callable<EncodedChunk> encoder : gathered.encoders()) {
      encoding.add(
          crew.submit(() -> {
            if (abandoned) {
              throw new IllegalStateException("the file was given up");
            }
            return encoder.call();
          }));
    }
    RowGroupBuffer free = encoded;
    encoded = gathered;
    gathered = free;
  }

  /// Writes the row group that the crew has been encoding, if there is one, column by column as
  /// they get done.
  private void writeEncoded() throws IOException {
    if (encoding.isEmpty()) {
      return;
    }
    ParquetFile file = file();
    file.beginRowGroup(encoded.rows());
    for (int column = 0; column < schema.fields().size(); column++) {
      file.put(column, crew.await(encoding.remove()));
    }
    file.endRowGroup();
    encoded.clear();
  }

  /// The file, which is open from here on. Until then nothing can have reached the sink.
  private ParquetFile file() {
    ParquetFile opened = file.isPresent() ? file.get() : crew.await(opening);
    file = Optional.of(opened);
    return opened;
  }

  private void requireOpen() {
    switch (stage) {
      case OPEN -> {}
      case FINISHED, DISCARDED ->
          throw new IllegalStateException("the Parquet file is ended already");
    }
  }
}
