package lv.aprite.cli.subscriber;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import lv.aprite.publication.log.JsonObject;
import lv.aprite.publication.store.StoreUnavailable;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.subscription.Courier;
import lv.aprite.publication.subscription.Delivery;
import lv.aprite.publication.subscription.SinkAddress;
import lv.aprite.publication.subscription.Subscription;
import lv.aprite.publication.subscription.SubscriptionCodec;
import lv.aprite.publication.subscription.Subscriptions;
import lv.aprite.publication.subscription.Subscriptions.Changed;
import lv.aprite.publication.subscription.Subscriptions.Made;

/// Subscriptions over HTTP. What cannot be done is said as a problem document (RFC 9457).
///
/// ```
/// POST   /subscriptions                    makes one; its token, secret and state
/// GET    /subscriptions                    those that the token manages
/// GET    /subscriptions/{id}               DELETE ends it
/// GET    /subscriptions/{id}/deliveries
/// POST   /subscriptions/{id}/pause, resume, verify, secret, test
/// POST   /subscriptions/{id}/replay?since=TIME or ?dataset=PUBLISHER/DATASET&from=SEQUENCE
/// GET    /subscriptions/{id}/confirm?key=  for the sink, without token; POST as well
/// ```
public final class SubscriptionApi implements HttpHandler {
  public static final String PATH = "/subscriptions";

  private static final int BODY_BYTES_MAX = 64 * 1024;

  private final Subscriptions subscriptions;
  private final Courier courier;
  private final Webhook webhook;
  private final Reach reach;
  private final Consumer<String> wake;
  private final Consumer<String> failures;

  /// @param wake looks at a subscription soon
  /// @param failures told in one line what went wrong with us
  public SubscriptionApi(
      Subscriptions subscriptions,
      Courier courier,
      Webhook webhook,
      Reach reach,
      Consumer<String> wake,
      Consumer<String> failures) {
    this.subscriptions = subscriptions;
    this.courier = courier;
    this.webhook = webhook;
    this.reach = reach;
    this.wake = wake;
    this.failures = failures;
  }

  @SuppressWarnings("ArrayRecordComponent") // handed over and not kept
  private record Response(int status, String mediaType, byte[] body) {}

  /// Ends a request that cannot be done.
  private static final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String title;

    Problem(int status, String title, String detail) {
      super(detail);
      this.status = status;
      this.title = title;
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Response response;
      try {
        response = answer(exchange);
      } catch (Problem e) {
        response = problem(e.status, e.title, String.valueOf(e.getMessage()));
      } catch (StoreUnavailable e) {
        failures.accept("subscriptions: " + e.getMessage());
        response = problem(503, "Service Unavailable", "The hub cannot reach its folder.");
      } catch (RuntimeException e) {
        failures.accept("subscriptions: " + e);
        response = problem(500, "Internal Server Error", "The hub failed.");
      }
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
      if (response.status() == 401) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
      }
      if (response.body().length == 0) {
        exchange.sendResponseHeaders(response.status(), -1);
      } else {
        exchange.getResponseHeaders().set("Content-Type", response.mediaType());
        exchange.sendResponseHeaders(response.status(), response.body().length);
        exchange.getResponseBody().write(response.body());
      }
    }
  }

  private static Response problem(int status, String title, String detail) {
    ObjectNode to = JsonObject.empty().put("type", "about:blank").put("title", title);
    to.put("status", status).put("detail", detail);
    return new Response(status, "application/problem+json", JsonObject.bytes(to));
  }

  private static Response json(int status, ObjectNode body) {
    return new Response(status, "application/json", JsonObject.bytes(body));
  }

  private Response answer(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    String method = exchange.getRequestMethod();
    if (path.length > 4 || !path[1].equals("subscriptions")) {
      throw new Problem(404, "Not Found", "There is nothing at this address.");
    }
    String id = path.length > 2 ? path[2] : "";
    String deed = path.length > 3 ? path[3] : "";
    if (id.isEmpty() && deed.isEmpty()) {
      return switch (method) {
        case "POST" -> make(exchange);
        case "GET" -> list(exchange);
        default -> throw notAllowed("GET and POST");
      };
    }
    Map<String, String> query = query(exchange);
    if (deed.equals("confirm")) {
      return changed(subscriptions.confirm(id, query.getOrDefault("key", "")));
    }
    Subscription managed = managed(exchange, id);
    if (deed.isEmpty()) {
      return switch (method) {
        case "GET" -> json(200, SubscriptionCodec.shown(managed));
        case "DELETE" -> {
          subscriptions.delete(id);
          yield new Response(204, "", new byte[0]);
        }
        default -> throw notAllowed("GET and DELETE");
      };
    }
    if (deed.equals("deliveries")) {
      if (!method.equals("GET")) {
        throw notAllowed("GET");
      }
      return json(200, SubscriptionCodec.deliveries(managed));
    }
    if (!method.equals("POST")) {
      throw notAllowed("POST");
    }
    return deed(managed, deed, query);
  }

  private Response deed(Subscription managed, String deed, Map<String, String> query) {
    String id = managed.id();
    return switch (deed) {
      case "pause" -> changed(subscriptions.pause(id));
      case "resume" -> changed(subscriptions.resume(id));
      case "verify" -> verify(managed);
      case "replay" -> changed(replay(id, query));
      case "secret" -> {
        Subscriptions.Rotated rotated = subscriptions.rotate(id);
        Response response = changed(rotated.changed());
        yield response.status() == 200
            ? json(200, JsonObject.empty().put("secret", rotated.secret()))
            : response;
      }
      case "test" -> {
        if (managed.state() instanceof Subscription.State.Unverified) {
          throw new Problem(409, "Conflict", "The sink has not agreed yet.");
        }
        Delivery sent =
            courier.sample(id).orElseThrow(() -> new Problem(404, "Not Found", "It is gone."));
        yield json(200, JsonObject.empty().put("taken", sent.taken()).put("answer", sent.answer()));
      }
      default -> throw new Problem(404, "Not Found", "There is nothing at this address.");
    };
  }

  private static Problem notAllowed(String methods) {
    return new Problem(405, "Method Not Allowed", "This address takes " + methods + ".");
  }

  private Response make(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
    if (body.length > BODY_BYTES_MAX) {
      throw new Problem(413, "Content Too Large", "Expected at most " + BODY_BYTES_MAX + " bytes.");
    }
    SubscriptionCodec.Request request;
    try {
      request = SubscriptionCodec.Request.decode(body);
    } catch (IllegalArgumentException e) {
      throw new Problem(400, "Bad Request", String.valueOf(e.getMessage()));
    }
    String url = webAddress(request.sink());
    String owner = exchange.getRemoteAddress().getAddress().getHostAddress();
    return switch (subscriptions.make(request, owner)) {
      case Made.TooMany(String why) -> throw new Problem(429, "Too Many Requests", why);
      case Made.Created(String id, String token, String secret, String confirmation) -> {
        Optional<String> fault = webhook.ask(url, id, confirmation);
        if (fault.isEmpty()) {
          var _ = subscriptions.verify(id);
        }
        wake.accept(id);
        ObjectNode made = JsonObject.empty().put("id", id).put("token", token);
        made.put("secret", secret).put("state", fault.isEmpty() ? "active" : "unverified");
        fault.ifPresent(why -> made.put("why", why));
        exchange.getResponseHeaders().set("Location", PATH + "/" + id);
        yield json(201, made);
      }
    };
  }

  private String webAddress(SinkAddress sink) {
    return switch (sink) {
      case SinkAddress.Webhook(String url) -> {
        Optional<String> fault = reach.fault(url);
        if (fault.isPresent()) {
          throw new Problem(400, "Bad Request", "/sink/webhook: " + fault.get());
        }
        yield url;
      }
      case SinkAddress.Mail _, SinkAddress.Queue _, SinkAddress.Topic _ ->
          throw new Problem(400, "Bad Request", "/sink: this hub sends to webhooks only");
    };
  }

  private Response verify(Subscription managed) {
    Optional<String> fault = webhook.ask(webAddress(managed.sink()), managed.id(), "");
    if (fault.isPresent()) {
      throw new Problem(409, "Conflict", "The sink does not agree: " + fault.get());
    }
    return changed(subscriptions.verify(managed.id()));
  }

  private Changed replay(String id, Map<String, String> query) {
    String since = query.getOrDefault("since", "");
    if (!since.isEmpty()) {
      try {
        return subscriptions.replay(id, Instant.parse(since));
      } catch (DateTimeParseException e) {
        throw new Problem(400, "Bad Request", "since: expected a time like 2026-03-31T08:00:00Z");
      }
    }
    String[] dataset = query.getOrDefault("dataset", "").split("/", -1);
    String from = query.getOrDefault("from", "");
    if (dataset.length != 2
        || !DatasetId.isSlug(dataset[0])
        || !DatasetId.isSlug(dataset[1])
        || !from.matches("[0-9]{1,9}")) {
      throw new Problem(
          400, "Bad Request", "expected ?since=TIME, or ?dataset=PUBLISHER/DATASET&from=SEQUENCE");
    }
    return subscriptions.replay(id, new DatasetId(dataset[0], dataset[1]), Long.parseLong(from));
  }

  private Response changed(Changed changed) {
    return switch (changed) {
      case Changed.Done(Subscription now) -> {
        wake.accept(now.id());
        yield json(200, SubscriptionCodec.shown(now));
      }
      case Changed.Absent() -> throw new Problem(404, "Not Found", "No such subscription.");
      case Changed.NotNow _ ->
          throw new Problem(409, "Conflict", "The subscription does not stand so that it could.");
    };
  }

  private Response list(HttpExchange exchange) {
    String token = token(exchange);
    int dot = token.indexOf('.');
    ObjectNode all = JsonObject.empty();
    var list = all.putArray("subscriptions");
    subscriptions
        .find(dot < 0 ? "" : token.substring(0, dot))
        .filter(found -> found.isManagedBy(token))
        .ifPresent(found -> list.add(SubscriptionCodec.shown(found)));
    return json(200, all);
  }

  /// A wrong token and no subscription look the same.
  private Subscription managed(HttpExchange exchange, String id) {
    String token = token(exchange);
    return subscriptions
        .find(id)
        .filter(found -> found.isManagedBy(token))
        .orElseThrow(
            () -> new Problem(404, "Not Found", "No such subscription, or not by this token."));
  }

  private static String token(HttpExchange exchange) {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    if (given == null || !given.startsWith("Bearer ")) {
      throw new Problem(
          401, "Unauthorized", "Expected Authorization: Bearer with the subscription's token.");
    }
    return given.substring("Bearer ".length()).strip();
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    for (String part : raw == null ? new String[0] : raw.split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        try {
          query.put(
              part.substring(0, equals),
              URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
          throw new Problem(400, "Bad Request", "the query is not encoded as it should be");
        }
      }
    }
    return query;
  }
}
