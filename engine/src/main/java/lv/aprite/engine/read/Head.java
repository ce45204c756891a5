package lv.aprite.engine.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;

/// The first records of a file as cells, blank lines left out, read under one encoding and
/// delimiter.
///
/// @param rows in the order of the file
/// @param stopped what the reading could not pass
record Head(List<Row> rows, Optional<Finding> stopped) {
  /// The header stands no lower than this.
  static final int ROWS_MAX = 1000;

  private static final int BYTES_MAX = Chunks.RECORD_BYTES_MAX;
  private static final int CHUNK_BYTES = 1 << 16;

  Head {
    rows = List.copyOf(rows);
  }

  /// One record.
  ///
  /// @param number as a spreadsheet counts
  /// @param width how many cells it has, also beyond those that are kept
  /// @param cells at most as many as a table may have columns
  /// @param fault what is wrong with its quotes
  record Row(long number, int width, List<String> cells, RecordCells.Fault fault) {
    Row {
      cells = List.copyOf(cells);
    }

    /// How many cells there are up to the last that is not empty.
    int filled() {
      int filled = cells.size();
      while (filled > 0 && cells.get(filled - 1).isBlank()) {
        filled--;
      }
      return filled;
    }
  }

  /// @param rowsMax of the file, blank lines counted
  static Head read(Source source, Encoding encoding, char delimiter, int rowsMax)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    RecordCells record = new RecordCells((byte) delimiter, Framing.COLUMNS_MAX);
    long number = 1;
    long bytes = 0;
    try (Chunks chunks = Chunks.open(source, encoding, delimiter, CHUNK_BYTES)) {
      while (number <= rowsMax && bytes <= BYTES_MAX) {
        Optional<Chunk> next = chunks.next();
        if (next.isEmpty()) {
          break;
        }
        Chunk chunk = next.get();
        Text text = Text.of(chunk, encoding, new Faults(1));
        bytes += chunk.length;
        int at = 0;
        while (at < text.length() && number <= rowsMax) {
          record.parse(text.bytes(), at, text.length());
          if (text.faults().size() > 0 && text.faults().at(0) < record.next()) {
            return new Head(rows, Optional.of(fault(text.faults(), chunk, number, encoding)));
          }
          if (stops(chunk, record)) {
            return new Head(rows, Optional.of(ending(row(number, record, text.bytes()))));
          }
          if (!record.blank()) {
            rows.add(row(number, record, text.bytes()));
          }
          number += record.lineEnd().records();
          at = record.next();
        }
        if (number <= rowsMax
            && chunk.ending instanceof Chunk.Ending.Undecodable(long offset, String found)) {
          return new Head(rows, Optional.of(undecodable(number, offset, encoding, found)));
        }
        chunks.recycle(chunk);
      }
    }
    return new Head(rows, Optional.empty());
  }

  private static boolean stops(Chunk chunk, RecordCells record) {
    return record.fault() instanceof RecordCells.Fault.Quote quote
            && quote.kind() == RecordCells.QuoteFault.UNCLOSED
        || record.lineEnd() == LineEnd.NONE && chunk.ending instanceof Chunk.Ending.RecordTooLong;
  }

  private static Finding ending(Row row) {
    if (row.fault() instanceof RecordCells.Fault.Quote(var kind, int column, int start)
        && kind == RecordCells.QuoteFault.UNCLOSED) {
      String found = column < row.cells().size() ? row.cells().get(column) : "";
      Location where = new Location.Cell(row.number(), "column " + (column + 1));
      return new Finding(kind.rule(), where, kind.expected(), found);
    }
    return new Finding(
        Rule.RECORD_TOO_LONG,
        new Location.Row(row.number()),
        "a record of at most 16 MiB",
        "more than that without a line end");
  }

  private static Row row(long number, RecordCells record, byte[] text) {
    int kept = Math.min(record.cells(), Framing.COLUMNS_MAX);
    List<String> cells = new ArrayList<>(kept);
    for (int i = 0; i < kept; i++) {
      int length = record.end(i) - record.start(i);
      String cell = new String(text, record.start(i), length, StandardCharsets.UTF_8);
      cells.add(record.endOrInverse(i) < 0 ? cell.replace("\"\"", "\"") : cell);
    }
    return new Row(number, record.cells(), cells, record.fault());
  }

  private static Finding fault(Faults faults, Chunk chunk, long row, Encoding encoding) {
    // In UTF-16 only a NUL comes here, and it is not worth while to find its place in the file.
    long offset = chunk.offset + faults.sourceAt(0);
    if (faults.found(0) == 0) {
      return new Finding(Rule.NUL_BYTE, new Location.Byte(row, offset), "text", Faults.words(0));
    }
    return undecodable(row, offset, encoding, Faults.words(faults.found(0)));
  }

  private static Finding undecodable(long row, long offset, Encoding encoding, String found) {
    return new Finding(
        Rule.ENCODING_UNDECODABLE,
        new Location.Byte(row, offset),
        "a character in " + encoding.label(),
        found);
  }
}
