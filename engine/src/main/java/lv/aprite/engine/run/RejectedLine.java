package lv.aprite.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.finding.RuleBook;
import lv.aprite.engine.finding.RuleText;
import lv.aprite.engine.read.RejectedForm;
import lv.aprite.engine.validate.RejectedRow;

/// One row in the file of rejected rows: its cells as they were read, and why it was left out.
///
/// @param rowNumber counted from the first record of its chunk, 0
/// @param cells those of the row, guarded, at least as many as the header has
/// @param quoted cells, counted from 0, that stood in quotes
/// @param reason why it was left out, in words
record RejectedLine(int rowNumber, List<String> cells, Set<Integer> quoted, String reason) {
  RejectedLine {
    cells = List.copyOf(cells);
    quoted = Set.copyOf(quoted);
  }

  /// @param columns of the header
  static RejectedLine of(RejectedRow row, int columns, Language language) {
    List<String> cells = new ArrayList<>(RejectedForm.guarded(row.cells()));
    while (cells.size() < columns) {
      cells.add("");
    }
    String reason =
        row.reasons().stream().map(one -> words(one, language)).collect(Collectors.joining("; "));
    return new RejectedLine(row.rowNumber(), cells, row.quoted(), reason);
  }

  private static String words(RejectedRow.Reason reason, Language language) {
    return switch (reason) {
      case RejectedRow.Reason.Damage(Rule rule) -> {
        RuleText text = RuleBook.in(language).text(rule);
        yield text.title() + ". " + text.advice() + " " + confirmation(language);
      }
      case RejectedRow.Reason.Cell(Finding finding) ->
          switch (finding.location()) {
            case Location.Cell(_, String column) ->
                FindingText.where(new Location.Column(column), language)
                    + ": "
                    + FindingText.fault(finding, language);
            case Location.Row _ -> FindingText.fault(finding, language);
            case Location.File _, Location.Byte _, Location.Column _, Location.Pointer _ ->
                FindingText.of(finding, language);
          };
    };
  }

  /// A row whose cells could be told apart only in part may still be right as it is shown.
  private static String confirmation(Language language) {
    return switch (language) {
      case EN -> "If the row is right as it stands here, delete this reason.";
      case LV -> "Ja rinda ir pareiza, kā tā te redzama, izdzēsiet šo iemeslu.";
    };
  }
}
