package lv.aprite.publication.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractCodec;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.engine.quality.ForeignKeys;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.run.ReportCodec;
import lv.aprite.engine.run.Settings;
import lv.aprite.engine.work.Scratch;
import lv.aprite.engine.write.Sink;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.store.MemoryStore;
import lv.aprite.publication.store.ObjectStore.Lookup;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.Contracts;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionEntry;
import lv.aprite.publication.submission.SubmissionEntryCodec;
import lv.aprite.publication.submission.SubmissionKeys;
import lv.aprite.publication.submission.SubmissionLog;
import lv.aprite.publication.submission.Uploads;
import lv.aprite.publication.submission.WithdrawalReason;
import org.junit.jupiter.api.Test;

/// Trips that name the stops of another dataset, through the real engine.
class ForeignKeyReleaseTest {
  private static final DatasetId STOPS = new DatasetId("town", "stops");
  private static final DatasetId TRIPS = new DatasetId("bus-company", "trips");

  private final AtomicLong seconds = new AtomicLong(1_000_000);
  private final AtomicLong attempts = new AtomicLong();
  private final Stores stores =
      new Stores(
          new MemoryStore(this::now), new MemoryStore(this::now), new MemoryStore(this::now));
  private final Publisher publisher =
      new Publisher(
          stores,
          new EngineProcessor(
              stores,
              new Settings(1, 1 << 16, 1 << 20),
              InMemory::new,
              submission -> (done, total) -> true),
          report -> ReportCodec.bytes(ReportCodec.toJson(report)),
          List.of());

  private Instant now() {
    return Instant.ofEpochSecond(seconds.get());
  }

  ForeignKeyReleaseTest() {
    register(STOPS, contract("stops", "{\"name\":\"stop\",\"type\":\"string\"}", "stop", ""));
    register(
        TRIPS,
        contract(
            "trips",
            "{\"name\":\"stop_id\",\"type\":\"string\"}",
            "stop_id",
            ",\"foreignKeys\":[{\"fields\":\"stop_id\",\"reference\":"
                + "{\"aprite:dataset\":\"town/stops\",\"resource\":\"stops\",\"fields\":\"stop\"}}]"));
  }

  private static Contract contract(String name, String field, String column, String keys) {
    return contract(name, field, column, keys, "");
  }

  private static Contract contract(
      String name, String field, String column, String keys, String quality) {
    String json =
        """
        {"$schema":"https://aprite.lv/schemas/contract-1.0.json","name":"%s","version":"1.0.0",
         "title":"Test","description":"A table of a test.",
         "licenses":[{"path":"http://publications.europa.eu/resource/authority/licence/CC0"}],
         "contributors":[{"title":"Publisher","roles":["publisher"]},
                         {"title":"Desk","roles":["contact"],"email":"desk@example.lv"}],
         "resources":[{"name":"%s","type":"table","path":"%s.csv",
           "schema":{"fields":[{"name":"n","type":"integer"},%s]%s},%s
           "aprite:layouts":[{"id":"a","encoding":"UTF-8","dialect":{"delimiter":","},
             "fields":[{"target":"n","source":"n"},{"target":"%s","source":"%s"}]}]}]}
        """
            .formatted(name, name, name, field, keys, quality, column, column);
    return switch (ContractCodec.decode(json.getBytes(StandardCharsets.UTF_8))) {
      case Decoding.Decoded<Contract>(Contract contract) -> contract;
      case Decoding.Broken<Contract>(var findings) -> throw new AssertionError(findings);
    };
  }

  private void register(DatasetId dataset, Contract contract) {
    assertThat(new Contracts(stores.restricted(), dataset).register(contract))
        .isInstanceOf(Contracts.Registration.Registered.class);
    assertThat(publisher.describe(dataset)).isPresent();
  }

  private Submission upload(DatasetId dataset, String content) throws IOException {
    seconds.incrementAndGet();
    String key = dataset.path() + "/data.csv";
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    Sink sink = stores.inbox().write(key, "text/csv");
    sink.write(bytes, 0, bytes.length);
    sink.commit();
    return Uploads.submission(stores.inbox(), key, stores.inbox().versions(key).getLast().version())
        .orElseThrow();
  }

  private Outcome publish(Submission submission) {
    return publisher.publish(submission, "a" + attempts.incrementAndGet());
  }

  private SubmissionEntry.Settled verdict(Submission submission) {
    return SubmissionLog.read(stores.restricted(), submission.dataset(), submission.id())
        .entries()
        .stream()
        .map(Numbered::entry)
        .filter(SubmissionEntry.Settled.class::isInstance)
        .map(SubmissionEntry.Settled.class::cast)
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private Report report(Submission submission) throws IOException {
    String key =
        SubmissionKeys.report(submission.dataset(), submission.id(), verdict(submission).attempt());
    if (stores.restricted().read(key) instanceof Lookup.Found(var _, byte[] bytes)) {
      return ReportCodec.decode(bytes);
    }
    throw new AssertionError("no report " + key);
  }

  private static List<String> words(Report report) {
    return report.findings().stream()
        .flatMap(group -> group.samples().stream())
        .map((Finding finding) -> finding.rule().id() + " " + FindingText.of(finding))
        .toList();
  }

  @Test
  void theVerdictNamesTheReleaseThatWasCurrentWhenReadingBegan() throws IOException {
    assertThat(publish(upload(STOPS, "n,stop\n1,A\n2,B\n"))).isInstanceOf(Outcome.Released.class);
    Submission first = upload(TRIPS, "n,stop_id\n1,A\n2,\n3,B\n4,A\n");
    assertThat(publish(first)).isInstanceOf(Outcome.Released.class);
    assertThat(verdict(first).references()).containsExactly(new ForeignKeys.Used("town/stops", 2));
    assertThat(report(first).references()).isEqualTo(verdict(first).references());

    // The stops change in between: what was right is right no more, and the other way round.
    assertThat(publish(upload(STOPS, "n,stop\n1,A\n2,C\n"))).isInstanceOf(Outcome.Released.class);
    Submission second = upload(TRIPS, "n,stop_id\n1,C\n3,B\n4,A\n");
    assertThat(publish(second)).isInstanceOf(Outcome.Refused.class);
    assertThat(verdict(second).references()).containsExactly(new ForeignKeys.Used("town/stops", 3));
    assertThat(verdict(second).reasons()).contains("foreign-key-broken");
    assertThat(words(report(second)))
        .contains(
            "foreign-key-broken row 3, column stop_id: expected stop of a row of town/stops,"
                + " release 3, found stop_id = B");
    assertThat(verdict(first).references())
        .as("a verdict that stands is not touched")
        .containsExactly(new ForeignKeys.Used("town/stops", 2));
  }

  @Test
  void theDescriptorSaysWhatTheRowsReferTo() throws IOException {
    assertThat(publish(upload(STOPS, "n,stop\n1,A\n2,B\n"))).isInstanceOf(Outcome.Released.class);
    Submission trips = upload(TRIPS, "n,stop_id\n1,A\n");
    assertThat(publish(trips)).isInstanceOf(Outcome.Released.class);

    String at = ReleaseKeys.descriptor(TRIPS, verdict(trips).attempt(), 1);
    JsonNode descriptor = json(at);
    assertThat(descriptor.path("resources")).hasSize(3);
    for (JsonNode resource : descriptor.path("resources")) {
      JsonNode key = resource.at("/schema/foreignKeys/0");
      assertThat(key.path("fields").path(0).asText()).isEqualTo("stop_id");
      assertThat(key.at("/reference/fields/0").asText()).isEqualTo("stop");
      assertThat(key.at("/reference/aprite:dataset").asText()).isEqualTo("town/stops");
      // The address leads to the very package, which has the resource that is named.
      String there = URI.create(at).resolve(key.at("/reference/package").asText()).toString();
      assertThat(json(there).path("resources").findValuesAsText("name"))
          .contains(key.at("/reference/resource").asText());
    }
  }

  private JsonNode json(String key) throws IOException {
    if (stores.open().read(key) instanceof Lookup.Found(var _, byte[] bytes)) {
      return new ObjectMapper().readTree(bytes);
    }
    throw new AssertionError("nothing is at " + key);
  }

  /// Seasons return: what is like the summer before is no drift, though the winter lay between.
  @Test
  void aFileIsHeldAgainstTheLastReleasesAndNotTheVeryLastAlone() throws IOException {
    DatasetId tours = new DatasetId("town", "tours");
    register(
        tours,
        contract(
            "tours",
            "{\"name\":\"season\",\"type\":\"string\"}",
            "season",
            "",
            "\"aprite:quality\":[{\"name\":\"as-before\",\"effect\":\"block\","
                + "\"drift\":{\"field\":\"season\",\"max\":0.9}}],"));
    String summer = "n,season\n" + "1,summer\n".repeat(20);
    String both = "n,season\n" + "1,summer\n".repeat(10) + "1,winter\n".repeat(10);
    String winter = "n,season\n" + "1,winter\n".repeat(20);
    for (String file : List.of(summer, both, winter, summer)) {
      Submission tour = upload(tours, file);
      assertThat(publish(tour))
          .as(words(report(tour)).toString())
          .isInstanceOf(Outcome.Released.class);
    }
    Submission other = upload(tours, "n,season\n" + "1,autumn\n".repeat(20));
    assertThat(publish(other)).isInstanceOf(Outcome.Refused.class);
    assertThat(verdict(other).reasons()).contains("quality-table");
  }

  @Test
  void aDatasetWithoutReleaseIsAFinding() throws IOException {
    Submission trips = upload(TRIPS, "n,stop_id\n1,A\n");
    assertThat(publish(trips)).isInstanceOf(Outcome.Refused.class);
    assertThat(words(report(trips)))
        .containsExactly(
            "foreign-key-no-release column stop_id: expected a current release of town/stops,"
                + " found none");
    assertThat(verdict(trips).references()).isEmpty();
  }

  @Test
  void aWithdrawnReleaseIsNoRelease() throws IOException {
    assertThat(publish(upload(STOPS, "n,stop\n1,A\n"))).isInstanceOf(Outcome.Released.class);
    ReleaseLog log = ReleaseLog.read(stores.open(), STOPS);
    seconds.incrementAndGet();
    log.append(
        new ReleaseEntry.Withdrawn(
            2,
            WithdrawalReason.ERROR,
            new lv.aprite.publication.submission.UploadOrder(now(), "order")));
    Submission trips = upload(TRIPS, "n,stop_id\n1,A\n");
    assertThat(publish(trips)).isInstanceOf(Outcome.Refused.class);
    assertThat(verdict(trips).reasons()).contains("foreign-key-no-release");
  }

  @Test
  void aVerdictThatNamesReleasesSurvivesTheWayThroughJson() throws IOException {
    assertThat(publish(upload(STOPS, "n,stop\n1,A\n"))).isInstanceOf(Outcome.Released.class);
    Submission trips = upload(TRIPS, "n,stop_id\n1,A\n");
    publish(trips);
    SubmissionEntryCodec codec = new SubmissionEntryCodec();
    assertThat(codec.decode(codec.encode(verdict(trips)))).isEqualTo(verdict(trips));
  }

  /// Room in memory.
  private static final class InMemory implements Scratch {
    private final Map<Integer, ByteArrayOutputStream> pieces = new HashMap<>();

    @Override
    public OutputStream write(int piece) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      pieces.put(piece, bytes);
      return bytes;
    }

    @Override
    public InputStream read(int piece) {
      ByteArrayOutputStream bytes = pieces.get(piece);
      return new ByteArrayInputStream(bytes == null ? new byte[0] : bytes.toByteArray());
    }

    @Override
    public void close() {
      pieces.clear();
    }
  }
}
