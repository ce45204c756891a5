package lv.aprite.engine.validate;

import java.util.Map;
import java.util.Optional;
import lv.aprite.engine.cell.ByteStrings;
import lv.aprite.engine.cell.Parsed;
import lv.aprite.engine.cell.Trim;
import lv.aprite.engine.table.RawBatch;

/// The cells of one source column of one batch: where each stands once spaces are trimmed, and
/// which are missing.
final class Cells {
  final RawBatch raw;
  final byte[] bytes;
  final int rows;
  final Marks marks;
  private final boolean plain;
  boolean[] missing = {};

  /// Where cells begin and end; used again for the next column unless [#takePlaces] is called.
  int[] from = {};

  int[] to = {};

  private String column = "";
  private Map<Parsed, Refusal> refusals = Map.of();

  Cells(RawBatch raw, Marks marks) {
    this.raw = raw;
    this.marks = marks;
    bytes = raw.bytes();
    rows = raw.rows();
    plain = OddText.isPlain(raw);
  }

  /// Goes to a column.
  ///
  /// @param column counted from 0
  /// @param name what findings call it
  /// @param missingTexts cells that mean that there is no value
  /// @param refusals what to tell a cell that has no value of the field's type
  void locate(
      int column,
      String name,
      ByteStrings missingTexts,
      boolean trim,
      Map<Parsed, Refusal> refusals) {
    this.column = name;
    this.refusals = refusals;
    missing = new boolean[rows];
    if (from.length < rows) {
      from = new int[rows];
      to = new int[rows];
    }
    if (missingTexts.isEmptyTextOnly() && !trim) {
      locatePlain(column);
    } else {
      locateTrimmed(column, missingTexts, trim);
    }
  }

  private void locatePlain(int column) {
    int[] starts = raw.starts();
    int[] ends = raw.ends();
    int step = raw.columns();
    int at = column;
    for (int row = 0; row < rows; row++) {
      int start = starts[at];
      int end = ends[at];
      from[row] = start;
      to[row] = end;
      missing[row] = start == end;
      at += step;
    }
  }

  private void locateTrimmed(int column, ByteStrings missingTexts, boolean trim) {
    int at = column;
    for (int row = 0; row < rows; row++) {
      int start = raw.starts()[at];
      int end = raw.ends()[at];
      boolean absent = missingTexts.contains(bytes, start, end);
      if (trim && !absent) {
        start = Trim.start(bytes, start, end);
        end = Trim.end(bytes, start, end);
        absent = missingTexts.contains(bytes, start, end);
      }
      from[row] = start;
      to[row] = end;
      missing[row] = absent;
      // An empty text is published as "", and a missing value as nothing at all.
      boolean empty = raw.starts()[at] == raw.ends()[at];
      boolean moved = end - start != raw.ends()[at] - raw.starts()[at];
      if (moved || empty != absent) {
        marks.rewrite(row);
      }
      at += raw.columns();
    }
  }

  /// Hands over `from` and `to`, so that the next column has its own.
  void takePlaces() {
    from = new int[rows];
    to = new int[rows];
  }

  /// Notes that a cell was read otherwise than as canonical text.
  void settle(int row, Parsed parsed) {
    if (parsed == Parsed.ACCEPTED) {
      marks.rewrite(row);
      return;
    }
    Refusal refusal = refusals.get(parsed);
    if (refusal == null) {
      throw new IllegalStateException("no refusal for " + parsed);
    }
    refuse(row, refusal);
  }

  /// Says which texts have something odd in them. They stay.
  void remarkOddTexts() {
    for (int row = 0; row < rows; row++) {
      if (missing[row]) {
        continue;
      }
      if (OddText.isFormula(bytes, from[row], to[row])) {
        marks.remark(row, column, OddText.Oddity.FORMULA, from[row], to[row]);
      }
      if (!plain) {
        Optional<OddText.Oddity> oddity = OddText.of(bytes, from[row], to[row]);
        if (oddity.isPresent()) {
          marks.remark(row, column, oddity.get(), from[row], to[row]);
        }
      }
    }
  }

  /// The cell broke a rule. It counts as missing from here on, so that nothing more is asked of it.
  void refuse(int row, Refusal refusal) {
    marks.refuse(row, column, refusal, from[row], to[row]);
    missing[row] = true;
  }
}
