package lv.aprite.engine.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.Encoding;

/// The records of a file one after the other, by the same grammar as everywhere, with their places
/// in the file: for the few files that are small, and for finding a few records in a large one.
///
/// Not for use by two threads at once. Whoever opens one closes it.
final class Records implements AutoCloseable {
  private static final char NO_CHARACTER = '\uFFFD';

  private final Chunks chunks;
  private final Encoding encoding;
  private final RecordCells record;
  private Optional<Chunk> chunk = Optional.empty();
  private long row;
  private int next;
  private long nextOffset;
  private int start;
  private long startOffset;

  private Records(Chunks chunks, Encoding encoding, RecordCells record) {
    this.chunks = chunks;
    this.encoding = encoding;
    this.record = record;
  }

  /// The records of a table, told apart and numbered as they are when it is read to be published.
  static Records open(Source source, Framing framing) throws IOException {
    return new Records(
        Chunks.open(source, framing.encoding(), framing.delimiter(), Chunks.CHUNK_BYTES),
        framing.encoding(),
        RecordCells.of(framing));
  }

  static Records open(Source source, Encoding encoding, char delimiter) throws IOException {
    return new Records(
        Chunks.open(source, encoding, delimiter, Chunks.CHUNK_BYTES),
        encoding,
        new RecordCells((byte) delimiter, Framing.COLUMNS_MAX));
  }

  /// Goes to the next record, if there is one.
  boolean next() throws IOException {
    long skipped = chunk.isEmpty() ? 0 : record.lineEnd().records();
    if (chunk.isPresent() && next == chunk.get().length) {
      chunks.recycle(chunk.get());
      chunk = Optional.empty();
    }
    if (chunk.isEmpty()) {
      chunk = chunks.next().filter(some -> some.length > 0);
      if (chunk.isEmpty()) {
        return false;
      }
      next = 0;
      nextOffset = chunk.get().offset;
    }
    Chunk bytes = chunk.get();
    start = next;
    startOffset = nextOffset;
    record.parse(bytes.bytes, start, bytes.length);
    next = record.next();
    nextOffset = startOffset + sourceBytes(start, next);
    row = row == 0 ? 1 : row + skipped;
    return true;
  }

  /// As a spreadsheet counts.
  long row() {
    return row;
  }

  /// Where in the file the record begins.
  long offset() {
    return startOffset;
  }

  /// Where in the file its line end begins.
  long endOffset() {
    return startOffset + sourceBytes(start, record.end());
  }

  private long sourceBytes(int from, int to) {
    return switch (encoding.kind()) {
      case UTF_16LE, UTF_16BE -> Utf16.bytesOf(bytes(), from, to);
      case UTF_8, PAGE -> to - from;
    };
  }

  private byte[] bytes() {
    return chunk.orElseThrow().bytes;
  }

  /// Nothing stands in it, but for delimiters.
  boolean isEmpty() {
    return record.blank() || record.empty();
  }

  /// What is wrong with its quotes, or with its end, in words.
  Optional<String> fault() {
    if (record.fault() instanceof RecordCells.Fault.Quote(var kind, int column, int at)) {
      return Optional.of("a quote out of place in cell " + (column + 1));
    }
    boolean stopped =
        next == chunk.orElseThrow().length
            && !(chunk.orElseThrow().ending instanceof Chunk.Ending.EndOfFile
                || chunk.orElseThrow().ending instanceof Chunk.Ending.MoreFollows);
    return stopped
        ? Optional.of("bytes that are no text, or a record of more than 16 MiB")
        : Optional.empty();
  }

  /// Its cells; what is no character is U+FFFD.
  List<String> cells() {
    int kept = Math.min(record.cells(), Framing.COLUMNS_MAX);
    List<String> cells = new ArrayList<>(kept);
    for (int i = 0; i < kept; i++) {
      String cell = text(record.start(i), record.end(i));
      cells.add(record.endOrInverse(i) < 0 ? cell.replace("\"\"", "\"") : cell);
    }
    return cells;
  }

  private String text(int from, int to) {
    return switch (encoding.kind()) {
      case UTF_8, UTF_16LE, UTF_16BE ->
          new String(bytes(), from, to - from, StandardCharsets.UTF_8);
      case PAGE -> {
        CodePage page = CodePage.of(encoding);
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
          text.append(page.character(bytes()[i] & 0xFF));
        }
        yield text.toString();
      }
    };
  }

  /// Whether every byte of it is a character.
  boolean isText() {
    if (encoding.isSingleByte()) {
      CodePage page = CodePage.of(encoding);
      for (int i = start; i < record.end(); i++) {
        if (page.character(bytes()[i] & 0xFF) == NO_CHARACTER || bytes()[i] == 0) {
          return false;
        }
      }
      return true;
    }
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes(), start, record.end() - start));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    chunks.close();
  }
}
