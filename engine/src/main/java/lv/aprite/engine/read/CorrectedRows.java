package lv.aprite.engine.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;

/// The rows of a correction, and what is wrong with them as such. What stands in their cells is for
/// the engine to judge.
final class CorrectedRows {
  private final Framing framing;
  private final RejectedRowNumbers known;
  private final RecordForm form;
  private final Encoder encoder;
  private final Findings findings = new Findings();

  // By row of the origin.
  private final Map<Long, Row> rows = new TreeMap<>();

  CorrectedRows(Framing framing, RejectedRowNumbers known) {
    this.framing = framing;
    this.known = known;
    form = new RecordForm(framing.delimiter(), "\n");
    encoder = new Encoder(framing.encoding());
  }

  /// @param record in the form of the origin
  /// @param looksUntouched what was said of the row still stands behind it
  private record Row(String record, boolean looksUntouched) {}

  Findings findings() {
    return findings;
  }

  /// Where the columns of the origin stand in the correction.
  ///
  /// @param places one for each column of the origin
  /// @param width how many columns the correction has
  /// @param reason the place of the column of reasons, -1 when it is gone
  private record Places(List<Integer> places, int width, int reason) {}

  void read(Records records) throws IOException {
    Optional<Places> places = Optional.empty();
    while (records.next()) {
      if (records.isEmpty()) {
        continue;
      }
      if (isUnreadable(records)) {
        return;
      }
      if (places.isEmpty()) {
        places = places(records);
        if (places.isEmpty()) {
          return;
        }
      } else {
        take(records, places.get());
      }
    }
    if (rows.isEmpty() && findings.isEmpty()) {
      add(Rule.NO_ROWS, new Location.File(), "at least one row", "no row under the header");
    }
  }

  private void add(Rule rule, Location location, String expected, String found) {
    findings.add(new Finding(rule, location, expected, found));
  }

  private boolean isUnreadable(Records records) {
    Optional<String> fault =
        records.isText() ? records.fault() : Optional.of("bytes that are no text");
    fault.ifPresent(found ->
        add(
            Rule.CORRECTION_UNREADABLE,
            new Location.Row(records.row()),
            "cells of text in whole rows",
            found));
    return fault.isPresent();
  }

  private Optional<Places> places(Records records) {
    List<String> names =
        new ArrayList<>(records.cells().stream().map(HeaderNames::common).toList());
    while (!names.isEmpty() && names.getLast().isEmpty()) {
      names.removeLast();
    }
    List<Integer> places = new ArrayList<>();
    Set<Integer> used = new java.util.HashSet<>(Set.of(0));
    for (String column : framing.columns()) {
      int place = names.subList(1, names.size()).indexOf(HeaderNames.common(column)) + 1;
      if (place == 0) {
        add(
            Rule.COLUMN_MISSING,
            new Location.Column(column),
            "in the header, as in the file of rejected rows",
            "not in the header");
      }
      places.add(place);
      used.add(place);
    }
    int reason = names.lastIndexOf(RejectedForm.REASON);
    used.add(reason);
    for (int i = 0; i < names.size(); i++) {
      if (!used.contains(i)) {
        add(
            Rule.COLUMN_UNEXPECTED,
            new Location.Column(names.get(i)),
            "the columns of the file of rejected rows",
            "one more");
      }
    }
    return findings.isEmpty()
        ? Optional.of(new Places(places, names.size(), reason))
        : Optional.empty();
  }

  private void take(Records records, Places places) {
    List<String> cells = records.cells();
    Location where = new Location.Cell(records.row(), RejectedForm.ROW);
    Optional<RejectedForm.Mark> mark =
        RejectedForm.Mark.of(cells.getFirst())
            .filter(some -> some.submission().equals(known.submission()) && known.has(some.row()));
    if (mark.isEmpty()) {
      add(
          Rule.CORRECTION_ROW_UNKNOWN,
          where,
          "a row that was handed out, like " + known.submission() + "/row-14",
          cells.getFirst());
      return;
    }
    long row = mark.get().row();
    List<String> corrected = bared(sendersCells(cells, row, places), mark.get().protectedCells());
    for (int i = 0; i < corrected.size(); i++) {
      if (!encoder.hasAll(corrected.get(i))) {
        add(
            Rule.CORRECTION_CHARACTER,
            new Location.Cell(row, framing.columnName(i)),
            "characters that " + framing.encoding().label() + " has",
            corrected.get(i));
      }
    }
    boolean looksUntouched = places.reason() >= 0 && known.isReason(row, lastFilled(cells));
    if (rows.put(row, new Row(form.record(corrected, Set.of()), looksUntouched)) != null) {
      add(Rule.CORRECTION_ROW_TWICE, where, "each row once", cells.getFirst());
    }
  }

  private static String lastFilled(List<String> cells) {
    int count = cells.size();
    while (count > 1 && cells.get(count - 1).isEmpty()) {
      count--;
    }
    return cells.get(count - 1);
  }

  /// The sender's own cells. A row that lost or gained some keeps that fault.
  private List<String> sendersCells(List<String> cells, long row, Places places) {
    int count = cells.size();
    while (count > places.width() && cells.get(count - 1).isEmpty()) {
      count--;
    }
    boolean reasonLast = places.reason() == places.width() - 1;
    boolean endsWithReason = reasonLast && known.isReason(row, cells.get(count - 1));
    if (count > places.width()) {
      count = endsWithReason ? count - 1 : count;
      while (count > 1 + framing.columns().size() && cells.get(count - 1).isEmpty()) {
        count--;
      }
      if (count > 1 + framing.columns().size()) {
        return List.copyOf(cells.subList(1, count));
      }
    } else if (count < places.width()) {
      boolean onlyReasonGone = reasonLast && !endsWithReason && count == places.width() - 1;
      if (!onlyReasonGone) {
        return List.copyOf(cells.subList(1, Math.max(1, endsWithReason ? count - 1 : count)));
      }
    }
    if (isCell(cells, row, places)) {
      return List.copyOf(cells.subList(1, count));
    }
    List<String> senders = new ArrayList<>(framing.columns().size());
    for (int place : places.places()) {
      senders.add(place < cells.size() ? cells.get(place) : "");
    }
    return senders;
  }

  /// What stands in the reasons' place is the last cell of a row that has one too many, and whose
  /// reason was deleted. It is not ours to drop.
  private boolean isCell(List<String> cells, long row, Places places) {
    boolean last = places.reason() >= 0 && places.reason() == places.width() - 1;
    if (!last || places.reason() >= cells.size() || !known.isTooWide(row)) {
      return false;
    }
    String said = cells.get(places.reason());
    return !said.isBlank() && !known.isReason(row, said);
  }

  private static List<String> bared(List<String> cells, Set<Integer> protectedCells) {
    List<String> bared = new ArrayList<>(cells.size());
    for (int i = 0; i < cells.size(); i++) {
      bared.add(RejectedForm.bared(cells.get(i), protectedCells.contains(i)));
    }
    return bared;
  }

  /// The origin with these rows.
  Correction.Applied patch(String name, Source origin) throws IOException {
    List<PatchedSource.Patch> patches = new ArrayList<>();
    long found = 0;
    try (Records records = Records.open(origin, framing.encoding(), framing.delimiter())) {
      while (found < rows.size() && records.next()) {
        Row corrected = rows.get(records.row());
        if (corrected == null) {
          continue;
        }
        found++;
        if (!isUntouched(corrected, records.cells())) {
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

  /// A row with too few cells was handed out with empty ones added, and a stray quote as text: that
  /// someone found this right is not to be taken from a row that nobody has touched.
  private boolean isUntouched(Row row, List<String> before) {
    return row.looksUntouched && row.record.equals(form.record(filled(before), Set.of()));
  }

  /// A row as it was handed out: one that is too narrow had empty cells added.
  private List<String> filled(List<String> cells) {
    List<String> filled = new ArrayList<>(cells);
    while (filled.size() < framing.columns().size()) {
      filled.add("");
    }
    return filled;
  }
}
