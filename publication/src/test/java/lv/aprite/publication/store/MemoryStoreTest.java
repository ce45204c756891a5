package lv.aprite.publication.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import lv.aprite.engine.write.Sink;
import org.junit.jupiter.api.Test;

class MemoryStoreTest extends ObjectStoreContract {
  private final AtomicLong seconds = new AtomicLong(1_000);

  @Override
  protected ObjectStore store() {
    return new MemoryStore(() -> Instant.ofEpochSecond(seconds.get(), 999_999_999));
  }

  @Override
  protected boolean keepsVersions() {
    return true;
  }

  @Override
  protected void letTimePass() {
    seconds.addAndGet(2);
  }

  @Test
  void anUploadHasTheTimeOfItsBeginning() throws IOException {
    ObjectStore store = store();
    Sink sink = store.write("k", "text/csv");
    seconds.addAndGet(3600);
    sink.commit();
    assertThat(store.versions("k").getFirst().beganAt()).isEqualTo(Instant.ofEpochSecond(1_000));
  }

  @Test
  void withinASecondTheUploadThatBeganLastIsCurrent() throws IOException {
    ObjectStore store = store();
    Sink first = store.write("k", "text/csv");
    Sink second = store.write("k", "text/csv");
    second.write(new byte[2], 0, 2);
    second.commit();
    first.write(new byte[1], 0, 1);
    first.commit();
    assertThat(store.versions("k").stream().map(ObjectStore.Stat::sizeBytes))
        .containsExactly(1L, 2L);
  }

  @Test
  void aCreateLosesAgainstAnUploadThatIsComplete() throws IOException {
    ObjectStore store = store();
    Sink sink = store.write("k", "text/csv");
    assertThat(store.create("k", new byte[0], "text/csv"))
        .isInstanceOf(ObjectStore.Creation.Created.class);
    store.delete("k");
    sink.commit();
    assertThat(store.create("k", new byte[0], "text/csv"))
        .isEqualTo(new ObjectStore.Creation.Exists());
  }

  @Test
  void noKeyIsTheFolderOfAnother() {
    ObjectStore store = store();
    byte[] bytes = "x".getBytes(StandardCharsets.UTF_8);
    store.create("a/b", bytes, "text/plain");
    assertThatThrownBy(() -> store.create("a/b/c", bytes, "text/plain"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.create("a", bytes, "text/plain"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
