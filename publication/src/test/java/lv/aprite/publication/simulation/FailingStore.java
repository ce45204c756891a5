package lv.aprite.publication.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import lv.aprite.engine.write.Sink;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.StoreUnavailable;

/// A store each of whose operations takes a turn, and may go wrong. What it does is watched.
final class FailingStore implements ObjectStore {
  private final ObjectStore store;
  private final Turns turns;
  private final Weather weather;
  private final Watch watch;

  FailingStore(ObjectStore store, Turns turns, Weather weather, Watch watch) {
    this.store = store;
    this.turns = turns;
    this.weather = weather;
    this.watch = watch;
  }

  /// Which faults there are now.
  static final class Weather {
    Faults faults = Faults.none();
  }

  /// Is told of each change of the store as it takes place.
  interface Watch {
    void written(String key);

    void deleted(String key);
  }

  private <T> T reading(Supplier<T> operation) {
    turns.turn();
    Faults.Fault fault = weather.faults.next(false);
    switch (fault.kind()) {
      case NONE, CRASH_AFTER, LOST_ANSWER, LATE -> {}
      case CRASH_BEFORE -> throw turns.crash();
      case FAILED -> throw new StoreUnavailable("simulated");
      case SLEEP -> turns.sleep(fault.seconds());
    }
    return operation.get();
  }

  private <T> T writing(Supplier<T> operation) {
    turns.turn();
    Faults.Fault fault = weather.faults.next(true);
    switch (fault.kind()) {
      case NONE -> {}
      case CRASH_BEFORE -> throw turns.crash();
      case CRASH_AFTER -> {
        var _ = operation.get();
        throw turns.crash();
      }
      case FAILED -> throw new StoreUnavailable("simulated");
      case LOST_ANSWER -> {
        var _ = operation.get();
        throw new StoreUnavailable("simulated");
      }
      case LATE -> {
        turns.later(
            fault.seconds(),
            () -> {
              var _ = operation.get();
            });
        throw new StoreUnavailable("simulated");
      }
      case SLEEP -> turns.sleep(fault.seconds());
    }
    return operation.get();
  }

  @Override
  public Lookup read(String key) {
    return reading(() -> store.read(key));
  }

  @Override
  public Stats stat(String key) {
    return reading(() -> store.stat(key));
  }

  @Override
  public Opened open(String key, String version, long offset) {
    return reading(() -> store.open(key, version, offset));
  }

  @Override
  public List<Listed> list(String prefix, String after, int pageMax) {
    return reading(() -> store.list(prefix, after, pageMax));
  }

  @Override
  public List<Stat> versions(String key) {
    return reading(() -> store.versions(key));
  }

  @Override
  public Creation create(String key, byte[] bytes, String mediaType) {
    return writing(() -> {
      Creation creation = store.create(key, bytes, mediaType);
      if (creation instanceof Creation.Created) {
        watch.written(key);
      }
      return creation;
    });
  }

  @Override
  public Replacement replace(String key, byte[] bytes, String mediaType, String etag) {
    return writing(() -> {
      Replacement replacement = store.replace(key, bytes, mediaType, etag);
      if (replacement instanceof Replacement.Replaced) {
        watch.written(key);
      }
      return replacement;
    });
  }

  @Override
  public Sink write(String key, String mediaType) {
    Sink sink = reading(() -> store.write(key, mediaType));
    return new Sink() {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        sink.write(bytes, offset, length);
      }

      @Override
      public void commit() {
        writing(() -> {
          committed(sink);
          watch.written(key);
          return true;
        });
      }

      @Override
      public void discard() {
        sink.discard();
      }
    };
  }

  private static void committed(Sink sink) {
    try {
      sink.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void delete(String key) {
    writing(() -> {
      store.delete(key);
      watch.deleted(key);
      return true;
    });
  }

  @Override
  public void deleteVersion(String key, String version) {
    writing(() -> {
      store.deleteVersion(key, version);
      watch.deleted(key);
      return true;
    });
  }
}
