package lv.aprite.engine.run;

import java.io.InterruptedIOException;

/// A run was ended by its [Progress] before the file was read. It leaves no output.
public final class RunEnded extends InterruptedIOException {
  private static final long serialVersionUID = 1L;

  private final long bytesRead;
  private final long bytesTotal;

  RunEnded(long bytesRead, long bytesTotal) {
    super("the run was ended after " + bytesRead + " of " + bytesTotal + " bytes");
    this.bytesRead = bytesRead;
    this.bytesTotal = bytesTotal;
  }

  /// In the reading that was ended.
  public long bytesRead() {
    return bytesRead;
  }

  public long bytesTotal() {
    return bytesTotal;
  }
}
