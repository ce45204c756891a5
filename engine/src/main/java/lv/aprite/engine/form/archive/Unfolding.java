package lv.aprite.engine.form.archive;

import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.form.BrokenDocument;

/// How much an archive may unfold into. Bombs unfold a thousand times; tables of real data twenty
/// times, and rarely a hundred.
record Unfolding(long bytesMax, long ratioMax, long ratioFromBytes) {
  static final Unfolding USUAL = new Unfolding(1L << 36, 250, 64L << 20);

  void check(long unfolded, long folded) throws BrokenDocument {
    if (unfolded > bytesMax) {
      throw new BrokenDocument(
          Rule.FORMAT_LIMIT,
          new Location.File(),
          "an archive that unfolds into at most " + bytesMax + " bytes",
          "more");
    }
    if (unfolded > ratioFromBytes && unfolded / Math.max(1, folded) > ratioMax) {
      throw new BrokenDocument(
          Rule.FORMAT_LIMIT,
          new Location.File(),
          "an archive that unfolds to at most " + ratioMax + " times its size",
          "more");
    }
  }
}
