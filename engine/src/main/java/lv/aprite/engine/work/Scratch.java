package lv.aprite.engine.work;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Room for what does not fit into memory; empty when a run begins, and gone when it is closed.
public interface Scratch extends AutoCloseable {
  /// A new piece, to be written once and then read any number of times.
  OutputStream write(int piece) throws IOException;

  InputStream read(int piece) throws IOException;

  @Override
  void close() throws IOException;
}
