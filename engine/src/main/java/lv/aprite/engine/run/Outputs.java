package lv.aprite.engine.run;

import java.io.IOException;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.write.Format;
import lv.aprite.engine.write.Sink;

/// Where a run writes. The engine opens each sink at most once, commits all of them when the file
/// is publishable, and discards all of them otherwise (rejected rows are committed whenever there
/// are any).
public interface Outputs {
  Sink distribution(Format format) throws IOException;

  /// The submission that rejected rows are said to be from; empty outside of a hub.
  String submission();

  /// The language in which their sender is told why.
  Language language();

  /// Rows that were left out, in a form that a person can open and correct.
  Sink rejectedRows() throws IOException;
}
