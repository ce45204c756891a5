package lv.aprite.publication.catalog;

import java.time.Instant;
import lv.aprite.publication.store.MemoryStore;
import lv.aprite.publication.store.ObjectStore;

/// The catalog of the sample hub, in a store.
final class SampleCatalog {
  private SampleCatalog() {}

  static MemoryStore assembled() {
    return assembled(SampleHub.full());
  }

  static MemoryStore empty() {
    return new MemoryStore(() -> Instant.parse("2026-02-01T00:00:00Z"));
  }

  static MemoryStore assembled(SampleHub hub) {
    MemoryStore store = empty();
    Catalog catalog = new Catalog(store, hub::log, SampleHub.HUB);
    hub.datasets().forEach(catalog::lookAtReleases);
    catalog.assemble();
    return store;
  }

  static byte[] bytes(ObjectStore store, String key) {
    return switch (store.read(key)) {
      case ObjectStore.Lookup.Found(var stat, byte[] bytes) -> bytes;
      case ObjectStore.Lookup.Absent() -> throw new AssertionError(key + " is absent");
    };
  }
}
