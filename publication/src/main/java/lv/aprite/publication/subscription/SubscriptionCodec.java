package lv.aprite.publication.subscription;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lv.aprite.engine.finding.Language;
import lv.aprite.publication.log.JsonObject;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.subscription.Subscription.State;

/// Subscriptions as documents: as they are kept, and as their owners write and read them.
public final class SubscriptionCodec {
  static final String SCHEMA = "https://aprite.lv/schemas/subscription-1.0.json";
  public static final String REQUEST = "https://aprite.lv/schemas/subscription-request-1.0.json";

  private SubscriptionCodec() {}

  /// What an owner asks for.
  public record Request(SinkAddress sink, Filter filter) {
    /// @throws IllegalArgumentException with the place of what is not as it should be
    public static Request decode(byte[] bytes) {
      JsonObject from = JsonObject.parse(bytes, REQUEST);
      Request request =
          new Request(
              SubscriptionCodec.sink(from.object("sink")),
              from.has("filter") ? SubscriptionCodec.filter(from.object("filter")) : Filter.all());
      from.finish();
      return request;
    }

    /// The document of it.
    public byte[] encode() {
      ObjectNode to = JsonObject.empty().put("$schema", REQUEST);
      SubscriptionCodec.sink(to.putObject("sink"), sink);
      SubscriptionCodec.filter(to.putObject("filter"), filter);
      return JsonObject.bytes(to);
    }
  }

  /// What its owner may see.
  public static ObjectNode shown(Subscription subscription) {
    ObjectNode to = JsonObject.empty().put("id", subscription.id());
    sink(to.putObject("sink"), subscription.sink());
    filter(to.putObject("filter"), subscription.filter());
    to.put("createdAt", subscription.createdAt().toString());
    to.put("secrets", subscription.secrets().size());
    switch (subscription.state()) {
      case State.Unverified _ -> to.put("state", "unverified");
      case State.Active() -> to.put("state", "active");
      case State.Paused(var by, Instant at, String why) ->
          to.put("state", "paused")
              .put("by", JsonObject.word(by))
              .put("stateAt", at.toString())
              .put("why", why);
      case State.Ended(Instant at, String why) ->
          to.put("state", "ended").put("stateAt", at.toString()).put("why", why);
    }
    ObjectNode seen = to.putObject("seen");
    subscription.cursor().sorted().forEach(seen::put);
    subscription.cursor().failing().ifPresent(failing -> failing(to.putObject("failing"), failing));
    return to;
  }

  /// What was sent to it lately, the newest last.
  public static ObjectNode deliveries(Subscription subscription) {
    ObjectNode to = JsonObject.empty();
    deliveries(to.putArray("deliveries"), subscription.deliveries());
    return to;
  }

  static byte[] encode(Subscription from) {
    ObjectNode to = JsonObject.empty().put("$schema", SCHEMA).put("id", from.id());
    sink(to.putObject("sink"), from.sink());
    filter(to.putObject("filter"), from.filter());
    to.put("owner", from.owner()).put("tokenHash", from.tokenHash());
    ArrayNode secrets = to.putArray("secrets");
    from.secrets()
        .forEach(secret -> {
          ObjectNode each = secrets.addObject().put("sealed", secret.text());
          secret.until().ifPresent(until -> each.put("until", until.toString()));
        });
    to.put("createdAt", from.createdAt().toString());
    state(to.putObject("state"), from.state());
    ObjectNode cursor = to.putObject("cursor").put("replays", from.cursor().replays());
    cursor.put("since", from.cursor().since().toString());
    ObjectNode seen = cursor.putObject("seen");
    from.cursor().sorted().forEach(seen::put);
    from.cursor().failing().ifPresent(failing -> failing(cursor.putObject("failing"), failing));
    deliveries(to.putArray("deliveries"), from.deliveries());
    return JsonObject.bytes(to);
  }

  static Subscription decode(byte[] bytes) {
    JsonObject from = JsonObject.parse(bytes, SCHEMA);
    List<SealedSecret> secrets = new ArrayList<>();
    for (JsonObject each : from.objects("secrets")) {
      secrets.add(new SealedSecret(each.text("sealed"), time(each, "until")));
      each.finish();
    }
    List<Delivery> deliveries = new ArrayList<>();
    for (JsonObject each : from.objects("deliveries")) {
      deliveries.add(delivery(each));
    }
    Subscription subscription =
        new Subscription(
            from.text("id"),
            sink(from.object("sink")),
            filter(from.object("filter")),
            from.text("owner"),
            from.text("tokenHash"),
            secrets,
            from.time("createdAt"),
            state(from.object("state")),
            cursor(from.object("cursor")),
            deliveries);
    from.finish();
    return subscription;
  }

  private static void sink(ObjectNode to, SinkAddress sink) {
    switch (sink) {
      case SinkAddress.Webhook(String url) -> to.put("webhook", url);
      case SinkAddress.Mail(String address, Language language, SinkAddress.Digest digest) ->
          to.put("mail", address)
              .put("language", language.tag())
              .put("digest", JsonObject.word(digest));
      case SinkAddress.Queue(String arn) -> to.put("queue", arn);
      case SinkAddress.Topic(String arn) -> to.put("topic", arn);
    }
  }

  private static SinkAddress sink(JsonObject from) {
    SinkAddress sink;
    if (from.has("webhook")) {
      sink = new SinkAddress.Webhook(from.text("webhook"));
    } else if (from.has("mail")) {
      sink =
          new SinkAddress.Mail(
              from.text("mail"),
              from.has("language") ? from.word("language", Language.class) : Language.EN,
              from.has("digest")
                  ? from.word("digest", SinkAddress.Digest.class)
                  : SinkAddress.Digest.IMMEDIATE);
    } else if (from.has("queue")) {
      sink = new SinkAddress.Queue(from.text("queue"));
    } else if (from.has("topic")) {
      sink = new SinkAddress.Topic(from.text("topic"));
    } else {
      throw from.unexpected("webhook", "webhook, mail, queue or topic", "none of them");
    }
    from.finish();
    return sink;
  }

  private static void filter(ObjectNode to, Filter filter) {
    texts(to, "publishers", filter.publishers());
    texts(to, "datasets", filter.datasets());
    texts(to, "themes", filter.themes());
    texts(to, "keywords", filter.keywords());
    texts(to, "kinds", filter.kinds().stream().map(JsonObject::word).toList());
    texts(to, "columns", filter.columns());
    if (filter.rowsChanged()) {
      to.put("rowsChanged", true);
    }
  }

  private static void texts(ObjectNode to, String name, Collection<String> texts) {
    if (!texts.isEmpty()) {
      ArrayNode list = to.putArray(name);
      texts.stream().sorted().forEach(list::add);
    }
  }

  private static Filter filter(JsonObject from) {
    Set<Filter.Kind> kinds = new HashSet<>();
    for (String word : texts(from, "kinds")) {
      kinds.add(kind(from, word));
    }
    boolean rowsChanged = from.has("rowsChanged") && from.any("rowsChanged").asBoolean();
    Filter filter =
        new Filter(
            texts(from, "publishers"),
            texts(from, "datasets"),
            texts(from, "themes"),
            texts(from, "keywords"),
            kinds,
            texts(from, "columns"),
            rowsChanged);
    from.finish();
    return filter;
  }

  private static Filter.Kind kind(JsonObject from, String word) {
    for (Filter.Kind kind : Filter.Kind.values()) {
      if (JsonObject.word(kind).equals(word)) {
        return kind;
      }
    }
    throw from.unexpected("kinds", "released, schema-changed, withdrawn or described", "another");
  }

  private static Set<String> texts(JsonObject from, String name) {
    return from.has(name) ? Set.copyOf(new HashSet<>(from.texts(name))) : Set.of();
  }

  private static void state(ObjectNode to, State state) {
    switch (state) {
      case State.Unverified(String confirmHash) ->
          to.put("is", "unverified").put("confirmHash", confirmHash);
      case State.Active() -> to.put("is", "active");
      case State.Paused(var by, Instant at, String why) ->
          to.put("is", "paused")
              .put("by", JsonObject.word(by))
              .put("at", at.toString())
              .put("why", why);
      case State.Ended(Instant at, String why) ->
          to.put("is", "ended").put("at", at.toString()).put("why", why);
    }
  }

  private static State state(JsonObject from) {
    String is = from.text("is");
    State state =
        switch (is) {
          case "unverified" -> new State.Unverified(from.text("confirmHash"));
          case "active" -> new State.Active();
          case "paused" ->
              new State.Paused(
                  from.word("by", Subscription.By.class), from.time("at"), from.text("why"));
          case "ended" -> new State.Ended(from.time("at"), from.text("why"));
          default -> throw from.unexpected("is", "a state that this version knows", "another");
        };
    from.finish();
    return state;
  }

  private static Subscription.Cursor cursor(JsonObject from) {
    Map<DatasetId, Long> seen = new HashMap<>();
    JsonObject numbers = from.object("seen");
    for (String path : numbers.names()) {
      int slash = path.indexOf('/');
      seen.put(
          new DatasetId(path.substring(0, Math.max(0, slash)), path.substring(slash + 1)),
          numbers.whole(path, 0, Long.MAX_VALUE));
    }
    Optional<Subscription.Failing> failing = Optional.empty();
    if (from.has("failing")) {
      JsonObject each = from.object("failing");
      failing =
          Optional.of(
              new Subscription.Failing(
                  each.time("since"),
                  each.count("tries", Integer.MAX_VALUE),
                  each.time("nextTry")));
      each.finish();
    }
    Subscription.Cursor cursor =
        new Subscription.Cursor(
            from.whole("replays", 0, Long.MAX_VALUE), from.time("since"), seen, failing);
    from.finish();
    return cursor;
  }

  private static void failing(ObjectNode to, Subscription.Failing failing) {
    to.put("since", failing.since().toString())
        .put("tries", failing.tries())
        .put("nextTry", failing.nextTry().toString());
  }

  private static void deliveries(ArrayNode to, List<Delivery> deliveries) {
    for (Delivery each : deliveries) {
      ObjectNode one =
          to.addObject()
              .put("id", each.id())
              .put("subject", each.subject())
              .put("sequence", each.sequence())
              .put("at", each.at().toString())
              .put("taken", each.taken())
              .put("answer", each.answer());
      each.nextTry().ifPresent(next -> one.put("nextTry", next.toString()));
    }
  }

  private static Delivery delivery(JsonObject from) {
    Delivery delivery =
        new Delivery(
            from.text("id"),
            from.text("subject"),
            from.whole("sequence", 0, Long.MAX_VALUE),
            from.time("at"),
            from.any("taken").asBoolean(),
            from.text("answer"),
            time(from, "nextTry"));
    from.finish();
    return delivery;
  }

  private static Optional<Instant> time(JsonObject from, String name) {
    return from.has(name) ? Optional.of(from.time(name)) : Optional.empty();
  }
}
