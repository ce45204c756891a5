package lv.aprite.engine.form.parquet;

import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.form.BrokenDocument;

/// Ways in which a file of Parquet is not what it should be.
final class Damage {
  private Damage() {}

  static BrokenDocument malformed(String expected, String found) {
    return new BrokenDocument(Rule.FORMAT_DAMAGED, new Location.File(), expected, found);
  }

  static BrokenDocument malformed(String column, String expected, String found) {
    return new BrokenDocument(Rule.FORMAT_DAMAGED, new Location.Column(column), expected, found);
  }

  static BrokenDocument beyond(String expected) {
    return new BrokenDocument(Rule.FORMAT_LIMIT, new Location.File(), expected, "more");
  }

  static BrokenDocument notTabular(String column, String expected, String found) {
    return new BrokenDocument(
        Rule.DOCUMENT_NOT_TABULAR, new Location.Column(column), expected, found);
  }
}
