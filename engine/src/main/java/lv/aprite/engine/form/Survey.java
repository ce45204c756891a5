package lv.aprite.engine.form;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;

/// All there is to know of a table before its text is read: one pass over all its rows.
final class Survey {
  private final TableFile.Table table;
  private final Limits limits;
  private final Findings remarks = new Findings();
  private final BitSet filled = new BitSet();
  private final BitSet others = new BitSet();
  private int width;
  private long rows;
  private long lastRow;
  private long cellBytes;
  private long rowsWithoutFirst;
  private long emptyTexts;
  private long firstEmptyText;

  private Survey(TableFile.Table table, Limits limits) {
    this.table = table;
    this.limits = limits;
  }

  static Survey of(TableFile.Table table, Limits limits) throws IOException {
    Survey survey = new Survey(table, limits);
    Optional<Finding> broken = survey.look();
    broken.ifPresent(survey.remarks::add);
    return survey;
  }

  private Optional<Finding> look() throws IOException {
    try (TableReader reader = table.open(remarks)) {
      while (true) {
        switch (reader.next()) {
          case Next.Broken(Finding finding) -> {
            return Optional.of(finding);
          }
          case Next.End() -> {
            if (emptyTexts > 0) {
              remarks.add(emptyTexts());
            }
            boolean said = remarks.count(Rule.Effect.REFUSES_FILE) > 0;
            return rows == 0 && !said ? Optional.of(empty()) : Optional.empty();
          }
          case Next.Row row -> {
            Optional<Finding> fault = look(row);
            if (fault.isPresent()) {
              return fault;
            }
          }
        }
      }
    }
  }

  private Finding empty() {
    return new Finding(
        Rule.FILE_EMPTY, new Location.File(), "a header and rows", "a table without rows");
  }

  private Finding emptyTexts() {
    return new Finding(
        Rule.TEXTS_EMPTY,
        new Location.Row(firstEmptyText),
        "a text, or no value",
        emptyTexts == 1 ? "1 empty text" : emptyTexts + " empty texts");
  }

  private Optional<Finding> look(Next.Row row) {
    if (row.number() <= lastRow) {
      throw new IllegalStateException("row " + row.number() + " after row " + lastRow);
    }
    rows++;
    if (row.cells().isEmpty() || row.cells().getFirst() instanceof Cell.Missing) {
      rowsWithoutFirst++;
    }
    lastRow = row.number();
    List<Cell> cells = row.cells();
    if (row.number() > limits.rowsMax()) {
      return Optional.of(limits.beyond(row.number(), limits.rowsMax() + " rows", "more"));
    }
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      if (cell instanceof Cell.Missing) {
        continue;
      }
      if (i >= limits.columnsMax()) {
        return Optional.of(limits.beyond(row.number(), limits.columnsMax() + " columns", "more"));
      }
      width = Math.max(width, i + 1);
      filled.set(i);
      cellBytes += RowText.bytes(cell);
      Optional<String> text = text(cell);
      if (text.isEmpty()) {
        others.set(i);
      } else if (text.get().isEmpty()) {
        emptyTexts++;
        firstEmptyText = firstEmptyText == 0 ? row.number() : firstEmptyText;
      } else if (text.get().length() > limits.cellCharactersMax()) {
        return Optional.of(
            limits.beyond(
                row.number(),
                limits.cellCharactersMax() + " characters in a cell",
                String.valueOf(text.get().length())));
      } else if (!isWhole(text.get())) {
        return Optional.of(
            new Finding(
                Rule.ENCODING_UNDECODABLE,
                new Location.Cell(row.number(), "column " + (i + 1)),
                "a character in UTF-8",
                "half a surrogate pair or a NUL"));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> text(Cell cell) {
    return switch (cell) {
      case Cell.Text(String text) -> Optional.of(text);
      case Cell.Structure(String json) -> Optional.of(json);
      case Cell.Missing _, Cell.Number _, Cell.Truth _, Cell.Moment _ -> Optional.empty();
    };
  }

  private static boolean isWhole(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  Findings remarks() {
    return remarks;
  }

  int width() {
    return Math.max(1, width);
  }

  /// The columns that hold nothing but text.
  BitSet texts() {
    BitSet texts = (BitSet) filled.clone();
    texts.andNot(others);
    return texts;
  }

  /// How long the table is as text.
  long textBytes() {
    long missingAlone = width() == 1 ? 2 * rowsWithoutFirst : 0;
    long lineEnds = 2 * lastRow;
    return cellBytes + missingAlone + rows * (width() - 1) + lineEnds;
  }
}
