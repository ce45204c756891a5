package lv.aprite.functions;

import static lv.aprite.functions.MemoryHub.STOPS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractCodec;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.functions.events.Samples;
import lv.aprite.functions.fetch.Fetcher;
import lv.aprite.functions.fetch.SourceServer;
import lv.aprite.publication.outbound.GuardedSockets;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.Uploads;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchHandlerTest {
  private static final String PATH = "/stops.csv";
  private static final String MESSAGE = "{\"publisher\":\"town\",\"dataset\":\"bus-stops\"}";
  private static final int HOUR_SECONDS = 3600;

  @TempDir private static Path folder;
  private static SourceServer server;

  private final MemoryHub hub = new MemoryHub();
  private final List<String> queue = new ArrayList<>();
  private final FetchHandler handler =
      new FetchHandler(
          new Fetcher(
              hub.stores.inbox(),
              hub.stores.restricted(),
              () -> Instant.ofEpochSecond(hub.seconds.get()),
              Fetcher.Limits.USUAL,
              FetchHandlerTest::sockets),
          queue::add,
          hub.journal("fetch"));

  @BeforeAll
  static void start() throws IOException, GeneralSecurityException, InterruptedException {
    server = new SourceServer(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void register() {
    String document = new String(MemoryHub.contractDocument(), StandardCharsets.UTF_8);
    String source =
        "\"aprite:source\": {\"url\": \"" + server.address(PATH) + "\", \"every\": \"PT1H\"},\n  ";
    byte[] with =
        document
            .replace("\"aprite:update\"", source + "\"aprite:update\"")
            .getBytes(StandardCharsets.UTF_8);
    switch (ContractCodec.decode(with)) {
      case Decoding.Decoded<Contract>(Contract contract) -> hub.deeds().register(STOPS, contract);
      case Decoding.Broken<Contract>(var findings) -> throw new AssertionError(findings);
    }
  }

  @Test
  void aScheduleSendsOneMessageForEachSourceThatIsDue() {
    serve(1);
    assertThat(schedule().path("due").asInt()).isEqualTo(1);
    assertThat(queue).hasSize(1);
    assertThat(Samples.faults("message-1.0.json#/$defs/fetch", Samples.parse(queue.getFirst())))
        .isEmpty();
    assertThat(takeQueue()).isEmpty();
    schedule();
    assertThat(queue).isEmpty();
    hub.seconds.addAndGet(HOUR_SECONDS);
    schedule();
    assertThat(queue).hasSize(1);
  }

  @Test
  void aChangedFileMakesOneReleaseAndAnUnchangedOneNone() {
    serve(2);
    fetchAndPublish();
    fetchAndPublish();
    assertThat(releases()).isEqualTo(1);
    serve(3);
    fetchAndPublish();
    fetchAndPublish();
    assertThat(releases()).isEqualTo(2);
    assertThat(hub.outcomes().stream().filter(outcome -> !outcome.equals("asked")))
        .containsExactly(
            "uploaded",
            "released",
            "unchanged",
            "released",
            "uploaded",
            "released",
            "released",
            "unchanged",
            "released",
            "released");
  }

  @Test
  void aSourceThatCouldNotBeReadComesAgainAndTheOthersOfItsBatchDoNot() {
    server.serve(PATH, exchange -> SourceServer.answer(exchange, 503, new byte[0]));
    String unknown = "{\"publisher\":\"town\",\"dataset\":\"trees\"}";
    assertThat(hub.handle(handler, unknown, MESSAGE)).containsExactly(1);
    assertThat(hub.outcomes()).containsExactly("no-source", "failed");
    assertThat(hub.lines.getLast().path("why").asText())
        .isEqualTo("town/bus-stops: the source answers 503");
  }

  @Test
  void aSourceThatIsGoneDoesNotComeAgainBeforeItIsDue() {
    server.serve(PATH, exchange -> SourceServer.answer(exchange, 404, new byte[0]));
    assertThat(hub.handle(handler, MESSAGE)).isEmpty();
    assertThat(hub.outcomes()).containsExactly("refused");
  }

  @Test
  void noLineOfTheLogHoldsTheAddress() {
    serve(1);
    hub.handle(handler, MESSAGE);
    server.serve(PATH, exchange -> SourceServer.answer(exchange, 404, new byte[0]));
    hub.handle(handler, MESSAGE);
    assertThat(hub.lines.toString()).doesNotContain("https://").doesNotContain("stops.csv");
  }

  @Test
  void whatIsForAnotherFunctionLiesWithTheDeadLetters() {
    assertThat(hub.handle(handler, "{\"assemble\":true}")).containsExactly(0);
    assertThat(hub.outcomes()).containsExactly("foreign");
  }

  @Test
  void theSampleOfAMessageIsTaken() {
    JsonNode answer = hub.call(handler, Samples.json("aws/sqs-fetch.json"));
    assertThat(answer.path("batchItemFailures").isEmpty()).isTrue();
    assertThat(hub.outcomes()).containsExactly("no-source");
  }

  private static GuardedSockets sockets(LongSupplier millisLeft) {
    return server.sockets(millisLeft);
  }

  private JsonNode schedule() {
    return hub.call(handler, Samples.json("aws/scheduled-fetch.json"));
  }

  private List<Integer> takeQueue() {
    List<Integer> failed = hub.handle(handler, queue.toArray(String[]::new));
    queue.clear();
    return failed;
  }

  /// What S3 would tell of uploads is told again each time: that changes nothing.
  private void fetchAndPublish() {
    hub.seconds.addAndGet(HOUR_SECONDS);
    schedule();
    assertThat(takeQueue()).isEmpty();
    List<String> events = new ArrayList<>();
    Uploads.each(hub.stores.inbox(), (Submission upload) -> events.add(MemoryHub.created(upload)));
    assertThat(hub.handle(hub.publisher(), events.toArray(String[]::new))).isEmpty();
  }

  private static void serve(int rows) {
    byte[] file = MemoryHub.rows(rows).getBytes(StandardCharsets.UTF_8);
    server.serve(PATH, exchange -> SourceServer.answer(exchange, 200, file));
  }

  private long releases() {
    return hub.deeds().releases(STOPS).entries().stream()
        .filter(
            entry -> entry.entry() instanceof lv.aprite.publication.release.ReleaseEntry.Released)
        .count();
  }
}
