package lv.aprite.engine.run;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.profile.Profiler;
import lv.aprite.engine.quality.TableRules;
import lv.aprite.engine.table.Batch;
import lv.aprite.engine.validate.TableValidator;

/// What is counted of all rows that are kept, while the file is read for the first time.
///
/// @param profiler remembers the rows, if that is wanted
record Watch(TableValidator keys, TableRules rules, Optional<Profiler> profiler) {
  /// What the rows of one batch add.
  ///
  /// @param hashes of the rows' keys
  /// @param measures for rules about the table
  /// @param profile what is remembered of them
  record Seen(
      List<TableValidator.Hashes> hashes,
      TableRules.Measures measures,
      Optional<Profiler.Part> profile) {
    static final Seen NOTHING =
        new Seen(List.of(), new TableRules.Measures(List.of()), Optional.empty());
  }

  /// Any number of threads may ask.
  Seen see(Batch batch) {
    return new Seen(
        keys.hashes(batch), rules.measure(batch), profiler.map(rows -> rows.part(batch)));
  }

  /// Takes what the batches add, in their order and on one thread.
  void add(Seen seen) throws IOException {
    keys.add(seen.hashes());
    rules.add(seen.measures());
    if (profiler.isPresent() && seen.profile().isPresent()) {
      profiler.get().add(seen.profile().get());
    }
  }
}
