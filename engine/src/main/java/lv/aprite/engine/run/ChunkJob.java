package lv.aprite.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lv.aprite.engine.cell.ByteText;
import lv.aprite.engine.profile.Profiler;
import lv.aprite.engine.read.Chunk;
import lv.aprite.engine.read.ChunkParser;
import lv.aprite.engine.table.RawBatch;
import lv.aprite.engine.validate.BatchValidator;
import lv.aprite.engine.validate.RejectedRow;
import lv.aprite.engine.validate.TableValidator;
import lv.aprite.engine.write.RowEncoder;

/// Everything that can be done with one chunk by itself, on whichever thread.
///
/// @param table whose keys are to be hashed, unless that is done
/// @param profiler remembers the rows, if that is wanted
/// @param encoders none when nothing will be published any more
/// @param keepRejected whether rejected rows are still written
record ChunkJob(
    Chunk chunk,
    ChunkParser parser,
    BatchValidator validator,
    Optional<TableValidator> table,
    Optional<Profiler> profiler,
    List<RowEncoder> encoders,
    boolean keepRejected)
    implements Callable<ChunkJob.Done> {
  /// @param hashes of the rows' keys
  /// @param profile what is remembered of the rows
  /// @param encoded the rows as each encoder has them
  /// @param rejected what the file of rejected rows says of each, without its row number
  record Done(
      Chunk chunk,
      RawBatch raw,
      BatchValidator.Validated validated,
      List<TableValidator.Hashes> hashes,
      Optional<Profiler.Part> profile,
      List<ByteText> encoded,
      List<RejectedLine> rejected) {}

  @Override
  public Done call() {
    RawBatch raw = parser.parse(chunk);
    BatchValidator.Validated validated = validator.validate(raw);
    List<TableValidator.Hashes> hashes =
        table.map(keys -> keys.hashes(validated.batch())).orElse(List.of());
    Optional<Profiler.Part> profile = profiler.map(rows -> rows.part(validated.batch()));
    List<ByteText> encoded = new ArrayList<>(encoders.size());
    for (RowEncoder encoder : encoders) {
      encoded.add(encoder.encode(validated.batch()));
    }
    List<RejectedLine> rejected =
        keepRejected
            ? validated.rejected().stream()
                .filter(RejectedRow::isReadable)
                .map(row -> RejectedLine.of(row, raw.columns()))
                .toList()
            : List.of();
    return new Done(chunk, raw, validated, hashes, profile, encoded, rejected);
  }
}
