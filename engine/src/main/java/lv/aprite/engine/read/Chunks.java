package lv.aprite.engine.read;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.table.LineEnds;

/// A file of delimited text from first to last byte, cut into chunks at line ends outside quotes.
///
/// The quotes are followed from the first byte on, so every cut is a true end of a record, whatever
/// the quotes are like; nothing is guessed from their number. One thread takes the chunks and
/// closes this; any thread may recycle them.
public final class Chunks implements AutoCloseable {
  /// A record is no longer than this, its line end not counted.
  public static final int RECORD_BYTES_MAX = 16 << 20;

  /// Fits a second-level cache together with what is made of it.
  public static final int CHUNK_BYTES = 1 << 20;

  // A line end has up to three bytes, and is known only when they are seen. The intake fills a
  // buffer up to the last
  // character that has room.
  private static final int TOO_LONG_BYTES = RECORD_BYTES_MAX + 3;
  private static final int BUFFER_BYTES_MAX = TOO_LONG_BYTES + Utf16.BYTES_MAX;
  private static final int FREE_MAX = 32;

  private final Intake intake;
  private final Encoding encoding;
  private final byte delimiter;
  private final int chunkBytes;
  private final ArrayDeque<Chunk> free = new ArrayDeque<>();
  private byte[] carry = {};
  private int carryFrom;
  private int carryTo;
  private long carryOffset;
  private boolean finished;
  private int headRecords;
  private LineEnds headLineEnds = LineEnds.NONE;

  // There when it matters what follows after blank lines.
  private Optional<Lookahead> lookahead = Optional.empty();

  private Chunks(Source source, Encoding encoding, char delimiter, int chunkBytes)
      throws IOException {
    this.encoding = encoding;
    this.delimiter = (byte) delimiter;
    this.chunkBytes = chunkBytes;
    intake = new Intake(source, encoding);
    carryOffset = intake.textOffset();
  }

  /// The data of the file: chunks begin after the header row.
  ///
  /// @param chunkBytes about how long a chunk is; a longer record makes a longer chunk
  public static Chunks open(Source source, Framing framing, int chunkBytes) throws IOException {
    Chunks chunks =
        new Chunks(source, framing.encoding(), framing.delimiter(), Math.max(1, chunkBytes));
    try {
      if (framing.blankLinesAreRows()) {
        chunks.lookahead = Optional.of(new Lookahead(source, framing.encoding()));
      }
      chunks.skip(framing.headerRow());
      return chunks;
    } catch (IOException | RuntimeException e) {
      chunks.close();
      throw e;
    }
  }

  /// The file from its first record on.
  static Chunks open(Source source, Encoding encoding, char delimiter, int chunkBytes)
      throws IOException {
    return new Chunks(source, encoding, delimiter, chunkBytes);
  }

  private void skip(int records) throws IOException {
    RecordCells record = new RecordCells(delimiter, 1);
    while (headRecords < records) {
      Optional<Chunk> next = next();
      if (next.isEmpty()) {
        return;
      }
      Chunk chunk = next.get();
      int at = 0;
      while (at < chunk.length && headRecords < records) {
        record.parse(chunk.bytes, at, chunk.length);
        at = record.next();
        headRecords += record.lineEnd().records();
        headLineEnds = headLineEnds.plus(record.lineEnd().count());
      }
      giveBack(chunk, at);
    }
  }

  /// Puts the rest of the chunk in front of what follows.
  private void giveBack(Chunk chunk, int from) {
    if (from == chunk.length) {
      if (chunk.ending instanceof Chunk.Ending.Undecodable) {
        // What follows cannot be read: the next chunk is empty and says so.
        carryOffset = chunk.offset + sourceBytes(chunk.bytes, 0, from);
        finished = false;
      }
      return;
    }
    int rest = chunk.length - from;
    byte[] joined = new byte[rest + carryTo - carryFrom];
    System.arraycopy(chunk.bytes, from, joined, 0, rest);
    System.arraycopy(carry, carryFrom, joined, rest, carryTo - carryFrom);
    carryOffset = chunk.offset + sourceBytes(chunk.bytes, 0, from);
    carry = joined;
    carryFrom = 0;
    carryTo = joined.length;
    finished = false;
  }

  /// Row number of the first record of the first chunk.
  public long firstRow() {
    return headRecords + 1L;
  }

  /// How the records above the first chunk ended.
  public LineEnds headLineEnds() {
    return headLineEnds;
  }

  /// Whether the file began with a byte order mark.
  public boolean hadByteOrderMark() {
    return intake.hadByteOrderMark();
  }

  /// The next chunk, as long as there is one. After a fault that ends the reading (the parser of
  /// the last chunk finds it) there is none, even if the file goes on.
  public Optional<Chunk> next() throws IOException {
    if (finished) {
      return Optional.empty();
    }
    Chunk chunk = take();
    chunk.offset = carryOffset;
    chunk.length = carryTo - carryFrom;
    System.arraycopy(carry, carryFrom, chunk.bytes, 0, chunk.length);
    carryFrom = carryTo;
    Cutter cutter = new Cutter(delimiter);
    int target = Math.max(chunkBytes, chunk.length);
    while (true) {
      boolean ended = fill(chunk, target);
      int cut = cutter.cut(chunk.bytes, chunk.length, ended);
      if (ended) {
        finished = true;
        chunk.last = true;
        chunk.ending = intake.ending();
        return chunk.length == 0 && chunk.ending instanceof Chunk.Ending.EndOfFile
            ? Optional.empty()
            : Optional.of(chunk);
      }
      if (cut > 0) {
        keep(chunk, cut);
        chunk.last = endsBlank(chunk) && !lookahead.orElseThrow().textFollows(carryOffset);
        chunk.ending = new Chunk.Ending.MoreFollows();
        return Optional.of(chunk);
      }
      if (chunk.length >= TOO_LONG_BYTES) {
        finished = true;
        chunk.last = false;
        chunk.ending = new Chunk.Ending.RecordTooLong();
        return Optional.of(chunk);
      }
      target = Math.min(BUFFER_BYTES_MAX, 2 * Math.max(target, 32));
    }
  }

  /// Whether the chunk ends with a blank line, and that matters.
  private boolean endsBlank(Chunk chunk) {
    return lookahead.isPresent() && LineEnd.blankFrom(chunk.bytes, chunk.length) < chunk.length;
  }

  private Chunk take() {
    synchronized (free) {
      Chunk chunk = free.poll();
      if (chunk != null && chunk.capacity() >= carryTo - carryFrom) {
        return chunk;
      }
    }
    return new Chunk(Math.max(chunkBytes, carryTo - carryFrom));
  }

  /// Fills the chunk up to `target` bytes; true when the text ended.
  private boolean fill(Chunk chunk, int target) throws IOException {
    if (chunk.capacity() < target) {
      byte[] larger = new byte[target + Chunk.SLACK];
      System.arraycopy(chunk.bytes, 0, larger, 0, chunk.length);
      chunk.bytes = larger;
    }
    chunk.length += intake.read(chunk.bytes, chunk.length, target);
    return !(intake.ending() instanceof Chunk.Ending.MoreFollows);
  }

  private void keep(Chunk chunk, int cut) {
    int rest = chunk.length - cut;
    if (carry.length < rest) {
      carry = new byte[Math.max(rest, 1 << 10)];
    }
    System.arraycopy(chunk.bytes, cut, carry, 0, rest);
    carryFrom = 0;
    carryTo = rest;
    carryOffset = chunk.offset + sourceBytes(chunk.bytes, 0, cut);
    chunk.length = cut;
  }

  private long sourceBytes(byte[] bytes, int from, int to) {
    return switch (encoding.kind()) {
      case UTF_16LE, UTF_16BE -> Utf16.bytesOf(bytes, from, to);
      case UTF_8, PAGE -> to - from;
    };
  }

  /// Takes a chunk back for use again. Nobody may look any more at it or at the batch made of it.
  public void recycle(Chunk chunk) {
    synchronized (free) {
      if (free.size() < FREE_MAX && chunk.capacity() <= 2 * chunkBytes) {
        free.add(chunk);
      }
    }
  }

  /// Bytes of the file that were read so far.
  public long bytesRead() {
    return intake.bytesRead();
  }

  /// SHA-256 of the file in lower-case hex, or empty when it was not read to its end. Asked for
  /// once.
  public String sha256() {
    return intake.sha256();
  }

  @Override
  public void close() throws IOException {
    intake.close();
  }
}
