package lv.aprite.engine.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.finding.Finding;
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
  private static final int NONE = -1;

  /// A cell is no longer than this.
  static final int CELL_BYTES_MAX = 1 << 20;

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

  Encoding encoding() {
    return framing.encoding();
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
        at = parseRight(rows, at, odd.limit(at));
      }
      if (at < rows.length) {
        at = odd.read(at);
      }
    }
    odd.finish();
    new StrangeRows(framing).look(rows);
    return rows.batch();
  }

  /// Reads records as long as they are right and end with a line end. Where the first other one
  /// begins, or the end.
  ///
  /// One thought, left whole: blocks of 64 bytes are searched for the delimiter, quotes and control
  /// characters, and each mark is looked at in turn. In quotes, only quotes count; two quotes side
  /// by side close the cell and open it again. Marks before `cellStart` are line feeds of line ends
  /// that are over; marks of other bytes mean nothing.
  private int parseRight(Rows rows, int from, int length) {
    final byte[] text = rows.text;
    final byte delimiter = this.delimiter;
    final long delimiters = Swar.repeat(delimiter);
    rows.makeRoom();
    int[] starts = rows.starts;
    int[] ends = rows.ends;
    int firstCell = rows.cells;
    int lastCell = firstCell + width - 1;
    int cell = firstCell;
    int rowStart = from;
    int cellStart = from;
    // Just after the closing quote of the cell, NONE when it is not quoted, or not yet over.
    int closed = NONE;
    boolean inQuotes = false;
    boolean doubledCell = false;
    boolean quoted = false;
    boolean doubled = false;
    for (int at = from; at < length; at += Swar.BLOCK) {
      long marks = Swar.marks(text, at, delimiters);
      if (at + Swar.BLOCK > length) {
        marks &= (1L << length - at) - 1;
      }
      while (marks != 0) {
        int p = at + Long.numberOfTrailingZeros(marks);
        marks &= marks - 1;
        byte b = text[p];
        if (b == QUOTE) {
          if (inQuotes) {
            inQuotes = false;
            closed = p + 1;
          } else if (p == closed) {
            inQuotes = true;
            doubledCell = true;
          } else if (p == cellStart && closed == NONE) {
            inQuotes = true;
            quoted = true;
            cellStart = p + 1;
          } else {
            return rowStart;
          }
        } else if (b == delimiter && !inQuotes) {
          if (cell == lastCell) {
            return rowStart;
          }
          starts[cell] = cellStart;
          if (closed == NONE) {
            ends[cell++] = p;
          } else if (p == closed) {
            ends[cell++] = doubledCell ? ~(p - 1) : p - 1;
            doubled |= doubledCell;
            doubledCell = false;
            closed = NONE;
          } else {
            return rowStart;
          }
          cellStart = p + 1;
        } else if ((b == '\n' || b == '\r') && !inQuotes && p >= cellStart) {
          starts[cell] = cellStart;
          if (closed == NONE) {
            ends[cell] = p;
          } else if (p == closed) {
            ends[cell] = doubledCell ? ~(p - 1) : p - 1;
            doubled |= doubledCell;
            doubledCell = false;
            closed = NONE;
          } else {
            return rowStart;
          }
          boolean blank =
              emptyRowsAreBlank
                  && (quoted || p - rowStart <= cell - firstCell)
                  && rows.isEmpty(firstCell, cell);
          boolean right = rows.isRight(cell) && !blank && p > rowStart;
          if (!right || p - rowStart > CELL_BYTES_MAX) {
            return rowStart;
          }
          LineEnd lineEnd = b == '\n' ? LineEnd.LF : LineEnd.at(text, p, length);
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
        }
      }
    }
    return rowStart;
  }

  /// The rows of a batch while it is being filled.
  static final class Rows {
    final byte[] text;
    final int length;
    final List<RawBatch.Damaged> damaged = new ArrayList<>();
    final Findings findings = new Findings();
    final List<Finding> strange = new ArrayList<>();
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

    /// Whether a row has all its cells when this is its last, and none under columns without a
    /// name.
    boolean isRight(int lastCell) {
      int right = cells + columns - 1;
      return lastCell >= right && isEmpty(right + 1, lastCell);
    }

    /// Whether nothing stands in these cells.
    boolean isEmpty(int firstCell, int lastCell) {
      boolean empty = true;
      for (int i = firstCell; i <= lastCell; i++) {
        empty &= starts[i] == ends[i];
      }
      return empty;
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

    int rows() {
      return rows;
    }

    int rowNumber(int row) {
      return chunk.rowNumbers[row];
    }

    /// Takes a row out.
    void drop(int row) {
      int from = (row + 1) * columns;
      System.arraycopy(starts, from, starts, from - columns, cells - from);
      System.arraycopy(ends, from, ends, from - columns, cells - from);
      System.arraycopy(chunk.rowNumbers, row + 1, chunk.rowNumbers, row, rows - row - 1);
      System.arraycopy(chunk.quoted, row + 1, chunk.quoted, row, rows - row - 1);
      rows--;
      cells -= columns;
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
