package lv.aprite.cli.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStoreContract;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreContractTest extends ObjectStoreContract {
  @TempDir Path temp = Path.of("");

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T12:00:00.25Z"));

  @Override
  protected ObjectStore store() throws IOException {
    return DirectoryStore.open(Files.createTempDirectory(temp, "store"), now::get);
  }

  @Override
  protected ObjectStore sameStore(ObjectStore store) throws IOException {
    return DirectoryStore.open(((DirectoryStore) store).root(), now::get);
  }

  @Override
  protected boolean keepsVersions() {
    return false;
  }

  @Override
  protected void letTimePass() {
    now.updateAndGet(time -> time.plus(Duration.ofSeconds(2)));
  }
}
