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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import lv.aprite.cli.demo.Samples;
import lv.aprite.cli.demo.Samples.Sample;
import lv.aprite.cli.hub.Hub;
import lv.aprite.cli.hub.Intake;
import lv.aprite.cli.hub.Misplaced;
import lv.aprite.cli.hub.Receipt;
import lv.aprite.cli.terminal.Paint;
import lv.aprite.cli.terminal.Terminal;
import lv.aprite.cli.terminal.Words;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.write.Distribution;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.release.Outcome;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.submission.Contracts;
import lv.aprite.publication.submission.DatasetId;

/// The story of the demonstration, told while it happens. It believes nothing: what does not come
/// out as it is told ends it.
final class Demo {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Hub hub;
  private final Intake intake;
  private final Receipts receipts;
  private final Terminal terminal;
  private final Paint paint;
  private int step;
  private long stepStarted;

  Demo(Hub hub, Intake intake, Receipts receipts, Terminal terminal) {
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
  private static final class Surprise extends Exception {
    private static final long serialVersionUID = 1L;

    Surprise(String message) {
      super(message);
    }
  }

  /// @return failure when something did not come out as told
  Exit tell() throws IOException, InterruptedException {
    long started = System.nanoTime();
    try {
      begin("A fresh hub, and three publishers with their contracts");
      terminal.say("  " + hub.folder().root());
      register(Samples.REGISTER, Samples.registerContract());
      register(Samples.TURNOVER, Samples.turnoverContract());
      register(Samples.STOPS, Samples.stopsContract());
      end();

      begin("Each drops a file into its folder, as it comes out of its own system");
      dropAndPublish(Samples.register(), Samples.turnover(), Samples.stops());
      end();

      nextMonth();
      broken();
      lookAtTheResult();
    } catch (Surprise e) {
      terminal.complain("the demonstration did not come out as told: " + e.getMessage());
      receipts.failures.forEach(terminal::complain);
      return Exit.FAILURE;
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
    terminal.say("");
    terminal.say(paint.good("✓") + " All as told, in " + Words.time(elapsed) + ".");
    return Exit.DONE;
  }

  private void nextMonth() throws IOException, InterruptedException, Surprise {
    begin("A month later the register comes from a new system: a layout is added");
    Schema before = published(Samples.REGISTER).schema();
    register(Samples.REGISTER, Samples.registerContractFromNovember());
    dropAndPublish(Samples.registerNextMonth());
    expect(
        published(Samples.REGISTER).schema().equals(before),
        "the published columns and types stay the same");
    terminal.say(
        "  "
            + paint.good("✓")
            + " Consumers notice nothing: the same "
            + before.fields().size()
            + " columns and types, the same address.");
    end();
  }

  private void broken() throws IOException, InterruptedException, Surprise {
    begin("Then a broken file: it is refused, and says where it is broken");
    long before = hub.releases(Samples.REGISTER).number();
    Sample sample = Samples.registerBroken();
    drop(sample);
    Receipt receipt = next(sample.dataset());
    new ReceiptPrinter(terminal).receipt(receipt);
    expect(receipt.outcome() instanceof Outcome.Refused, "the broken file is refused");
    Set<Rule> rules = new HashSet<>();
    receipt
        .report()
        .ifPresent(report -> report.findings().forEach(group -> rules.add(group.rule())));
    expect(
        rules.containsAll(
            List.of(
                Rule.DATE_IMPOSSIBLE,
                Rule.PATTERN,
                Rule.TYPE_DECIMAL,
                Rule.REQUIRED_MISSING,
                Rule.ENUM,
                Rule.ROW_TOO_WIDE,
                Rule.KEY_REPEATED)),
        "each of the seven faults has its finding, found " + rules);
    expect(
        hub.releases(Samples.REGISTER).number() == before,
        "nothing of the broken file is published");
    notified("the publisher alone", "private/notices/" + notices(receipt));
    end();
  }

  private static String notices(Receipt receipt) {
    return receipt.submission().dataset().path() + "/" + receipt.submission().id() + "/";
  }

  private void lookAtTheResult() throws IOException, InterruptedException, Surprise {
    begin("What everyone sees");
    TimeLimit limit = new TimeLimit(PATIENCE);
    while (!intake.isIdle()) {
      expect(limit.isLeft(), "the hub comes to rest");
      Thread.sleep(20);
    }
    String base = hub.settings().base().toString();
    for (DatasetId dataset : List.of(Samples.REGISTER, Samples.TURNOVER, Samples.STOPS)) {
      String address = base + "latest/" + dataset.path() + ".csv";
      byte[] csv = get(address);
      long lines = new String(csv, StandardCharsets.UTF_8).lines().count();
      expect(lines > published(dataset).rows(), address + " has a header and every row");
      terminal.say("  " + paint.strong(address) + paint.faint("  " + Words.bytes(csv.length)));
    }
    String catalog = text(base + "catalog/catalog.jsonld");
    for (DatasetId dataset : List.of(Samples.REGISTER, Samples.TURNOVER, Samples.STOPS)) {
      expect(catalog.contains(dataset.path()), "the catalog lists " + dataset);
    }
    terminal.say("  " + base + "catalog/catalog.jsonld  and .ttl: DCAT-AP");
    terminal.say("  " + base + "feeds/all.atom  and .json: what happened");
    expect(text(base).contains("<html"), "there is a page to look at");
    end();
  }

  private void register(DatasetId dataset, Contract contract) throws IOException, Surprise {
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
  private void dropAndPublish(Sample... samples)
      throws IOException, InterruptedException, Surprise {
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

  private void notified(String whom, String where) {
    terminal.say("    notified   " + whom + paint.faint("  " + where));
  }

  /// As a program does that writes a file under another name first.
  private void drop(Sample sample) throws IOException {
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

  private Receipt next(DatasetId dataset) throws InterruptedException, Surprise {
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

  private ReleaseEntry.Data published(DatasetId dataset) throws Surprise {
    return hub.releases(dataset)
        .current()
        .map(Numbered::entry)
        .map(release -> release.byMajorVersion().lastEntry().getValue())
        .orElseThrow(() -> new Surprise(dataset + " has no release"));
  }

  private static byte[] get(String address) throws IOException, InterruptedException, Surprise {
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

  private static String text(String address) throws IOException, InterruptedException, Surprise {
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

  private static void expect(boolean cameTrue, String what) throws Surprise {
    if (!cameTrue) {
      throw new Surprise("expected that " + what);
    }
  }

  private void begin(String what) {
    stepStarted = System.nanoTime();
    terminal.say("");
    terminal.say(paint.strong(++step + ". " + what));
  }

  private void end() {
    Duration elapsed = Duration.ofNanos(System.nanoTime() - stepStarted);
    terminal.say(paint.faint("   " + Words.time(elapsed)));
  }
}
