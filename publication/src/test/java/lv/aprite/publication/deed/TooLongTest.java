package lv.aprite.publication.deed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractCodec;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.run.Progress;
import lv.aprite.engine.run.Settings;
import lv.aprite.engine.write.Sink;
import lv.aprite.publication.catalog.PublicBase;
import lv.aprite.publication.release.EngineProcessor;
import lv.aprite.publication.release.Outcome;
import lv.aprite.publication.store.MemoryScratch;
import lv.aprite.publication.store.MemoryStore;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.Uploads;
import org.junit.jupiter.api.Test;

/// A shell that bounds the time of a run ends it by its progress.
class TooLongTest {
  private static final DatasetId STOPS = new DatasetId("town", "bus-stops");
  private static final String KEY = "town/bus-stops/stops.csv";
  private static final int ROWS = 30_000;

  private final Stores stores = new Stores(store(), store(), store());

  private static MemoryStore store() {
    return new MemoryStore(() -> Instant.ofEpochSecond(1_000_000));
  }

  private Deeds deeds(Progress progress) {
    Settings settings = new Settings(2, 10_000, 4096);
    EngineProcessor engine =
        new EngineProcessor(stores, settings, MemoryScratch::new, submission -> progress);
    return new Deeds(
        stores, new PublicBase(URI.create("https://data.example.lv/")), engine, List.of());
  }

  @Test
  void aFileThatTakesLongerThanARunMayIsRefusedAndLeavesNothing() throws IOException {
    Submission upload = upload();
    AtomicInteger asked = new AtomicInteger();
    Deeds deeds = deeds((done, total) -> asked.incrementAndGet() < 50);

    assertThat(deeds.publish(upload, "a1")).isInstanceOf(Outcome.Refused.class);

    Finding finding =
        deeds.report(STOPS, upload.id()).orElseThrow().findings().getFirst().samples().getFirst();
    assertThat(finding.rule()).isEqualTo(Rule.RUN_TOO_LONG);
    assertThat(FindingText.of(finding))
        .matches(".*found too long for one run: 0\\.\\d of \\d\\.\\d MB read");
    assertThat(FindingText.of(finding, Language.LV)).matches(".*nolasīti 0\\.\\d no \\d\\.\\d MB");
    stores.open().listAll("data/", listed -> assertThat(listed.key()).isEmpty());
    assertThat(deeds.releases(STOPS).releases()).isEmpty();
  }

  private Submission upload() throws IOException {
    deeds((done, total) -> true).register(STOPS, contract());
    StringBuilder rows = new StringBuilder("stop,name,lat,lon,shelter,first_bus,updated\n");
    for (int row = 1; row <= ROWS; row++) {
      rows.append(row).append(",Tirgus,56.9,24.1,1,05:30,2026-03-01T10:00:00Z\n");
    }
    byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
    Sink sink = stores.inbox().write(KEY, "text/csv");
    sink.write(bytes, 0, bytes.length);
    sink.commit();
    List<ObjectStore.Stat> versions = stores.inbox().versions(KEY);
    return Uploads.submission(stores.inbox(), KEY, versions.getFirst().version()).orElseThrow();
  }

  private static Contract contract() throws IOException {
    byte[] document = Files.readAllBytes(Path.of("..", "schemas", "samples", "bus-stops.json"));
    return switch (ContractCodec.decode(document)) {
      case Decoding.Decoded<Contract>(Contract contract) -> contract;
      case Decoding.Broken<Contract>(var findings) -> throw new AssertionError(findings);
    };
  }
}
