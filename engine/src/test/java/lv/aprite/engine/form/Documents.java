package lv.aprite.engine.form;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Rule;

/// A document read to its end, as the engine reads it before it is text.
///
/// @param rows header included, absent when it was refused
/// @param findings remarks included
public record Documents(Optional<List<List<Cell>>> rows, Findings findings) {
  public static Documents read(Surveyed surveyed) throws IOException {
    switch (surveyed) {
      case Surveyed.Refused(Findings findings) -> {
        return new Documents(Optional.empty(), findings);
      }
      case Surveyed.Table(Findings notes, Surveyed.Opening opening) -> {
        Findings findings = new Findings();
        findings.absorb(notes, 0);
        List<List<Cell>> rows = new ArrayList<>();
        try (TableReader reader = opening.open()) {
          while (true) {
            switch (reader.next()) {
              case Next.Row(_, List<Cell> cells) -> rows.add(cells);
              case Next.End() -> {
                return new Documents(Optional.of(rows), findings);
              }
              case Next.Broken(var finding) -> {
                findings.add(finding);
                return new Documents(Optional.empty(), findings);
              }
            }
          }
        }
      }
    }
  }

  public boolean isRefused() {
    return rows.isEmpty();
  }

  public boolean breaks(Rule rule) {
    return findings.groups().stream().anyMatch(group -> group.rule() == rule);
  }

  /// Rows as lines: cells with bars between them, each as `missing`, `"text"`, or what it is.
  public String lines() {
    StringBuilder lines = new StringBuilder();
    for (List<Cell> row : rows.orElseThrow(() -> new AssertionError(found() + ""))) {
      lines.append(String.join("|", row.stream().map(Documents::words).toList())).append('\n');
    }
    return lines.toString();
  }

  private static String words(Cell cell) {
    return switch (cell) {
      case Cell.Missing() -> "missing";
      case Cell.Text(String text) -> '"' + text + '"';
      case Cell.Number(String decimal) -> decimal;
      case Cell.Truth(boolean value) -> Boolean.toString(value);
      case Cell.Moment(String iso8601) -> iso8601;
      case Cell.Structure(String json) -> json;
    };
  }

  /// What was found: rules with their places, in the order of the rule book.
  public List<String> found() {
    return findings.groups().stream()
        .flatMap(group -> group.samples().stream())
        .map(finding -> finding.rule().id() + ", " + FindingText.where(finding.location()))
        .toList();
  }
}
