package lv.aprite.engine.read;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.read.RecordCells.QuoteFault;
import lv.aprite.engine.table.RawBatch;

/// Reads the records of a chunk that [ChunkParser] does not read by itself, and says what is wrong
/// with them: blank lines, rows of the wrong width, quotes out of place, bytes that are no
/// characters, and the last record when it has no line end.
final class OddRecords {
  private final Framing framing;
  private final Chunk chunk;
  private final ChunkParser.Rows rows;
  private final Faults faults;
  private final RecordCells record;
  private final Mender mender;

  // From here on there are only blank lines up to the end of the file, as far as that matters.
  private final int blankFrom;

  private int fault;
  private boolean endingReported;

  OddRecords(Framing framing, Chunk chunk, ChunkParser.Rows rows, Faults faults) {
    this.framing = framing;
    this.chunk = chunk;
    this.rows = rows;
    this.faults = faults;
    record = RecordCells.of(framing);
    mender = framing.mending().mender(framing);
    blankFrom = chunk.last ? LineEnd.blankFrom(rows.text, rows.length) : rows.length;
  }

  /// How far a record that begins at `from` may reach.
  int limit(int from) {
    return record.limit(from, rows.length);
  }

  /// Reads the record that begins at `from`. Where the next one begins.
  int read(int from) {
    record.parse(rows.text, from, rows.length);
    boolean characters = reportFaults(record.next());
    if (record.lineEnd() == LineEnd.NONE && reportEnding()) {
      endingReported = true;
      damage(Rule.RECORD_TOO_LONG);
    } else if (!characters) {
      damage(Rule.ENCODING_UNDECODABLE);
    } else if (record.blank()) {
      readBlank(from);
    } else if (framing.emptyRowsAreBlank() && record.empty()) {
      skip("a row of empty cells");
    } else {
      readRow(from);
    }
    return record.next();
  }

  /// Says what stopped the reading, when that was between two records.
  void finish() {
    if (!endingReported) {
      reportEnding();
    }
  }

  private void readBlank(int from) {
    if (framing.blankLinesAreRows() && from < blankFrom) {
      accept();
    } else {
      skip("a blank line");
    }
  }

  private void skip(String found) {
    long row = rows.records;
    add(Rule.BLANK_LINES_SKIPPED, "", () -> at(row), "a row", () -> found);
    rows.end(record.lineEnd());
  }

  private void readRow(int from) {
    switch (record.fault()) {
      case RecordCells.Fault.Quote(QuoteFault kind, int column, int start) -> {
        if (!mend(from)) {
          reportQuote(kind, column, start);
          damage(kind.rule());
        }
      }
      case RecordCells.Fault.None() -> {
        if (isFooter()) {
          long row = rows.records;
          add(Rule.ROWS_BELOW_TABLE, "", () -> at(row), "no row below the table", () -> "a remark");
          rows.end(record.lineEnd());
        } else if (record.end() - from > Chunks.RECORD_BYTES_MAX) {
          reportTooLong();
          damage(Rule.RECORD_TOO_LONG);
        } else if (record.cells() < framing.columns().size()) {
          if (!mend(from)) {
            reportWidth(Rule.ROW_TOO_NARROW);
            damage(Rule.ROW_TOO_NARROW);
          }
        } else if (record.cells() > framing.width()) {
          if (!mend(from)) {
            reportWidth(Rule.ROW_TOO_WIDE);
            damage(Rule.ROW_TOO_WIDE);
          }
        } else if (reportUnnamed()) {
          damage(Rule.HEADER_UNNAMED_COLUMN);
        } else if (reportLongCell()) {
          damage(Rule.CELL_TOO_LONG);
        } else {
          accept();
        }
      }
    }
  }

  /// Takes the record as the one row that it can be, if there is one, and says so.
  private boolean mend(int from) {
    Optional<Mender.Mended> mended = mender.mend(rows.text, from, record.end());
    if (mended.isEmpty() || !standsAlone()) {
      return false;
    }
    int[] starts = mended.get().starts();
    int[] ends = mended.get().ends();
    rows.makeRoom();
    boolean doubled = false;
    for (int i = 0; i < starts.length; i++) {
      rows.starts[rows.cells + i] = starts[i];
      rows.ends[rows.cells + i] = ends[i];
      doubled |= ends[i] < 0;
    }
    long row = rows.records;
    int width = starts.length;
    String words = mended.get().fault().words();
    add(
        Rule.ROW_MENDED,
        "",
        () -> at(row),
        cells(width) + ", quotes only around whole cells",
        () -> words);
    // It does not stand in the text as it is published.
    rows.accept(record.lineEnd(), true, doubled);
    return true;
  }

  /// Whether the record is a whole one for certain: one that ended with its line only because of a
  /// fault may have had a line break in a cell, unless the next line is right by itself.
  private boolean standsAlone() {
    int next = record.next();
    if (!record.isApart(next)) {
      return true;
    }
    RecordCells following = RecordCells.of(framing);
    int line = next;
    while (line < rows.length && rows.text[line] != '\n' && rows.text[line] != '\r') {
      line++;
    }
    following.parse(rows.text, next, line);
    return following.fault() instanceof RecordCells.Fault.None
        && following.cells() == framing.columns().size();
  }

  private boolean isFooter() {
    return framing.mending().hasFooter()
        && record.cells() < framing.columns().size()
        && framing.mending().isFooter(chunk, rows.text, record.start(0), framing.encoding());
  }

  private void accept() {
    rows.makeRoom();
    boolean doubled = false;
    for (int i = 0; i < framing.columns().size(); i++) {
      rows.starts[rows.cells + i] = record.start(i);
      rows.ends[rows.cells + i] = record.endOrInverse(i);
      doubled |= record.endOrInverse(i) < 0;
    }
    rows.accept(record.lineEnd(), record.quoted(), doubled);
  }

  private void damage(Rule rule) {
    rows.damaged.add(new RawBatch.Damaged(rows.records, rule, record.spans()));
    rows.end(record.lineEnd());
  }

  /// Counts a finding; texts are made only while samples are kept.
  private void add(
      Rule rule,
      String column,
      Supplier<Location> location,
      String expected,
      Supplier<String> found) {
    rows.findings.add(rule, column, () -> new Finding(rule, location.get(), expected, found.get()));
  }

  private static Location at(long row) {
    return new Location.Row(row);
  }

  private void reportQuote(QuoteFault kind, int column, int start) {
    String name = framing.columnName(column);
    long row = rows.records;
    // Enough for as many characters as a finding quotes.
    int end = Math.min(record.end(), start + 4 * Finding.QUOTE_MAX + 4);
    add(
        kind.rule(),
        name,
        () -> new Location.Cell(row, name),
        kind.expected(),
        () -> text(start, end));
  }

  private String text(int start, int end) {
    return new String(rows.text, start, end - start, StandardCharsets.UTF_8);
  }

  private void reportWidth(Rule rule) {
    int least = framing.columns().size();
    int most = framing.width();
    String expected = least == most ? cells(least) : least + " to " + cells(most);
    int found = record.cells();
    long row = rows.records;
    add(rule, "", () -> at(row), expected, () -> cells(found));
  }

  private static String cells(int count) {
    return count == 1 ? "1 cell" : count + " cells";
  }

  private boolean reportUnnamed() {
    for (int i = framing.columns().size(); i < record.cells(); i++) {
      int start = record.start(i);
      int end = record.end(i);
      if (start != end) {
        String name = framing.columnName(i);
        long row = rows.records;
        add(
            Rule.HEADER_UNNAMED_COLUMN,
            name,
            () -> new Location.Cell(row, name),
            "an empty cell, because the column has no name in the header",
            () -> text(start, end));
        return true;
      }
    }
    return false;
  }

  private boolean reportLongCell() {
    for (int i = 0; i < framing.columns().size(); i++) {
      int bytes = record.end(i) - record.start(i);
      if (bytes > ChunkParser.CELL_BYTES_MAX) {
        String name = framing.columnName(i);
        long row = rows.records;
        add(
            Rule.CELL_TOO_LONG,
            name,
            () -> new Location.Cell(row, name),
            "at most 1 MiB",
            () -> bytes + " bytes");
        return true;
      }
    }
    return false;
  }

  private void reportTooLong() {
    long row = rows.records;
    add(
        Rule.RECORD_TOO_LONG,
        "",
        () -> at(row),
        "a record of at most 16 MiB",
        () -> "more than that without a line end");
  }

  /// Reports what is no character up to `end`; whether all is.
  private boolean reportFaults(int end) {
    boolean characters = true;
    while (fault < faults.size() && faults.at(fault) < end) {
      reportFault(fault);
      characters = false;
      fault++;
    }
    return characters;
  }

  private void reportFault(int index) {
    long row = rows.records;
    int found = faults.found(index);
    boolean nul = found == 0;
    add(
        nul ? Rule.NUL_BYTE : Rule.ENCODING_UNDECODABLE,
        "",
        () -> new Location.Byte(row, chunk.offset + sourceAt(index)),
        nul ? "text" : "a character in " + framing.encoding().label(),
        () -> Faults.words(found));
  }

  private long sourceAt(int index) {
    return switch (framing.encoding().kind()) {
      case UTF_16LE, UTF_16BE -> Utf16.bytesOf(rows.text, 0, faults.at(index));
      case UTF_8, PAGE -> faults.sourceAt(index);
    };
  }

  /// Reports what ended the reading of the file before its end; whether anything did.
  private boolean reportEnding() {
    return switch (chunk.ending) {
      case Chunk.Ending.MoreFollows() -> false;
      case Chunk.Ending.EndOfFile() -> false;
      case Chunk.Ending.Undecodable(long offset, String found) -> {
        long row = rows.records;
        add(
            Rule.ENCODING_UNDECODABLE,
            "",
            () -> new Location.Byte(row, offset),
            "a character in " + framing.encoding().label(),
            () -> found);
        yield true;
      }
      case Chunk.Ending.RecordTooLong() -> {
        if (record.fault()
                instanceof RecordCells.Fault.Quote(QuoteFault kind, int column, int start)
            && kind == QuoteFault.UNCLOSED) {
          reportQuote(kind, column, start);
        } else {
          reportTooLong();
        }
        yield true;
      }
    };
  }
}
