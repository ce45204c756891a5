package lv.aprite.functions.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import lv.aprite.engine.contract.HttpsAddress;
import lv.aprite.publication.outbound.GuardedSockets;

/// A file on the web, asked for once by its address and whatever that leads on to.
final class WebFile {
  private static final int TIMEOUT_MILLIS = 30_000;
  private static final int HEADER_LENGTH_MAX = 500;
  private static final int TOO_EARLY = 425;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int PERMANENT_REDIRECT = 308;
  private static final int TEMPORARY_REDIRECT = 307;

  private final GuardedSockets sockets;
  private final int redirectsMax;

  WebFile(GuardedSockets sockets, int redirectsMax) {
    this.sockets = sockets;
    this.redirectsMax = redirectsMax;
  }

  sealed interface Answer {
    /// The caller reads it to its end, and closes it.
    ///
    /// @param sizeBytes as announced, by which a cut-off is known; -1 when each piece announces its
    ///   own, by which it is known too
    record Whole(
        InputStream bytes, long sizeBytes, Optional<String> etag, Optional<String> lastModified)
        implements Answer {}

    record NotModified() implements Answer {}

    record Refused(String why) implements Answer {}

    record Failed(String why) implements Answer {}
  }

  /// @param seen what is known already and need not be sent again
  Answer get(HttpsAddress address, Optional<FetchState.Content> seen) throws IOException {
    HttpsAddress at = address;
    for (int redirects = 0; redirects <= redirectsMax; redirects++) {
      HttpsURLConnection connection = open(at, seen);
      int status = connection.getResponseCode();
      if (!isRedirect(status)) {
        return answer(connection, status);
      }
      Optional<HttpsAddress> next =
          Optional.ofNullable(connection.getHeaderField("Location")).flatMap(at::leadingTo);
      connection.disconnect();
      if (next.isEmpty()) {
        return new Answer.Refused("the source leads on to what is " + NO_ADDRESS);
      }
      at = next.get();
    }
    return new Answer.Refused("the source leads on more than " + redirectsMax + " times");
  }

  private static final String NO_ADDRESS = "not " + HttpsAddress.EXPECTED;

  private HttpsURLConnection open(HttpsAddress at, Optional<FetchState.Content> seen)
      throws IOException {
    HttpsURLConnection connection =
        (HttpsURLConnection) at.uri().toURL().openConnection(Proxy.NO_PROXY);
    connection.setSSLSocketFactory(sockets);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    connection.setRequestProperty("User-Agent", "Aprite");
    connection.setRequestProperty("Accept", "*/*");
    connection.setRequestProperty("Accept-Encoding", "identity");
    connection.setRequestProperty("Connection", "close");
    seen.flatMap(FetchState.Content::etag)
        .ifPresent(etag -> connection.setRequestProperty("If-None-Match", etag));
    seen.flatMap(FetchState.Content::lastModified)
        .ifPresent(time -> connection.setRequestProperty("If-Modified-Since", time));
    return connection;
  }

  private static boolean isRedirect(int status) {
    return status == HttpURLConnection.HTTP_MOVED_PERM
        || status == HttpURLConnection.HTTP_MOVED_TEMP
        || status == HttpURLConnection.HTTP_SEE_OTHER
        || status == TEMPORARY_REDIRECT
        || status == PERMANENT_REDIRECT;
  }

  private static Answer answer(HttpsURLConnection connection, int status) throws IOException {
    if (status == HttpURLConnection.HTTP_OK) {
      return whole(connection);
    }
    connection.disconnect();
    if (status == HttpURLConnection.HTTP_NOT_MODIFIED) {
      return new Answer.NotModified();
    }
    boolean passing =
        status < 0
            || status >= HttpURLConnection.HTTP_INTERNAL_ERROR
            || status == HttpURLConnection.HTTP_CLIENT_TIMEOUT
            || status == TOO_EARLY
            || status == TOO_MANY_REQUESTS;
    return passing
        ? new Answer.Failed("the source answers " + status)
        : new Answer.Refused("the source answers " + status);
  }

  private static Answer whole(HttpsURLConnection connection) throws IOException {
    long sizeBytes = connection.getContentLengthLong();
    String coding = connection.getContentEncoding();
    if (coding != null && !coding.equalsIgnoreCase("identity")) {
      connection.disconnect();
      return new Answer.Refused("the source sends a compressed answer that was not asked for");
    }
    String pieces = connection.getHeaderField("Transfer-Encoding");
    if (sizeBytes < 0 && !"chunked".equalsIgnoreCase(pieces)) {
      connection.disconnect();
      return new Answer.Refused("the source does not say where its answer ends");
    }
    return new Answer.Whole(
        connection.getInputStream(),
        sizeBytes,
        header(connection, "ETag"),
        header(connection, "Last-Modified"));
  }

  /// What can be sent back as it came.
  private static Optional<String> header(HttpsURLConnection connection, String name) {
    return Optional.ofNullable(connection.getHeaderField(name))
        .filter(value ->
            value.length() <= HEADER_LENGTH_MAX
                && value.chars().allMatch(c -> c >= ' ' && c < 0x7f));
  }
}
