package lv.aprite.engine.write;

import java.io.IOException;

/// Bytes written one after the other into something that does not exist until [#commit].
///
/// Exactly one of `commit` and `discard` ends a sink; `discard` leaves no trace and may be called
/// after either. Not for use by two threads at once.
public interface Sink {
  void write(byte[] bytes, int offset, int length) throws IOException;

  /// Makes the bytes visible under their name, durably, all at once.
  void commit() throws IOException;

  /// Gives up: nothing becomes visible. Does nothing after `commit` or an earlier `discard`.
  void discard();
}
