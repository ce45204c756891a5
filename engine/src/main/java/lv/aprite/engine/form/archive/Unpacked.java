package lv.aprite.engine.form.archive;

import java.util.List;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.read.Source;

/// What came of looking at the whole of an archive.
public sealed interface Unpacked {
  /// @param member the bytes of the one that is asked for, or the only one
  /// @param notes remarks, for the receipt
  record Member(Source member, Findings notes) implements Unpacked {}

  record Refused(Findings findings) implements Unpacked {}

  static Unpacked refused(Finding finding) {
    Findings findings = new Findings();
    List.of(finding).forEach(findings::add);
    return new Refused(findings);
  }
}
