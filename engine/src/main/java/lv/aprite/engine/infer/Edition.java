package lv.aprite.engine.infer;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.FileFormat;
import lv.aprite.engine.contract.TablePlace;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.form.Reading;
import lv.aprite.engine.form.TableAgain;
import lv.aprite.engine.read.Chunk;
import lv.aprite.engine.read.ChunkParser;
import lv.aprite.engine.read.Chunks;
import lv.aprite.engine.read.Framing;
import lv.aprite.engine.read.Match;
import lv.aprite.engine.read.Source;
import lv.aprite.engine.table.RawBatch;
import lv.aprite.engine.work.Crew;

/// One edition of the file, every row of it looked at.
///
/// @param encodingEvidence how the encoding is known, in words
/// @param columns one for each of the framing's
/// @param rows with something in them; rows whose cells are all empty do not count
/// @param damaged rows that have no place in the table
record Edition(
    Source source,
    Framing framing,
    String encodingEvidence,
    List<ColumnStudy> columns,
    long rows,
    long damaged,
    RowHashes hashes) {
  private static final int CHUNKS_IN_FLIGHT_PER_THREAD = 3;

  sealed interface Outcome {
    record Studied(Edition edition) implements Outcome {}

    record Unreadable(Findings findings) implements Outcome {}
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Part(Chunk chunk, List<ColumnStudy> columns, long[] hashes, int damaged) {}

  /// @param longsMax how many hashes may be kept
  static Outcome study(Source source, TablePlace place, int longsMax, Crew crew)
      throws IOException {
    return switch (Reading.alone(source, place, false, crew)) {
      case Reading.Refused(Findings findings) -> new Outcome.Unreadable(findings);
      case Reading.Found(Source text, var described, _) -> {
        Match.Matched match = described.match();
        yield new Outcome.Studied(
            read(text, match.framing(), match.encodingEvidence(), longsMax, crew));
      }
      case Reading.Matched _ -> throw new IllegalStateException("matched without a contract");
    };
  }

  private static Edition read(
      Source source, Framing framing, String evidence, int longsMax, Crew crew) throws IOException {
    List<ColumnStudy> columns = studies(framing.columns().size());
    if (source instanceof TableAgain table) {
      table.texts().stream()
          .filter(column -> column < columns.size())
          .forEach(column -> columns.get(column).isText());
    }
    RowHashes hashes = new RowHashes(framing.columns().size(), longsMax);
    ChunkParser parser = new ChunkParser(framing);
    long rows = 0;
    long damaged = 0;
    try (Chunks chunks = Chunks.open(source, framing, Chunks.CHUNK_BYTES)) {
      ArrayDeque<Crew.Job<Part>> inFlight = new ArrayDeque<>();
      Optional<Chunk> next = chunks.next();
      while (next.isPresent() || !inFlight.isEmpty()) {
        if (next.isPresent() && inFlight.size() < crew.size() * CHUNKS_IN_FLIGHT_PER_THREAD) {
          Chunk chunk = next.get();
          inFlight.add(crew.submit(() -> part(chunk, parser)));
          next = chunks.next();
        } else {
          Part part = crew.await(inFlight.remove());
          for (int i = 0; i < columns.size(); i++) {
            columns.get(i).add(part.columns.get(i));
          }
          rows += part.hashes.length / columns.size();
          damaged += part.damaged;
          if (!hashes.isFull()) {
            hashes.add(part.hashes);
          }
          chunks.recycle(part.chunk);
        }
      }
    }
    return new Edition(source, framing, evidence, columns, rows, damaged, hashes);
  }

  private static List<ColumnStudy> studies(int count) {
    List<ColumnStudy> studies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      studies.add(new ColumnStudy());
    }
    return studies;
  }

  private static Part part(Chunk chunk, ChunkParser parser) {
    RawBatch batch = parser.parse(chunk);
    int width = batch.columns();
    List<ColumnStudy> columns = studies(width);
    long[] hashes = new long[batch.rows() * width];
    int kept = 0;
    for (int row = 0; row < batch.rows(); row++) {
      // Spreadsheets write rows of empty cells below a table; they say nothing about its columns.
      if (isEmpty(batch, row)) {
        continue;
      }
      for (int column = 0; column < width; column++) {
        int cell = row * width + column;
        hashes[kept++] =
            columns.get(column).add(batch.bytes(), batch.starts()[cell], batch.ends()[cell]);
      }
    }
    return new Part(chunk, columns, Arrays.copyOf(hashes, kept), batch.damaged().size());
  }

  private static boolean isEmpty(RawBatch batch, int row) {
    int first = row * batch.columns();
    for (int cell = first; cell < first + batch.columns(); cell++) {
      if (batch.starts()[cell] != batch.ends()[cell]) {
        return false;
      }
    }
    return true;
  }

  /// What the file is.
  FileFormat format() {
    return source instanceof TableAgain table ? table.format() : FileFormat.CSV;
  }

  /// Where in the file the table is.
  TablePlace place() {
    return source instanceof TableAgain table ? table.place() : new TablePlace.Only();
  }

  /// Whether only ASCII is in it, so that nothing is known of its encoding.
  boolean isAscii() {
    return encodingEvidence.startsWith("ASCII");
  }
}
