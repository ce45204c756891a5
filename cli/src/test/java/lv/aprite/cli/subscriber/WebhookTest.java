package lv.aprite.cli.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import lv.aprite.publication.catalog.PublicBase;
import lv.aprite.publication.log.JsonObject;
import lv.aprite.publication.outbound.GuardedSockets.Names;
import lv.aprite.publication.subscription.Outlet.Answer;
import lv.aprite.publication.subscription.Outlet.Parcel;
import lv.aprite.publication.subscription.Signature;
import lv.aprite.publication.subscription.SinkAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
  private static final PublicBase BASE = new PublicBase(URI.create("https://hub.example.lv/"));
  private static final byte[] SECRET = "a secret of some length".getBytes(StandardCharsets.UTF_8);

  private HttpServer sink = server();
  private final List<HttpExchange> asked = new ArrayList<>();
  private final List<byte[]> bodies = new ArrayList<>();
  private int status = 200;
  private String header = "";

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void start() {
    sink.createContext(
        "/",
        exchange -> {
          try (exchange) {
            asked.add(exchange);
            bodies.add(exchange.getRequestBody().readAllBytes());
            if (!header.isEmpty()) {
              String[] parts = header.split(": ", 2);
              exchange.getResponseHeaders().set(parts[0], parts[1]);
            }
            exchange.sendResponseHeaders(status, -1);
          }
        });
    sink.start();
  }

  @AfterEach
  void stop() {
    sink.stop(0);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + sink.getAddress().getPort() + path;
  }

  private static Webhook anywhere() {
    return Webhook.of(Reach.ANYWHERE, InetAddress::getAllByName, BASE, Duration.ofSeconds(5));
  }

  private static Parcel parcel(String url) {
    ObjectNode event = JsonObject.empty().put("specversion", "1.0").put("id", "ur.register.1");
    return new Parcel(new SinkAddress.Webhook(url), "s", List.of(SECRET), "ur.register.1", event);
  }

  /// What may not even be subscribed: it names no host of the public internet by its name.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.lv/",
        "https://127.0.0.1/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.1/",
        "https://017700000001/",
        "https://0177.0.0.1/",
        "https://0/",
        "https://[::1]/",
        "https://[::]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[fd00:ec2::254]/",
        "https://[fe80::1%25eth0]/",
        "https://169.254.169.254/latest/meta-data/",
        "https://localhost/",
        "https://LOCALHOST/",
        "https://a.localhost/",
        "https://hub/",
        "https://user@example.lv/",
        "https://user:pass@example.lv/",
        "https://example.lv@127.0.0.1/",
        "https://example.lv#@127.0.0.1/",
        "https://127.0.0.1\\@example.lv/",
        "https://example.lv:22/",
        "https://example.lv:80/",
        "https://example.lv:0/",
        "https://example.lv:99999/",
        "https://exa mple.lv/",
        "https://example.lv/\r\nHost: other",
        "https:///path",
        "https:example.lv",
        "//example.lv/",
        "file:///etc/passwd",
        "ftp://example.lv/",
        "gopher://example.lv/",
        "jar:https://example.lv/!/",
        "javascript:alert(1)",
        "https://①②⑦.0.0.1/",
        "https://example。lv/",
        "https://127.0.0.1.:443/",
        ""
      })
  void anAddressThatIsATrickIsRefusedBeforeAnythingIsLookedUp(String url) {
    AtomicInteger lookups = new AtomicInteger();
    Names names =
        name -> {
          lookups.incrementAndGet();
          return InetAddress.getAllByName("127.0.0.1");
        };
    assertThat(Reach.PUBLIC_HTTPS.fault(url)).isPresent();
    if (!url.isBlank()) {
      Webhook webhook = Webhook.of(Reach.PUBLIC_HTTPS, names, BASE, Duration.ofSeconds(5));
      assertThat(webhook.send(parcel(url))).isInstanceOf(Answer.Failed.class);
      assertThat(webhook.ask(url, "s", "k")).isPresent();
    }
    assertThat(lookups).hasValue(0);
  }

  /// Names of the public internet that lead into the hub's own network.
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "10.0.0.7",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "169.254.170.2",
    "100.64.0.1",
    "100.100.100.200",
    "168.63.129.16",
    "192.0.0.192",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "::127.0.0.1",
    "fe80::1",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "2002:7f00:1::",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:db8::1",
    "93.184.216.34;127.0.0.1",
    "2606:4700::1;fd00::1"
  })
  void aNameThatLeadsInwardsIsRefusedBeforeAnythingIsSent(String addresses) throws Exception {
    AtomicInteger lookups = new AtomicInteger();
    Names names =
        name -> {
          lookups.incrementAndGet();
          String[] texts = addresses.split(";", -1);
          InetAddress[] all = new InetAddress[texts.length];
          for (int i = 0; i < texts.length; i++) {
            all[i] = InetAddress.getByName(texts[i]);
          }
          return all;
        };
    try (ServerSocket canary = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      canary.setSoTimeout(1);
      Webhook webhook = Webhook.of(Reach.PUBLIC_HTTPS, names, BASE, Duration.ofSeconds(5));
      String url = "https://hook.example.lv:" + canary.getLocalPort() + "/";
      assertThat(webhook.send(parcel(url)))
          .isInstanceOfSatisfying(
              Answer.Failed.class,
              failed -> assertThat(failed.words()).contains("on the public internet"));
      // What is checked is what is used: nobody asks a second time, and gets another answer.
      assertThat(lookups).hasValue(1);
      assertThat(webhook.ask(url, "s", "k").orElseThrow()).contains("on the public internet");
    }
  }

  @Test
  void aNoticeComesAsACloudEventWithItsSignature() {
    assertThat(anywhere().send(parcel(url("/hook?a=b")))).isEqualTo(new Answer.Taken("200"));
    HttpExchange request = asked.getFirst();
    assertThat(request.getRequestMethod() + " " + request.getRequestURI())
        .isEqualTo("POST /hook?a=b");
    assertThat(request.getRequestHeaders().getFirst("Content-Type"))
        .isEqualTo("application/cloudevents+json");
    assertThat(request.getRequestHeaders().getFirst("WebHook-Request-Origin"))
        .isEqualTo("hub.example.lv");
    String id = request.getRequestHeaders().getFirst("webhook-id");
    Instant at =
        Instant.ofEpochSecond(
            Long.parseLong(request.getRequestHeaders().getFirst("webhook-timestamp")));
    assertThat(id).isEqualTo("ur_register_1");
    assertThat(request.getRequestHeaders().getFirst("webhook-signature"))
        .isEqualTo(Signature.header(List.of(SECRET), id, at, bodies.getFirst()));
    assertThat(bodies.getFirst()).isEqualTo(parcel("x").body());
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsNotFollowed(int redirect) {
    status = redirect;
    header = "Location: " + url("/other");
    assertThat(anywhere().send(parcel(url("/hook"))))
        .isInstanceOfSatisfying(
            Answer.Failed.class,
            failed -> assertThat(failed.words()).contains("redirects are not followed"));
    assertThat(asked).hasSize(1);
  }

  @Test
  void whatTheSinkAnswersDecides() {
    status = 410;
    assertThat(anywhere().send(parcel(url("/")))).isEqualTo(new Answer.Gone("410"));
    status = 429;
    header = "Retry-After: 120";
    assertThat(anywhere().send(parcel(url("/"))))
        .isEqualTo(new Answer.Failed("429", Optional.of(Duration.ofMinutes(2))));
    status = 503;
    header = "Retry-After: soon";
    assertThat(anywhere().send(parcel(url("/"))))
        .isEqualTo(new Answer.Failed("503", Optional.empty()));
  }

  @Test
  void onlyASinkThatSaysSoAgrees() {
    assertThat(anywhere().ask(url("/"), "s", "k")).isPresent();
    header = "WebHook-Allowed-Origin: other.example.lv";
    assertThat(anywhere().ask(url("/"), "s", "k")).isPresent();
    header = "WebHook-Allowed-Origin: hub.example.lv";
    assertThat(anywhere().ask(url("/"), "s", "k")).isEmpty();
    header = "WebHook-Allowed-Origin: *";
    assertThat(anywhere().ask(url("/"), "s", "k")).isEmpty();
    assertThat(asked.getLast().getRequestMethod()).isEqualTo("OPTIONS");
    assertThat(asked.getLast().getRequestHeaders().getFirst("WebHook-Request-Callback"))
        .isEqualTo("https://hub.example.lv/subscriptions/s/confirm?key=k");
  }

  @Test
  void aSinkThatSaysNothingOrTooMuchIsLeftInTime() throws IOException {
    Duration timeMax = Duration.ofMillis(300);
    Webhook webhook = Webhook.of(Reach.ANYWHERE, InetAddress::getAllByName, BASE, timeMax);
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      long started = System.nanoTime();
      String url = "http://127.0.0.1:" + silent.getLocalPort() + "/";
      assertThat(webhook.send(parcel(url))).isInstanceOf(Answer.Failed.class);
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(3));
    }
    header = "X-Long: " + "x".repeat(40_000);
    assertThat(anywhere().send(parcel(url("/"))))
        .isInstanceOfSatisfying(
            Answer.Failed.class, failed -> assertThat(failed.words()).contains("at most"));
  }

  @Test
  void aNameThatLeadsNowhereFails() {
    Names none =
        name -> {
          throw new UnknownHostException(name);
        };
    assertThat(
            Webhook.of(Reach.PUBLIC_HTTPS, none, BASE, Duration.ofSeconds(1))
                .send(parcel("https://nowhere.example.lv/")))
        .isInstanceOf(Answer.Failed.class);
  }
}
