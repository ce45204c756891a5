package lv.aprite.engine.contract;

import java.util.List;
import lv.aprite.engine.finding.Finding;

/// What came of reading a document.
public sealed interface Decoding<T> {
  record Decoded<T>(T value) implements Decoding<T> {}

  /// It is not what it should be.
  ///
  /// @param findings at least one, in the order of the document, located by JSON Pointer (or by
  ///   byte where it is no JSON)
  record Broken<T>(List<Finding> findings) implements Decoding<T> {
    public Broken {
      findings = List.copyOf(findings);
      if (findings.isEmpty()) {
        throw new IllegalArgumentException("broken: expected at least one finding");
      }
    }
  }
}
