package lv.aprite.engine.form;

import java.io.IOException;
import java.io.Serial;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;

/// Ends the reading of a document from deep inside it. It never leaves the reader, which returns
/// the finding.
public final class BrokenDocument extends IOException {
  @Serial private static final long serialVersionUID = 1;

  private final transient Finding finding;

  public BrokenDocument(Finding finding) {
    super(finding.rule().id());
    this.finding = finding;
  }

  public BrokenDocument(Rule rule, Location place, String expected, String found) {
    this(new Finding(rule, place, expected, found));
  }

  public Finding finding() {
    return finding;
  }
}
