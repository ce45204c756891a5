package lv.aprite.engine.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.table.LineEnds;
import lv.aprite.engine.table.RawBatch;

/// All that the reader makes of a file.
///
/// @param damaged row number, rule and cells of each damaged row
record ReadOut(
    List<Row> rows,
    List<Damaged> damaged,
    List<Finding> findings,
    LineEnds lineEnds,
    long nextRow,
    String sha256) {
  record Row(long number, List<String> cells, boolean quoted) {}

  record Damaged(long number, Rule rule, List<String> cells) {}

  /// Reads a file without header, of so many columns, in UTF-8.
  static ReadOut of(String text, char delimiter, int columns, int chunkBytes) {
    return of(BytesSource.of(text), framing(Encoding.UTF_8, delimiter, 0, columns), chunkBytes);
  }

  static Framing framing(Encoding encoding, char delimiter, int headerRow, int columns) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= columns; i++) {
      names.add("c" + i);
    }
    return new Framing(encoding, delimiter, headerRow, names, 0);
  }

  static ReadOut of(Source source, Framing framing, int chunkBytes) {
    List<Row> rows = new ArrayList<>();
    List<Damaged> damaged = new ArrayList<>();
    Findings findings = new Findings();
    ChunkParser parser = new ChunkParser(framing);
    try (Chunks chunks = Chunks.open(source, framing, chunkBytes)) {
      long nextRow = chunks.firstRow();
      LineEnds lineEnds = chunks.headLineEnds();
      while (true) {
        Optional<Chunk> next = chunks.next();
        if (next.isEmpty()) {
          break;
        }
        RawBatch batch = parser.parse(next.get());
        collect(batch, nextRow, rows, damaged);
        findings.absorb(batch.findings(), nextRow);
        nextRow += batch.records();
        lineEnds = lineEnds.plus(batch.lineEnds());
        chunks.recycle(next.get());
      }
      List<Finding> all = new ArrayList<>();
      findings.groups().forEach(group -> all.addAll(group.samples()));
      return new ReadOut(rows, damaged, all, lineEnds, nextRow, chunks.sha256());
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
  }

  private static void collect(
      RawBatch batch, long firstRow, List<Row> rows, List<Damaged> damaged) {
    for (int row = 0; row < batch.rows(); row++) {
      List<String> cells = new ArrayList<>();
      for (int column = 0; column < batch.columns(); column++) {
        int start = batch.starts()[row * batch.columns() + column];
        int end = batch.ends()[row * batch.columns() + column];
        cells.add(new String(batch.bytes(), start, end - start, StandardCharsets.UTF_8));
      }
      rows.add(new Row(firstRow + batch.rowNumbers()[row], cells, batch.quoted()[row]));
    }
    for (RawBatch.Damaged row : batch.damaged()) {
      damaged.add(new Damaged(firstRow + row.rowNumber(), row.rule(), batch.cells(row)));
    }
  }

  List<List<String>> cells() {
    return rows.stream().map(Row::cells).toList();
  }

  List<Rule> rules() {
    return findings.stream().map(Finding::rule).toList();
  }
}
