package lv.aprite.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.read.Encoder;
import lv.aprite.engine.read.Framing;
import lv.aprite.engine.read.RecordForm;
import lv.aprite.engine.read.RejectedForm;
import lv.aprite.engine.table.LineEnds;
import lv.aprite.engine.write.Sink;

/// The file of rejected rows, in the encoding, with the delimiter, line ends and quotes of the file
/// that they are from: opened with the first of them, and of bounded length, so that a person can
/// open it. See [RejectedForm].
///
/// A file in Unicode begins with a byte order mark, also where its origin does not: without it
/// spreadsheets take it for a code page.
final class RejectedFile {
  /// As many rows as a spreadsheet has, without the header.
  static final int ROWS_MAX = (1 << 20) - 1;

  private final Outputs outputs;
  private final Framing framing;
  private final Encoder encoder;
  private RecordForm form;
  private Optional<Sink> opened = Optional.empty();
  private int rows;

  RejectedFile(Outputs outputs, Framing framing) {
    this.outputs = outputs;
    this.framing = framing;
    encoder = new Encoder(framing.encoding());
    form = RecordForm.of(framing.delimiter(), LineEnds.NONE);
  }

  /// Tells how the header of the file ended.
  void headEnded(LineEnds lineEnds) {
    form = RecordForm.of(framing.delimiter(), lineEnds);
  }

  Language language() {
    return outputs.language();
  }

  boolean isFull() {
    return rows == ROWS_MAX;
  }

  /// @param firstRow row number of the chunk's first record
  void append(List<RejectedLine> lines, long firstRow) throws IOException {
    if (lines.isEmpty() || isFull()) {
      return;
    }
    Sink sink = open();
    StringBuilder text = new StringBuilder();
    for (RejectedLine line : lines) {
      if (isFull()) {
        break;
      }
      text.append(record(line, firstRow)).append(form.lineEnd());
      rows++;
    }
    write(sink, encoder.bytes(text.toString()));
  }

  private String record(RejectedLine line, long firstRow) {
    RejectedForm.Mark mark =
        new RejectedForm.Mark(outputs.submission(), firstRow + line.rowNumber());
    List<String> cells = new ArrayList<>(line.cells().size() + 1);
    cells.add(mark.text());
    cells.addAll(line.cells());
    cells.add(encoder.fitted(line.reason()));
    Set<Integer> quoted = new HashSet<>();
    line.quoted().forEach(cell -> quoted.add(cell + 1));
    return form.record(cells, quoted);
  }

  private Sink open() throws IOException {
    if (opened.isPresent()) {
      return opened.get();
    }
    Sink sink = outputs.rejectedRows();
    opened = Optional.of(sink);
    List<String> cells = new ArrayList<>();
    cells.add(RejectedForm.ROW);
    cells.addAll(RejectedForm.guarded(framing.columns()));
    cells.add(RejectedForm.REASON);
    write(sink, encoder.mark());
    write(sink, encoder.bytes(form.record(cells, Set.of()) + form.lineEnd()));
    return sink;
  }

  private static void write(Sink sink, byte[] bytes) throws IOException {
    sink.write(bytes, 0, bytes.length);
  }

  void commit() throws IOException {
    if (opened.isPresent()) {
      opened.get().commit();
    }
  }

  void discard() {
    opened.ifPresent(Sink::discard);
  }
}
