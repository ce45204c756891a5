package lv.aprite.publication.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import lv.aprite.engine.write.Sink;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.simulation.Toy;
import lv.aprite.publication.store.MemoryStore;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Stat;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.Contracts;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionEntry;
import lv.aprite.publication.submission.SubmissionLog;
import lv.aprite.publication.submission.SubmissionState;
import lv.aprite.publication.submission.UploadOrder;
import lv.aprite.publication.submission.Uploads;

/// A hub in memory with an engine of a few lines, at which nothing goes wrong. Its clock goes when
/// it is told to.
final class ToyHub {
  static final DatasetId REGISTER = new DatasetId("ur", "register");

  final AtomicLong seconds = new AtomicLong(1_000_000);
  final Stores stores =
      new Stores(
          new MemoryStore(this::now), new MemoryStore(this::now), new MemoryStore(this::now));
  final Publisher publisher =
      new Publisher(
          stores,
          new Toy(stores),
          report -> report.verdict().name().getBytes(StandardCharsets.UTF_8),
          List.of());
  final Sweep sweep = new Sweep(stores, publisher, List.of());
  private final AtomicLong attempts = new AtomicLong();

  private Instant now() {
    return Instant.ofEpochSecond(seconds.get());
  }

  /// A hub that knows the register by a contract of minor version 0.
  static ToyHub knowing() {
    ToyHub hub = new ToyHub();
    hub.register(0);
    return hub;
  }

  void register(int minor) {
    register(REGISTER, minor);
  }

  void register(DatasetId dataset, int minor) {
    assertThat(new Contracts(stores.restricted(), dataset).register(Toy.contract(dataset, minor)))
        .isInstanceOf(Contracts.Registration.Registered.class);
    assertThat(publisher.describe(dataset)).isPresent();
  }

  void letPass(Duration time) {
    seconds.addAndGet(time.toSeconds());
  }

  /// An upload that began a second after whatever was before.
  Submission upload(int rows, int needsMinor) {
    return upload(REGISTER, "data.csv", rows, needsMinor);
  }

  Submission upload(DatasetId dataset, String file, int rows, int needsMinor) {
    letPass(Duration.ofSeconds(1));
    String key = dataset.path() + "/" + file;
    write(key, Toy.file(rows, needsMinor));
    Stat stat = stores.inbox().versions(key).getLast();
    return Uploads.submission(stores.inbox(), key, stat.version()).orElseThrow();
  }

  /// What a writer does who still has the file open: a folder keeps no version but this.
  void overwrite(Submission upload, int rows) {
    stores.inbox().deleteVersion(upload.sourceKey(), upload.version());
    write(upload.sourceKey(), Toy.file(rows, 0));
  }

  private void write(String key, byte[] bytes) {
    try {
      Sink sink = stores.inbox().write(key, "text/csv");
      sink.write(bytes, 0, bytes.length);
      sink.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String newAttempt() {
    return "a" + attempts.incrementAndGet();
  }

  Outcome publish(Submission submission) {
    return publisher.publish(submission, newAttempt());
  }

  Outcome.Released released(Submission submission) {
    Outcome outcome = publish(submission);
    assertThat(outcome).isInstanceOf(Outcome.Released.class);
    return (Outcome.Released) outcome;
  }

  /// What an order has for its time, were it given now.
  UploadOrder order() {
    letPass(Duration.ofSeconds(1));
    return new UploadOrder(now(), "order");
  }

  ReleaseFold fold() {
    return ReleaseLog.fold(stores.open(), REGISTER);
  }

  SubmissionState state(Submission submission) {
    return SubmissionLog.read(stores.restricted(), submission.dataset(), submission.id()).state();
  }

  List<SubmissionEntry> entries(Submission submission) {
    return SubmissionLog.read(stores.restricted(), submission.dataset(), submission.id())
        .entries()
        .stream()
        .map(Numbered::entry)
        .toList();
  }

  /// One sweep that knows these uploads.
  Sweep.Result sweep(Submission... uploads) {
    return sweep.run(List.of(uploads), "s" + attempts.incrementAndGet(), Sweep.Check.SHA_256);
  }

  static List<String> keys(ObjectStore store, String prefix) {
    List<String> keys = new ArrayList<>();
    store.listAll(prefix, listed -> keys.add(listed.key()));
    return keys;
  }

  /// Everything that there is, with its versions.
  Map<String, List<Stat>> inventory() {
    Map<String, List<Stat>> inventory = new TreeMap<>();
    for (ObjectStore store : List.of(stores.inbox(), stores.restricted(), stores.open())) {
      store.listAll("", listed -> inventory.put(listed.key(), store.versions(listed.key())));
    }
    return inventory;
  }
}
