package lv.aprite.cli.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lv.aprite.cli.folder.DirectoryStore;
import lv.aprite.engine.write.Format;
import lv.aprite.publication.store.ObjectStore.Creation;
import lv.aprite.publication.submission.DatasetId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicServerTest {
  private static final String CSV = "data/ur/register/a1/v1/register.csv";
  private static final String TEN_BYTES = "0123456789";

  @TempDir Path temp = Path.of("");

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> failures = new ArrayList<>();
  private Path open = Path.of("");
  private Optional<DirectoryStore> store = Optional.empty();
  private Optional<PublicServer> server = Optional.empty();

  @BeforeEach
  void start() throws IOException {
    Files.createDirectories(temp.resolve("private"));
    Files.writeString(temp.resolve("private/secret.json"), "secret");
    open = temp.resolve("public");
    DirectoryStore opened =
        DirectoryStore.open(open, InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z")));
    store = Optional.of(opened);
    put(CSV, TEN_BYTES);
    server =
        Optional.of(
            PublicServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                opened,
                PublicServerTest::newest,
                failures::add));
  }

  private static Optional<String> newest(DatasetId dataset, Format format) {
    return dataset.path().equals("ur/register") && format != Format.PARQUET
        ? Optional.of("data/ur/register/a1/v1/register." + format.extension())
        : Optional.empty();
  }

  @AfterEach
  void stop() {
    server.orElseThrow().close();
    assertThat(failures).isEmpty();
  }

  @Test
  void aFileIsServedWithTypeTagAndTheHeadersThatKeepItHarmless() throws Exception {
    HttpResponse<String> answer = get("/" + CSV);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(TEN_BYTES);
    assertThat(header(answer, "Content-Type")).isEqualTo("text/csv;charset=utf-8;header=present");
    assertThat(header(answer, "Content-Length")).isEqualTo("10");
    assertThat(header(answer, "ETag")).matches("\"[^\"]+\"");
    assertThat(header(answer, "Last-Modified")).isEqualTo("Sun, 01 Mar 2026 12:00:00 GMT");
    assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
    assertThat(header(answer, "Cache-Control")).isEqualTo("public, max-age=300");
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'");
  }

  @Test
  void headGivesTheSameHeadersAndNoBody() throws Exception {
    HttpResponse<String> answer =
        send(request("/" + CSV).method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Length")).isEqualTo("10");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void anEmptyFileHasALengthOfZero() throws Exception {
    put("data/empty.csv", "");

    HttpResponse<String> answer = get("/data/empty.csv");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Length")).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-3, 206, 0123, bytes 0-3/10",
    "bytes=8-, 206, 89, bytes 8-9/10",
    "bytes=-3, 206, 789, bytes 7-9/10",
    "bytes=-99, 206, 0123456789, bytes 0-9/10",
    "bytes=5-5, 206, 5, bytes 5-5/10",
    "bytes=8-99, 206, 89, bytes 8-9/10",
    "'bytes=0-1,3-4', 200, 0123456789, ''",
    "bytes=3-1, 200, 0123456789, ''",
    "lines=0-1, 200, 0123456789, ''",
    "bytes=-, 200, 0123456789, ''"
  })
  void aSingleRangeIsServed(String range, int status, String body, String contentRange)
      throws Exception {
    HttpResponse<String> answer = send(request("/" + CSV).header("Range", range));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(header(answer, "Content-Range")).isEqualTo(contentRange);
    assertThat(header(answer, "Content-Length")).isEqualTo(Integer.toString(body.length()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=99-100", "bytes=-0"})
  void aRangeBehindTheEndIsToldTheLength(String range) throws Exception {
    HttpResponse<String> answer = send(request("/" + CSV).header("Range", range));

    assertThat(answer.statusCode()).isEqualTo(416);
    assertThat(header(answer, "Content-Range")).isEqualTo("bytes */10");
  }

  @Test
  void aRangeOfAnotherVersionGetsTheWholeFile() throws Exception {
    String tag = header(get("/" + CSV), "ETag");

    assertThat(send(request("/" + CSV).header("Range", "bytes=0-3").header("If-Range", tag)).body())
        .isEqualTo("0123");
    assertThat(
            send(request("/" + CSV).header("Range", "bytes=0-3").header("If-Range", "\"old\""))
                .body())
        .isEqualTo(TEN_BYTES);
  }

  @Test
  void whatTheClientHasAlreadyIsNotSentAgain() throws Exception {
    HttpResponse<String> first = get("/" + CSV);
    String tag = header(first, "ETag");

    HttpResponse<String> second =
        send(request("/" + CSV).header("If-None-Match", "\"x\", W/" + tag));
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    assertThat(header(second, "ETag")).isEqualTo(tag);
    assertThat(
            send(request("/" + CSV).header("If-Modified-Since", header(first, "Last-Modified")))
                .statusCode())
        .isEqualTo(304);
    assertThat(send(request("/" + CSV).header("If-None-Match", "\"x\"")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void latestLeadsToThePermanentAddress() throws Exception {
    HttpResponse<String> answer = get("/latest/ur/register.csv");

    assertThat(answer.statusCode()).isEqualTo(307);
    assertThat(header(answer, "Location")).isEqualTo("/" + CSV);
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
    assertThat(header(get("/latest/ur/register.records.json"), "Location"))
        .isEqualTo("/data/ur/register/a1/v1/register.json");
    assertThat(get("/latest/ur/register.json").statusCode()).as("a document").isEqualTo(404);
    assertThat(get("/latest/ur/register.parquet").statusCode()).isEqualTo(404);
    assertThat(get("/latest/ur/nothing.csv").statusCode()).isEqualTo(404);
    assertThat(get("/latest/ur/UPPER.csv").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "data/p/d/a/v1/d.parquet, application/vnd.apache.parquet",
    "data/p/d/a/v1/d.json, application/json",
    "log/p/d/00000001.json, application/json",
    "catalog/catalog.jsonld, application/ld+json",
    "catalog/datasets/p/d.json, application/ld+json",
    "catalog/catalog.ttl, text/turtle;charset=utf-8",
    "feeds/p/d.atom, application/atom+xml",
    "feeds/p/d.json, application/feed+json",
    "pages/style.css, text/css;charset=utf-8",
    "pages/p/d.html, text/html;charset=utf-8",
    "data/p/d/a/v1/unknown, application/octet-stream"
  })
  void theMediaTypeFollowsFromTheName(String key, String type) throws Exception {
    put(key, "x");

    assertThat(header(get("/" + key), "Content-Type")).isEqualTo(type);
  }

  @Test
  void theRootIsTheIndexPage() throws Exception {
    put("index.html", "<!doctype html><title>x</title>");

    HttpResponse<String> answer = get("/");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo("text/html;charset=utf-8");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
  }

  @Test
  void aNameWithLettersAndSpacesIsFoundByItsAddress() throws Exception {
    put("data/ā b+c.csv", "x");

    assertThat(get("/data/%C4%81%20b+c.csv").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/data",
        "/data/",
        "/nothing.csv",
        "/.aprite/tmp/x",
        "/%2Eaprite/locks/1",
        "/.hidden",
        "/../private/secret.json",
        "/%2E%2E/private/secret.json",
        "/..%2Fprivate%2Fsecret.json",
        "/data/../../private/secret.json",
        "/data/%2e%2e/%2e%2e/private/secret.json",
        "/..%5Cprivate%5Csecret.json",
        "//private/secret.json",
        "/data//ur/register/a1/v1/register.csv",
        "/data/ur/register/a1/v1/register.csv%00",
        "/data/ur/register/a1/v1/register.csv/",
        "/link.json",
        "/linked/secret.json",
        "/%FF%FE"
      })
  void nothingElseIsReachable(String target) throws Exception {
    Files.writeString(open.resolve(".hidden"), "secret");
    Files.createSymbolicLink(open.resolve("link.json"), temp.resolve("private/secret.json"));
    Files.createSymbolicLink(open.resolve("linked"), temp.resolve("private"));

    String answer = raw("GET " + target + " HTTP/1.1");

    assertThat(answer).startsWith("HTTP/1.1 404").doesNotContain("secret");
    assertThat(answer).contains("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"})
  void otherMethodsAreRefused(String method) throws Exception {
    String answer = raw(method + " /" + CSV + " HTTP/1.1");

    assertThat(answer).startsWith("HTTP/1.1 405").contains("Allow: GET, HEAD, OPTIONS");
    assertThat(open.resolve(CSV)).hasContent(TEN_BYTES);
  }

  @Test
  void aBrowserMayAskWhetherItMayAsk() throws Exception {
    HttpResponse<String> answer =
        send(request("/" + CSV).method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(header(answer, "Access-Control-Allow-Headers")).contains("If-None-Match");
  }

  @Test
  void headersWithoutEndAreRefused() throws Exception {
    StringBuilder request = new StringBuilder("GET / HTTP/1.1\r\nHost: x\r\n");
    for (int i = 0; i < 2_000; i++) {
      request.append("X-").append(i).append(": ").append("y".repeat(100)).append("\r\n");
    }

    assertThat(rawText(request + "\r\n")).doesNotStartWith("HTTP/1.1 200");
  }

  private void put(String key, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    assertThat(store.orElseThrow().create(key, bytes, "ignored/by-folders"))
        .isInstanceOf(Creation.Created.class);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.orElseThrow().address().getPort() + path));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private String raw(String requestLine) throws IOException {
    return rawText(requestLine + "\r\nHost: x\r\nConnection: close\r\n\r\n");
  }

  private String rawText(String request) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), server.orElseThrow().address().getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.net.SocketException e) {
      return "closed";
    }
  }
}
