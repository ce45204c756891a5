package lv.aprite.engine.read;

import java.util.Optional;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.table.Letters;

/// Whether a text is in the code page that is stated for it. Any bytes can be read in most pages,
/// so that only the letters of the whole file can belie one.
public final class StatedEncoding {
  private StatedEncoding() {}

  /// @param letters of the whole text
  public static Optional<Finding> doubt(Encoding stated, Letters letters) {
    if (!stated.isSingleByte()) {
      return Optional.empty();
    }
    if (letters.isUtf8()) {
      return Optional.of(
          belied(stated, "UTF-8: " + letters.sequences() + " characters that are nothing else"));
    }
    return EncodingFinder.belying(stated, letters)
        .map(other -> belied(stated, "letters that make words in " + other + " only"));
  }

  private static Finding belied(Encoding stated, String found) {
    return new Finding(
        Rule.ENCODING_BELIED, new Location.File(), "text in " + stated.label(), found);
  }
}
