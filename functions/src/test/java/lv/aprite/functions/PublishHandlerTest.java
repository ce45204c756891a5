package lv.aprite.functions;

import static lv.aprite.functions.MemoryHub.STOPS;
import static lv.aprite.functions.MemoryHub.created;
import static lv.aprite.functions.MemoryHub.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.atomic.AtomicInteger;
import lv.aprite.engine.finding.Rule;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.SubmissionEntry.Decided;
import lv.aprite.publication.submission.SubmissionEntry.Decision;
import org.junit.jupiter.api.Test;

class PublishHandlerTest {
  private static final String KEY = "town/bus-stops/stops.csv";

  private final MemoryHub hub = MemoryHub.withADataset();

  @Test
  void anUploadBecomesARelease() {
    Submission upload = hub.upload(KEY, rows(3));
    assertThat(hub.handle(hub.publisher(), created(upload))).isEmpty();
    assertThat(hub.deeds().releases(STOPS).current().orElseThrow().entry().submission())
        .isEqualTo(upload.id());
  }

  @Test
  void oneLineIsLoggedWhichIsAMetricAsWell() {
    Submission upload = hub.upload(KEY, rows(3));
    hub.handle(hub.publisher(), created(upload));
    JsonNode line = hub.lines.getFirst();
    assertThat(hub.lines).hasSize(1);
    assertThat(line.path("event").asText()).isEqualTo("publish");
    assertThat(line.path("outcome").asText()).isEqualTo("released");
    assertThat(line.path("dataset").asText()).isEqualTo("town/bus-stops");
    assertThat(line.path("submission").asText()).isEqualTo(upload.id());
    assertThat(line.path("rowsPublished").asLong()).isEqualTo(3);
    assertThat(line.path("requestId").asText()).isEqualTo("call-1");
    JsonNode metrics = line.at("/_aws/CloudWatchMetrics/0");
    assertThat(metrics.path("Namespace").asText()).isEqualTo("Aprite");
    metrics
        .path("Metrics")
        .forEach(metric -> assertThat(line.path(metric.path("Name").asText()).isNumber()).isTrue());
    metrics
        .at("/Dimensions/0")
        .forEach(dimension -> assertThat(line.path(dimension.asText()).isTextual()).isTrue());
  }

  @Test
  void noLineQuotesACell() {
    Submission upload = hub.upload(KEY, MemoryHub.HEADER + "one,Slepens,nē,24.1,1,05:30,never\n");
    hub.handle(hub.publisher(), created(upload));
    assertThat(hub.outcomes()).containsExactly("refused");
    assertThat(hub.lines.toString()).doesNotContain("Slepens", "nē", "never");
  }

  @Test
  void aMessageThatComesAgainChangesNothing() {
    Submission upload = hub.upload(KEY, rows(3));
    for (int i = 0; i < 3; i++) {
      assertThat(hub.handle(hub.publisher(), created(upload))).isEmpty();
    }
    assertThat(hub.deeds().releases(STOPS).releases()).hasSize(1);
    assertThat(hub.outcomes()).containsOnly("released");
  }

  @Test
  void aMessageOfOursNamesAnUploadOrASubmission() {
    Submission upload = hub.upload(KEY, MemoryHub.HEADER + "one\n");
    String byKey = Message.encode(new Message.Upload(STOPS, upload.sourceKey(), upload.version()));
    String byId = Message.encode(new Message.Known(STOPS, upload.id()));
    assertThat(hub.handle(hub.publisher(), byId, byKey, byId)).isEmpty();
    assertThat(hub.outcomes()).containsExactly("gone", "refused", "refused");
    hub.deeds().decide(STOPS, upload.id(), new Decided(Decision.RETRY, "operator"));
    hub.handle(hub.publisher(), byId);
    assertThat(hub.deeds().submission(STOPS, upload.id()).entries()).hasSize(3);
  }

  @Test
  void ofABatchOnlyWhatFailedComesAgain() {
    Submission upload = hub.upload(KEY, rows(3));
    String elsewhere = created("another-bucket", KEY, "v1");
    String misplaced = created("inbox", "town/stops.csv", "v1");
    String folder = created("inbox", "town/bus-stops/", "v1");
    String gone = created("inbox", KEY, "v77");
    assertThat(
            hub.handle(
                hub.publisher(), "nonsense", folder, created(upload), elsewhere, misplaced, gone))
        .containsExactly(0, 3, 4);
    assertThat(hub.outcomes())
        .containsExactly("foreign", "folder", "released", "foreign", "foreign", "gone");
    assertThat(hub.lines.get(4).path("why").asText())
        .isEqualTo("expected an upload to <publisher>/<dataset>/<file>");
  }

  @Test
  void whenAMinuteIsLeftTheFileIsRefusedAndTheAgencyHears() {
    Submission upload = hub.upload(KEY, rows(30_000));
    AtomicInteger left = new AtomicInteger(60_003);
    assertThat(hub.handle(hub.publisher(), left::getAndDecrement, created(upload))).isEmpty();
    assertThat(hub.lines.getFirst().path("rules").toString())
        .isEqualTo("[\"" + Rule.RUN_TOO_LONG.id() + "\"]");
    hub.stores.open().listAll("data/", listed -> assertThat(listed.key()).isEmpty());
  }

  @Test
  void aFileForAnUnknownDatasetIsRefused() {
    Submission stray = hub.upload("town/unknown/a.csv", rows(1));
    assertThat(hub.handle(hub.publisher(), created(stray))).isEmpty();
    assertThat(hub.outcomes()).containsExactly("refused");
  }

  @Test
  void primingGoesTheWholeWay() throws Exception {
    Priming.run();
  }
}
