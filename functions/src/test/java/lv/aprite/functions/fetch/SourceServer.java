package lv.aprite.functions.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import lv.aprite.publication.outbound.AddressRule;
import lv.aprite.publication.outbound.GuardedSockets;

/// A server of files on this machine, by https, with a certificate that was made for this test and
/// that nobody else trusts.
public final class SourceServer implements AutoCloseable {
  static final String NAME = "files.example.lv";
  static final String OTHER_NAME = "mirror.example.lv";

  /// Leads here as well, and is not in the certificate.
  static final String STRANGER = "stranger.example.lv";

  private static final char[] PASSWORD = "changeit".toCharArray();

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final SSLSocketFactory trusting;
  private final Map<String, InetAddress[]> names = new ConcurrentHashMap<>();
  private final List<String> lookups = Collections.synchronizedList(new ArrayList<>());
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  public SourceServer(Path folder)
      throws IOException, GeneralSecurityException, InterruptedException {
    KeyStore keys = keys(folder);
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    SSLContext here = SSLContext.getInstance("TLS");
    here.init(own.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(here));
    server.setExecutor(threads);
    server.start();
    trusting = trusting(keys).getSocketFactory();
    InetAddress[] loopback = {InetAddress.getLoopbackAddress()};
    List.of(NAME, OTHER_NAME, STRANGER).forEach(name -> names.put(name, loopback));
  }

  private static KeyStore keys(Path folder)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path file = folder.resolve("server.p12");
    String made =
        run(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "server",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=" + NAME,
            "-ext",
            "SAN=dns:" + NAME + ",dns:" + OTHER_NAME,
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            new String(PASSWORD));
    if (!Files.exists(file)) {
      throw new IOException("keytool: " + made);
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(file)) {
      keys.load(bytes, PASSWORD);
    }
    return keys;
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  private static SSLContext trusting(KeyStore keys) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", keys.getCertificate("server"));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  /// What is served under a path from now on.
  public void serve(String path, HttpHandler handler) {
    try {
      server.removeContext(path);
    } catch (IllegalArgumentException e) {
      // There was none.
    }
    server.createContext(
        path,
        exchange -> {
          requests.add(
              exchange.getRequestURI()
                  + " "
                  + Optional.ofNullable(exchange.getRequestHeaders().getFirst("If-None-Match"))
                      .orElse("-"));
          handler.handle(exchange);
        });
  }

  public static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  /// Where a name leads to from now on.
  void lead(String name, InetAddress... to) {
    names.put(name, to);
  }

  public String address(String path) {
    return address(NAME, path);
  }

  String address(String name, String path) {
    return "https://" + name + ":" + server.getAddress().getPort() + path;
  }

  /// Connections that trust this server, and may go to this machine beside the public internet.
  public GuardedSockets sockets(LongSupplier millisLeft) {
    return new GuardedSockets(
        trusting,
        this::lookUp,
        address ->
            address.isLoopbackAddress()
                ? Optional.empty()
                : AddressRule.fault(address.getAddress()),
        millisLeft);
  }

  private InetAddress[] lookUp(String name) throws UnknownHostException {
    lookups.add(name);
    InetAddress[] found = names.get(name);
    if (found == null) {
      throw new UnknownHostException(name);
    }
    return found;
  }

  SSLSocketFactory trusting() {
    return trusting;
  }

  /// The names that were looked up, in their order.
  List<String> lookups() {
    return List.copyOf(lookups);
  }

  /// Each request, its path and its `If-None-Match`.
  List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
