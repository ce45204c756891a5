package lv.aprite.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import lv.aprite.cli.demo.Samples.Sample;
import lv.aprite.cli.hub.Hub;
import lv.aprite.cli.hub.Intake;
import lv.aprite.cli.hub.Misplaced;
import lv.aprite.cli.hub.Receipt;
import lv.aprite.cli.terminal.Paint;
import lv.aprite.cli.terminal.Terminal;
import lv.aprite.cli.terminal.Words;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.write.Distribution;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.release.Outcome;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.submission.Contracts;
import lv.aprite.publication.submission.DatasetId;

/// What the demonstration can do with its hub, and how it tells of it. Every deed looks whether it
/// came out as told.
final class DemoStage {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Hub hub;
  private final Intake intake;
  private final Receipts receipts;
  private final Terminal terminal;
  private final Paint paint;
  private int step;
  private long stepStarted;

  DemoStage(Hub hub, Intake intake, Receipts receipts, Terminal terminal) {
    this.hub = hub;
    this.intake = intake;
    this.receipts = receipts;
    this.terminal = terminal;
    this.paint = terminal.paint();
  }

  /// What the hub says, waiting to be told.
  static final class Receipts implements Intake.Events {
    private final LinkedBlockingQueue<Receipt> waiting = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> failures = new LinkedBlockingQueue<>();

    @Override
    public void receipt(Receipt receipt) {
      waiting.add(receipt);
    }

    @Override
    public void misplaced(Misplaced misplaced) {
      failures.add(misplaced.inWords());
    }

    @Override
    public void noFile(String path) {
      failures.add(path);
    }

    @Override
    public void noted(String what) {
      failures.add(what);
    }

    @Override
    public void failure(String what) {
      failures.add(what);
    }
  }

  /// It did not come out as told.
  static final class Surprise extends Exception {
    private static final long serialVersionUID = 1L;

    Surprise(String message) {
      super(message);
    }
  }

  void say(String what) {
    terminal.say("  " + what);
  }

  /// Something that came out as told.
  void sayGood(String what) {
    terminal.say("  " + paint.good("✓") + " " + what);
  }

  void tell(Receipt receipt) {
    new ReceiptPrinter(terminal).receipt(receipt);
  }

  /// Waits until nothing is on its way any more.
  void rest() throws InterruptedException, Surprise {
    TimeLimit limit = new TimeLimit(PATIENCE);
    while (!intake.isIdle()) {
      expect(limit.isLeft(), "the hub comes to rest");
      Thread.sleep(20);
    }
  }

  /// How it did not come out as told.
  void complain(Surprise surprise) {
    terminal.complain("the demonstration did not come out as told: " + surprise.getMessage());
    receipts.failures.forEach(terminal::complain);
  }

  void register(DatasetId dataset, Contract contract) throws IOException, Surprise {
    expect(
        hub.register(dataset, contract) instanceof Contracts.Registration.Registered,
        "contract " + contract.version() + " of " + dataset + " holds");
    terminal.say(
        "  "
            + paint.good("✓")
            + " "
            + paint.strong(dataset.path())
            + "  "
            + contract.metadata().title().in("en")
            + paint.faint(", contract " + contract.version()));
  }

  /// Drops the files at once, and tells of each when its receipt is there.
  void dropAndPublish(Sample... samples) throws IOException, InterruptedException, Surprise {
    for (Sample sample : samples) {
      drop(sample);
    }
    for (int i = 0; i < samples.length; i++) {
      Receipt receipt = next();
      Sample sample =
          List.of(samples).stream()
              .filter(one -> one.dataset().equals(receipt.submission().dataset()))
              .findFirst()
              .orElseThrow(() -> new Surprise("a receipt for something else"));
      new ReceiptPrinter(terminal).receipt(receipt);
      expect(receipt.outcome() instanceof Outcome.Released, sample.fileName() + " is published");
      Report report = receipt.report().orElseThrow(() -> new Surprise("no report"));
      expect(report.rowsPublished() == sample.rows(), sample.rows() + " rows are published");
      for (Distribution file : report.distributions()) {
        String key = hub.newest(sample.dataset(), file.format()).orElseThrow();
        expect(
            Files.size(hub.folder().open().resolve(key)) == file.sizeBytes(),
            key + " is there with its size");
        terminal.say(
            "    published  public/" + key + paint.faint("  " + Words.bytes(file.sizeBytes())));
      }
      notified("everyone", "public/feeds/" + sample.dataset().path() + ".atom and .json");
    }
  }

  void notified(String whom, String where) {
    terminal.say("    notified   " + whom + paint.faint("  " + where));
  }

  /// As a program does that writes a file under another name first.
  void drop(Sample sample) throws IOException {
    Path folder = hub.folder().inbox().resolve(sample.dataset().path());
    Path unfinished = folder.resolve(sample.fileName() + ".part");
    Files.write(unfinished, sample.bytes());
    Files.move(unfinished, folder.resolve(sample.fileName()), StandardCopyOption.ATOMIC_MOVE);
    terminal.say(
        "  "
            + paint.faint("→")
            + " inbox/"
            + sample.dataset().path()
            + "/"
            + sample.fileName()
            + paint.faint("  " + Words.bytes(sample.bytes().length)));
    terminal.say(paint.faint("      " + sample.form()));
  }

  Receipt next(DatasetId dataset) throws InterruptedException, Surprise {
    Receipt receipt = next();
    expect(receipt.submission().dataset().equals(dataset), "a receipt for " + dataset);
    return receipt;
  }

  private Receipt next() throws InterruptedException, Surprise {
    Receipt receipt = receipts.waiting.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (receipt == null) {
      throw new Surprise("no receipt within " + Words.time(PATIENCE));
    }
    return receipt;
  }

  ReleaseEntry.Data published(DatasetId dataset) throws Surprise {
    return hub.releases(dataset)
        .current()
        .map(Numbered::entry)
        .map(release -> release.byMajorVersion().lastEntry().getValue())
        .orElseThrow(() -> new Surprise(dataset + " has no release"));
  }

  static byte[] get(String address) throws IOException, InterruptedException, Surprise {
    try (HttpClient client =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build()) {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      expect(answer.statusCode() == 200, address + " is served, found " + answer.statusCode());
      return answer.body();
    }
  }

  static String text(String address) throws IOException, InterruptedException, Surprise {
    return new String(get(address), StandardCharsets.UTF_8);
  }

  private record TimeLimit(long endNanos) {
    TimeLimit(Duration patience) {
      this(System.nanoTime() + patience.toNanos());
    }

    boolean isLeft() {
      return System.nanoTime() - endNanos < 0;
    }
  }

  static void expect(boolean cameTrue, String what) throws Surprise {
    if (!cameTrue) {
      throw new Surprise("expected that " + what);
    }
  }

  void begin(String what) {
    stepStarted = System.nanoTime();
    terminal.say("");
    terminal.say(paint.strong(++step + ". " + what));
  }

  void end() {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - stepStarted);
    terminal.say(paint.faint("   " + Words.time(elapsed)));
  }
}
