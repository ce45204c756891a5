package lv.aprite.engine.form;

import java.io.IOException;
import java.util.List;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;

/// What came of looking at the whole of a file whose form is known.
public sealed interface Surveyed {
  /// There is one table in it.
  ///
  /// @param notes remarks, for the receipt
  /// @param opening reads the table, as often as it is asked for
  record Table(Findings notes, Opening opening) implements Surveyed {}

  record Refused(Findings findings) implements Surveyed {}

  /// Begins to read a table.
  @FunctionalInterface
  interface Opening {
    TableReader open() throws IOException;
  }

  static Surveyed refused(Finding finding) {
    return refused(List.of(finding));
  }

  static Surveyed refused(List<Finding> all) {
    Findings findings = new Findings();
    all.forEach(findings::add);
    return new Refused(findings);
  }
}
