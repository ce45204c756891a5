package lv.aprite.publication.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import lv.aprite.engine.write.Sink;
import lv.aprite.publication.catalog.Catalog;
import lv.aprite.publication.catalog.SampleHub;
import lv.aprite.publication.store.MemoryStore;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.StoreUnavailable;
import lv.aprite.publication.store.Stores;
import org.junit.jupiter.api.Test;

/// What is derived, when the machine fails in the middle of it.
class InterruptedTest {
  @Test
  void aFailureAtAnyOperationIsMadeGoodByLookingAgain() {
    Map<String, String> expected = contents(undisturbed());
    int operations = countOperations();
    assertThat(operations).isGreaterThan(100);
    for (int failing = 1; failing <= operations; failing++) {
      for (boolean done : new boolean[] {false, true}) {
        MemoryStore store = store();
        FailingStore failingStore = new FailingStore(store, failing, done);
        try {
          derive(failingStore);
        } catch (StoreUnavailable expectedOne) {
          derive(failingStore);
        }
        assertThat(contents(store))
            .as("failure at operation %d, %s it took place", failing, done ? "after" : "before")
            .isEqualTo(expected);
      }
    }
  }

  private static MemoryStore undisturbed() {
    MemoryStore store = store();
    derive(store);
    return store;
  }

  private static int countOperations() {
    FailingStore counting = new FailingStore(store(), Integer.MAX_VALUE, false);
    derive(counting);
    return counting.operations;
  }

  private static void derive(ObjectStore store) {
    SampleHub hub = SampleHub.full();
    Catalog catalog = new Catalog(store, hub::log, SampleHub.HUB);
    Notices notices =
        new Notices(
            new Stores(store, store, store), hub::log, SampleSubmissions::log, SampleHub.HUB);
    hub.datasets().forEach(catalog::lookAtReleases);
    hub.datasets().forEach(notices::lookAtReleases);
    notices.lookAtSubmission(SampleHub.REGISTER, "s-held");
    catalog.assemble();
    notices.assemble();
  }

  private static Map<String, String> contents(MemoryStore store) {
    Map<String, String> contents = new TreeMap<>();
    store.listAll(
        "",
        listed -> {
          if (store.read(listed.key()) instanceof ObjectStore.Lookup.Found(var _, byte[] bytes)) {
            contents.put(listed.key(), new String(bytes, StandardCharsets.UTF_8));
          }
        });
    return contents;
  }

  private static MemoryStore store() {
    return new MemoryStore(() -> Instant.parse("2026-02-01T00:00:00Z"));
  }

  /// Fails once: before its n-th operation, or after it, with the answer lost.
  private static final class FailingStore implements ObjectStore {
    private final ObjectStore store;
    private final int failing;
    private final boolean done;
    private int operations;

    FailingStore(ObjectStore store, int failing, boolean done) {
      this.store = store;
      this.failing = failing;
      this.done = done;
    }

    private <T> T operate(Supplier<T> operation) {
      operations++;
      if (operations != failing) {
        return operation.get();
      }
      if (done) {
        var _ = operation.get();
      }
      throw new StoreUnavailable("operation " + failing, new IllegalStateException("planted"));
    }

    @Override
    public Lookup read(String key) {
      return operate(() -> store.read(key));
    }

    @Override
    public Stats stat(String key) {
      return operate(() -> store.stat(key));
    }

    @Override
    public Opened open(String key, String version, long offset) {
      return operate(() -> store.open(key, version, offset));
    }

    @Override
    public List<Listed> list(String prefix, String after, int pageMax) {
      return operate(() -> store.list(prefix, after, pageMax));
    }

    @Override
    public List<Stat> versions(String key) {
      return operate(() -> store.versions(key));
    }

    @Override
    public Creation create(String key, byte[] bytes, String mediaType) {
      return operate(() -> store.create(key, bytes, mediaType));
    }

    @Override
    public Replacement replace(String key, byte[] bytes, String mediaType, String etag) {
      return operate(() -> store.replace(key, bytes, mediaType, etag));
    }

    @Override
    public Sink write(String key, String mediaType) {
      return operate(() -> store.write(key, mediaType));
    }

    @Override
    public void delete(String key) {
      operate(() -> {
        store.delete(key);
        return key;
      });
    }

    @Override
    public void deleteVersion(String key, String version) {
      operate(() -> {
        store.deleteVersion(key, version);
        return key;
      });
    }
  }
}
