package lv.aprite.cli.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import lv.aprite.cli.server.PublicFiles.Request;
import lv.aprite.engine.write.Format;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Opened;
import lv.aprite.publication.store.StoreUnavailable;
import lv.aprite.publication.submission.DatasetId;

/// Serves the public store to anyone who reaches the address: GET and HEAD, ranges, tags, `latest`.
///
/// The JDK's own server, on virtual threads: a few plain files and one redirect need no more, and
/// it drags in nothing.
public final class PublicServer implements AutoCloseable {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int BACKLOG = 128;

  /// Pages have no scripts and show nothing of other origins; what is published is never a page.
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  /// The server's own bounds, which it takes from system properties when its classes load, and from
  /// nowhere else.
  private static final Map<String, String> BOUNDS =
      Map.of(
          "jdk.httpserver.maxConnections", "1000",
          "sun.net.httpserver.maxIdleConnections", "200",
          "sun.net.httpserver.idleInterval", "30",
          "sun.net.httpserver.maxReqTime", "10",
          "sun.net.httpserver.maxReqHeaders", "100",
          "sun.net.httpserver.maxReqHeaderSize", "32768",
          // Without it, headers and body are two packets, and the second waits for the first one's
          // acknowledgement.
          "sun.net.httpserver.nodelay", "true");

  /// Where the current release of a dataset lies.
  public interface Newest {
    /// The key of the file; absent when there is no such dataset, or it has no data at present.
    Optional<String> key(DatasetId dataset, Format format);
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final ObjectStore store;
  private final PublicFiles files;
  private final Consumer<String> failures;

  private PublicServer(
      HttpServer server, ObjectStore store, Newest newest, Consumer<String> failures) {
    this.server = server;
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
    this.store = store;
    this.files = new PublicFiles(store, newest);
    this.failures = failures;
  }

  /// Binds and serves until closed.
  ///
  /// @param failures told in one line what went wrong with us, never with the client
  /// @throws IOException if the address cannot be bound
  public static PublicServer start(
      InetSocketAddress address, ObjectStore store, Newest newest, Consumer<String> failures)
      throws IOException {
    BOUNDS.forEach((name, value) -> {
      if (System.getProperty(name) == null) {
        System.setProperty(name, value);
      }
    });
    PublicServer server =
        new PublicServer(HttpServer.create(address, BACKLOG), store, newest, failures);
    server.server.createContext("/", server::handle);
    server.server.setExecutor(server.threads);
    server.server.start();
    return server;
  }

  /// Has someone else answer what is asked below a path.
  public void mount(String path, HttpHandler handler) {
    var _ = server.createContext(path, handler);
  }

  /// Where it listens; with the true port when 0 was asked for.
  public InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      setCommonHeaders(exchange.getResponseHeaders());
      Answer answer;
      try {
        answer = files.answer(request(exchange));
      } catch (StoreUnavailable e) {
        failures.accept("server: " + e.getMessage());
        answer =
            new Answer.Problem(
                503, "Service Unavailable", "The hub cannot read its folder.", Map.of());
      }
      send(exchange, answer);
    } catch (IOException e) {
      // The client went away, or sends too slowly: there is nobody to tell.
    } catch (RuntimeException e) {
      failures.accept("server: " + e);
    }
  }

  private static void setCommonHeaders(Headers headers) {
    headers.set("Access-Control-Allow-Origin", "*");
    headers.set(
        "Access-Control-Expose-Headers", "Accept-Ranges, Content-Range, ETag, Content-Length");
    headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    headers.set("Cross-Origin-Resource-Policy", "cross-origin");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("X-Content-Type-Options", "nosniff");
  }

  private static Request request(HttpExchange exchange) {
    Headers headers = exchange.getRequestHeaders();
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI(),
        header(headers, "Range"),
        header(headers, "If-Range"),
        header(headers, "If-None-Match"),
        header(headers, "If-Modified-Since"));
  }

  private static String header(Headers headers, String name) {
    return String.join(", ", headers.getOrDefault(name, List.of()));
  }

  private void send(HttpExchange exchange, Answer answer) throws IOException {
    switch (answer) {
      case Answer.Content content -> sendContent(exchange, content);
      case Answer.Bare(int status, Map<String, String> headers) -> {
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, -1);
      }
      case Answer.Problem problem -> sendProblem(exchange, problem);
    }
  }

  private static void sendProblem(HttpExchange exchange, Answer.Problem problem)
      throws IOException {
    byte[] body = problem.json().getBytes(StandardCharsets.UTF_8);
    problem.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    if (exchange.getRequestMethod().equals("HEAD")) {
      sendHeadersOnly(exchange, problem.status(), body.length);
    } else {
      exchange.sendResponseHeaders(problem.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private void sendContent(HttpExchange exchange, Answer.Content content) throws IOException {
    if (exchange.getRequestMethod().equals("HEAD") || content.sizeBytes() == 0) {
      content.headers().forEach(exchange.getResponseHeaders()::set);
      sendHeadersOnly(exchange, content.status(), content.sizeBytes());
      return;
    }
    switch (store.open(content.stat().key(), content.stat().version(), content.first())) {
      case Opened.Stream(ObjectStore.Stat _, InputStream bytes) -> {
        try (bytes) {
          content.headers().forEach(exchange.getResponseHeaders()::set);
          exchange.sendResponseHeaders(content.status(), content.sizeBytes());
          copy(bytes, exchange.getResponseBody(), content.sizeBytes());
        }
      }
      // Replaced or withdrawn between the look and the opening: the client asks again.
      case Opened.Absent(), Opened.Denied() ->
          sendProblem(
              exchange,
              new Answer.Problem(
                  503,
                  "Service Unavailable",
                  "The file was just replaced.",
                  Map.of("Retry-After", "1")));
    }
  }

  /// The server takes 0 for "length not known", and would send chunks.
  private static void sendHeadersOnly(HttpExchange exchange, int status, long sizeBytes)
      throws IOException {
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Long.toString(sizeBytes));
    }
    exchange.sendResponseHeaders(status, -1);
  }

  private static void copy(InputStream from, OutputStream to, long sizeBytes) throws IOException {
    byte[] buffer = new byte[(int) Math.min(BUFFER_BYTES, sizeBytes)];
    long left = sizeBytes;
    while (left > 0) {
      int read = from.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new IOException("the file ended early");
      }
      to.write(buffer, 0, read);
      left -= read;
    }
  }
}
