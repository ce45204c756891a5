package lv.aprite.publication.subscription;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Lookup;
import lv.aprite.publication.store.ObjectStore.Replacement;
import lv.aprite.publication.store.ObjectStore.Stats;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.subscription.Subscription.Cursor;
import lv.aprite.publication.subscription.Subscription.State;

/// What owners do with subscriptions. Every change is one conditional write, which is decided anew
/// when another was first.
///
/// ```
/// restricted  subscriptions/<id>.json
///             subscribers/sink/<hash>/<id>.json, subscribers/owner/<hash>/<id>.json   for the limits
/// ```
public final class Subscriptions {
  static final String FOLDER = "subscriptions/";
  private static final String MEDIA_TYPE = "application/json";
  private static final byte[] NOTHING = "{}\n".getBytes(StandardCharsets.UTF_8);
  private static final Duration UNVERIFIED_MAX = Duration.ofDays(1);
  private static final Duration ROTATION = Duration.ofDays(1);
  private static final int CHANGES_MAX = 100;

  private final ObjectStore restricted;
  private final Keyring keyring;
  private final InstantSource clock;
  private final Limits limits;

  /// How many there may be.
  public record Limits(int perSink, int perOwner, int ofHub) {
    public static final Limits USUAL = new Limits(10, 50, 10_000);
  }

  public Subscriptions(
      ObjectStore restricted, Keyring keyring, InstantSource clock, Limits limits) {
    this.restricted = restricted;
    this.keyring = keyring;
    this.clock = clock;
    this.limits = limits;
  }

  /// What came of [#make].
  public sealed interface Made {
    /// @param token manages it; it is handed out now and never again
    /// @param secret to verify notices with; likewise
    /// @param confirmation what the sink shows to agree, if it does not agree at once
    record Created(String id, String token, String secret, String confirmation) implements Made {}

    record TooMany(String why) implements Made {}
  }

  /// What came of a change.
  public sealed interface Changed {
    record Done(Subscription now) implements Changed {}

    record Absent() implements Changed {}

    /// It stands so that this cannot be done with it.
    record NotNow(Subscription now) implements Changed {}
  }

  /// Makes one that is not active yet: its sink has to agree first.
  public Made make(SubscriptionCodec.Request request, String owner) {
    String id = keyring.newId();
    // So that a token alone says what it manages.
    String token = id + "." + keyring.newToken();
    String confirmation = keyring.newToken();
    byte[] secret = keyring.newSecret();
    Instant now = clock.instant();
    Subscription made =
        new Subscription(
            id,
            request.sink(),
            request.filter(),
            owner,
            Keyring.hash(token),
            List.of(new SealedSecret(keyring.seal(id, secret), Optional.empty())),
            now,
            new State.Unverified(Keyring.hash(confirmation)),
            Cursor.from(now),
            List.of());
    restricted.create(key(id), SubscriptionCodec.encode(made), MEDIA_TYPE);
    markers(made).forEach(marker -> restricted.create(marker, NOTHING, MEDIA_TYPE));
    // Counted with itself, after it is there: of two at once neither is overlooked.
    Optional<String> tooMany = tooMany(made);
    if (tooMany.isPresent()) {
      remove(made);
      return new Made.TooMany(tooMany.get());
    }
    return new Made.Created(id, token, Signature.shown(secret), confirmation);
  }

  private Optional<String> tooMany(Subscription made) {
    List<String> markers = markers(made);
    if (count(folder(markers.getFirst())) > limits.perSink()) {
      return Optional.of(
          "expected at most " + limits.perSink() + " subscriptions for one sink; end one first");
    }
    if (count(folder(markers.getLast())) > limits.perOwner()) {
      return Optional.of(
          "expected at most " + limits.perOwner() + " subscriptions of one owner; end one first");
    }
    return count(FOLDER) > limits.ofHub()
        ? Optional.of("the hub has as many subscriptions as it may have (" + limits.ofHub() + ")")
        : Optional.empty();
  }

  private int count(String folder) {
    int[] count = new int[1];
    restricted.listAll(folder, listed -> count[0]++);
    return count[0];
  }

  private static String folder(String key) {
    return key.substring(0, key.lastIndexOf('/') + 1);
  }

  private static List<String> markers(Subscription of) {
    String name = "/" + of.id() + ".json";
    return List.of(
        "subscribers/sink/" + Keyring.hash(of.sink().text()) + name,
        "subscribers/owner/" + Keyring.hash(of.owner()) + name);
  }

  static String key(String id) {
    return FOLDER + id + ".json";
  }

  private static boolean isId(String id) {
    return id.matches("[0-9a-f]{24}");
  }

  /// The subscription of this id.
  public Optional<Subscription> find(String id) {
    return isId(id) && restricted.read(key(id)) instanceof Lookup.Found(var _, byte[] bytes)
        ? Optional.of(SubscriptionCodec.decode(bytes))
        : Optional.empty();
  }

  /// The ids of all.
  public List<String> ids() {
    List<String> ids = new ArrayList<>();
    restricted.listAll(
        FOLDER,
        listed -> {
          String name = listed.key().substring(FOLDER.length());
          ids.add(name.substring(0, name.length() - ".json".length()));
        });
    return ids;
  }

  /// Its sink agreed.
  public Changed verify(String id) {
    return change(
        id,
        now ->
            switch (now.state()) {
              case State.Unverified _ -> Optional.of(now.with(new State.Active()));
              case State.Active(), State.Paused _ -> Optional.of(now);
              case State.Ended _ -> Optional.empty();
            });
  }

  /// Its sink agreed, and shows what was sent to it.
  public Changed confirm(String id, String confirmation) {
    return change(
        id,
        now ->
            now.state() instanceof State.Unverified(String hash) && Keyring.isOf(confirmation, hash)
                ? Optional.of(now.with(new State.Active()))
                : Optional.empty());
  }

  /// Nothing is sent until it is resumed; what happens meanwhile stays owed.
  public Changed pause(String id) {
    return change(
        id,
        now ->
            switch (now.state()) {
              case State.Active() ->
                  Optional.of(
                      now.with(
                          new State.Paused(
                              Subscription.By.OWNER, clock.instant(), "paused by its owner")));
              case State.Paused _ -> Optional.of(now);
              case State.Unverified _, State.Ended _ -> Optional.empty();
            });
  }

  /// Goes on where it stood, at once.
  public Changed resume(String id) {
    return change(
        id,
        now ->
            switch (now.state()) {
              case State.Active(), State.Paused _ ->
                  Optional.of(
                      now.with(new State.Active()).with(now.cursor().with(Optional.empty())));
              case State.Unverified _, State.Ended _ -> Optional.empty();
            });
  }

  /// What came of [#rotate].
  ///
  /// @param secret the new one, shown now and never again
  public record Rotated(Changed changed, String secret) {}

  /// Gives it another secret. For a day notices are signed with both.
  public Rotated rotate(String id) {
    byte[] secret = keyring.newSecret();
    Instant now = clock.instant();
    String sealed = keyring.seal(id, secret);
    Changed changed =
        change(
            id,
            there -> {
              SealedSecret last = there.secrets().getFirst();
              return Optional.of(
                  there.withSecrets(
                      List.of(
                          new SealedSecret(sealed, Optional.empty()),
                          new SealedSecret(last.text(), Optional.of(now.plus(ROTATION))))));
            });
    return new Rotated(changed, Signature.shown(secret));
  }

  /// Sends what its filter lets through again, from this entry of the dataset's log on.
  ///
  /// @param from from 1
  public Changed replay(String id, DatasetId dataset, long from) {
    return setBack(
        id,
        before -> {
          Map<DatasetId, Long> seen = new HashMap<>(before.seen());
          seen.put(dataset, Math.max(0, from - 1));
          return new Cursor(before.replays() + 1, before.since(), seen, Optional.empty());
        });
  }

  /// Sends what its filter lets through again, as far as it was written since then.
  public Changed replay(String id, Instant since) {
    return setBack(
        id, before -> new Cursor(before.replays() + 1, since, Map.of(), Optional.empty()));
  }

  private Changed setBack(String id, UnaryOperator<Cursor> back) {
    return change(
        id,
        now ->
            switch (now.state()) {
              case State.Active(), State.Paused _ ->
                  Optional.of(now.with(back.apply(now.cursor())));
              case State.Unverified _, State.Ended _ -> Optional.empty();
            });
  }

  /// Removes it, and all that is known of it.
  public void delete(String id) {
    find(id).ifPresent(this::remove);
  }

  private void remove(Subscription gone) {
    restricted.delete(key(gone.id()));
    markers(gone).forEach(restricted::delete);
  }

  /// Removes those that no sink agreed to within a day, and what crashes left.
  public void tidy() {
    Instant now = clock.instant();
    for (String id : ids()) {
      find(id)
          .filter(each ->
              each.state() instanceof State.Unverified
                  && each.createdAt().plus(UNVERIFIED_MAX).isBefore(now))
          .ifPresent(this::remove);
    }
    List<String> left = new ArrayList<>();
    restricted.listAll(
        "subscribers/",
        marker -> {
          if (marker.beganAt().plus(UNVERIFIED_MAX).isBefore(now)
              && restricted.stat(FOLDER + marker.key().substring(marker.key().lastIndexOf('/') + 1))
                  instanceof Stats.Absent) {
            left.add(marker.key());
          }
        });
    left.forEach(restricted::delete);
  }

  interface Change {
    /// Absent: not as it stands.
    Optional<Subscription> of(Subscription now);
  }

  Changed change(String id, Change change) {
    if (!isId(id)) {
      return new Changed.Absent();
    }
    for (int i = 0; i < CHANGES_MAX; i++) {
      if (!(restricted.read(key(id)) instanceof Lookup.Found(var stat, byte[] bytes))) {
        return new Changed.Absent();
      }
      Subscription there = SubscriptionCodec.decode(bytes);
      Optional<Subscription> now = change.of(there);
      if (now.isEmpty()) {
        return new Changed.NotNow(there);
      }
      if (now.get().equals(there)
          || restricted.replace(
                  key(id), SubscriptionCodec.encode(now.get()), MEDIA_TYPE, stat.etag())
              instanceof Replacement.Replaced) {
        return new Changed.Done(now.get());
      }
    }
    throw new IllegalStateException(
        key(id) + ": expected to win once in " + CHANGES_MAX + " tries; others won each time");
  }

  /// What notices to it are signed with now, the newest first.
  List<byte[]> secrets(Subscription of) {
    Instant now = clock.instant();
    List<byte[]> secrets = new ArrayList<>();
    for (SealedSecret each : of.secrets()) {
      if (each.isValid(now)) {
        secrets.add(
            keyring
                .open(of.id(), each.text())
                .orElseThrow(() ->
                    new IllegalStateException(
                        key(of.id()) + ": expected secrets that the hub's key opens; restore it")));
      }
    }
    return secrets;
  }
}
