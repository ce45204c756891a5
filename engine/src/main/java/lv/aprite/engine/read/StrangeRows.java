package lv.aprite.engine.read;

import java.util.ArrayList;
import java.util.List;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;

/// Looks at rows of the right width that may be none of the table: the header once more, which is
/// left out, and rows whose cells look unlike their columns, which are named.
final class StrangeRows {
  private final List<byte[]> header;
  private final List<ColumnShape> shapes;
  private final int[] suspects;

  StrangeRows(Framing framing) {
    header = framing.mending().repeatedHeader();
    shapes = framing.mending().shapes();
    List<Integer> some = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      if (shapes.get(i).hasRareLooks()) {
        some.add(i);
      }
    }
    suspects = some.stream().mapToInt(i -> i).toArray();
  }

  void look(ChunkParser.Rows rows) {
    if (header.isEmpty() && suspects.length == 0) {
      return;
    }
    for (int row = rows.rows() - 1; row >= 0; row--) {
      if (header.size() > 1
          && RepeatedNames.stand(header, rows.text, rows.starts, rows.ends, row)) {
        rows.strange.add(leftOut(rows.rowNumber(row)));
        rows.drop(row);
      } else if (suspects.length > 0 && isStrange(rows, row)) {
        rows.strange.add(unlike(rows.rowNumber(row)));
      }
    }
    rows.strange.reversed().forEach(rows.findings::add);
  }

  /// Two cells unlike their columns, or one that looks like the column beside it: as if the cells
  /// had moved.
  private boolean isStrange(ChunkParser.Rows rows, int row) {
    int strange = 0;
    boolean moved = false;
    for (int column : suspects) {
      int cell = row * shapes.size() + column;
      int start = rows.starts[cell];
      int end = rows.ends[cell];
      if (shapes.get(column).isStrange(rows.text, start, end)) {
        strange++;
        moved |=
            start < end
                && (isUsual(rows, column - 1, start, end) || isUsual(rows, column + 1, start, end));
      }
    }
    return strange > 1 || moved;
  }

  private boolean isUsual(ChunkParser.Rows rows, int column, int start, int end) {
    return column >= 0
        && column < shapes.size()
        && shapes.get(column).isUsual(rows.text, start, end);
  }

  private static Finding leftOut(int row) {
    return new Finding(
        Rule.HEADER_LEFT_OUT, new Location.Row(row), "the header once", "the header again");
  }

  private static Finding unlike(int row) {
    return new Finding(
        Rule.ROW_UNLIKE_OTHERS,
        new Location.Row(row),
        "cells that look like others of their columns",
        "cells that look like none, or like those beside them");
  }
}
