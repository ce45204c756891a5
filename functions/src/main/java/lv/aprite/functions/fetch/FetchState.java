package lv.aprite.functions.fetch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import lv.aprite.engine.contract.HttpsAddress;
import lv.aprite.publication.log.JsonObject;

/// What is remembered of a dataset's source: `fetches/<publisher>/<dataset>.json`, private.
///
/// @param lookedAt when it was last looked at
/// @param answer what was said then: `200`, `304`, or why there was nothing to take
/// @param content what was fetched last; it is in the inbox
/// @param claim that a content is about to be uploaded, or has been, by an attempt that did not
///   come to its end
record FetchState(
    Instant lookedAt, String answer, Optional<Content> content, Optional<Claim> claim) {
  static final String SCHEMA = "https://aprite.lv/schemas/fetch-1.0.json";
  static final int ANSWER_LENGTH_MAX = 200;
  private static final int SHA256_DIGITS = 64;

  FetchState {
    if (answer.isEmpty() || answer.length() > ANSWER_LENGTH_MAX) {
      throw new IllegalArgumentException("answer: found " + answer.length() + " characters");
    }
  }

  /// One file as its server gave it.
  ///
  /// @param etag as the server gave it, if it did
  /// @param lastModified as the server gave it, if it did
  record Content(
      String url,
      Optional<String> etag,
      Optional<String> lastModified,
      String sha256,
      long sizeBytes) {
    Content {
      if (sha256.length() != SHA256_DIGITS) {
        throw new IllegalArgumentException("sha256: found " + sha256.length() + " characters");
      }
    }

    boolean isSameFileAs(Content other) {
      return sha256.equals(other.sha256);
    }

    boolean isFrom(HttpsAddress address) {
      return url.equals(address.toString());
    }
  }

  /// @param attempt whose claim it is; no two have one id
  /// @param key where in the inbox the content is to be
  /// @param after the version that was current there when the attempt began, if there was any
  record Claim(String attempt, String key, Optional<String> after, Content content) {}

  FetchState claimedBy(Claim by) {
    return new FetchState(lookedAt, answer, content, Optional.of(by));
  }

  /// What was claimed was uploaded.
  FetchState finished() {
    return new FetchState(lookedAt, answer, claim.map(Claim::content), Optional.empty());
  }

  /// What was claimed was not uploaded.
  FetchState abandoned() {
    return new FetchState(lookedAt, answer, content, Optional.empty());
  }

  static FetchState decode(byte[] bytes) {
    JsonObject from = JsonObject.parse(bytes, SCHEMA);
    FetchState state =
        new FetchState(
            from.time("lookedAt"),
            from.text("answer"),
            from.has("content") ? Optional.of(content(from.object("content"))) : Optional.empty(),
            from.has("claim") ? Optional.of(claim(from.object("claim"))) : Optional.empty());
    from.finish();
    return state;
  }

  private static Content content(JsonObject from) {
    Content content =
        new Content(
            from.text("url"),
            from.optionalText("etag"),
            from.optionalText("lastModified"),
            from.text("sha256"),
            from.whole("sizeBytes", 0, Long.MAX_VALUE));
    from.finish();
    return content;
  }

  private static Claim claim(JsonObject from) {
    Claim claim =
        new Claim(
            from.text("attempt"),
            from.text("key"),
            from.optionalText("after"),
            content(from.object("content")));
    from.finish();
    return claim;
  }

  byte[] encode() {
    ObjectNode to = JsonObject.empty().put("$schema", SCHEMA);
    to.put("lookedAt", lookedAt.toString()).put("answer", answer);
    content.ifPresent(is -> write(is, to.putObject("content")));
    claim.ifPresent(is -> {
      ObjectNode node = to.putObject("claim");
      node.put("attempt", is.attempt()).put("key", is.key());
      is.after().ifPresent(version -> node.put("after", version));
      write(is.content(), node.putObject("content"));
    });
    return JsonObject.bytes(to);
  }

  private static void write(Content content, ObjectNode to) {
    to.put("url", content.url());
    content.etag().ifPresent(etag -> to.put("etag", etag));
    content.lastModified().ifPresent(time -> to.put("lastModified", time));
    to.put("sha256", content.sha256()).put("sizeBytes", content.sizeBytes());
  }
}
