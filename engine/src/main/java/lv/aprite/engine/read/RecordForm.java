package lv.aprite.engine.read;

import java.util.List;
import java.util.Set;
import lv.aprite.engine.table.LineEnds;

/// How records are written so that they have the form of a file that was read: its delimiter, line
/// ends and quotes (RFC 4180 §2).
///
/// @param lineEnd `\n`, `\r\n` or `\r`
public record RecordForm(char delimiter, String lineEnd) {
  /// The form of a file with these line ends: the most frequent kind, CR LF when there was none.
  public static RecordForm of(char delimiter, LineEnds lineEnds) {
    long crlf = lineEnds.crlf() + lineEnds.crcrlf();
    if (lineEnds.lf() > crlf && lineEnds.lf() >= lineEnds.cr()) {
      return new RecordForm(delimiter, "\n");
    }
    return new RecordForm(delimiter, lineEnds.cr() > crlf ? "\r" : "\r\n");
  }

  /// The record without its line end.
  ///
  /// @param quoted cells, counted from 0, that stand in quotes also where they need none
  public String record(List<String> cells, Set<Integer> quoted) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        line.append(delimiter);
      }
      String cell = cells.get(i);
      // A record that is one empty cell would be a blank line.
      boolean blank = cells.size() == 1 && cell.isEmpty();
      if (blank || quoted.contains(i) || needsQuotes(cell)) {
        line.append('"').append(cell.replace("\"", "\"\"")).append('"');
      } else {
        line.append(cell);
      }
    }
    return line.toString();
  }

  private boolean needsQuotes(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == delimiter || c == '"' || c == '\n' || c == '\r') {
        return true;
      }
    }
    return false;
  }
}
