package lv.aprite.engine.receipt;

import lv.aprite.engine.finding.Rule;

/// The chapters of the rule book. Rules stand in their order in [Rule] already: a chapter begins
/// with its first rule.
enum Chapter {
  UPLOAD(Rule.DATASET_UNKNOWN),
  CORRECTIONS(Rule.CORRECTION_ORIGIN_UNKNOWN),
  HEADER(Rule.HEADER_MISSING),
  ROWS(Rule.ROW_TOO_NARROW),
  CELLS(Rule.REQUIRED_MISSING),
  TABLE(Rule.UNIQUE_REPEATED),
  CONTRACT(Rule.CONTRACT_TOO_LARGE);

  private final Rule first;

  Chapter(Rule first) {
    this.first = first;
  }

  static Chapter of(Rule rule) {
    Chapter chapter = UPLOAD;
    for (Chapter next : values()) {
      chapter = rule.compareTo(next.first) >= 0 ? next : chapter;
    }
    return chapter;
  }
}
