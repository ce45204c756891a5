package lv.aprite.engine.read;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.table.RawBatch;
import lv.aprite.engine.work.Crew;

/// One pass over a whole file that gathers what there is to know of it under one framing: letters,
/// widths by each delimiter, and what the columns' cells look like.
final class ScoutPass {
  private static final int CHUNKS_IN_FLIGHT_PER_THREAD = 3;

  /// What one chunk says.
  private record Part(
      Chunk chunk, EncodingEvidence letters, List<ColumnEvidence> columns, int records) {}

  private final char delimiter;
  private final IntPredicate textOnly;
  private final List<String> headers;
  private final EncodingEvidence letters = new EncodingEvidence();
  private final List<WidthCounter> widths = DialectChoice.counters();
  private final List<ColumnEvidence> columns;
  private boolean byteOrderMark;
  private String sha256 = "";

  private ScoutPass(char delimiter, List<String> headers, IntPredicate textOnly) {
    this.delimiter = delimiter;
    this.textOnly = textOnly;
    this.headers = headers;
    columns = noEvidence();
  }

  private List<ColumnEvidence> noEvidence() {
    return IntStream.range(0, headers.size())
        .mapToObj(i -> new ColumnEvidence(headers.get(i), textOnly.test(i)))
        .toList();
  }

  /// Gathers all evidence.
  static ScoutPass over(Source source, Framing framing, IntPredicate textOnly, Crew crew)
      throws IOException {
    ScoutPass pass = new ScoutPass(framing.delimiter(), framing.columns(), textOnly);
    try (Chunks whole =
        Chunks.open(source, framing.encoding(), framing.delimiter(), Chunks.CHUNK_BYTES)) {
      pass.run(whole, Optional.of(framing), crew);
    }
    return pass;
  }

  /// Gathers what does not depend on a header.
  static ScoutPass withoutColumns(Source source, Encoding encoding, Crew crew) throws IOException {
    ScoutPass pass = new ScoutPass(DialectChoice.DELIMITERS[0], List.of(), column -> true);
    try (Chunks whole =
        Chunks.open(source, encoding, DialectChoice.DELIMITERS[0], Chunks.CHUNK_BYTES)) {
      pass.run(whole, Optional.empty(), crew);
    }
    return pass;
  }

  private void run(Chunks chunks, Optional<Framing> framing, Crew crew) throws IOException {
    Optional<ChunkParser> parser = framing.map(ChunkParser::new);
    // The rows down to the header are no data, but their letters and widths count.
    int headRows = framing.map(Framing::headerRow).orElse(0);
    ArrayDeque<Crew.Job<Part>> inFlight = new ArrayDeque<>();
    byteOrderMark = chunks.hadByteOrderMark();
    Optional<Chunk> next = chunks.next();
    while (next.isPresent() || !inFlight.isEmpty()) {
      if (next.isPresent() && inFlight.size() < crew.size() * CHUNKS_IN_FLIGHT_PER_THREAD) {
        Chunk chunk = next.get();
        // Before the parser has the chunk, which may move its bytes.
        widths.forEach(counter -> counter.add(chunk.bytes, chunk.length));
        if (headRows > 0) {
          Part head = part(chunk, parser, headRows);
          headRows = Math.max(0, headRows - head.records);
          add(head, chunks);
        } else {
          inFlight.add(crew.submit(() -> part(chunk, parser, 0)));
        }
        next = chunks.next();
      } else {
        add(crew.await(inFlight.remove()), chunks);
      }
    }
    widths.forEach(WidthCounter::finish);
    sha256 = chunks.sha256();
  }

  private void add(Part part, Chunks chunks) {
    letters.add(part.letters);
    for (int i = 0; i < part.columns.size(); i++) {
      columns.get(i).add(part.columns.get(i));
    }
    chunks.recycle(part.chunk);
  }

  /// @param headRows rows at the beginning of the chunk that are no data
  private Part part(Chunk chunk, Optional<ChunkParser> parser, int headRows) {
    EncodingEvidence partLetters = new EncodingEvidence();
    partLetters.add(chunk.bytes, 0, chunk.length, chunk.offset);
    if (parser.isEmpty()) {
      return new Part(chunk, partLetters, List.of(), 0);
    }
    RawBatch batch = parser.get().parse(chunk);
    int first = 0;
    while (first < batch.rows() && batch.rowNumbers()[first] < headRows) {
      first++;
    }
    List<ColumnEvidence> partColumns = noEvidence();
    for (int column = 0; column < batch.columns(); column++) {
      ColumnEvidence evidence = partColumns.get(column);
      for (int row = first; row < batch.rows(); row++) {
        int cell = row * batch.columns() + column;
        evidence.add(batch.bytes(), batch.starts()[cell], batch.ends()[cell]);
      }
    }
    return new Part(chunk, partLetters, partColumns, batch.records());
  }

  /// Of the file, empty when it was not read to its end.
  String sha256() {
    return sha256;
  }

  List<ColumnEvidence> columns() {
    return columns;
  }

  /// The type of each column, and how it is written.
  List<ColumnEvidence.Typed> typed() {
    List<Character> marks =
        columns.stream().flatMap(column -> column.provenMark().stream()).distinct().toList();
    Optional<Character> mark = marks.size() == 1 ? Optional.of(marks.getFirst()) : Optional.empty();
    return columns.stream().map(column -> column.typed(mark)).toList();
  }

  EncodingEvidence encodingEvidence() {
    return letters;
  }

  List<WidthCounter> widths() {
    return widths;
  }

  char delimiter() {
    return delimiter;
  }

  boolean hadByteOrderMark() {
    return byteOrderMark;
  }
}
