package lv.aprite.engine.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import lv.aprite.engine.write.Sink;

/// The file of rejected rows (CSV by RFC 4180, UTF-8): opened with the first of them, and of
/// bounded length, so that a person can open it.
final class RejectedFile {
  /// As many rows as a spreadsheet has, without the header.
  static final int ROWS_MAX = (1 << 20) - 1;

  private final Outputs outputs;
  private final List<String> columns;
  private final List<Sink> opened = new ArrayList<>(1);
  private int rows;

  RejectedFile(Outputs outputs, List<String> columns) {
    this.outputs = outputs;
    this.columns = columns;
  }

  boolean isFull() {
    return rows == ROWS_MAX;
  }

  /// @param firstRow row number of the chunk's first record
  void append(List<RejectedLine> lines, long firstRow) throws IOException {
    if (lines.isEmpty() || isFull()) {
      return;
    }
    StringBuilder text = new StringBuilder();
    if (opened.isEmpty()) {
      opened.add(outputs.rejectedRows());
      text.append(RejectedLine.header(columns));
    }
    for (RejectedLine line : lines) {
      if (isFull()) {
        break;
      }
      text.append(firstRow + line.rowNumber()).append(line.rest());
      rows++;
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    opened.getFirst().write(bytes, 0, bytes.length);
  }

  void commit() throws IOException {
    for (Sink sink : opened) {
      sink.commit();
    }
  }

  void discard() {
    opened.forEach(Sink::discard);
  }
}
