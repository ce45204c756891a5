package lv.aprite.engine.read;

import java.io.IOException;
import java.io.InputStream;

/// The bytes of one input, which can be read more than once and are the same each time.
///
/// Whoever opens a stream closes it.
public interface Source {
  /// The file's own name without folders, for messages: `dati_2026.csv`.
  String name();

  long sizeBytes();

  InputStream open() throws IOException;
}
