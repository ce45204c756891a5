package lv.aprite.engine.form;

import java.io.IOException;

/// The rows of one table of a file that is no delimited text, one after the other, titles and
/// header first. Whoever opens it closes it.
public interface TableReader extends AutoCloseable {
  /// Bad data is returned; an `IOException` is wrong with us. Not asked again after the end.
  Next next() throws IOException;

  @Override
  void close() throws IOException;
}
