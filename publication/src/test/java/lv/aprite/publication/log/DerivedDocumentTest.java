package lv.aprite.publication.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lv.aprite.publication.log.DerivedDocument.Raised;
import lv.aprite.publication.store.MemoryStore;
import lv.aprite.publication.store.ObjectStore.Lookup;
import org.junit.jupiter.api.Test;

class DerivedDocumentTest {
  private final MemoryStore store = new MemoryStore(() -> Instant.EPOCH);
  private final DerivedDocument document =
      new DerivedDocument(
          store,
          "latest/a/b.json",
          "application/json",
          bytes -> JsonObject.numberIn(bytes, "logNumber"));

  private static byte[] bytes(long number, String text) {
    return JsonObject.bytes(JsonObject.empty().put("logNumber", number).put("text", text));
  }

  private String there() {
    return new String(
        ((Lookup.Found) store.read("latest/a/b.json")).bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void itIsNeverMovedToALowerNumber() {
    assertThat(document.raise(2, bytes(2, "two"))).isEqualTo(Raised.WRITTEN);
    assertThat(document.raise(1, bytes(1, "one"))).isEqualTo(Raised.STOOD);
    assertThat(there()).contains("two");
    assertThat(document.raise(3, bytes(3, "three"))).isEqualTo(Raised.WRITTEN);
    assertThat(document.numberThere()).isEqualTo(3);
  }

  @Test
  void theSameDocumentIsNotWrittenTwice() {
    document.raise(2, bytes(2, "two"));
    assertThat(document.raise(2, bytes(2, "two"))).isEqualTo(Raised.STOOD);
    assertThat(store.versions("latest/a/b.json")).hasSize(1);
  }

  @Test
  void anotherFoldOfTheSameEntriesTakesItsPlace() {
    document.raise(2, bytes(2, "by the program before"));
    assertThat(document.raise(2, bytes(2, "by this one"))).isEqualTo(Raised.WRITTEN);
    assertThat(there()).contains("by this one");
  }

  @Test
  void aDamagedDocumentIsReplaced() {
    store.create("latest/a/b.json", new byte[] {'{'}, "application/json");
    assertThat(document.numberThere()).isZero();
    assertThat(document.raise(1, bytes(1, "one"))).isEqualTo(Raised.WRITTEN);
  }

  @Test
  void ofManyWhoRaiseItAtOnceTheHighestStands() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Future<Raised>> raised = new ArrayList<>();
      for (int number = 1; number <= 64; number++) {
        byte[] mine = bytes(number, "text");
        int own = number;
        raised.add(threads.submit(() -> document.raise(own, mine)));
      }
      for (Future<Raised> one : raised) {
        assertThat(one.get()).isNotNull();
      }
    }
    assertThat(document.numberThere()).isEqualTo(64);
  }
}
