package lv.aprite.engine.validate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.read.FieldSource;
import lv.aprite.engine.table.RawBatch;

/// Finds rows that are the header once more. Where all columns are text nothing else would.
final class RepeatedHeader {
  private static final Refusal REFUSAL =
      new Refusal(Rule.HEADER_REPEATED, "a row of data, not the header again");

  private final List<FieldSource.Column> columns;
  private final byte[][] names;

  private RepeatedHeader(List<FieldSource.Column> columns, byte[][] names) {
    this.columns = columns;
    this.names = names;
  }

  /// @param header the names as they stand in the file
  static RepeatedHeader of(List<String> header, List<FieldSource> sources) {
    List<FieldSource.Column> columns = new ArrayList<>();
    for (FieldSource source : sources) {
      if (source instanceof FieldSource.Column column) {
        columns.add(column);
      }
    }
    byte[][] names = new byte[columns.size()][];
    for (int i = 0; i < names.length; i++) {
      names[i] = header.get(columns.get(i).column()).getBytes(StandardCharsets.UTF_8);
    }
    return new RepeatedHeader(List.copyOf(columns), names);
  }

  /// Refuses such rows, unless they are refused already.
  void refuse(RawBatch raw, Marks marks) {
    for (int row = 0; names.length > 0 && row < raw.rows(); row++) {
      if (isCell(raw, row, 0) && isHeader(raw, row) && !marks.isRejected(row)) {
        int cell = cell(raw, row, 0);
        String column = columns.getFirst().header();
        marks.refuse(row, column, REFUSAL, raw.starts()[cell], raw.ends()[cell]);
      }
    }
  }

  private boolean isHeader(RawBatch raw, int row) {
    boolean same = true;
    for (int i = 1; same && i < names.length; i++) {
      same = isCell(raw, row, i);
    }
    return same;
  }

  private boolean isCell(RawBatch raw, int row, int i) {
    int cell = cell(raw, row, i);
    int start = raw.starts()[cell];
    int end = raw.ends()[cell];
    byte[] name = names[i];
    return end - start == name.length
        && Arrays.equals(raw.bytes(), start, end, name, 0, name.length);
  }

  private int cell(RawBatch raw, int row, int i) {
    return row * raw.columns() + columns.get(i).column();
  }
}
