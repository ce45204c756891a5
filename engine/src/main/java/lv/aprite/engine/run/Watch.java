package lv.aprite.engine.run;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.guard.PersonalGuard;
import lv.aprite.engine.profile.Profiler;
import lv.aprite.engine.profile.RowDigests;
import lv.aprite.engine.quality.TableRules;
import lv.aprite.engine.validate.BatchValidator;
import lv.aprite.engine.validate.TableValidator;

/// What is counted of rows, while the file is read for the first time.
///
/// @param digests of the rows, if that is wanted
/// @param profiler remembers the rows, if that is wanted
/// @param guard looks for data about persons
record Watch(
    TableValidator keys,
    TableRules rules,
    Optional<Profiler> profiler,
    Optional<RowDigests> digests,
    PersonalGuard guard) {
  /// What the rows of one batch add.
  ///
  /// @param hashes of the rows' keys
  /// @param measures for rules about the table
  /// @param profile what is remembered of them
  /// @param personal what is in them about persons
  record Seen(
      List<TableValidator.Hashes> hashes,
      TableRules.Measures measures,
      Optional<Profiler.Part> profile,
      Optional<PersonalGuard.Part> personal) {
    static final Seen NOTHING =
        new Seen(List.of(), new TableRules.Measures(List.of()), Optional.empty(), Optional.empty());
  }

  /// Any number of threads may ask.
  Seen see(BatchValidator.Validated rows) {
    return new Seen(
        keys.hashes(rows.batch()),
        rules.measure(rows.batch()),
        profiler.map(all -> all.part(rows.batch())),
        Optional.of(guard.part(rows)));
  }

  /// Takes what the batches add, in their order and on one thread.
  ///
  /// @param firstRow row number of the batch's first record
  void add(Seen seen, long firstRow) throws IOException {
    keys.add(seen.hashes());
    rules.add(seen.measures());
    if (profiler.isPresent() && seen.profile().isPresent()) {
      profiler.get().add(seen.profile().get());
      if (digests.isPresent()) {
        digests.get().add(seen.profile().get());
      }
    }
    seen.personal().ifPresent(personal -> guard.add(personal, firstRow));
  }
}
