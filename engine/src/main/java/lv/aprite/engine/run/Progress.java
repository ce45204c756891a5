package lv.aprite.engine.run;

/// Is told how far a run has come, on the run's own thread, and may end it.
public interface Progress {
  /// @param bytesDone of the source; begins again with each reading of it
  /// @param bytesTotal size of the source
  /// @return whether to go on; if not, the run ends with [RunEnded] and leaves no output
  boolean goOn(long bytesDone, long bytesTotal);
}
