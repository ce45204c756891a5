package lv.aprite.publication.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import lv.aprite.publication.store.ObjectStore.Creation;
import lv.aprite.publication.store.ObjectStore.Stat;
import lv.aprite.publication.store.ObjectStore.Stats;

/// The only clock that there is: a small document is created, and the store says when.
public final class StoreTime {
  private static final byte[] NOTHING = "{}\n".getBytes(StandardCharsets.UTF_8);

  private StoreTime() {}

  /// The time of this marker, which is now when it was not there. Whoever asks a second time by the
  /// same marker gets the same time, until it is deleted.
  public static Instant of(ObjectStore restricted, String marker) {
    return restricted.create(marker, NOTHING, "application/json") instanceof Creation.Created
            || restricted.stat(marker) instanceof Stats.Present
        ? ofWritten(restricted, marker)
        : Instant.EPOCH;
  }

  /// When an object began that was written a moment ago.
  public static Instant ofWritten(ObjectStore store, String key) {
    return switch (store.stat(key)) {
      case Stats.Present(Stat stat) -> stat.beganAt();
      case Stats.Absent() ->
          throw new StoreUnavailable(key + ": expected what was written a moment ago; it is gone");
    };
  }
}
