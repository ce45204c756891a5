package lv.aprite.engine.read;

import java.util.Arrays;
import lv.aprite.engine.finding.Rule;

/// One record, taken to cells by the exact grammar (RFC 4180 §2; the quote is `"`):
///
/// - A quote directly after a delimiter or at the beginning of the record opens a quoted cell. In
///   it, two quotes stand for one, and everything else for itself. After the closing quote comes a
///   delimiter or the end of the record; if anything else comes, that is a fault, and the rest of
///   the cell is read as unquoted.
/// - A quote elsewhere is a fault and stands for itself.
/// - LF, CR LF, CR and CR CR LF end a record outside quotes.
/// - A record with a fault ends at the next line end, in quotes or not: a quote that was lost or
///   added must not swallow the lines below. Only a stray quote in a record that is as wide as the
///   others all the same is no reason. These are read as records of their own, up to where the
///   faulty one would have ended, so that it does not matter where a file is cut into chunks.
///
/// Reused for one record after the other; the first fault is kept. [ChunkParser] reads faultless
/// records of the expected width by itself, and hands all others to this.
final class RecordCells {
  private static final byte QUOTE = '"';

  /// What can be wrong with the quotes of a cell.
  enum QuoteFault {
    STRAY(Rule.QUOTE_STRAY, "no quote inside an unquoted cell"),
    TRAILING_TEXT(
        Rule.QUOTE_TRAILING_TEXT, "a delimiter or the end of the line after the closing quote"),
    UNCLOSED(Rule.QUOTE_UNCLOSED, "a closing quote");

    private final Rule rule;
    private final String expected;

    QuoteFault(Rule rule, String expected) {
      this.rule = rule;
      this.expected = expected;
    }

    Rule rule() {
      return rule;
    }

    String expected() {
      return expected;
    }
  }

  /// What is wrong with a record by itself, whatever its width.
  sealed interface Fault {
    record None() implements Fault {}

    /// @param column of the cell, counted from 0
    /// @param start of the cell, its quote included
    record Quote(QuoteFault kind, int column, int start) implements Fault {}
  }

  private static final Fault NONE = new Fault.None();

  private final byte delimiter;
  private final int cellsMax;
  private final int widthMin;
  private final int widthMax;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int cells;
  private int end;
  private LineEnd lineEnd = LineEnd.NONE;
  private Fault fault = NONE;
  private boolean quoted;

  // Up to here, lines that a faulty record would have swallowed are read by themselves.
  private int apartTo;

  /// Of a table whose width is not known.
  ///
  /// @param cellsMax of so many cells the places are kept; further ones are counted only
  RecordCells(byte delimiter, int cellsMax) {
    this(delimiter, cellsMax, Integer.MAX_VALUE, 0);
  }

  /// Of the rows of this table.
  static RecordCells of(Framing framing) {
    return new RecordCells(
        (byte) framing.delimiter(), Framing.COLUMNS_MAX, framing.columns().size(), framing.width());
  }

  private RecordCells(byte delimiter, int cellsMax, int widthMin, int widthMax) {
    this.delimiter = delimiter;
    this.cellsMax = cellsMax;
    this.widthMin = widthMin;
    this.widthMax = widthMax;
  }

  /// Reads the record that begins at `from`; nothing beyond `to` is looked at. Records are read one
  /// after the other, and 0 is where the first one of a chunk begins.
  void parse(byte[] bytes, int from, int to) {
    apartTo = from == 0 ? 0 : apartTo;
    int limit = limit(from, to);
    parseTo(bytes, from, limit);
    if (fault instanceof Fault.Quote first
        && end - from <= Chunks.RECORD_BYTES_MAX
        && !isWholeAllTheSame(first)) {
      int line = lineEnd(bytes, first.start(), end);
      if (line < end) {
        apartTo = Math.max(apartTo, next());
        parseTo(bytes, from, line);
        fault = first;
        lineEnd = LineEnd.at(bytes, line, limit);
      }
    }
  }

  /// A quote inside an unquoted cell opens nothing, and if the record comes out as wide as the
  /// others, the line ends in its quoted cells are its own.
  private boolean isWholeAllTheSame(Fault.Quote first) {
    return first.kind() == QuoteFault.STRAY && cells >= widthMin && cells <= widthMax;
  }

  /// Whether a line that begins here would have been swallowed by a faulty record.
  boolean isApart(int from) {
    return from < apartTo;
  }

  /// How far a record that begins at `from` may reach.
  int limit(int from, int to) {
    return isApart(from) ? Math.min(apartTo, to) : to;
  }

  private static int lineEnd(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && bytes[at] != '\n' && bytes[at] != '\r') {
      at++;
    }
    return at;
  }

  private void parseTo(byte[] bytes, int from, int to) {
    cells = 0;
    fault = NONE;
    quoted = false;
    lineEnd = LineEnd.NONE;
    int at = from;
    while (true) {
      at = at < to && bytes[at] == QUOTE ? quotedCell(bytes, at, to) : plainCell(bytes, at, at, to);
      if (at == to || bytes[at] != delimiter) {
        break;
      }
      at++;
    }
    end = at;
    if (at < to) {
      lineEnd = LineEnd.at(bytes, at, to);
    }
  }

  private int plainCell(byte[] bytes, int start, int from, int to) {
    int at = from;
    for (; at < to; at++) {
      byte b = bytes[at];
      if (b == delimiter || b == '\n' || b == '\r') {
        break;
      }
      if (b == QUOTE) {
        fault(QuoteFault.STRAY, start);
      }
    }
    add(start, at);
    return at;
  }

  private int quotedCell(byte[] bytes, int open, int to) {
    quoted = true;
    boolean doubled = false;
    int at = open + 1;
    while (true) {
      at = Swar.indexOf(bytes, at, to, QUOTE);
      if (at < 0) {
        fault(QuoteFault.UNCLOSED, open);
        add(open, to);
        return to;
      }
      if (at + 1 < to && bytes[at + 1] == QUOTE) {
        doubled = true;
        at += 2;
      } else {
        break;
      }
    }
    int after = at + 1;
    boolean closed =
        after == to || bytes[after] == delimiter || bytes[after] == '\n' || bytes[after] == '\r';
    if (closed) {
      add(open + 1, doubled ? ~at : at);
      return after;
    }
    fault(QuoteFault.TRAILING_TEXT, open);
    return plainCell(bytes, open, after, to);
  }

  private void fault(QuoteFault kind, int start) {
    if (fault.equals(NONE)) {
      fault = new Fault.Quote(kind, cells, start);
    }
  }

  private void add(int start, int endOrInverse) {
    if (cells < cellsMax) {
      if (cells == starts.length) {
        starts = Arrays.copyOf(starts, 2 * cells);
        ends = Arrays.copyOf(ends, 2 * cells);
      }
      starts[cells] = start;
      ends[cells] = endOrInverse;
    }
    cells++;
  }

  /// How many cells it has, also those whose places are not kept.
  int cells() {
    return cells;
  }

  int start(int cell) {
    return starts[cell];
  }

  int end(int cell) {
    return ends[cell] < 0 ? ~ends[cell] : ends[cell];
  }

  /// Where the cell ends, or the inverse `~end` when quotes in it are still doubled.
  int endOrInverse(int cell) {
    return ends[cell];
  }

  /// Nothing stands between two line ends.
  boolean blank() {
    return cells == 1 && !quoted && starts[0] == ends[0];
  }

  /// Nothing stands in any cell, and nothing is wrong with the record.
  boolean empty() {
    int kept = Math.min(cells, cellsMax);
    for (int i = 0; i < kept; i++) {
      if (starts[i] != ends[i]) {
        return false;
      }
    }
    return kept == cells && fault instanceof Fault.None;
  }

  boolean quoted() {
    return quoted;
  }

  Fault fault() {
    return fault;
  }

  /// Where its line end begins.
  int end() {
    return end;
  }

  LineEnd lineEnd() {
    return lineEnd;
  }

  /// Where the next record begins.
  int next() {
    return end + lineEnd.bytes();
  }

  /// Start and end of each cell whose place is kept.
  int[] spans() {
    int kept = Math.min(cells, cellsMax);
    int[] spans = new int[2 * kept];
    for (int i = 0; i < kept; i++) {
      spans[2 * i] = starts[i];
      spans[2 * i + 1] = ends[i];
    }
    return spans;
  }
}
