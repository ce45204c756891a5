package lv.aprite.cli.server;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lv.aprite.publication.release.Latest;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Stat;
import lv.aprite.publication.store.ObjectStore.Stats;

/// Decides what a request is answered with (RFC 9110 §13, §14). Sends nothing.
final class PublicFiles {
  /// RFC 9110 §5.6.7; the JDK's RFC_1123_DATE_TIME writes days below ten with one digit.
  private static final DateTimeFormatter IMF_FIXDATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  /// The fields of a request that matter here; an absent header is empty.
  record Request(
      String method,
      URI uri,
      String range,
      String ifRange,
      String ifNoneMatch,
      String ifModifiedSince) {}

  private final ObjectStore store;
  private final PublicServer.Newest newest;

  PublicFiles(ObjectStore store, PublicServer.Newest newest) {
    this.store = store;
    this.newest = newest;
  }

  Answer answer(Request request) {
    return switch (request.method()) {
      case "GET", "HEAD" ->
          RequestPath.key(request.uri()).map(key -> look(request, key)).orElseGet(this::notFound);
      case "OPTIONS" ->
          new Answer.Bare(
              204,
              Map.of(
                  "Allow", "GET, HEAD, OPTIONS",
                  "Access-Control-Allow-Methods", "GET, HEAD, OPTIONS",
                  "Access-Control-Allow-Headers",
                      "Range, If-Range, If-None-Match, If-Modified-Since",
                  "Access-Control-Max-Age", "86400"));
      default ->
          new Answer.Problem(
              405,
              "Method Not Allowed",
              "This server only answers GET and HEAD.",
              Map.of("Allow", "GET, HEAD, OPTIONS"));
    };
  }

  private Answer look(Request request, String key) {
    return switch (store.stat(key)) {
      case Stats.Present(Stat stat) -> found(request, stat);
      case Stats.Absent() -> redirect(key).orElseGet(this::notFound);
    };
  }

  /// Keys of data hold nothing that an address would have to escape: slugs, attempts, versions.
  private Optional<Answer> redirect(String key) {
    return Latest.Asked.of(key)
        .flatMap(asked -> newest.key(asked.dataset(), asked.format()))
        .map(permanent ->
            new Answer.Bare(307, Map.of("Location", "/" + permanent, "Cache-Control", "no-cache")));
  }

  private Answer notFound() {
    return new Answer.Problem(404, "Not Found", "Nothing is published at this address.", Map.of());
  }

  private Answer found(Request request, Stat stat) {
    String tag = '"' + stat.etag() + '"';
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ETag", tag);
    headers.put("Last-Modified", httpDate(stat.beganAt()));
    headers.put("Cache-Control", cacheControl(stat.key()));
    if (isNotModified(request, tag, stat.beganAt())) {
      return new Answer.Bare(304, headers);
    }
    headers.put("Accept-Ranges", "bytes");
    headers.put("Content-Type", MediaTypes.of(stat.key()));
    return switch (range(request, stat, tag)) {
      case ByteRange.Whole() -> new Answer.Content(200, headers, stat, 0, stat.sizeBytes());
      case ByteRange.Part part ->
          new Answer.Content(
              206,
              Answer.with(
                  headers,
                  "Content-Range",
                  "bytes " + part.first() + "-" + part.last() + "/" + stat.sizeBytes()),
              stat,
              part.first(),
              part.sizeBytes());
      case ByteRange.Unsatisfiable() ->
          new Answer.Problem(
              416,
              "Range Not Satisfiable",
              "The file has " + stat.sizeBytes() + " bytes.",
              Map.of("Content-Range", "bytes */" + stat.sizeBytes()));
    };
  }

  /// Data and log entries never change, but may be withdrawn, so none is `immutable`; what is
  /// derived is asked for each time.
  private static String cacheControl(String key) {
    return key.startsWith("data/") ? "public, max-age=300" : "no-cache";
  }

  private static boolean isNotModified(Request request, String tag, Instant modifiedAt) {
    if (!request.ifNoneMatch().isEmpty()) {
      for (String candidate : request.ifNoneMatch().split(",", -1)) {
        String strong = candidate.strip().replaceFirst("^W/", "");
        if (strong.equals("*") || strong.equals(tag)) {
          return true;
        }
      }
      return false;
    }
    Optional<Instant> since = instant(request.ifModifiedSince());
    return since.isPresent() && !modifiedAt.isAfter(since.get());
  }

  /// A range is only for GET, and only for the version that the client has a part of already.
  private static ByteRange range(Request request, Stat stat, String tag) {
    boolean sameVersion = request.ifRange().isEmpty() || request.ifRange().equals(tag);
    return request.method().equals("GET") && sameVersion && !request.range().isEmpty()
        ? ByteRange.of(request.range(), stat.sizeBytes())
        : new ByteRange.Whole();
  }

  private static String httpDate(Instant time) {
    return IMF_FIXDATE.format(time);
  }

  private static Optional<Instant> instant(String httpDate) {
    try {
      return httpDate.isEmpty()
          ? Optional.empty()
          : Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(httpDate)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
