package lv.aprite.functions.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractCodec;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.functions.events.Samples;
import lv.aprite.publication.outbound.GuardedSockets;
import lv.aprite.publication.store.MemoryStore;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Lookup;
import lv.aprite.publication.store.ObjectStore.Stat;
import lv.aprite.publication.submission.Contracts;
import lv.aprite.publication.submission.DatasetId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherTest {
  private static final DatasetId REGISTER = new DatasetId("ur", "register");
  private static final String PATH = "/export/register.csv";
  private static final String KEY = "ur/register/register.csv";
  private static final String STATE = "fetches/ur/register.json";
  private static final byte[] FIRST = bytes("id,name\n1,A\n");
  private static final byte[] SECOND = bytes("id,name\n1,B\n");
  private static final Fetcher.Limits LIMITS = new Fetcher.Limits(1 << 20, 3);

  @TempDir private static Path folder;
  private static SourceServer server;

  private Instant now = Instant.parse("2026-01-05T08:00:00Z");
  private final MemoryStore inbox = new MemoryStore(() -> now);
  private final MemoryStore restricted = new MemoryStore(() -> now);
  private int attempts;

  @BeforeAll
  static void start() throws IOException, GeneralSecurityException, InterruptedException {
    server = new SourceServer(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aChangedFileMakesOneUploadAndAnUnchangedOneNone() throws IOException {
    register(server.address(PATH));
    serve(FIRST);
    assertThat(fetch()).isInstanceOf(Fetch.Uploaded.class);
    assertThat(fetch()).isEqualTo(new Fetch.Unchanged("200"));
    assertThat(uploads()).containsExactly("id,name\n1,A\n");
    serve(SECOND);
    assertThat(fetch()).isInstanceOf(Fetch.Uploaded.class);
    assertThat(fetch()).isEqualTo(new Fetch.Unchanged("200"));
    assertThat(uploads()).containsExactly("id,name\n1,A\n", "id,name\n1,B\n");
  }

  @Test
  void aFileThatChangesBackIsUploadedAgain() throws IOException {
    register(server.address(PATH));
    for (byte[] file : List.of(FIRST, SECOND, FIRST)) {
      serve(file);
      assertThat(fetch()).isInstanceOf(Fetch.Uploaded.class);
    }
    assertThat(uploads()).hasSize(3);
  }

  @Test
  void anETagIsSentBackAndItsAnswerHonoured() throws IOException {
    register(server.address("/tagged.csv"));
    server.serve(
        "/tagged.csv",
        exchange -> {
          if ("\"one\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            SourceServer.answer(exchange, 304, new byte[0]);
          } else {
            exchange.getResponseHeaders().set("ETag", "\"one\"");
            SourceServer.answer(exchange, 200, FIRST);
          }
        });
    assertThat(fetch()).isInstanceOf(Fetch.Uploaded.class);
    assertThat(fetch()).isEqualTo(new Fetch.Unchanged("304"));
    assertThat(server.requests()).endsWith("/tagged.csv -", "/tagged.csv \"one\"");
    assertThat(state().content().orElseThrow().etag()).contains("\"one\"");
    assertThat(state().answer()).isEqualTo("304");
  }

  @Test
  void theTimeOfAFileIsSentBackWhenItHasNoETag() throws IOException {
    String time = "Mon, 05 Jan 2026 07:00:00 GMT";
    register(server.address(PATH));
    server.serve(
        PATH,
        exchange -> {
          if (time.equals(exchange.getRequestHeaders().getFirst("If-Modified-Since"))) {
            SourceServer.answer(exchange, 304, new byte[0]);
          } else {
            exchange.getResponseHeaders().set("Last-Modified", time);
            SourceServer.answer(exchange, 200, FIRST);
          }
        });
    assertThat(fetch()).isInstanceOf(Fetch.Uploaded.class);
    assertThat(fetch()).isEqualTo(new Fetch.Unchanged("304"));
  }

  @Test
  void theETagOfOneAddressIsNotSentToAnother() throws IOException {
    register(server.address("/old.csv"));
    server.serve(
        "/old.csv",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"secret\"");
          SourceServer.answer(exchange, 200, FIRST);
        });
    fetch();
    register(server.address("/new.csv"), "1.0.1");
    server.serve("/new.csv", exchange -> SourceServer.answer(exchange, 200, FIRST));
    assertThat(fetch()).isEqualTo(new Fetch.Unchanged("200"));
    assertThat(server.requests()).endsWith("/new.csv -");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCutOffAnswerIsDiscarded(boolean chunked) throws IOException {
    register(server.address(PATH));
    server.serve(
        PATH,
        exchange -> {
          exchange.sendResponseHeaders(200, chunked ? 0 : 1000);
          exchange.getResponseBody().write(FIRST);
          exchange.getResponseBody().flush();
          throw new IOException("cut off");
        });
    assertThat(fetch()).isInstanceOf(Fetch.Failed.class);
    assertThat(uploads()).isEmpty();
    serve(FIRST);
    assertThat(fetch()).isInstanceOf(Fetch.Uploaded.class);
  }

  @Test
  void anAnswerInPiecesIsTaken() throws IOException {
    register(server.address(PATH));
    server.serve(
        PATH,
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(FIRST);
          exchange.close();
        });
    assertThat(fetch()).isInstanceOf(Fetch.Uploaded.class);
    assertThat(uploads()).containsExactly("id,name\n1,A\n");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFileThatIsTooLongIsRefused(boolean chunked) throws IOException {
    byte[] long_ = new byte[(1 << 20) + 1];
    register(server.address(PATH));
    server.serve(
        PATH,
        exchange -> {
          exchange.sendResponseHeaders(200, chunked ? 0 : long_.length);
          exchange.getResponseBody().write(long_);
          exchange.close();
        });
    assertThat(fetch()).isEqualTo(new Fetch.Refused("the source is longer than 1048576 bytes"));
    assertThat(uploads()).isEmpty();
  }

  @Test
  void aCompressedAnswerIsRefused() throws IOException {
    register(server.address(PATH));
    server.serve(
        PATH,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          SourceServer.answer(exchange, 200, FIRST);
        });
    assertThat(fetch()).isInstanceOf(Fetch.Refused.class);
    assertThat(uploads()).isEmpty();
  }

  @Test
  void aServerThatDripsIsLeftInTime() throws IOException {
    register(server.address(PATH));
    server.serve(
        PATH,
        exchange -> {
          exchange.sendResponseHeaders(200, 1000);
          for (int i = 0; i < 1000; i++) {
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            pause(50);
          }
        });
    long until = System.nanoTime() + Duration.ofSeconds(1).toNanos();
    assertThat(
            fetcher(inbox).fetch(REGISTER, "drips", () -> (until - System.nanoTime()) / 1_000_000))
        .isInstanceOf(Fetch.Failed.class);
    assertThat(Duration.ofNanos(System.nanoTime() - until)).isLessThan(Duration.ofSeconds(5));
    assertThat(uploads()).isEmpty();
  }

  @Test
  void anAddressMayLeadOnToAnother() throws IOException {
    register(server.address("/start"));
    redirect("/start", "/next");
    redirect("/next", server.address(SourceServer.OTHER_NAME, "/file"));
    server.serve("/file", exchange -> SourceServer.answer(exchange, 200, FIRST));
    assertThat(fetch())
        .isInstanceOfSatisfying(
            Fetch.Uploaded.class,
            uploaded -> assertThat(uploaded.key()).isEqualTo("ur/register/start"));
  }

  @Test
  void anAddressMayNotLeadOnWithoutEnd() throws IOException {
    register(server.address("/circle"));
    redirect("/circle", "/circle");
    assertThat(fetch()).isEqualTo(new Fetch.Refused("the source leads on more than 3 times"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://files.example.lv/file.csv",
        "https://127.0.0.1/file.csv",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::1]/file.csv",
        "https://localhost/file.csv",
        "https://user:password@files.example.lv/file.csv",
        "https://files.example.lv:22/",
        "file:///etc/passwd",
        "gopher://files.example.lv/",
        ""
      })
  void anAddressMayNotLeadOnToWhatIsNoSuchAddress(String location) throws IOException {
    register(server.address("/leads"));
    redirect("/leads", location);
    assertThat(fetch()).isInstanceOf(Fetch.Refused.class);
    assertThat(uploads()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "169.254.169.254",
        "192.168.1.1",
        "100.100.100.200",
        "0.0.0.0",
        "fd00:ec2::254",
        "fe80::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a9fe:a9fe"
      })
  void aNameThatLeadsInsideIsRefusedAtOnceAndAfterARedirect(String inside) throws IOException {
    server.lead("inside.example.lv", InetAddress.getByName(inside));
    register("https://inside.example.lv/file.csv");
    assertThat(fetch())
        .isEqualTo(
            new Fetch.Refused("the source's name leads to what is not on the public internet"));
    register(server.address("/leads"), "1.0.1");
    redirect("/leads", "https://inside.example.lv/file.csv");
    assertThat(fetch())
        .isEqualTo(
            new Fetch.Refused("the source's name leads to what is not on the public internet"));
    assertThat(uploads()).isEmpty();
  }

  @Test
  void aNameIsRefusedWhenOneOfItsAddressesIsInside() throws IOException {
    server.lead(
        "both.example.lv", InetAddress.getLoopbackAddress(), InetAddress.getByName("10.0.0.1"));
    register(server.address("both.example.lv", PATH));
    assertThat(fetch()).isInstanceOf(Fetch.Refused.class);
  }

  @Test
  void aNameIsLookedUpOnceForAConnectionSoThatWhatIsJudgedIsWhatIsCalled() throws IOException {
    register(server.address(PATH));
    serve(FIRST);
    int before = server.lookups().size();
    assertThat(fetch()).isInstanceOf(Fetch.Uploaded.class);
    assertThat(server.lookups().subList(before, server.lookups().size()))
        .containsExactly(SourceServer.NAME);
  }

  @Test
  void theUsualGuardLetsNobodyOntoThisMachine() throws IOException {
    register(server.address(PATH));
    serve(FIRST);
    InetAddress[] here = {InetAddress.getLoopbackAddress()};
    Fetcher usual =
        new Fetcher(
            inbox,
            restricted,
            () -> now,
            LIMITS,
            left ->
                new GuardedSockets(
                    server.trusting(),
                    _ -> here,
                    address ->
                        lv.aprite.publication.outbound.AddressRule.fault(address.getAddress()),
                    left));
    assertThat(usual.fetch(REGISTER, "a", FetcherTest::aMinute)).isInstanceOf(Fetch.Refused.class);
  }

  @Test
  void aCertificateOfAnotherNameIsNotTrusted() throws IOException {
    register(server.address(SourceServer.STRANGER, PATH));
    serve(FIRST);
    assertThat(fetch()).isInstanceOf(Fetch.Failed.class);
    assertThat(uploads()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 410})
  void anAnswerThatStaysTheSameIsNotAskedForAgain(int status) throws IOException {
    register(server.address(PATH));
    server.serve(PATH, exchange -> SourceServer.answer(exchange, status, FIRST));
    assertThat(fetch()).isEqualTo(new Fetch.Refused("the source answers " + status));
    assertThat(state().answer()).isEqualTo("the source answers " + status);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void anAnswerThatPassesIsAskedForAgain(int status) throws IOException {
    register(server.address(PATH));
    server.serve(PATH, exchange -> SourceServer.answer(exchange, status, FIRST));
    assertThat(fetch()).isEqualTo(new Fetch.Failed("the source answers " + status));
  }

  @Test
  void ofManyAtOnceOneUploads() throws Exception {
    int many = 4;
    register(server.address(PATH));
    CyclicBarrier together = new CyclicBarrier(many);
    server.serve(
        PATH,
        exchange -> {
          meet(together);
          SourceServer.answer(exchange, 200, FIRST);
        });
    List<Future<Fetch>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(many)) {
      for (int i = 0; i < many; i++) {
        String attempt = "at-once-" + i;
        answers.add(
            threads.submit(() -> fetcher(inbox).fetch(REGISTER, attempt, FetcherTest::aMinute)));
      }
    }
    int uploaded = 0;
    for (Future<Fetch> answer : answers) {
      switch (answer.get()) {
        case Fetch.Uploaded _ -> uploaded++;
        case Fetch.Failed _ -> {}
        case Fetch.Unchanged _, Fetch.NoSource _, Fetch.Refused _ ->
            throw new AssertionError("found " + answer.get());
      }
    }
    assertThat(uploaded).isEqualTo(1);
    assertThat(uploads()).hasSize(1);
    serve(FIRST);
    assertThat(fetch()).isEqualTo(new Fetch.Unchanged("200"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void afterACutOffAContentIsInTheInboxOnce(boolean after) throws IOException {
    register(server.address(PATH));
    serve(SECOND);
    fetch();
    serve(FIRST);
    fetch();
    serve(SECOND);
    assertThatThrownBy(() ->
            fetcher(new BreakingInbox(inbox, after))
                .fetch(REGISTER, "cut-off", FetcherTest::aMinute))
        .isInstanceOf(BreakingInbox.CutOff.class);
    assertThat(uploads()).hasSize(after ? 3 : 2);
    now = now.plus(Duration.ofMinutes(29));
    assertThat(fetch()).isInstanceOf(Fetch.Failed.class);
    now = now.plus(Duration.ofMinutes(2));
    assertThat(fetch()).isInstanceOf(after ? Fetch.Unchanged.class : Fetch.Uploaded.class);
    assertThat(uploads()).containsExactly("id,name\n1,B\n", "id,name\n1,A\n", "id,name\n1,B\n");
    assertThat(fetch()).isEqualTo(new Fetch.Unchanged("200"));
    assertThat(state().claim()).isEmpty();
  }

  @Test
  void whatIsRememberedFitsItsSchemaWithAClaimAndWithout() throws IOException {
    register(server.address(PATH));
    serve(FIRST);
    assertThatThrownBy(() ->
            fetcher(new BreakingInbox(inbox, true))
                .fetch(REGISTER, "cut-off", FetcherTest::aMinute))
        .isInstanceOf(BreakingInbox.CutOff.class);
    assertThat(state().claim()).isPresent();
    assertThat(Samples.faults("fetch-1.0.json", Samples.parse(document()))).isEmpty();
    assertThat(new String(state().encode(), StandardCharsets.UTF_8)).isEqualTo(document());
    now = now.plus(Duration.ofHours(1));
    fetch();
    assertThat(Samples.faults("fetch-1.0.json", Samples.parse(document()))).isEmpty();
    assertThat(new String(state().encode(), StandardCharsets.UTF_8)).isEqualTo(document());
  }

  @Test
  void aSourceIsDueAtFirstAndAfterItsInterval() throws IOException {
    Duration tolerance = Duration.ofMinutes(7);
    assertThat(fetcher(inbox).due(tolerance)).isEmpty();
    register(server.address(PATH));
    assertThat(fetcher(inbox).due(tolerance)).containsExactly(REGISTER);
    serve(FIRST);
    fetch();
    assertThat(fetcher(inbox).due(tolerance)).isEmpty();
    now = now.plus(Duration.ofMinutes(52));
    assertThat(fetcher(inbox).due(tolerance)).isEmpty();
    now = now.plus(Duration.ofMinutes(1));
    assertThat(fetcher(inbox).due(tolerance)).containsExactly(REGISTER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/export/", "/export/.hidden", "/export/a%00b.csv", "/export/a%5Cb.csv"})
  void aPathWithoutAFileNameIsNamedAsTheDataset(String path) throws IOException {
    register(server.address(path));
    server.serve("/export/", exchange -> SourceServer.answer(exchange, 200, FIRST));
    assertThat(fetch())
        .isInstanceOfSatisfying(
            Fetch.Uploaded.class, uploaded -> assertThat(uploaded.key()).isEqualTo(KEY));
  }

  @Test
  void aDatasetWithoutASourceIsNotFetched() {
    assertThat(fetch()).isEqualTo(new Fetch.NoSource());
  }

  private static long aMinute() {
    return 60_000;
  }

  private Fetch fetch() {
    return fetcher(inbox).fetch(REGISTER, "attempt-" + ++attempts, FetcherTest::aMinute);
  }

  private Fetcher fetcher(ObjectStore into) {
    return new Fetcher(into, restricted, () -> now, LIMITS, server::sockets);
  }

  private void register(String url) throws IOException {
    register(url, "1.0.0");
  }

  private void register(String url, String version) throws IOException {
    String sample = Files.readString(Path.of("../schemas/samples/register.json"));
    String with =
        sample
            .replaceFirst("\"version\": \"[0-9.]+\"", "\"version\": \"" + version + "\"")
            .replace(
                "\"aprite:update\"",
                "\"aprite:source\": {\"url\": \""
                    + url
                    + "\", \"every\": \"PT1H\"},\n  \"aprite:update\"");
    Contract contract =
        switch (ContractCodec.decode(bytes(with))) {
          case Decoding.Decoded<Contract>(Contract decoded) -> decoded;
          case Decoding.Broken<Contract>(var findings) -> throw new AssertionError(findings);
        };
    assertThat(new Contracts(restricted, REGISTER).register(contract))
        .isInstanceOf(Contracts.Registration.Registered.class);
  }

  private void serve(byte[] file) {
    server.serve(PATH, exchange -> SourceServer.answer(exchange, 200, file));
  }

  private static void redirect(String path, String location) {
    server.serve(
        path,
        (HttpExchange exchange) -> {
          exchange.getResponseHeaders().set("Location", location);
          SourceServer.answer(exchange, 302, new byte[0]);
        });
  }

  /// What was uploaded, in the order of the uploads.
  private List<String> uploads() throws IOException {
    List<String> uploads = new ArrayList<>();
    for (Stat version : inbox.versions(KEY)) {
      if (inbox.open(KEY, version.version(), 0) instanceof ObjectStore.Opened.Stream stream) {
        uploads.add(new String(stream.bytes().readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return uploads;
  }

  private FetchState state() {
    return FetchState.decode(bytes(document()));
  }

  private String document() {
    return switch (restricted.read(STATE)) {
      case Lookup.Found(var _, byte[] bytes) -> new String(bytes, StandardCharsets.UTF_8);
      case Lookup.Absent() -> throw new AssertionError(STATE + " is absent");
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void meet(CyclicBarrier barrier) throws IOException {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
