package lv.aprite.engine.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;

/// Where the columns of the origin stand in a correction.
///
/// @param places one for each column of the origin
/// @param width how many columns the correction has
/// @param reason the place of the column of reasons, -1 when it is gone
record CorrectionColumns(List<Integer> places, int width, int reason) {
  static final CorrectionColumns NONE = new CorrectionColumns(List.of(), 0, -1);

  CorrectionColumns {
    places = List.copyOf(places);
  }

  /// @param header of the correction
  /// @param framing of the origin
  /// @param findings are told what is wrong with the header
  static CorrectionColumns of(List<String> header, Framing framing, Findings findings) {
    List<String> names = new ArrayList<>(header.stream().map(HeaderNames::common).toList());
    while (!names.isEmpty() && names.getLast().isEmpty()) {
      names.removeLast();
    }
    List<Integer> places = new ArrayList<>();
    Set<Integer> used = new HashSet<>(Set.of(0));
    List<String> others = names.subList(1, names.size());
    for (String column : framing.columns()) {
      int guarded = others.indexOf(HeaderNames.common(RejectedForm.guarded(column)));
      int place = (guarded >= 0 ? guarded : others.indexOf(HeaderNames.common(column))) + 1;
      if (place == 0) {
        Optional<String> lossy =
            others.stream().filter(name -> LostLetters.isReplaced(column, name)).findFirst();
        lossy.ifPresent(
            name -> findings.add(CorrectedRows.lossy(new Location.Column(column), name)));
        if (lossy.isEmpty()) {
          findings.add(
              new Finding(
                  Rule.COLUMN_MISSING,
                  new Location.Column(column),
                  "in the header, as in the file of rejected rows",
                  "not in the header"));
        }
        place = lossy.map(others::indexOf).orElse(-1) + 1;
      }
      places.add(place);
      used.add(place);
    }
    int reason = names.lastIndexOf(RejectedForm.REASON);
    used.add(reason);
    for (int i = 0; i < names.size(); i++) {
      if (!used.contains(i)) {
        findings.add(
            new Finding(
                Rule.COLUMN_UNEXPECTED,
                new Location.Column(names.get(i)),
                "the columns of the file of rejected rows",
                "one more"));
      }
    }
    return new CorrectionColumns(places, names.size(), reason);
  }

  /// The sender's own cells. A row that lost or gained some keeps that fault.
  List<String> sendersCells(List<String> cells, int handedOut, String said) {
    int count = cells.size();
    while (count > width && cells.get(count - 1).isEmpty()) {
      count--;
    }
    boolean reasonLast = reason == width - 1;
    boolean endsWithReason = reasonLast && ReturnedCell.isSame(said, cells.get(count - 1));
    if (count > width) {
      count = endsWithReason ? count - 1 : count;
      while (count > 1 + places.size() && cells.get(count - 1).isEmpty()) {
        count--;
      }
      if (count > 1 + places.size()) {
        return List.copyOf(cells.subList(1, count));
      }
    } else if (count < width) {
      boolean onlyReasonGone = reasonLast && !endsWithReason && count == width - 1;
      if (!onlyReasonGone) {
        return List.copyOf(cells.subList(1, Math.max(1, endsWithReason ? count - 1 : count)));
      }
    }
    if (isCell(cells, handedOut, said)) {
      return List.copyOf(cells.subList(1, count));
    }
    List<String> senders = new ArrayList<>(places.size());
    for (int place : places) {
      senders.add(place < cells.size() ? cells.get(place) : "");
    }
    return senders;
  }

  /// What stands in the reasons' place is the last cell of a row that has one too many, and whose
  /// reason was deleted. It is not ours to drop.
  private boolean isCell(List<String> cells, int handedOut, String said) {
    boolean last = reason >= 0 && reason == width - 1;
    boolean wasTooWide = handedOut > places.size();
    if (!last || reason >= cells.size() || !wasTooWide) {
      return false;
    }
    String cell = cells.get(reason);
    return !cell.isBlank() && !ReturnedCell.isSame(cell, said);
  }

  /// What stands last in a row, where its reason is; empty when there is no such column.
  String said(List<String> cells) {
    int count = cells.size();
    while (count > 1 && cells.get(count - 1).isEmpty()) {
      count--;
    }
    return reason >= 0 ? cells.get(count - 1) : "";
  }
}
