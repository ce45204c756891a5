package lv.aprite.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import lv.aprite.publication.release.Latest;
import lv.aprite.publication.store.ObjectStore;

/// Sends a reader of `/latest/ur/register.csv` on to the permanent address of what is current (RFC
/// 9110 §15.4.8). Behind the CDN, which does not keep the answer.
public final class LatestHandler extends Handler {
  private static final Set<String> METHODS = Set.of("GET", "HEAD");

  private final ObjectStore open;
  private final Journal journal;

  public LatestHandler() {
    this(Wiring.ofEnvironment().openStore(), Journal.of("latest"));
    prime();
  }

  LatestHandler(ObjectStore open, Journal journal) {
    this.open = open;
    this.journal = journal;
  }

  @Override
  void handle(InputStream in, OutputStream out, Invocation invocation) throws IOException {
    var begunAt = journal.clock().instant();
    JsonNode request = Json.READER.readTree(in);
    ObjectNode answer = answer(request);
    journal.write(
        Handled.of(Integer.toString(answer.path("statusCode").intValue())),
        invocation.id(),
        begunAt);
    out.write(answer.toString().getBytes(StandardCharsets.UTF_8));
  }

  private ObjectNode answer(JsonNode request) {
    String path = request.path("rawPath").asText();
    if (!METHODS.contains(request.at("/requestContext/http/method").asText())) {
      ObjectNode answer = answer(405);
      headers(answer).put("allow", "GET, HEAD");
      return answer;
    }
    Optional<Latest.Asked> asked =
        path.startsWith("/") ? Latest.Asked.of(decoded(path)) : Optional.empty();
    return asked
        .flatMap(
            wanted -> Latest.read(open, wanted.dataset()).flatMap(now -> now.key(wanted.format())))
        .map(LatestHandler::sendOn)
        .orElseGet(() -> answer(404));
  }

  /// Without the slash in front. No key of ours has anything to decode; a damaged escape is none.
  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.substring(Math.min(1, path.length())), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException damaged) {
      return "";
    }
  }

  /// Keys of data hold nothing that an address would have to escape: slugs, attempts, versions.
  private static ObjectNode sendOn(String key) {
    ObjectNode answer = answer(307);
    headers(answer).put("location", "/" + key);
    return answer;
  }

  private static ObjectNode answer(int status) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("statusCode", status);
    answer
        .putObject("headers")
        .put("cache-control", "no-cache")
        .put("access-control-allow-origin", "*");
    return answer;
  }

  private static ObjectNode headers(ObjectNode answer) {
    return answer.withObjectProperty("headers");
  }
}
