package lv.aprite.cli.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import lv.aprite.cli.server.PublicServer;
import lv.aprite.cli.subscriber.Lookouts;
import lv.aprite.cli.subscriber.Reach;
import lv.aprite.cli.subscriber.SubscriptionApi;
import lv.aprite.cli.subscriber.Webhook;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.subscription.Courier;
import lv.aprite.publication.subscription.Logs;
import lv.aprite.publication.subscription.Schedule;
import lv.aprite.publication.subscription.Subscriptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A hub that is served with its HTTP API, and a webhook on the same machine.
class SubscribersTest {
  private static final DatasetId PEOPLE = new DatasetId("town", "people");
  private static final int PUTS = 25;
  private static final int WARMING = 5;

  @TempDir Path folder = Path.of("");

  private record Arrival(long nanos, JsonNode event) {}

  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer sink = sink();
  private boolean agrees = true;

  private static HttpServer sink() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void start() {
    sink.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    sink.createContext("/", this::receive);
    sink.start();
  }

  @AfterEach
  void stop() {
    sink.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (!exchange.getRequestMethod().equals("OPTIONS")) {
        arrivals.add(new Arrival(System.nanoTime(), new JsonMapper().readTree(body)));
      } else if (agrees) {
        exchange.getResponseHeaders().set("WebHook-Allowed-Origin", "*");
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private interface Body {
    void with(Hub hub, String api) throws Exception;
  }

  private void served(Reach reach, Body body) throws Exception {
    Hub hub = TestHub.open(folder);
    hub.register(PEOPLE, TestHub.contract("people"));
    InstantSource clock = InstantSource.system();
    Subscriptions subscriptions = hub.subscriptions(Subscriptions.Limits.USUAL);
    Logs logs = hub.logs();
    Webhook webhook = new Webhook(reach, hub.settings().base(), clock, Duration.ofSeconds(5));
    Courier courier =
        new Courier(subscriptions, logs, webhook, Schedule.THREE_DAYS, clock, () -> 1);
    try (PublicServer server =
            PublicServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                hub.open(),
                hub::newest,
                failure -> {});
        Lookouts lookouts =
            Lookouts.start(subscriptions, logs, courier, hub.hints()::take, clock, failure -> {})) {
      server.mount(
          SubscriptionApi.PATH,
          new SubscriptionApi(
              subscriptions, courier, webhook, reach, lookouts::lookAt, failure -> {}));
      body.with(hub, "http://127.0.0.1:" + server.address().getPort() + "/subscriptions");
    }
  }

  private HttpResponse<String> call(String method, String url, String token, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(
        request.method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  private JsonNode made(String api) throws IOException, InterruptedException {
    HttpResponse<String> made = call("POST", api, "", request("released"));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    return new JsonMapper().readTree(made.body());
  }

  private String request(String kind) {
    return """
    {"$schema":"https://aprite.lv/schemas/subscription-request-1.0.json",
     "sink":{"webhook":"http://127.0.0.1:%d/hook"},
     "filter":{"datasets":["town/people"],"kinds":["%s"]}}
    """
        .formatted(sink.getAddress().getPort(), kind);
  }

  private void put(Hub hub, int number) throws IOException {
    Path file = Files.writeString(folder.resolve("put.csv"), "id,name\n1,Anna\n" + number + ",B\n");
    hub.publish(hub.put(file, "put.csv", PEOPLE));
  }

  private Arrival next() throws InterruptedException {
    Arrival arrival = arrivals.poll(TestHub.SOON.toSeconds(), TimeUnit.SECONDS);
    assertThat(arrival).as("a notice").isNotNull();
    return arrival == null ? new Arrival(0, new JsonMapper().createObjectNode()) : arrival;
  }

  @Test
  void aSubscriptionIsMadeUsedAndEndedOverHttp() throws Exception {
    served(
        Reach.ANYWHERE,
        (hub, api) -> {
          JsonNode made = made(api);
          assertThat(made.get("state").asText()).isEqualTo("active");
          assertThat(made.get("secret").asText()).startsWith("whsec_");
          String token = made.get("token").asText();
          String one = api + "/" + made.get("id").asText();
          put(hub, 2);
          assertThat(next().event().get("subject").asText()).isEqualTo("town/people");

          assertThat(call("POST", one + "/pause", token, "").body()).contains("\"paused\"");
          put(hub, 3);
          assertThat(arrivals.poll(300, TimeUnit.MILLISECONDS)).isNull();
          assertThat(call("POST", one + "/resume", token, "").statusCode()).isEqualTo(200);
          assertThat(next().event().get("previous").asText()).isEqualTo("00000002");
          String replay = one + "/replay?dataset=town/people&from=1";
          assertThat(call("POST", replay, token, "").statusCode()).isEqualTo(200);
          assertThat(next().event().get("sequence").asText()).isEqualTo("00000002");
          assertThat(next().event().get("sequence").asText()).isEqualTo("00000003");
          assertThat(call("POST", one + "/test", token, "").body()).contains("\"taken\": true");
          assertThat(next().event().get("type").asText()).contains("sample");
          assertThat(call("GET", one + "/deliveries", token, "").body()).contains("town/people");
          assertThat(call("GET", api, token, "").body()).contains(made.get("id").asText());
          assertThat(call("POST", one + "/secret", token, "").body()).contains("whsec_");
          assertThat(call("GET", one, token, "").body()).contains("\"secrets\": 2");
          assertThat(call("DELETE", one, token, "").statusCode()).isEqualTo(204);
          assertThat(call("GET", one, token, "").statusCode()).isEqualTo(404);
        });
  }

  @Test
  void whatCannotBeDoneIsAProblemDocument() throws Exception {
    served(
        Reach.ANYWHERE,
        (hub, api) -> {
          JsonNode made = made(api);
          String one = api + "/" + made.get("id").asText();
          String token = made.get("token").asText();
          record Wrong(String method, String url, String token, String body, int status) {}
          for (Wrong wrong :
              Set.of(
                  new Wrong("GET", one, "", "", 401),
                  new Wrong("GET", one, token + "x", "", 404),
                  new Wrong("GET", api + "/unknown", token, "", 404),
                  new Wrong("POST", one + "/explode", token, "", 404),
                  new Wrong("PUT", one, token, "", 405),
                  new Wrong("PUT", api, token, "", 405),
                  new Wrong("POST", one + "/replay", token, "", 400),
                  new Wrong("POST", one + "/replay?since=yesterday", token, "", 400),
                  new Wrong("GET", one + "/confirm?key=guessed", "", "", 409),
                  new Wrong("POST", api, "", "{", 400),
                  new Wrong("POST", api, "", request("unknown"), 400),
                  new Wrong("POST", api, "", " ".repeat(70_000), 413))) {
            HttpResponse<String> response =
                call(wrong.method(), wrong.url(), wrong.token(), wrong.body());
            assertThat(response.statusCode()).as(wrong.toString()).isEqualTo(wrong.status());
            assertThat(response.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
            JsonNode problem = new JsonMapper().readTree(response.body());
            assertThat(problem.get("status").asInt()).isEqualTo(wrong.status());
            assertThat(problem.get("detail").asText()).isNotEmpty();
          }
        });
  }

  @Test
  void aSinkThatDoesNotAgreeGetsNothing() throws Exception {
    agrees = false;
    served(
        Reach.ANYWHERE,
        (hub, api) -> {
          JsonNode made = made(api);
          assertThat(made.get("state").asText()).isEqualTo("unverified");
          put(hub, 2);
          assertThat(arrivals.poll(300, TimeUnit.MILLISECONDS)).isNull();
          agrees = true;
          String one = api + "/" + made.get("id").asText();
          assertThat(call("POST", one + "/verify", made.get("token").asText(), "").statusCode())
              .isEqualTo(200);
          next();
        });
  }

  @Test
  void aWebhookInTheHubsOwnNetworkIsRefusedUnlessTheOperatorAllowsIt() throws Exception {
    served(
        Reach.PUBLIC_HTTPS,
        (hub, api) ->
            assertThat(call("POST", api, "", request("released")).statusCode()).isEqualTo(400));
  }

  @Test
  void neitherTheTokenNorTheKeyIsInTheStores() throws Exception {
    served(
        Reach.ANYWHERE,
        (hub, api) -> {
          String id = made(api).get("id").asText();
          Path key = folder.resolve("subscriptions.key");
          assertThat(Files.size(key)).isEqualTo(32);
          assertThat(Files.getPosixFilePermissions(key)).hasSize(2);
          String document =
              Files.readString(
                  hub.folder().restricted().resolve("subscriptions").resolve(id + ".json"),
                  StandardCharsets.UTF_8);
          assertThat(document).doesNotContain("whsec_");
        });
  }

  /// From the last byte of a small file in the hub's hands, through its publication, to the
  /// webhook.
  @Test
  void aWebhookIsToldSoonAfterAPut() throws Exception {
    served(
        Reach.ANYWHERE,
        (hub, api) -> {
          made(api);
          double[] millis = new double[PUTS];
          for (int i = -WARMING; i < PUTS; i++) {
            Path file =
                Files.writeString(
                    folder.resolve("put.csv"), "id,name\n1,Anna\n" + (i + 99) + ",B\n");
            var submission = hub.put(file, "put.csv", PEOPLE);
            long ended = System.nanoTime();
            hub.publish(submission);
            long arrived = next().nanos();
            if (i >= 0) {
              millis[i] = (arrived - ended) / 1e6;
            }
          }
          Arrays.sort(millis);
          System.out.printf(
              Locale.ROOT,
              "end of put to webhook, ms: median %.0f (%.0f to %.0f)%n",
              millis[PUTS / 2],
              millis[0],
              millis[PUTS - 1]);
          assertThat(millis[PUTS / 2]).isLessThan(2000);
        });
  }
}
