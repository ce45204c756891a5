package lv.aprite.engine.quality;

import java.io.IOException;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.read.Source;

/// What other datasets hold now, for foreign keys.
public interface References {
  /// Where no other dataset is at hand: nothing can be told.
  References NONE = dataset -> new Held.Unknown();

  /// @param dataset as `publisher/dataset`
  Held current(String dataset) throws IOException;

  /// What is known of one dataset.
  sealed interface Held {
    /// @param release its number
    /// @param schema of the release
    /// @param csv the release's canonical CSV
    record Release(long release, Schema schema, Source csv) implements Held {}

    /// There is no such dataset, or no release of it serves.
    record Absent() implements Held {}

    /// Nobody can tell here.
    record Unknown() implements Held {}
  }
}
