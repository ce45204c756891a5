package lv.aprite.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.table.LineEnds;
import lv.aprite.engine.work.Crew;
import lv.aprite.engine.write.CsvEncoder;
import lv.aprite.engine.write.DigestSink;
import lv.aprite.engine.write.Distribution;
import lv.aprite.engine.write.Format;
import lv.aprite.engine.write.JsonEncoder;
import lv.aprite.engine.write.RowEncoder;
import lv.aprite.engine.write.parquet.ParquetTableWriter;

/// The outputs of one run, while they are written. What is not committed when it is closed is
/// discarded.
final class Writing implements AutoCloseable {
  private final List<RowEncoder> encoders;
  private final List<Lane> lanes = new ArrayList<>();
  private Optional<Parquet> parquet = Optional.empty();
  private Optional<RejectedFile> rejected = Optional.empty();
  private boolean publishing;

  private record Parquet(ParquetTableWriter writer, DigestSink sink) {}

  private Writing(List<RowEncoder> encoders) {
    this.encoders = encoders;
  }

  /// For a run that only looks.
  static Writing nothing() {
    return new Writing(List.of());
  }

  static Writing to(Outputs outputs, Plan plan, Crew crew) throws IOException {
    List<RowEncoder> encoders =
        List.of(new CsvEncoder(plan.schema()), new JsonEncoder(plan.schema()));
    Writing writing = new Writing(encoders);
    try {
      writing.open(outputs, plan, crew);
      return writing;
    } catch (IOException | RuntimeException e) {
      writing.close();
      throw e;
    }
  }

  private void open(Outputs outputs, Plan plan, Crew crew) throws IOException {
    publishing = true;
    rejected = Optional.of(new RejectedFile(outputs, plan.framing()));
    for (RowEncoder encoder : encoders) {
      lanes.add(new Lane(encoder, outputs.distribution(encoder.format()), crew));
    }
    DigestSink sink = new DigestSink(outputs.distribution(Format.PARQUET));
    parquet =
        Optional.of(
            new Parquet(new ParquetTableWriter(plan.schema(), plan.metadata(), sink, crew), sink));
  }

  /// What each chunk's rows are to be encoded by.
  List<RowEncoder> encoders() {
    return publishing ? encoders : List.of();
  }

  /// The language of what rejected rows are told, while these are still written.
  Optional<Language> rejectedIn() {
    return rejected.filter(file -> !file.isFull()).map(RejectedFile::language);
  }

  /// Tells, before the first chunk, how the records above it ended.
  void headEnded(LineEnds lineEnds) {
    rejected.ifPresent(file -> file.headEnded(lineEnds));
  }

  /// Takes what was made of the next chunk.
  ///
  /// @param firstRow row number of its first record
  void append(ChunkJob.Done done, long firstRow) throws IOException {
    if (rejected.isPresent()) {
      rejected.get().append(done.rejected(), firstRow);
    }
    if (!publishing) {
      return;
    }
    for (int i = 0; i < lanes.size(); i++) {
      lanes.get(i).append(done.encoded().get(i));
    }
    if (parquet.isPresent()) {
      parquet.get().writer().append(done.validated().batch());
    }
  }

  /// Rejected rows that were found when the file had been read.
  ///
  /// @param firstRow that their row numbers are counted from
  void reject(List<RejectedLine> lines, long firstRow) throws IOException {
    if (rejected.isPresent()) {
      rejected.get().append(lines, firstRow);
    }
  }

  /// Nothing will be published: only rejected rows are still written.
  void giveUp() {
    publishing = false;
    lanes.forEach(Lane::discard);
    lanes.clear();
    parquet.ifPresent(open -> open.writer().discard());
    parquet = Optional.empty();
  }

  /// Rejected rows are not given back either.
  void hideRejected() {
    rejected.ifPresent(RejectedFile::discard);
    rejected = Optional.empty();
  }

  /// Writes what is left, and says what was written.
  List<Distribution> finish() throws IOException {
    List<Distribution> distributions = new ArrayList<>();
    for (Lane lane : lanes) {
      distributions.add(lane.finish());
    }
    if (parquet.isPresent()) {
      parquet.get().writer().finish();
      distributions.add(parquet.get().sink().distribution(Format.PARQUET));
    }
    return distributions;
  }

  /// Makes all that is left visible.
  void commit() throws IOException {
    for (Lane lane : lanes) {
      lane.commit();
    }
    if (parquet.isPresent()) {
      parquet.get().sink().commit();
    }
    if (rejected.isPresent()) {
      rejected.get().commit();
    }
  }

  @Override
  public void close() {
    giveUp();
    rejected.ifPresent(RejectedFile::discard);
  }
}
