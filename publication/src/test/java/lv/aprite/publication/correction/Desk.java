package lv.aprite.publication.correction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractCodec;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.run.ReportCodec;
import lv.aprite.engine.run.Settings;
import lv.aprite.engine.write.Format;
import lv.aprite.engine.write.Sink;
import lv.aprite.publication.release.EngineProcessor;
import lv.aprite.publication.release.Latest;
import lv.aprite.publication.release.Outcome;
import lv.aprite.publication.release.Publisher;
import lv.aprite.publication.store.MemoryScratch;
import lv.aprite.publication.store.MemoryStore;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Lookup;
import lv.aprite.publication.store.ObjectStore.Stat;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.Contracts;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionEntry;
import lv.aprite.publication.submission.SubmissionEntry.Settled;
import lv.aprite.publication.submission.SubmissionKeys;
import lv.aprite.publication.submission.SubmissionLog;
import lv.aprite.publication.submission.Uploads;

/// A hub in memory with one dataset, and the desk at which its files are handed in.
final class Desk {
  static final DatasetId DATASET = new DatasetId("town", "things");

  private final Stores stores;
  private final Publisher publisher;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private int attempts;

  Desk(byte[] contract) {
    MemoryStore restricted = new MemoryStore(this::tick);
    this.stores = new Stores(new MemoryStore(this::tick), restricted, new MemoryStore(this::tick));
    new Contracts(restricted, DATASET).register(contract(contract));
    this.publisher =
        new Publisher(
            stores,
            new EngineProcessor(
                stores,
                Settings.ofThreads(1),
                MemoryScratch::new,
                submission -> (done, total) -> true),
            report -> ReportCodec.bytes(ReportCodec.toJson(report)),
            List.of());
  }

  static Contract contract(byte[] document) {
    return switch (ContractCodec.decode(document)) {
      case Decoding.Decoded<Contract>(Contract contract) -> contract;
      case Decoding.Broken<Contract>(var findings) -> throw new AssertionError(findings);
    };
  }

  private Instant tick() {
    now = now.plusSeconds(1);
    return now;
  }

  /// What was said of a file.
  record Answer(Submission submission, Outcome outcome, Report report, Settled settled) {}

  Answer handIn(String fileName, byte[] file) {
    return judge(upload(fileName, file));
  }

  /// A file that lies there and is not read yet.
  Submission upload(String fileName, byte[] file) {
    String key = DATASET.path() + "/" + fileName;
    return Uploads.submission(stores.inbox(), key, write(key, file)).orElseThrow();
  }

  Answer judge(Submission submission) {
    Outcome outcome = publisher.publish(submission, "attempt-" + ++attempts);
    Settled settled =
        SubmissionLog.read(stores.restricted(), DATASET, submission.id()).entries().stream()
            .map(numbered -> numbered.entry())
            .<Settled>mapMulti(
                (SubmissionEntry entry, java.util.function.Consumer<Settled> sink) -> {
                  if (entry instanceof Settled verdict) {
                    sink.accept(verdict);
                  }
                })
            .reduce((first, second) -> second)
            .orElseThrow();
    try {
      byte[] report =
          read(
                  stores.restricted(),
                  SubmissionKeys.report(DATASET, submission.id(), settled.attempt()))
              .orElseThrow();
      return new Answer(submission, outcome, ReportCodec.decode(report), settled);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String write(String key, byte[] file) {
    try {
      Sink sink = stores.inbox().write(key, "text/csv");
      sink.write(file, 0, file.length);
      sink.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return stores.inbox().stat(key) instanceof ObjectStore.Stats.Present(Stat stat)
        ? stat.version()
        : "";
  }

  /// The rejected rows that come with an answer.
  byte[] rejected(Answer answer) {
    return read(
            stores.restricted(),
            SubmissionKeys.rejectedRows(
                DATASET, answer.submission().id(), answer.settled().attempt()))
        .orElseThrow();
  }

  /// The file that is published now.
  byte[] published(Format format) {
    return Latest.read(stores.open(), DATASET)
        .flatMap(latest -> latest.key(format))
        .flatMap(key -> read(stores.open(), key))
        .orElseThrow();
  }

  private static Optional<byte[]> read(ObjectStore store, String key) {
    return store.read(key) instanceof Lookup.Found(var _, byte[] bytes)
        ? Optional.of(bytes)
        : Optional.empty();
  }
}
