package lv.aprite.engine.write.parquet;

import java.io.IOException;
import java.util.SortedMap;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.table.Batch;
import lv.aprite.engine.work.Crew;
import lv.aprite.engine.write.Sink;

/// Writes the published rows as one Parquet file (zstd) to a sink.
///
/// The bytes depend on the schema, the metadata and the rows alone, not on how the rows came in batches nor on the crew's size. One
/// thread calls it. It neither commits the sink nor closes the crew: whoever made them does. After an exception only [#discard] may be
/// called.
public final class ParquetTableWriter {
    /// Key of the file metadata that names the dataset.
    public static final String DATASET = "aprite.dataset";
    /// Key of the file metadata that holds the contract's version.
    public static final String CONTRACT_VERSION = "aprite.contract.version";

    /// @param metadata what the file says of itself, such as [#DATASET] and [#CONTRACT_VERSION]
    public ParquetTableWriter(Schema schema, SortedMap<String, String> metadata, Sink sink, Crew crew) {
        throw new UnsupportedOperationException("the encoders are not here yet");
    }

    /// Takes the batch's rows as the next ones. The batch is not needed any more when this returns.
    public void append(Batch batch) throws IOException {
        throw new UnsupportedOperationException("the encoders are not here yet");
    }

    /// Writes what is left and the footer. The sink has the whole file then, not yet committed.
    public void finish() throws IOException {
        throw new UnsupportedOperationException("the encoders are not here yet");
    }

    /// Gives up, and discards the sink. May be called at any time, also after [#finish].
    public void discard() {
        throw new UnsupportedOperationException("the encoders are not here yet");
    }
}
