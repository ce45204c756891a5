package lv.aprite.engine.form;

import java.io.IOException;
import java.util.BitSet;
import lv.aprite.engine.contract.FileFormat;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.read.Source;

/// What a file is by its bytes.
public sealed interface Opened {
  /// Delimited text, as far as can be told, and read as it stands.
  record Text(Source source) implements Opened {}

  /// A table, translated to text.
  ///
  /// @param text reads the original each time it is opened
  /// @param original the file itself
  /// @param width how many columns have something in them
  /// @param texts the columns that hold nothing but text, by the file's own types
  /// @param remarks what is to be said of the file, nothing that refuses it
  record Table(
      Source text,
      Original original,
      FileFormat format,
      String name,
      int width,
      BitSet texts,
      Findings remarks)
      implements Opened {
    public Table {
      texts = (BitSet) texts.clone();
    }

    @Override
    public BitSet texts() {
      return (BitSet) texts.clone();
    }
  }

  /// It cannot be read; the findings say why.
  record Refused(Findings findings) implements Opened {}

  /// A file as its publisher sent it.
  ///
  /// @param sha256 lower-case hex
  record Original(Source file, long sizeBytes, String sha256) {
    /// Whether it is still what it was when it was opened.
    public boolean isUnchanged() throws IOException {
      return equals(Forms.original(file));
    }
  }
}
