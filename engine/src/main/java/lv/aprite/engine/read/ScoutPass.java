package lv.aprite.engine.read;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.table.RawBatch;
import lv.aprite.engine.work.Crew;

/// One pass over a whole file that gathers what there is to know of it under one framing: letters,
/// widths by each delimiter, and what the columns' cells look like.
final class ScoutPass {
  private static final int CHUNKS_IN_FLIGHT_PER_THREAD = 3;
  private static final int SHAPED_ROWS_MAX = 512;
  private static final int FOOTER_ROWS_MAX = 10;

  /// What one chunk says.
  private record Part(
      Chunk chunk,
      EncodingEvidence letters,
      List<ColumnEvidence> columns,
      List<ColumnShape> shapes,
      Tail tail,
      boolean ended,
      int records) {}

  /// Where the rows of the table end, as far as one chunk says.
  ///
  /// @param lastRow the last row that is right, -1 when there is none
  /// @param firstRepeat the first row that is the header again, -1 when there is none
  /// @param below damaged rows below the last right one
  private record Tail(int lastRow, int firstRepeat, List<Below> below) {
    static final Tail NONE = new Tail(-1, -1, List.of());
  }

  /// A damaged row that may be a footer.
  ///
  /// @param offset of its first cell in the file
  /// @param single only its first cell is filled, and does not look like its column
  @SuppressWarnings("ArrayRecordComponent") // made once, and only read
  private record Below(long row, long offset, boolean single, byte[] cell) {}

  private final char delimiter;
  private final IntPredicate textOnly;
  private final List<String> headers;
  private final EncodingEvidence letters = new EncodingEvidence();
  private final List<WidthCounter> widths = DialectChoice.counters();
  private final List<ColumnEvidence> columns;
  private final List<ColumnShape> shapes;
  private final List<byte[]> names;
  private boolean byteOrderMark;
  private String sha256 = "";
  private long firstRow = 1;
  private long lastRow = -1;
  private long firstRepeat = -1;
  private boolean ended = true;
  private List<Below> below = new ArrayList<>();

  private ScoutPass(char delimiter, List<String> headers, IntPredicate textOnly) {
    this.delimiter = delimiter;
    this.textOnly = textOnly;
    this.headers = headers;
    columns = noEvidence();
    shapes = noShapes();
    names = RepeatedNames.bytes(headers);
  }

  private List<ColumnShape> noShapes() {
    return headers.stream().map(header -> new ColumnShape()).toList();
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
    if (part.tail.firstRepeat >= 0 && firstRepeat < 0) {
      firstRepeat = firstRow + part.tail.firstRepeat;
    }
    if (part.tail.lastRow >= 0) {
      lastRow = firstRow + part.tail.lastRow;
      below.clear();
    }
    for (Below row : part.tail.below) {
      if (below.size() <= FOOTER_ROWS_MAX) {
        below.add(new Below(firstRow + row.row, row.offset, row.single, row.cell));
      }
    }
    firstRow += part.records;
    ended = part.ended;
    for (int i = 0; i < part.columns.size(); i++) {
      columns.get(i).add(part.columns.get(i));
      shapes.get(i).add(part.shapes.get(i));
    }
    chunks.recycle(part.chunk);
  }

  /// @param headRows rows at the beginning of the chunk that are no data
  private Part part(Chunk chunk, Optional<ChunkParser> parser, int headRows) {
    EncodingEvidence partLetters = new EncodingEvidence();
    partLetters.add(chunk.bytes, 0, chunk.length, chunk.offset);
    if (parser.isEmpty()) {
      return new Part(chunk, partLetters, List.of(), List.of(), Tail.NONE, true, 0);
    }
    RawBatch batch = parser.get().parse(chunk);
    int first = 0;
    while (first < batch.rows() && batch.rowNumbers()[first] < headRows) {
      first++;
    }
    List<ColumnEvidence> partColumns = noEvidence();
    boolean[] repeats = repeats(batch, first);
    for (int column = 0; column < batch.columns(); column++) {
      ColumnEvidence evidence = partColumns.get(column);
      for (int row = first; row < batch.rows(); row++) {
        if (repeats[row]) {
          continue;
        }
        int cell = row * batch.columns() + column;
        evidence.add(batch.bytes(), batch.starts()[cell], batch.ends()[cell]);
      }
    }
    List<ColumnShape> partShapes = noShapes();
    // Some rows of every chunk, and all of a small file.
    int step = 1 + (batch.rows() - first) / SHAPED_ROWS_MAX;
    for (int row = first; row < batch.rows(); row += step) {
      if (repeats[row]) {
        continue;
      }
      for (int column = 0; column < batch.columns(); column++) {
        int cell = row * batch.columns() + column;
        int start = batch.starts()[cell];
        boolean quoted = batch.quoted()[row] && start > 0 && batch.bytes()[start - 1] == '"';
        partShapes.get(column).add(batch.bytes(), start, batch.ends()[cell], quoted);
      }
    }
    boolean ended = batch.lineEnds().total() >= batch.records();
    Tail tail = tail(chunk, batch, first, repeats, parser.get().encoding());
    return new Part(chunk, partLetters, partColumns, partShapes, tail, ended, batch.records());
  }

  /// Which rows are the header once more.
  private boolean[] repeats(RawBatch batch, int first) {
    boolean[] repeats = new boolean[batch.rows()];
    for (int row = first; batch.columns() > 1 && row < batch.rows(); row++) {
      repeats[row] = RepeatedNames.stand(names, batch.bytes(), batch.starts(), batch.ends(), row);
    }
    return repeats;
  }

  private static Tail tail(
      Chunk chunk, RawBatch batch, int first, boolean[] repeats, Encoding encoding) {
    int firstRepeat = -1;
    for (int row = first; firstRepeat < 0 && row < batch.rows(); row++) {
      firstRepeat = repeats[row] ? batch.rowNumbers()[row] : -1;
    }
    int last = batch.rows() > first ? batch.rowNumbers()[batch.rows() - 1] : -1;
    List<Below> below = new ArrayList<>();
    for (RawBatch.Damaged row : batch.damaged()) {
      if (row.rowNumber() > last && below.size() <= FOOTER_ROWS_MAX && row.spans().length > 0) {
        int start = row.spans()[0];
        int end = row.spans()[1] < 0 ? ~row.spans()[1] : row.spans()[1];
        boolean single = row.rule() == Rule.ROW_TOO_NARROW && end > start;
        for (int i = 2; i < row.spans().length; i += 2) {
          single &= row.spans()[i] == row.spans()[i + 1];
        }
        long offset = Mending.sourceOffset(chunk, batch.bytes(), start, encoding);
        byte[] cell = Arrays.copyOfRange(batch.bytes(), start, single ? end : start);
        below.add(new Below(row.rowNumber(), offset, single, cell));
      }
    }
    return new Tail(last, firstRepeat, below);
  }

  /// What may be mended, by what the whole file looks like.
  Mending mending() {
    return new Mending(shapes, names, footerFrom());
  }

  /// The row in which the header stands again first, if it does.
  OptionalLong repeatedHeader() {
    return firstRepeat < 0 ? OptionalLong.empty() : OptionalLong.of(firstRepeat);
  }

  /// Where the rows begin that stand below the table: a few, of one cell each, apart by a blank
  /// line or unlike the first column. A row that was cut off is none.
  private long footerFrom() {
    boolean footer = lastRow > 0 && !below.isEmpty() && below.size() <= FOOTER_ROWS_MAX;
    if (!footer || !below.stream().allMatch(Below::single)) {
      return Mending.NO_FOOTER;
    }
    boolean apart = below.getFirst().row > lastRow + 1;
    boolean unlike =
        ended
            && shapes.getFirst().isStrict()
            && below.stream()
                .noneMatch(row -> shapes.getFirst().fits(row.cell, 0, row.cell.length));
    return apart || unlike ? below.getFirst().offset : Mending.NO_FOOTER;
  }

  /// What the cells of each column look like.
  List<ColumnShape> shapes() {
    return shapes;
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
