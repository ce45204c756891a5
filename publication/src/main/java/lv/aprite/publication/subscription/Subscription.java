package lv.aprite.publication.subscription;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lv.aprite.publication.submission.DatasetId;

/// One subscription, as it lies in the restricted store under `subscriptions/<id>.json`. It is
/// replaced by conditional writes only.
///
/// @param owner who made it, as the shell knows: an address, or `operator`
/// @param tokenHash of the token that manages it
/// @param secrets the newest first; at least one
/// @param deliveries the newest last, bounded
public record Subscription(
    String id,
    SinkAddress sink,
    Filter filter,
    String owner,
    String tokenHash,
    List<SealedSecret> secrets,
    Instant createdAt,
    State state,
    Cursor cursor,
    List<Delivery> deliveries) {
  static final int DELIVERIES_MAX = 50;

  public Subscription {
    secrets = List.copyOf(secrets);
    deliveries =
        List.copyOf(
            deliveries.subList(Math.max(0, deliveries.size() - DELIVERIES_MAX), deliveries.size()));
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException("subscription: expected at least one secret");
    }
  }

  /// Where it stands.
  public sealed interface State {
    /// The sink has not agreed yet.
    ///
    /// @param confirmHash of what it has to show to agree later
    record Unverified(String confirmHash) implements State {}

    record Active() implements State {}

    /// @param why in words, for the owner
    record Paused(By by, Instant at, String why) implements State {}

    /// For ever.
    ///
    /// @param why in words, for the owner
    record Ended(Instant at, String why) implements State {}
  }

  /// Who paused it.
  public enum By {
    OWNER,
    FAILURE
  }

  /// How far it came.
  ///
  /// @param replays how often it was set back: what was on its way before does not count any more
  /// @param since entries that were written before are not owed, where `seen` says nothing
  /// @param seen by dataset: everything up to this entry of its log is dealt with
  public record Cursor(
      long replays, Instant since, Map<DatasetId, Long> seen, Optional<Failing> failing) {
    public Cursor {
      seen = Map.copyOf(seen);
    }

    static Cursor from(Instant since) {
      return new Cursor(0, since, Map.of(), Optional.empty());
    }

    Cursor with(DatasetId dataset, long number) {
      Map<DatasetId, Long> more = new HashMap<>(seen);
      more.merge(dataset, number, Math::max);
      return new Cursor(replays, since, more, failing);
    }

    Cursor with(Optional<Failing> now) {
      return new Cursor(replays, since, seen, now);
    }

    /// In the order of their names, so that the same cursor is the same bytes.
    Map<String, Long> sorted() {
      Map<String, Long> sorted = new TreeMap<>();
      seen.forEach((dataset, number) -> sorted.put(dataset.path(), number));
      return sorted;
    }
  }

  /// The sink does not take anything at present.
  ///
  /// @param since when the first try failed
  /// @param tries that failed since
  public record Failing(Instant since, int tries, Instant nextTry) {}

  Subscription with(State now) {
    return new Subscription(
        id, sink, filter, owner, tokenHash, secrets, createdAt, now, cursor, deliveries);
  }

  Subscription with(Cursor now) {
    return new Subscription(
        id, sink, filter, owner, tokenHash, secrets, createdAt, state, now, deliveries);
  }

  Subscription withSecrets(List<SealedSecret> now) {
    return new Subscription(
        id, sink, filter, owner, tokenHash, now, createdAt, state, cursor, deliveries);
  }

  Subscription and(List<Delivery> more) {
    List<Delivery> all = new ArrayList<>(deliveries);
    all.addAll(more);
    return new Subscription(
        id, sink, filter, owner, tokenHash, secrets, createdAt, state, cursor, all);
  }

  /// Whether this is the token that was handed out when it was made.
  public boolean isManagedBy(String token) {
    return Keyring.isOf(token, tokenHash);
  }
}
