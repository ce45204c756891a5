package lv.aprite.cli;

import static lv.aprite.cli.DemoStage.expect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lv.aprite.cli.DemoStage.Surprise;
import lv.aprite.cli.demo.Samples;
import lv.aprite.cli.demo.Samples.Sample;
import lv.aprite.cli.hub.Hub;
import lv.aprite.cli.hub.Intake;
import lv.aprite.cli.hub.Receipt;
import lv.aprite.cli.terminal.Paint;
import lv.aprite.cli.terminal.Terminal;
import lv.aprite.cli.terminal.Words;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.finding.Rule;
import lv.aprite.publication.release.Outcome;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Deciding;
import lv.aprite.publication.submission.KeptSource;
import lv.aprite.publication.submission.SubmissionEntry.Decided;
import lv.aprite.publication.submission.SubmissionEntry.Decision;

/// The story of the demonstration, told while it happens. It believes nothing: what does not come
/// out as it is told ends it.
final class Demo {
  private final Hub hub;
  private final DemoStage stage;
  private final Terminal terminal;
  private final Paint paint;

  Demo(Hub hub, Intake intake, DemoStage.Receipts receipts, Terminal terminal) {
    this.hub = hub;
    this.stage = new DemoStage(hub, intake, receipts, terminal);
    this.terminal = terminal;
    this.paint = terminal.paint();
  }

  /// @return failure when something did not come out as told
  Exit tell() throws IOException, InterruptedException {
    long started = System.nanoTime();
    try {
      stage.begin("A fresh hub, and three publishers with their contracts");
      stage.say(hub.folder().root().toString());
      stage.register(Samples.REGISTER, Samples.registerContract());
      stage.register(Samples.TURNOVER, Samples.turnoverContract());
      stage.register(Samples.STOPS, Samples.stopsContract());
      stage.end();

      stage.begin("Each drops a file into its folder, as it comes out of its own system");
      stage.dropAndPublish(Samples.register(), Samples.turnover(), Samples.stops());
      stage.end();

      nextMonth();
      corrected(broken());
      personal();
      lookAtTheResult();
    } catch (Surprise e) {
      stage.complain(e);
      return Exit.FAILURE;
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
    terminal.say("");
    terminal.say(paint.good("✓") + " All as told, in " + Words.time(elapsed) + ".");
    return Exit.DONE;
  }

  private void nextMonth() throws IOException, InterruptedException, Surprise {
    stage.begin("A month later the register comes from a new system: a layout is added");
    Schema before = stage.published(Samples.REGISTER).schema();
    stage.register(Samples.REGISTER, Samples.registerContractFromNovember());
    stage.dropAndPublish(Samples.registerNextMonth());
    expect(
        stage.published(Samples.REGISTER).schema().equals(before),
        "the published columns and types stay the same");
    stage.sayGood(
        "Consumers notice nothing: the same "
            + before.fields().size()
            + " columns and types, the same address.");
    stage.end();
  }

  private Receipt broken() throws IOException, InterruptedException, Surprise {
    stage.begin("Then a broken file: it is refused, and says where it is broken");
    Receipt receipt = dropInVain(Samples.registerBroken());
    expect(receipt.outcome() instanceof Outcome.Refused, "the broken file is refused");
    Set<Rule> rules = rules(receipt);
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
    stage.end();
    return receipt;
  }

  private void corrected(Receipt refused) throws IOException, InterruptedException, Surprise {
    stage.begin("The bad rows come back as a file; corrected, it is dropped like any other");
    Optional<KeptSource> rejected = hub.rejectedRows(refused.submission());
    expect(rejected.isPresent(), "the bad rows are a file of their own");
    byte[] rows;
    try (InputStream bytes = rejected.orElseThrow().open()) {
      rows = bytes.readAllBytes();
    }
    stage.dropAndPublish(Samples.registerCorrected(rows));
    stage.end();
  }

  private void personal() throws IOException, InterruptedException, Surprise {
    stage.begin("Someone's personal codes got into the addresses: held until a person has looked");
    Receipt receipt = dropInVain(Samples.registerWithPersonalCodes());
    expect(receipt.outcome() instanceof Outcome.Held, "the file is held");
    Deciding.Outcome decided =
        hub.decide(
            receipt.submission(),
            new Decided(Decision.REJECTED, "data-desk", Optional.of("codes in the addresses")));
    expect(decided instanceof Deciding.Outcome.Done, "a person may reject it");
    stage.sayGood("The data desk rejects it: aprite reject. Nobody outside saw any of it.");
    stage.end();
  }

  /// Drops a file of which nothing may be published, and tells of its receipt.
  private Receipt dropInVain(Sample sample) throws IOException, InterruptedException, Surprise {
    long before = hub.releases(sample.dataset()).number();
    stage.drop(sample);
    Receipt receipt = stage.next(sample.dataset());
    stage.tell(receipt);
    expect(
        hub.releases(sample.dataset()).number() == before,
        "nothing of " + sample.fileName() + " is published");
    stage.notified(
        "the publisher alone",
        "private/notices/" + sample.dataset().path() + "/" + receipt.submission().id() + "/");
    return receipt;
  }

  private static Set<Rule> rules(Receipt receipt) {
    Set<Rule> rules = new HashSet<>();
    receipt
        .report()
        .ifPresent(report -> report.findings().forEach(group -> rules.add(group.rule())));
    return rules;
  }

  private void lookAtTheResult() throws IOException, InterruptedException, Surprise {
    stage.begin("What everyone sees");
    stage.rest();
    String base = hub.settings().base().toString();
    for (DatasetId dataset : List.of(Samples.REGISTER, Samples.TURNOVER, Samples.STOPS)) {
      String address = base + "latest/" + dataset.path() + ".csv";
      byte[] csv = DemoStage.get(address);
      long lines = new String(csv, StandardCharsets.UTF_8).lines().count();
      expect(lines > stage.published(dataset).rows(), address + " has a header and every row");
      stage.say(paint.strong(address) + paint.faint("  " + Words.bytes(csv.length)));
    }
    String catalog = DemoStage.text(base + "catalog/catalog.jsonld");
    for (DatasetId dataset : List.of(Samples.REGISTER, Samples.TURNOVER, Samples.STOPS)) {
      expect(catalog.contains(dataset.path()), "the catalog lists " + dataset);
    }
    stage.say(base + "catalog/catalog.jsonld  and .ttl: DCAT-AP");
    stage.say(base + "feeds/all.atom  and .json: what happened");
    expect(DemoStage.text(base).contains("<html"), "there is a page to look at");
    stage.end();
  }
}
