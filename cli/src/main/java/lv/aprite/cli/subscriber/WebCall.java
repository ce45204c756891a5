package lv.aprite.cli.subscriber;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import lv.aprite.publication.outbound.GuardedSockets;
import lv.aprite.publication.outbound.GuardedSockets.Names;

/// One request of HTTP/1.1 over a connection of its own, and the head of its answer.
///
/// The clients of the JDK do not let their caller say which address a name leads to, and repeat a
/// POST by themselves; with an address that was named by a stranger neither will do. So this writes
/// the few lines that a webhook takes. It never follows a redirect, and is at its end in time
/// whatever the other side does.
final class WebCall {
  private static final int HEAD_BYTES_MAX = 32 * 1024;
  private static final int INFORMATIONAL_MAX = 5;
  private static final int PORT_OF_HTTP = 80;
  private static final int PORT_OF_HTTPS = 443;

  private final Reach reach;
  private final SSLSocketFactory tls;
  private final Names names;
  private final Duration timeMax;

  /// @param timeMax from the lookup of the name to the end of the answer's head
  WebCall(Reach reach, SSLSocketFactory tls, Names names, Duration timeMax) {
    this.reach = reach;
    this.tls = tls;
    this.names = names;
    this.timeMax = timeMax;
  }

  /// @param headers by names in small letters
  record Reply(int status, Map<String, String> headers) {
    Reply {
      headers = Map.copyOf(headers);
    }

    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  Reply send(String method, String url, Map<String, String> headers, byte[] body)
      throws IOException {
    if (reach.fault(url).isPresent()) {
      throw new IOException(reach.fault(url).get());
    }
    long end = System.nanoTime() + timeMax.toNanos();
    GuardedSockets sockets =
        new GuardedSockets(tls, names, reach::fault, () -> (end - System.nanoTime()) / 1_000_000);
    URI uri = URI.create(url);
    boolean secured = "https".equalsIgnoreCase(uri.getScheme());
    int port = uri.getPort() >= 0 ? uri.getPort() : secured ? PORT_OF_HTTPS : PORT_OF_HTTP;
    try (Socket socket = sockets.createSocket()) {
      // A peer that does not read would hold a write for ever.
      Thread watch = Thread.startVirtualThread(() -> closeAfter(socket));
      try {
        String host = uri.getHost().replace("[", "").replace("]", "");
        socket.connect(InetSocketAddress.createUnresolved(host, port));
        socket.setTcpNoDelay(true);
        try (Socket over = secured ? sockets.createSocket(socket, host, port, true) : socket) {
          write(over.getOutputStream(), head(method, uri, headers, body.length), body);
          return reply(new BufferedInputStream(over.getInputStream()));
        }
      } finally {
        watch.interrupt();
      }
    }
  }

  private void closeAfter(Socket socket) {
    try {
      Thread.sleep(timeMax);
      socket.close();
    } catch (InterruptedException | IOException over) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(OutputStream to, byte[] head, byte[] body) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream(head.length + body.length);
    all.writeBytes(head);
    all.writeBytes(body);
    all.writeTo(to);
    to.flush();
  }

  private static byte[] head(String method, URI uri, Map<String, String> headers, int bodyBytes) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    StringBuilder head = new StringBuilder(method + " " + path + query + " HTTP/1.1\r\n");
    head.append("Host: ").append(uri.getRawAuthority()).append("\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    head.append("User-Agent: Aprite\r\nContent-Length: ").append(bodyBytes).append("\r\n");
    return head.append("Connection: close\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static Reply reply(InputStream from) throws IOException {
    int[] left = {HEAD_BYTES_MAX};
    for (int i = 0; i <= INFORMATIONAL_MAX; i++) {
      int status = status(line(from, left));
      Map<String, String> headers = new HashMap<>();
      for (String line = line(from, left); !line.isEmpty(); line = line(from, left)) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          headers.put(
              line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
              line.substring(colon + 1).strip());
        }
      }
      if (status >= 200) {
        return new Reply(status, headers);
      }
    }
    throw new IOException("expected an answer, found only informational ones");
  }

  private static int status(String line) throws IOException {
    if (line.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
      return Integer.parseInt(line.substring(9, 12));
    }
    throw new IOException("expected an answer of HTTP/1.1, found something else");
  }

  private static String line(InputStream from, int[] left) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = from.read(); b != '\n'; b = from.read()) {
      if (b < 0) {
        throw new IOException("the connection ended before the answer did");
      }
      if (--left[0] < 0) {
        throw new IOException("expected a head of at most " + HEAD_BYTES_MAX + " bytes");
      }
      line.append((char) b);
    }
    return line.toString().stripTrailing();
  }
}
