package lv.aprite.engine.form;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Rows as RFC 4180 text: commas, CR LF, every row of the same width. A missing value is nothing,
/// an empty text is `""`. Rows that the table leaves out are blank lines, so that numbers stay.
final class RowText {
  private static final byte[] LINE_END = {'\r', '\n'};

  private final int width;
  private long written;

  RowText(int width) {
    this.width = width;
  }

  /// @return how many blank lines have to stand before the row; [#blank] writes them
  long gap(Next.Row row) {
    return row.number() - written - 1;
  }

  void blank(ByteArrayOutputStream out) {
    out.writeBytes(LINE_END);
    written++;
  }

  void row(Next.Row row, ByteArrayOutputStream out) {
    List<Cell> cells = row.cells();
    for (int i = 0; i < width; i++) {
      if (i > 0) {
        out.write(',');
      }
      if (i < cells.size()) {
        cell(cells.get(i), out);
      }
      // A row of one missing value is no blank line.
      if (width == 1 && (cells.isEmpty() || cells.getFirst() instanceof Cell.Missing)) {
        text("", out);
      }
    }
    out.writeBytes(LINE_END);
    written++;
  }

  /// How long a cell is as text.
  static long bytes(Cell cell) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    cell(cell, out);
    return out.size();
  }

  private static void cell(Cell cell, ByteArrayOutputStream out) {
    switch (cell) {
      case Cell.Missing() -> {}
      case Cell.Text(String text) -> text(text, out);
      case Cell.Number(String plainDecimal) -> plain(plainDecimal, out);
      case Cell.Truth(boolean value) -> plain(String.valueOf(value), out);
      case Cell.Moment(String iso8601) -> plain(iso8601, out);
      case Cell.Structure(String compactJson) -> text(compactJson, out);
    }
  }

  private static void plain(String text, ByteArrayOutputStream out) {
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void text(String text, ByteArrayOutputStream out) {
    if (!needsQuotes(text)) {
      plain(text, out);
      return;
    }
    out.write('"');
    plain(text.replace("\"", "\"\""), out);
    out.write('"');
  }

  private static boolean needsQuotes(String text) {
    if (text.isEmpty() || text.charAt(0) == '\uFEFF' || text.charAt(0) == '#') {
      return true;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' || c == '"' || c == '\r' || c == '\n' || c == ';' || c == '\t' || c == '|') {
        return true;
      }
    }
    return false;
  }
}
