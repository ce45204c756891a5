package lv.aprite.engine.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.table.Letters;
import lv.aprite.engine.table.LineEnds;
import lv.aprite.engine.table.RawBatch;

/// Takes a chunk to rows of cells. Any number of threads may use one parser.
///
/// Records that are right are read here, eight bytes at a time; [OddRecords] reads every other one
/// again by itself, and knows what is wrong with it. What comes out does not depend on how the file
/// was cut into chunks.
public final class ChunkParser {
  private static final byte QUOTE = '"';

  private final Framing framing;
  private final byte delimiter;
  private final int columns;
  private final int width;
  private final boolean emptyRowsAreBlank;

  public ChunkParser(Framing framing) {
    this.framing = framing;
    delimiter = (byte) framing.delimiter();
    columns = framing.columns().size();
    width = framing.width();
    emptyRowsAreBlank = framing.emptyRowsAreBlank();
  }

  /// The rows of the chunk. The batch stands in the chunk's arrays: the chunk is spent, and is
  /// recycled only when nobody looks at the batch any more.
  public RawBatch parse(Chunk chunk) {
    Text text = Text.of(chunk, framing.encoding());
    Faults faults = text.faults();
    Rows rows = new Rows(chunk, text, columns, width);
    OddRecords odd = new OddRecords(framing, chunk, rows, faults);
    int at = 0;
    while (at < rows.length) {
      if (faults.size() == 0) {
        at = parseRight(rows, at);
      }
      if (at < rows.length) {
        at = odd.read(at);
      }
    }
    odd.finish();
    return rows.batch();
  }

  /// Reads records as long as they are right and end with a line end. Where the first other one
  /// begins, or the end.
  ///
  /// One thought, left whole: words of eight bytes are searched for the delimiter, quotes and
  /// control characters, and each mark is looked at in turn. Marks before `cellStart` are line
  /// feeds of line ends that are over; marks of other bytes mean nothing.
  private int parseRight(Rows rows, int from) {
    final byte[] text = rows.text;
    final int length = rows.length;
    final byte delimiter = this.delimiter;
    final long delimiters = Swar.repeat(delimiter);
    final long quotes = Swar.repeat(QUOTE);
    final long spaces = Swar.repeat(' ');
    int rowStart = from;
    int cellStart = from;
    int firstCell = rows.cells;
    rows.makeRoom();
    int[] starts = rows.starts;
    int[] ends = rows.ends;
    int cell = firstCell;
    int lastCell = firstCell + width - 1;
    boolean quoted = false;
    boolean doubled = false;
    // Where the quoted cell began and ended that is over but for its delimiter; -1: none is.
    int quotedStart = -1;
    int quotedEnd = 0;
    int at = from;
    words:
    while (at < length) {
      long word = Swar.word(text, at);
      long d = word ^ delimiters;
      long q = word ^ quotes;
      long marks =
          (((d - Swar.ONES) & ~d) | ((q - Swar.ONES) & ~q) | ((word - spaces) & ~word))
              & Swar.HIGHS;
      if (at + 8 > length) {
        marks &= -1L >>> 8 * (at + 8 - length);
      }
      while (marks != 0) {
        int p = at + Swar.firstMarked(marks);
        marks &= marks - 1;
        byte b = text[p];
        if (b == delimiter) {
          if (cell == lastCell) {
            return rowStart;
          }
          if (quotedStart < 0) {
            starts[cell] = cellStart;
            ends[cell++] = p;
          } else if (p == cellStart) {
            starts[cell] = quotedStart;
            ends[cell++] = quotedEnd;
            quotedStart = -1;
          } else {
            return rowStart;
          }
          cellStart = p + 1;
        } else if (b == '\n' || b == '\r') {
          if (p < cellStart) {
            continue;
          }
          if (quotedStart < 0) {
            starts[cell] = cellStart;
            ends[cell] = p;
          } else if (p == cellStart) {
            starts[cell] = quotedStart;
            ends[cell] = quotedEnd;
            quotedStart = -1;
          } else {
            return rowStart;
          }
          int read = cell + 1 - firstCell;
          boolean right =
              read == columns
                  ? read > 1 || p > rowStart
                  : read > columns && rows.emptyFrom(firstCell + columns, cell);
          boolean blank =
              emptyRowsAreBlank
                  && (quoted || p - rowStart < read)
                  && rows.emptyFrom(firstCell, cell);
          if (!right || blank || p - rowStart > OddRecords.CELL_BYTES_MAX) {
            return rowStart;
          }
          LineEnd lineEnd = LineEnd.at(text, p, length);
          rows.accept(lineEnd, quoted, doubled);
          rows.makeRoom();
          starts = rows.starts;
          ends = rows.ends;
          firstCell = rows.cells;
          cell = firstCell;
          lastCell = firstCell + width - 1;
          quoted = false;
          doubled = false;
          rowStart = p + lineEnd.bytes();
          cellStart = rowStart;
        } else if (b == QUOTE) {
          if (p != cellStart || quotedStart >= 0) {
            return rowStart;
          }
          int close = Swar.indexOf(text, p + 1, length, QUOTE);
          boolean anyDoubled = false;
          while (close >= 0 && close + 1 < length && text[close + 1] == QUOTE) {
            anyDoubled = true;
            close = Swar.indexOf(text, close + 2, length, QUOTE);
          }
          if (close < 0) {
            return rowStart;
          }
          quoted = true;
          doubled |= anyDoubled;
          quotedStart = p + 1;
          quotedEnd = anyDoubled ? ~close : close;
          cellStart = close + 1;
          at = close + 1;
          continue words;
        }
      }
      at += 8;
    }
    return rowStart;
  }

  /// The rows of a batch while it is being filled.
  static final class Rows {
    final byte[] text;
    final int length;
    final List<RawBatch.Damaged> damaged = new ArrayList<>();
    final Findings findings = new Findings();
    int[] starts;
    int[] ends;
    int cells;
    int records;
    private final Chunk chunk;
    private final Letters letters;
    private final int columns;
    private final int width;
    private int rows;
    private long lf;
    private long crlf;
    private long cr;
    private long crcrlf;

    Rows(Chunk chunk, Text text, int columns, int width) {
      this.chunk = chunk;
      this.text = text.bytes();
      length = text.length();
      letters = text.letters();
      this.columns = columns;
      this.width = width;
      starts = chunk.starts;
      ends = chunk.ends;
    }

    /// Makes room for one more row of cells.
    void makeRoom() {
      if (cells + width > starts.length) {
        int larger = Math.max(cells + width, starts.length + starts.length / 2);
        larger = Math.max(larger, length / 8);
        starts = Arrays.copyOf(starts, larger);
        ends = Arrays.copyOf(ends, larger);
        chunk.starts = starts;
        chunk.ends = ends;
      }
      if (rows == chunk.rowNumbers.length) {
        int larger = Math.max(rows + rows / 2, length / 64 + 16);
        chunk.rowNumbers = Arrays.copyOf(chunk.rowNumbers, larger);
        chunk.quoted = Arrays.copyOf(chunk.quoted, larger);
      }
    }

    boolean emptyFrom(int first, int last) {
      for (int i = first; i <= last; i++) {
        if (starts[i] != ends[i]) {
          return false;
        }
      }
      return true;
    }

    /// Takes the row whose cells stand behind the others. Doubled quotes become one.
    void accept(LineEnd lineEnd, boolean quoted, boolean doubled) {
      if (doubled) {
        for (int i = cells; i < cells + columns; i++) {
          if (ends[i] < 0) {
            ends[i] = undouble(text, starts[i], ~ends[i]);
          }
        }
      }
      chunk.rowNumbers[rows] = records;
      chunk.quoted[rows] = quoted;
      rows++;
      cells += columns;
      end(lineEnd);
    }

    /// Counts a record that ended like this.
    void end(LineEnd lineEnd) {
      records += lineEnd.records();
      switch (lineEnd) {
        case NONE -> {}
        case LF -> lf++;
        case CRLF -> crlf++;
        case CR -> cr++;
        case CRCRLF -> crcrlf++;
      }
    }

    private static int undouble(byte[] bytes, int start, int end) {
      int out = start;
      for (int at = start; at < end; at++) {
        bytes[out++] = bytes[at];
        if (bytes[at] == QUOTE) {
          at++;
        }
      }
      return out;
    }

    RawBatch batch() {
      return new RawBatch(
          text,
          rows,
          columns,
          starts,
          ends,
          chunk.rowNumbers,
          chunk.quoted,
          records,
          new LineEnds(lf, crlf, cr, crcrlf),
          letters,
          findings,
          damaged);
    }
  }
}
