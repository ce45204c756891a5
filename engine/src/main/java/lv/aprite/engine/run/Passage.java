package lv.aprite.engine.run;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import lv.aprite.engine.quality.RowRules;
import lv.aprite.engine.read.Chunk;
import lv.aprite.engine.read.ChunkParser;
import lv.aprite.engine.read.Chunks;
import lv.aprite.engine.table.LineEnds;
import lv.aprite.engine.validate.BatchValidator;
import lv.aprite.engine.work.Crew;

/// The way of a file through the crew, from its first chunk to its last.
///
/// The caller's thread reads chunks of whole records and takes them in order when they are done; in
/// between, the crew does all that can be done with a chunk by itself. Memory is bounded by the
/// number of chunks in flight.
final class Passage {
  private static final int CHUNKS_IN_FLIGHT_PER_THREAD = 3;

  private final Plan plan;
  private final Crew crew;
  private final Settings settings;
  private final Progress progress;
  private final ChunkParser parser;
  private final BatchValidator validator;
  private final RowRules rows;

  Passage(Plan plan, RowRules rows, Crew crew, Settings settings, Progress progress) {
    this.rows = rows;
    this.plan = plan;
    this.crew = crew;
    this.settings = settings;
    this.progress = progress;
    parser = new ChunkParser(plan.framing());
    validator = new BatchValidator(plan.schema(), plan.sources(), plan.framing());
  }

  /// Is given each chunk in order, on the caller's thread.
  interface Step {
    /// @param firstRow row number of the chunk's first record
    void take(ChunkJob.Done done, long firstRow) throws IOException;
  }

  /// What is known when the file is read.
  ///
  /// @param sha256 of the file, empty when it was not read to its end
  /// @param headLineEnds how the records above the first chunk ended
  record End(String sha256, long bytesRead, LineEnds headLineEnds) {}

  /// @param writing what chunks are to be encoded for
  /// @param watch what is counted of the rows
  End read(Writing writing, Optional<Watch> watch, Step step) throws IOException {
    try (Chunks chunks = Chunks.open(plan.source(), plan.framing(), settings.chunkBytes())) {
      ArrayDeque<Crew.Job<ChunkJob.Done>> inFlight = new ArrayDeque<>();
      int inFlightMax = settings.threads() * CHUNKS_IN_FLIGHT_PER_THREAD;
      long row = chunks.firstRow();
      writing.headEnded(chunks.headLineEnds());
      Optional<Chunk> next = chunks.next();
      while (next.isPresent() || !inFlight.isEmpty()) {
        if (next.isPresent() && inFlight.size() < inFlightMax) {
          inFlight.add(crew.submit(job(next.get(), writing, watch)));
          next = chunks.next();
          continue;
        }
        ChunkJob.Done done = Jobs.await(crew, inFlight.remove());
        step.take(done, row);
        row += done.raw().records();
        chunks.recycle(done.chunk());
        if (!progress.goOn(chunks.bytesRead(), plan.source().sizeBytes())) {
          throw new RunEnded(chunks.bytesRead(), plan.source().sizeBytes());
        }
      }
      return new End(chunks.sha256(), chunks.bytesRead(), chunks.headLineEnds());
    }
  }

  private ChunkJob job(Chunk chunk, Writing writing, Optional<Watch> watch) {
    return new ChunkJob(
        chunk, parser, validator, rows, watch, writing.encoders(), writing.rejectedIn());
  }
}
