package lv.aprite.functions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Objects;
import lv.aprite.functions.fetch.Fetcher;
import lv.aprite.functions.fetch.SourceServer;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.Submission;
import lv.aprite.publication.submission.Uploads;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;

/// What agencies and consumers get of a hub on AWS: from a file that the AWS CLI uploads to a
/// message in a consumer's queue. Each test has a publisher of its own.
@ExtendWith(AwsEndpoint.class)
class CloudHubTest {
  private static final long LARGE_BYTES = 100L << 20;

  @TempDir private static Path folder;
  private static CloudHub hub;

  @BeforeAll
  static void deploy(AwsEndpoint.Running endpoint) {
    hub = new CloudHub(endpoint);
    System.out.println("The whole hub runs against " + endpoint.kind() + " " + endpoint.address());
  }

  @AfterAll
  static void close() {
    hub.close();
  }

  private static Path file(String name, String rows) throws IOException {
    return Files.writeString(folder.resolve(name), rows);
  }

  private static List<String> kinds(List<JsonNode> notices) {
    return notices.stream().map(notice -> notice.path("type").asText()).toList();
  }

  @Test
  void aFileCopiedByTheCliIsReleasedListedAndToldToThoseWhoseFilterItFits() throws IOException {
    DatasetId dataset = hub.registered("small");
    String wanted =
        hub.subscribed(hub.publicTopic(), "{'publisher':['small'],'kind':['released']}");
    String other = hub.subscribed(hub.publicTopic(), "{'publisher':['village']}");

    hub.copyUp(file("pieturas 2026+01 ā.csv", MemoryHub.rows(3)), dataset);
    hub.pump().untilQuiet();

    assertThat(hub.releases(dataset)).hasSize(1);
    checkIsListed(dataset);
    assertThat(hub.received(wanted))
        .singleElement()
        .satisfies(notice -> {
          assertThat(notice.path("type").asText()).isEqualTo("lv.aprite.dataset.released.v1");
          assertThat(notice.at("/data/publisher").asText()).isEqualTo("small");
        });
    assertThat(hub.received(other)).isEmpty();
  }

  private static void checkIsListed(DatasetId dataset) {
    assertThat(hub.keys("catalog/").stream().map(CloudHubTest::text))
        .anyMatch(document -> document.contains(dataset.path()));
  }

  private static String text(String key) {
    return hub.s3()
        .getObjectAsBytes(request -> request.bucket(hub.wiring().open()).key(key))
        .asString(UTF_8);
  }

  @Test
  void aFileOfAHundredMegabytesGoesTheSameWayInParts() throws IOException {
    DatasetId dataset = hub.registered("large");
    String wanted = hub.subscribed(hub.publicTopic(), "{'publisher':['large']}");
    String other =
        hub.subscribed(hub.publicTopic(), "{'publisher':['large'],'kind':['withdrawn']}");
    Path file = folder.resolve("large.csv");
    long rows = LargeFile.write(file, LARGE_BYTES);

    hub.copyUp(file, dataset);
    Submission upload = Uploads.submissions(hub.stores().inbox(), dataset).getFirst();
    assertThat(
            hub.s3()
                .headObject(request -> request.bucket(hub.wiring().inbox()).key(upload.sourceKey()))
                .eTag())
        .as("of an upload in parts")
        .matches("\"[0-9a-f]{32}-\\d+\"");
    hub.pump().untilQuiet();

    assertThat(hub.releases(dataset)).hasSize(1);
    assertThat(
            Objects.requireNonNull(hub.releases(dataset).getFirst().entry().byMajorVersion().get(1))
                .rows())
        .isEqualTo(rows);
    checkIsListed(dataset);
    assertThat(kinds(hub.received(wanted)))
        .containsExactlyInAnyOrder(
            "lv.aprite.dataset.described.v1", "lv.aprite.dataset.released.v1");
    assertThat(hub.received(other)).isEmpty();
    assertThat(hub.unfinished()).isEmpty();
  }

  @Test
  void aRefusedFileHasAReceiptAndANoticeToItsPublisherAloneAndNoRelease() throws IOException {
    DatasetId dataset = hub.registered("wrong");
    String own = hub.subscribed(hub.publisherTopic("wrong"), "{'kind':['refused']}");
    String everyone = hub.subscribed(hub.publicTopic(), "{'publisher':['wrong']}");

    hub.copyUp(file("wrong.csv", MemoryHub.HEADER + "one\n"), dataset);
    hub.pump().untilQuiet();

    assertThat(hub.releases(dataset)).isEmpty();
    assertThat(hub.received(own))
        .singleElement()
        .satisfies(notice ->
            assertThat(notice.path("type").asText()).isEqualTo("lv.aprite.submission.refused.v1"));
    assertThat(kinds(hub.received(everyone))).containsExactly("lv.aprite.dataset.described.v1");
    Submission upload = Uploads.submissions(hub.stores().inbox(), dataset).getFirst();
    JsonNode receipt =
        hub.admin(
            "{'verb':'log','publisher':'wrong','dataset':'bus-stops','submission':'"
                + upload.id()
                + "'}");
    assertThat(receipt.at("/report/verdict").asText()).isEqualTo("refused");
  }

  @Test
  void aMessageThatNoFunctionCanHandleLiesWithTheDeadLettersAfterThreeReceives() {
    hub.sqs().sendMessage(request -> request.queueUrl(hub.queue("publish")).messageBody("poison"));
    hub.pump().untilQuiet();

    List<Message> dead = hub.pump().receive(hub.dead("publish"), 10);
    assertThat(dead).extracting(Message::body).containsExactly("poison");
    assertThat(hub.lines().stream().filter(line -> line.path("outcome").asText().equals("foreign")))
        .as("tries")
        .hasSize(3);
  }

  @Test
  void aScheduledFetchThatFindsAChangedFileMakesOneReleaseAndOfAnUnchangedOneNone()
      throws IOException, GeneralSecurityException, InterruptedException {
    try (SourceServer server = new SourceServer(folder)) {
      DatasetId dataset =
          hub.registered(
              "fetched",
              "\"aprite:source\": {\"url\": \""
                  + server.address("/stops.csv")
                  + "\", \"every\": \"PT1H\"},");
      FetchHandler handler =
          new FetchHandler(
              new Fetcher(
                  hub.stores().inbox(),
                  hub.stores().restricted(),
                  hub.clock(),
                  Fetcher.Limits.USUAL,
                  server::sockets),
              hub.wiring().fetchQueue(),
              hub.journal("fetch"));
      hub.fetchBy(handler);

      serve(server, 2);
      assertThat(schedule(handler)).isEqualTo(1);
      assertThat(hub.releases(dataset)).hasSize(1);
      assertThat(schedule(handler)).isEqualTo(1);
      assertThat(hub.releases(dataset)).hasSize(1);
      serve(server, 3);
      assertThat(schedule(handler)).isEqualTo(1);
      assertThat(hub.releases(dataset)).hasSize(2);
      assertThat(schedule(handler)).isEqualTo(1);
      assertThat(hub.releases(dataset)).hasSize(2);
      assertThat(Uploads.submissions(hub.stores().inbox(), dataset)).hasSize(2);
    }
  }

  private static void serve(SourceServer server, int rows) {
    byte[] file = MemoryHub.rows(rows).getBytes(UTF_8);
    server.serve("/stops.csv", exchange -> SourceServer.answer(exchange, 200, file));
  }

  private static int schedule(FetchHandler handler) throws IOException {
    hub.later(2);
    JsonNode answer =
        QueuePump.call(
            handler, lv.aprite.functions.events.Samples.json("aws/scheduled-fetch.json"));
    hub.pump().untilQuiet();
    return answer.path("due").asInt();
  }

  @Test
  void whatIsLoggedHoldsNoCell() throws IOException {
    DatasetId dataset = hub.registered("logged");
    hub.copyUp(file("logged.csv", MemoryHub.rows(3)), dataset);
    hub.pump().untilQuiet();
    List<JsonNode> lines =
        hub.lines().stream().filter(line -> line.toString().contains(dataset.path())).toList();
    assertThat(lines).isNotEmpty();
    assertThat(lines.toString()).doesNotContain("Tirgus");
  }
}
