package lv.aprite.engine.form;

import java.io.IOException;
import java.io.InputStream;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.read.Source;

/// A table as text.
///
/// @param name the original's
/// @param sizeBytes of the text
record TableText(String name, TableFile.Table table, int width, long sizeBytes) implements Source {
  @Override
  public InputStream open() throws IOException {
    return new TranslatedStream(table.open(new Findings()), width);
  }
}
