package lv.aprite.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lv.aprite.engine.cell.ByteText;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.quality.RowRules;
import lv.aprite.engine.read.Chunk;
import lv.aprite.engine.read.ChunkParser;
import lv.aprite.engine.table.RawBatch;
import lv.aprite.engine.validate.BatchValidator;
import lv.aprite.engine.validate.RejectedRow;
import lv.aprite.engine.write.RowEncoder;

/// Everything that can be done with one chunk by itself, on whichever thread.
///
/// @param rows rules that each row is held against
/// @param watch what is counted of the rows, unless that is done
/// @param encoders none when nothing will be published any more
/// @param rejectedIn the language of what rejected rows are told, while these are still written
record ChunkJob(
    Chunk chunk,
    ChunkParser parser,
    BatchValidator validator,
    RowRules rows,
    Optional<Watch> watch,
    List<RowEncoder> encoders,
    Optional<Language> rejectedIn)
    implements Callable<ChunkJob.Done> {
  /// @param seen what the rows add to what is counted
  /// @param encoded the rows as each encoder has them
  /// @param rejected what the file of rejected rows says of each, without its row number
  record Done(
      Chunk chunk,
      RawBatch raw,
      BatchValidator.Validated validated,
      Watch.Seen seen,
      List<ByteText> encoded,
      List<RejectedLine> rejected) {}

  @Override
  public Done call() {
    RawBatch raw = parser.parse(chunk);
    BatchValidator.Validated validated = rows.judge(raw, validator.validate(raw));
    Watch.Seen seen = watch.map(counting -> counting.see(validated)).orElse(Watch.Seen.NOTHING);
    List<ByteText> encoded = new ArrayList<>(encoders.size());
    for (RowEncoder encoder : encoders) {
      encoded.add(encoder.encode(validated.batch()));
    }
    List<RejectedLine> rejected =
        rejectedIn
            .map(language ->
                validated.rejected().stream()
                    .filter(RejectedRow::isReadable)
                    .map(row -> RejectedLine.of(row, raw.columns(), language))
                    .toList())
            .orElse(List.of());
    return new Done(chunk, raw, validated, seen, encoded, rejected);
  }
}
