package lv.aprite.engine.read;

import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.finding.Findings;

/// What a file without a contract was found to be.
public sealed interface Scouted {
  /// It can be read, as if by a contract of this schema and the match's layout.
  ///
  /// @param sha256 of the file as it was scouted
  record Described(Schema schema, Match.Matched match, String sha256) implements Scouted {}

  /// It cannot, or there is doubt; the findings say why.
  record Doubtful(Findings findings) implements Scouted {}
}
