package lv.aprite.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import lv.aprite.functions.events.Samples;
import lv.aprite.publication.release.ReleaseKeys;
import lv.aprite.publication.submission.DatasetId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;

/// What an operator does by calls of the function `admin`, and what comes of it.
@ExtendWith(AwsEndpoint.class)
class CloudOperatorTest {
  private static CloudHub hub;

  @BeforeAll
  static void deploy(AwsEndpoint.Running endpoint) {
    hub = new CloudHub(endpoint);
  }

  @AfterAll
  static void close() {
    hub.close();
  }

  private static JsonNode about(DatasetId dataset, String verb, String more) {
    return hub.admin(
        "{'verb':'%s','publisher':'%s','dataset':'%s'%s}"
            .formatted(verb, dataset.publisher(), dataset.name(), more));
  }

  private static String outcome(JsonNode answer) {
    return answer.path("outcome").asText();
  }

  private static void upload(DatasetId dataset, int rows) {
    upload(dataset, MemoryHub.rows(rows));
  }

  private static void upload(DatasetId dataset, String rows) {
    hub.s3()
        .putObject(
            request -> request.bucket(hub.wiring().inbox()).key(dataset.path() + "/stops.csv"),
            RequestBody.fromString(rows));
    hub.pump().untilQuiet();
  }

  private static String current(DatasetId dataset) throws IOException {
    ObjectNode request = (ObjectNode) Samples.json("aws/latest-request.json");
    request.put("rawPath", "/latest/" + dataset.path() + ".csv");
    return QueuePump.call(
            new LatestHandler(hub.wiring().openStore(), hub.journal("latest")), request)
        .at("/headers/location")
        .asText();
  }

  private static String csv(DatasetId dataset, long release) {
    return hub.deeds().releases(dataset).release(release).orElseThrow().entry().attempts().stream()
        .findFirst()
        .map(attempt -> "/" + ReleaseKeys.data(dataset, attempt))
        .orElseThrow();
  }

  @Test
  void anUploadLinkTakesOneFileAndNoSecond() throws IOException, InterruptedException {
    DatasetId dataset = hub.registered("linked");
    JsonNode link = about(dataset, "link", ",'file':'stops.csv'");
    assertThat(put(link, MemoryHub.rows(3))).isEqualTo(200);
    assertThat(put(link, MemoryHub.rows(4))).isEqualTo(412);
    hub.pump().untilQuiet();
    assertThat(hub.releases(dataset))
        .singleElement()
        .satisfies(release ->
            assertThat(release.entry().byMajorVersion().values())
                .allSatisfy(data -> assertThat(data.rows()).isEqualTo(3)));
  }

  private static int put(JsonNode link, String rows) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(link.path("url").asText()))
            .PUT(HttpRequest.BodyPublishers.ofString(rows));
    link.path("headers")
        .properties()
        .forEach(header -> request.header(header.getKey(), header.getValue().asText()));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  @Test
  void whatIsRolledBackOrWithdrawnServesNoMore() throws IOException {
    DatasetId dataset = hub.registered("undone");
    for (int rows = 3; rows <= 5; rows++) {
      upload(dataset, rows);
    }
    assertThat(current(dataset)).startsWith(csv(dataset, 4));

    assertThat(outcome(about(dataset, "rollback", ",'release':3"))).isEqualTo("done");
    assertThat(current(dataset)).startsWith(csv(dataset, 3));

    String gone = csv(dataset, 3);
    assertThat(hub.keys(gone.substring(1))).isNotEmpty();
    assertThat(outcome(about(dataset, "withdraw", ",'release':3,'reason':'personal-data'")))
        .isEqualTo("done");
    assertThat(hub.keys(gone.substring(1))).isEmpty();
    assertThat(current(dataset)).as("nothing serves before the operator says what").isEmpty();
    assertThat(outcome(about(dataset, "rollback", ",'release':2"))).isEqualTo("done");
    assertThat(current(dataset)).startsWith(csv(dataset, 2));
    assertThat(hub.forgotten()).contains(gone + "*", "/latest/" + dataset.path() + "*");
    String told = hub.subscribed(hub.publicTopic(), "{'kind':['withdrawn']}");
    hub.pump().untilQuiet();
    assertThat(hub.received(told))
        .singleElement()
        .satisfies(notice -> assertThat(notice.at("/data/publisher").asText()).isEqualTo("undone"));
  }

  @Test
  void aHeldFileIsReleasedWhenItIsAcceptedAndNotWhenItIsRejected() {
    DatasetId dataset = hub.registered("held");
    upload(dataset, 100);
    upload(dataset, 1);
    assertThat(hub.releases(dataset)).hasSize(1);
    assertThat(outcome(about(dataset, "accept", held(dataset)))).isEqualTo("accepted");
    hub.pump().untilQuiet();
    assertThat(hub.releases(dataset)).hasSize(2);

    upload(dataset, MemoryHub.rows(200));
    assertThat(outcome(about(dataset, "reject", held(dataset)))).isEqualTo("rejected");
    hub.pump().untilQuiet();
    assertThat(hub.releases(dataset)).hasSize(2);
    assertThat(about(dataset, "log", "").path("uploads").findValuesAsText("state"))
        .containsExactly("released", "released", "rejected");
  }

  private static String held(DatasetId dataset) {
    for (JsonNode upload : about(dataset, "log", "").path("uploads")) {
      if (upload.path("state").asText().equals("held")) {
        return ",'by':'Anna','reason':'seen','submission':'"
            + upload.path("submission").asText()
            + "'";
      }
    }
    throw new AssertionError("expected a held file; " + about(dataset, "log", ""));
  }

  @Test
  void aSweepThatIsOrderedFindsNoFault() {
    upload(hub.registered("swept"), 3);
    JsonNode answer = hub.admin("{'verb':'sweep','check':'sha-256'}");
    assertThat(outcome(answer)).isEqualTo("swept");
    hub.pump().untilQuiet();
  }
}
