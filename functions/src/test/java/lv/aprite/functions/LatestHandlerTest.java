package lv.aprite.functions;

import static lv.aprite.functions.MemoryHub.STOPS;
import static lv.aprite.functions.MemoryHub.created;
import static lv.aprite.functions.MemoryHub.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import lv.aprite.functions.events.Samples;
import lv.aprite.publication.release.ReleaseEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatestHandlerTest {
  private final MemoryHub hub = MemoryHub.withADataset();
  private final LatestHandler handler = new LatestHandler(hub.stores.open(), hub.journal("latest"));

  private JsonNode ask(String method, String path) {
    ObjectNode request = (ObjectNode) Samples.json("aws/latest-request.json");
    request.put("rawPath", path);
    ((ObjectNode) request.at("/requestContext/http")).put("method", method);
    JsonNode answer = hub.call(handler, request);
    assertThat(Samples.faults("aws-event-1.0.json#/$defs/webAnswer", answer)).isEmpty();
    return answer;
  }

  @ParameterizedTest
  @CsvSource({".csv,.csv", ".parquet,.parquet", ".records.json,.json"})
  void aReaderIsSentOnToThePermanentAddress(String asked, String permanent) {
    hub.handle(hub.publisher(), created(hub.upload("town/bus-stops/stops.csv", rows(3))));
    ReleaseEntry.Released released = hub.deeds().releases(STOPS).current().orElseThrow().entry();
    JsonNode answer = ask("GET", "/latest/town/bus-stops" + asked);
    assertThat(answer.path("statusCode").asInt()).isEqualTo(307);
    assertThat(answer.at("/headers/location").asText())
        .isEqualTo(
            "/data/town/bus-stops/%s/v1/bus-stops%s"
                .formatted(released.attempts().iterator().next(), permanent));
    assertThat(answer.at("/headers/cache-control").asText()).isEqualTo("no-cache");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/latest/town/bus-stops.csv", "/latest/town/other.csv", "/latest/%zz", "/", "//"})
  void whereNothingIsCurrentNothingIsFound(String path) {
    assertThat(ask("GET", path).path("statusCode").asInt()).isEqualTo(404);
  }

  @Test
  void itIsOnlyForReading() {
    JsonNode answer = ask("POST", "/latest/town/bus-stops.csv");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(405);
    assertThat(answer.at("/headers/allow").asText()).isEqualTo("GET, HEAD");
  }
}
