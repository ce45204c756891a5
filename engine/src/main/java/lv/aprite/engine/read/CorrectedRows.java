package lv.aprite.engine.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;

/// The rows of a correction, and what is wrong with them as such. What stands in their cells is for
/// the engine to judge.
final class CorrectedRows {
  /// No text has it: a cell with this character is no text.
  private static final char BETWEEN = '\0';

  private static final int SHIFT_MAX = 8;

  private final Framing framing;
  private final Encoding encoding;
  private final boolean marked;
  private final String submission;
  private final RecordForm form;
  private final Encoder encoder;
  private final Findings findings = new Findings();
  private final Set<Integer> letters = new HashSet<>();

  // By row of the origin: as they came back, and as they stand in its place.
  private final Map<Long, Returned> returned = new TreeMap<>();
  private final Map<Long, Row> rows = new TreeMap<>();
  private CorrectionColumns columns = CorrectionColumns.NONE;

  /// @param framing of the origin
  /// @param encoding of the correction
  /// @param marked whether the correction says itself that it is in Unicode
  /// @param submission that the rejected rows are marked with
  CorrectedRows(Framing framing, Encoding encoding, boolean marked, String submission) {
    this.framing = framing;
    this.encoding = encoding;
    this.marked = marked;
    this.submission = submission;
    form = new RecordForm(framing.delimiter(), "\n");
    encoder = new Encoder(framing.encoding());
  }

  /// @param at row in the correction
  /// @param cells in one text, as there may be very many of them
  private record Returned(long at, String cells) {}

  /// @param record in the form of the origin
  /// @param isUntouched whether it came back as it was handed out
  private record Row(String record, boolean isUntouched) {}

  Findings findings() {
    return findings;
  }

  void read(Records records) throws IOException {
    boolean headed = false;
    while (records.next()) {
      if (records.isEmpty()) {
        continue;
      }
      if (isUnreadable(records)) {
        return;
      }
      records.cells().forEach(cell -> letters.addAll(LostLetters.letters(cell)));
      if (headed) {
        take(records);
      } else {
        headed = true;
        columns = CorrectionColumns.of(records.cells(), framing, findings);
        if (!findings.isEmpty()) {
          return;
        }
      }
    }
    if (returned.isEmpty() && findings.isEmpty()) {
      add(Rule.NO_ROWS, new Location.File(), "at least one row", "no row under the header");
    }
  }

  private void add(Rule rule, Location location, String expected, String found) {
    findings.add(new Finding(rule, location, expected, found));
  }

  private boolean isUnreadable(Records records) {
    Optional<String> fault =
        records.isText() && records.cells().stream().allMatch(cell -> cell.indexOf(BETWEEN) < 0)
            ? records.fault()
            : Optional.of("bytes that are no text");
    fault.ifPresent(found ->
        add(
            Rule.CORRECTION_UNREADABLE,
            new Location.Row(records.row()),
            "cells of text in whole rows",
            found));
    return fault.isPresent();
  }

  private void take(Records records) {
    List<String> cells = records.cells();
    Location where = new Location.Cell(records.row(), RejectedForm.ROW);
    Optional<RejectedForm.Mark> mark =
        RejectedForm.Mark.of(cells.getFirst()).filter(some -> some.submission().equals(submission));
    if (mark.isEmpty()) {
      unknown(records.row(), cells.getFirst());
      return;
    }
    Returned row = new Returned(records.row(), String.join(String.valueOf(BETWEEN), cells));
    if (returned.put(mark.get().row(), row) != null) {
      add(Rule.CORRECTION_ROW_TWICE, where, "each row once", cells.getFirst());
    }
  }

  private void unknown(long row, String found) {
    add(
        Rule.CORRECTION_ROW_UNKNOWN,
        new Location.Cell(row, RejectedForm.ROW),
        "a row that was handed out, like " + new RejectedForm.Mark(submission, 14).text(),
        found);
  }

  /// Holds what came back against what was handed out.
  ///
  /// @param rejected the rejected rows as they were written
  void compare(Records rejected) throws IOException {
    LostLetters lost = lostLetters();
    while (!returned.isEmpty() && rejected.next()) {
      List<String> handedOut = rejected.cells();
      long row = RejectedForm.Mark.of(handedOut.getFirst()).map(RejectedForm.Mark::row).orElse(0L);
      Returned back = returned.remove(row);
      if (back != null) {
        String between = String.valueOf(BETWEEN);
        compare(row, handedOut, List.of(back.cells.split(between, -1)), lost);
      }
    }
    returned.forEach(
        (row, back) -> unknown(back.at, new RejectedForm.Mark(submission, row).text()));
  }

  private LostLetters lostLetters() {
    boolean unicode = marked || !encoding.isSingleByte() && !letters.isEmpty();
    boolean narrower = encoding.isSingleByte() && encoding != framing.encoding();
    return new LostLetters(
        letters, unicode, narrower ? Optional.of(new Encoder(encoding)) : Optional.empty());
  }

  private void compare(long row, List<String> handedOut, List<String> back, LostLetters lost) {
    String reason = handedOut.getLast();
    List<String> before = handedOut.subList(1, handedOut.size() - 1);
    List<String> senders = columns.sendersCells(back, before.size(), reason);
    String said = columns.said(back);
    boolean untouched = ReturnedCell.isSame(reason, said);
    if (!untouched && LostLetters.isReplaced(reason, said)) {
      add(lossy(new Location.Row(row), said));
    }
    List<String> corrected = new ArrayList<>(senders.size());
    for (int i = 0; i < senders.size(); i++) {
      String cell = senders.get(i);
      Location where = new Location.Cell(row, framing.columnName(i));
      switch (ReturnedCell.of(near(before, i, senders.size()), cell, lost)) {
        case ReturnedCell.Same(String value) -> corrected.add(value);
        case ReturnedCell.Changed(String value) -> {
          corrected.add(value);
          untouched = false;
          if (!encoder.hasAll(value)) {
            String expected = "characters that " + framing.encoding().label() + " has";
            add(Rule.CORRECTION_CHARACTER, where, expected, value);
          }
        }
        case ReturnedCell.Lossy() -> add(lossy(where, cell));
        case ReturnedCell.Doubtful() ->
            add(
                Rule.CORRECTION_APOSTROPHE,
                where,
                "no apostrophe in front, or two if the text begins with one",
                cell);
      }
    }
    boolean whole = corrected.size() == before.size();
    rows.put(row, new Row(form.record(corrected, Set.of()), untouched && whole));
  }

  static Finding lossy(Location where, String found) {
    return new Finding(
        Rule.CORRECTION_LETTERS_LOST, where, "the letters that were handed out", found);
  }

  private void add(Finding finding) {
    findings.add(finding);
  }

  /// The cells that may have been the one at this place: in a row that lost or gained some, also
  /// those beside it.
  private static List<String> near(List<String> before, int place, int width) {
    int shift = Math.min(SHIFT_MAX, Math.abs(before.size() - width));
    List<String> near = new ArrayList<>(2 * shift + 1);
    for (int i = 0; i <= shift; i++) {
      if (place + i < before.size()) {
        near.add(before.get(place + i));
      }
      if (i > 0 && place - i >= 0 && place - i < before.size()) {
        near.add(before.get(place - i));
      }
    }
    return near;
  }

  /// The origin with these rows.
  Correction.Applied patch(String name, Source origin) throws IOException {
    List<PatchedSource.Patch> patches = new ArrayList<>();
    long found = 0;
    try (Records records = Records.open(origin, framing)) {
      while (found < rows.size() && records.next()) {
        Row corrected = rows.get(records.row());
        if (corrected == null) {
          continue;
        }
        found++;
        if (!corrected.isUntouched) {
          byte[] bytes = encoder.bytes(corrected.record());
          patches.add(new PatchedSource.Patch(records.offset(), records.endOffset(), bytes));
        }
      }
    }
    if (found < rows.size()) {
      add(
          Rule.SOURCE_CHANGED,
          new Location.File(),
          "the rows that the origin had",
          rows.size() - found + " of them are not there");
      return new Correction.Applied.Faulty(findings);
    }
    return new Correction.Applied.Patched(
        new PatchedSource(name, origin, patches), patches.size(), found - patches.size());
  }
}
