package lv.aprite.engine.run;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.Quality;
import lv.aprite.engine.contract.TablePlace;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.form.Opened;
import lv.aprite.engine.form.Reading;
import lv.aprite.engine.profile.Profile;
import lv.aprite.engine.profile.Profiler;
import lv.aprite.engine.profile.RowDigests;
import lv.aprite.engine.quality.ForeignKeys;
import lv.aprite.engine.quality.References;
import lv.aprite.engine.quality.RowRules;
import lv.aprite.engine.quality.TableRules;
import lv.aprite.engine.read.Match;
import lv.aprite.engine.read.Scouted;
import lv.aprite.engine.read.Source;
import lv.aprite.engine.validate.TableValidator;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.engine.work.Crew;
import lv.aprite.engine.work.Scratch;
import lv.aprite.engine.write.Distribution;
import lv.aprite.engine.write.parquet.ParquetTableWriter;

/// Takes a file to its verdict and its distributions.
///
/// The caller's thread reads chunks of whole records and commits them in order; in between, the
/// crew does all that can be done with a chunk by itself. So outputs are written while the file is
/// still being read, memory is bounded by the number of chunks in flight, and the outputs do not
/// depend on chunks or threads.
///
/// One engine does one run at a time. Whatever is wrong with the data is in the report; an
/// `IOException` is wrong with us, and leaves no output. The engine closes neither scratch nor
/// source.
public final class Engine {
  private final Settings settings;
  private final Scratch scratch;
  private final Progress progress;
  private final References references;

  /// An engine that sees no other dataset: foreign keys are not checked, and a remark says so.
  public Engine(Settings settings, Scratch scratch, Progress progress) {
    this(settings, scratch, progress, References.NONE);
  }

  /// @param references what foreign keys refer to
  public Engine(Settings settings, Scratch scratch, Progress progress, References references) {
    this.settings = settings;
    this.scratch = scratch;
    this.progress = progress;
    this.references = references;
  }

  /// Reads the file by the contract. When it is publishable the three distributions are committed,
  /// otherwise none; rejected rows are committed whenever there are any.
  public Report publish(Source source, Contract contract, Outputs outputs) throws IOException {
    return run(source, contract, Optional.of(outputs), Optional.empty()).report();
  }

  /// The same, but the file is held against what came before, and what its rows were like is
  /// remembered.
  public Judged publish(Source source, Contract contract, Past past, Outputs outputs)
      throws IOException {
    return run(source, contract, Optional.of(outputs), Optional.of(past));
  }

  /// The same report without any output; it names no distributions.
  public Report check(Source source, Contract contract) throws IOException {
    return run(source, contract, Optional.empty(), Optional.empty()).report();
  }

  /// Does without a contract: encoding, dialect and types are found in the whole file.
  public Report convert(Source source, Typing typing, Outputs outputs) throws IOException {
    return convert(source, new TablePlace.Only(), typing, outputs);
  }

  /// The same of one of a file's tables.
  public Report convert(Source source, TablePlace place, Typing typing, Outputs outputs)
      throws IOException {
    return run(source, place, typing, Optional.of(outputs));
  }

  /// The same report as [#convert] gives, without any output.
  public Report check(Source source, Typing typing) throws IOException {
    return check(source, new TablePlace.Only(), typing);
  }

  /// The same of one of a file's tables.
  public Report check(Source source, TablePlace place, Typing typing) throws IOException {
    return run(source, place, typing, Optional.empty());
  }

  private Judged run(
      Source source, Contract contract, Optional<Outputs> outputs, Optional<Past> past)
      throws IOException {
    if (isTooLarge(source)) {
      return new Judged(unread(source, tooLarge(source)), Optional.empty(), Optional.empty());
    }
    return switch (Reading.by(contract, source)) {
      case Reading.Refused(Findings findings) ->
          new Judged(unread(source, findings), Optional.empty(), Optional.empty());
      case Reading.Matched(Source text, Match.Matched match, var original) ->
          run(plan(text, contract, match, original), outputs, past);
      case Reading.Found _ -> throw new IllegalStateException("found by a contract");
    };
  }

  private Report run(Source source, TablePlace place, Typing typing, Optional<Outputs> outputs)
      throws IOException {
    if (isTooLarge(source)) {
      return unread(source, tooLarge(source));
    }
    return switch (alone(source, place, typing)) {
      case Reading.Refused(Findings findings) -> unread(source, findings);
      case Reading.Found(Source text, Scouted.Described described, var original) ->
          run(plan(text, described, original), outputs, Optional.empty()).report();
      case Reading.Matched _ -> throw new IllegalStateException("matched without a contract");
    };
  }

  private Reading alone(Source source, TablePlace place, Typing typing) throws IOException {
    try (Crew crew = new Crew(settings.threads())) {
      return Reading.alone(source, place, typing == Typing.TEXT, crew);
    }
  }

  /// @param past absent when nothing is to be compared or remembered: a profile costs a little
  private Judged run(Plan plan, Optional<Outputs> outputs, Optional<Past> past) throws IOException {
    try (Crew crew = new Crew(settings.threads());
        Writing writing =
            outputs.isPresent() ? Writing.to(outputs.get(), plan, crew) : Writing.nothing()) {
      TableValidator table =
          new TableValidator(plan.schema(), plan.sources(), scratch, settings.keyBytes());
      TableRules rules =
          new TableRules(
              plan.schema(), plan.sources(), plan.quality().rules(), scratch, settings.keyBytes());
      Review review = new Review(plan, past.orElse(Past.NONE));
      Tally tally = new Tally(plan, review);
      ForeignKeys foreignKeys =
          ForeignKeys.read(
              plan.schema(),
              plan.quality().foreignKeys(),
              references,
              settings.keyBytes(),
              tally.findings());
      RowRules rowRules =
          new RowRules(plan.schema(), plan.sources(), plan.quality().rules(), foreignKeys);
      Passage passage = new Passage(plan, rowRules, crew, settings, progress);
      Optional<Profiler> profiler = past.map(known -> new Profiler(plan.schema()));
      Optional<RowDigests> digests =
          past.map(known ->
              new RowDigests(plan.schema(), table.primaryKeys(), scratch, settings.keyBytes() / 2));
      Watch watch = new Watch(table, rules, profiler, digests, review.personal());
      Passage.End end =
          passage.read(
              writing,
              Optional.of(watch),
              (done, firstRow) -> {
                tally.add(done, firstRow);
                watch.add(done.seen(), firstRow);
                if (tally.isRefused()) {
                  writing.giveUp();
                }
                writing.append(done, firstRow);
              });
      tally.add(end);
      tally.compareOriginal();
      while (table.isUndecided(tally.findings())) {
        Passage.End again =
            passage.read(
                Writing.nothing(),
                Optional.empty(),
                (done, firstRow) ->
                    table.look(
                        done.validated().batch(),
                        done.validated().rowNumbers(),
                        firstRow,
                        tally.findings()));
        tally.compare(end, again);
      }
      if (!table.repeated().isEmpty() && writing.rejectedIn().isPresent()) {
        RepeatedRows repeats = new RepeatedRows(table.repeated(), writing.rejectedIn().get());
        Passage.End again =
            passage.read(
                Writing.nothing(),
                Optional.empty(),
                (done, firstRow) -> writing.reject(repeats.in(done.raw(), firstRow), firstRow));
        tally.compare(end, again);
      }
      tally.judge(rules);
      Optional<Profile> profile =
          profiler.map(rows -> rows.profile(plan.source().name(), tally.isEnded()));
      Verdict verdict = tally.judge(profile);
      if (review.hidesRows()) {
        writing.hideRejected();
      }
      if (verdict != Verdict.PUBLISHABLE) {
        writing.giveUp();
      }
      List<Distribution> distributions = writing.finish();
      writing.commit();
      return new Judged(
          tally.report(verdict, end.sha256(), distributions, foreignKeys.used()),
          verdict == Verdict.REFUSED ? Optional.empty() : profile,
          verdict == Verdict.REFUSED ? Optional.empty() : digests);
    }
  }

  private static Plan plan(
      Source source, Contract contract, Match.Matched match, Optional<Opened.Original> original) {
    SortedMap<String, String> metadata = new TreeMap<>();
    metadata.put(ParquetTableWriter.DATASET, contract.name());
    metadata.put(ParquetTableWriter.CONTRACT_VERSION, contract.version().toString());
    return new Plan(
        source,
        contract.schema(),
        match.framing(),
        match.fields(),
        contract.rejectedShareMax(),
        metadata,
        contract.quality(),
        Optional.of(contract.comparison()),
        Optional.of(match.layout().id()),
        match.encodingEvidence(),
        "",
        original,
        match.notes());
  }

  private static Plan plan(
      Source source, Scouted.Described described, Optional<Opened.Original> original) {
    Match.Matched match = described.match();
    return new Plan(
        source,
        described.schema(),
        match.framing(),
        match.fields(),
        BigDecimal.ZERO,
        new TreeMap<>(),
        Quality.NONE,
        Optional.empty(),
        Optional.empty(),
        match.encodingEvidence(),
        described.sha256(),
        original,
        match.notes());
  }

  private boolean isTooLarge(Source source) {
    return source.sizeBytes() > settings.sourceBytesMax();
  }

  private Findings tooLarge(Source source) {
    Findings findings = new Findings();
    findings.add(
        new Finding(
            Rule.FILE_TOO_LARGE,
            new Location.File(),
            "at most " + settings.sourceBytesMax() + " bytes",
            source.sizeBytes() + " bytes"));
    return findings;
  }

  /// The report on a file whose rows were not read.
  private static Report unread(Source source, Findings findings) {
    return Report.unread(source.name(), source.sizeBytes(), findings);
  }
}
