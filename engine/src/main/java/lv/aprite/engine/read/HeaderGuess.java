package lv.aprite.engine.read;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;

/// Finds the header of a file that nobody describes: the first row of the table's width with more
/// than one cell filled, under at most ten titles. It is a header only if its names are all there
/// and all different, if no other cell in the head stands beyond them, if no row of cells stands
/// directly above it (that would be the header, of another width), and if it does not look like one
/// more row of data.
final class HeaderGuess {
  static final int ROWS_MAX = 100;

  /// What came of it.
  sealed interface Outcome {
    /// @param above titles, which are not published
    record Found(Head.Row row, HeaderNames names, List<Head.Row> above) implements Outcome {
      public Found {
        above = List.copyOf(above);
      }

      /// Whether the row directly above, without a blank line between, is a single cell.
      boolean standsUnderOneCell() {
        return !above.isEmpty()
            && above.getLast().number() + 1 == row.number()
            && above.getLast().width() == 1;
      }
    }

    record Doubtful(List<Finding> findings) implements Outcome {
      public Doubtful {
        findings = List.copyOf(findings);
      }
    }
  }

  private HeaderGuess() {}

  /// @param width the cells that most rows have
  static Outcome in(Head head, int width) {
    int titles = 0;
    for (Head.Row row : head.rows()) {
      if (isOfTable(row, width)) {
        return judge(row, head, width, head.rows().subList(0, titles));
      }
      titles++;
      if (titles > DialectChoice.TITLES_MAX) {
        break;
      }
    }
    Optional<Finding> stopped = head.stopped();
    return doubtful(
        stopped.isPresent()
            ? stopped.get()
            : missing(
                new Location.File(),
                "none of " + cells(width) + " in the first " + Math.max(1, titles) + " rows"));
  }

  private static boolean isOfTable(Head.Row row, int width) {
    int filled = row.filled();
    return filled <= width && width <= row.width() && filled >= Math.min(2, width);
  }

  /// The lowest row of several cells among those that stand above the row without a blank line
  /// between.
  private static Optional<Head.Row> cellsAbove(Head.Row row, List<Head.Row> above) {
    long below = row.number();
    for (Head.Row title : above.reversed()) {
      if (title.number() + 1 != below) {
        return Optional.empty();
      }
      if (title.cells().stream().filter(cell -> !cell.isBlank()).count() > 1) {
        return Optional.of(title);
      }
      below = title.number();
    }
    return Optional.empty();
  }

  private static Outcome judge(Head.Row row, Head head, int width, List<Head.Row> above) {
    Optional<Head.Row> cells = cellsAbove(row, above);
    if (cells.isPresent()) {
      Location where = new Location.Row(cells.get().number());
      String found = cells(cells.get().width()) + ", where most rows have " + cells(width);
      return doubtful(missing(where, found));
    }
    HeaderNames names = HeaderNames.of(row);
    Location where = new Location.Row(row.number());
    if (!(row.fault() instanceof RecordCells.Fault.None)) {
      return doubtful(missing(where, "a quote out of place"));
    }
    List<Finding> faults = names.faults(row.number(), false);
    if (!faults.isEmpty()) {
      return new Outcome.Doubtful(faults);
    }
    for (Head.Row other : head.rows()) {
      boolean beyond = other.width() == width && other.filled() > names.names().size();
      if (other.number() > row.number() && beyond) {
        return doubtful(
            new Finding(
                Rule.HEADER_UNNAMED_COLUMN,
                new Location.Cell(other.number(), "column " + other.filled()),
                "an empty cell, because the column has no name in the header",
                other.cells().get(other.filled() - 1)));
      }
    }
    return new Outcome.Found(row, names, above);
  }

  /// Why the row that was taken for the header may be none, by what stands under it.
  ///
  /// It is one if some column of numbers, dates or the like has a word for its name. Else it may be
  /// one more row of data: for certain when each such column has such a value for its name, and
  /// probably when a column repeats its name, or it stands in the file again as a whole.
  static Optional<Finding> doubt(Outcome.Found header, ScoutPass pass, List<FieldType> types) {
    List<ColumnEvidence> columns = pass.columns();
    Location where = new Location.Row(header.row().number());
    int[] typed =
        IntStream.range(0, types.size())
            .filter(i -> !(types.get(i) instanceof FieldType.Text))
            .toArray();
    List<String> names = header.names().names();
    if (IntStream.of(typed).anyMatch(i -> !isValue(names.get(i)))) {
      return Optional.empty();
    }
    if (typed.length > 0) {
      return Optional.of(missing(where, "a row that looks like the rows under it"));
    }
    if (pass.repeatedHeader().isPresent()) {
      Location again = new Location.Row(pass.repeatedHeader().getAsLong());
      return Optional.of(missing(again, "the row that seems to be the header, once more"));
    }
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).headers() > 0) {
        String found = "a row whose column " + (i + 1) + " has the same cell in rows under it";
        return Optional.of(missing(where, found));
      }
    }
    return Optional.empty();
  }

  private static boolean isValue(String cell) {
    ColumnEvidence alone = new ColumnEvidence("", false);
    byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
    alone.add(bytes, 0, bytes.length);
    return alone.couldBeTyped();
  }

  private static Outcome doubtful(Finding finding) {
    return new Outcome.Doubtful(List.of(finding));
  }

  private static Finding missing(Location where, String found) {
    return new Finding(Rule.HEADER_MISSING, where, "a row of column names", found);
  }

  private static String cells(int width) {
    return width == 1 ? "1 cell" : width + " cells";
  }
}
