package lv.aprite.publication.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import lv.aprite.publication.log.AppendLog.Append;
import lv.aprite.publication.store.MemoryStore;
import lv.aprite.publication.store.StoreUnavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppendLogTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final MemoryStore store = new MemoryStore(() -> NOW);
  private final AppendLog<String> log = new AppendLog<>(store, "log/a/b", new Texts());

  private static final class Texts implements Codec<String> {
    @Override
    public byte[] encode(String value) {
      return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String decode(byte[] bytes) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      if (text.equals("damaged")) {
        throw new IllegalArgumentException("/type: expected a word, found none");
      }
      return text;
    }
  }

  private void fill(int entries) {
    for (int number = 1; number <= entries; number++) {
      assertThat(log.append(number, "entry " + number)).isInstanceOf(Append.Appended.class);
    }
  }

  @Test
  void anEmptyLogHasNoEntries() {
    assertThat(log.entries()).isEmpty();
    assertThat(log.last(0)).isEmpty();
    assertThat(log.last(7)).isEmpty();
    assertThat(log.entry(1)).isEmpty();
    assertThat(log.has(1)).isFalse();
  }

  @Test
  void entriesAreNumberedDocumentsWithTheTimeOfTheStore() {
    fill(3);
    assertThat(log.entries())
        .containsExactly(
            new Numbered<>(1, NOW, "entry 1"),
            new Numbered<>(2, NOW, "entry 2"),
            new Numbered<>(3, NOW, "entry 3"));
    assertThat(log.key(3)).isEqualTo("log/a/b/00000003.json");
    assertThat(log.entry(2)).contains(new Numbered<>(2, NOW, "entry 2"));
    assertThat(log.has(3)).isTrue();
  }

  @Test
  void aNumberThatIsTakenIsToldAndNotWritten() {
    fill(1);
    assertThat(log.append(1, "another")).isEqualTo(new Append.Taken<>(1));
    assertThat(log.entries()).containsExactly(new Numbered<>(1, NOW, "entry 1"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 9, 100})
  void theLastIsFoundFromAnyHint(int length) {
    fill(length);
    Optional<Numbered<String>> last = Optional.of(new Numbered<>(length, NOW, "entry " + length));
    for (long hint :
        new long[] {-5, 0, 1, 2, length - 1, length, length + 1, 3L * length, 1L << 40}) {
      assertThat(log.last(hint)).as("hint %d", hint).isEqualTo(last);
    }
  }

  @Test
  void ofSixteenWhoAppendAtOnceEachGetsANumberByLookingAgain() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      CyclicBarrier start = new CyclicBarrier(16);
      List<Future<Long>> numbers = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        String mine = "by " + i;
        Callable<Long> append =
            () -> {
              start.await();
              return LookAgain.until("test", () -> appended(mine));
            };
        numbers.add(threads.submit(append));
      }
      for (Future<Long> number : numbers) {
        assertThat(number.get()).isBetween(1L, 16L);
      }
    }
    assertThat(log.entries()).hasSize(16).extracting(Numbered::entry).doesNotHaveDuplicates();
  }

  private Optional<Long> appended(String entry) {
    List<Numbered<String>> entries = log.entries();
    for (Numbered<String> numbered : entries) {
      if (numbered.entry().equals(entry)) {
        return Optional.of(numbered.number());
      }
    }
    log.append(entries.size() + 1L, entry);
    return Optional.empty();
  }

  @Test
  void aDamagedEntryIsNamedWithItsKey() {
    fill(1);
    log.append(2, "damaged");
    assertThatThrownBy(log::entries)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "log/a/b/00000002.json: /type: expected a word, found none;"
                + " restore it, or run the version that wrote it");
  }

  @Test
  void numbersHaveBounds() {
    assertThatThrownBy(() -> log.key(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> log.key(100_000_000)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whoeverLosesAnswersLooksAgainAndGivesUpAtLast() {
    int[] looks = {0};
    assertThat(
            LookAgain.<String>until(
                "test",
                () -> {
                  if (++looks[0] < 5) {
                    throw new StoreUnavailable("test");
                  }
                  return Optional.of("there");
                }))
        .isEqualTo("there");
    assertThatThrownBy(() ->
            LookAgain.until(
                "test",
                () -> {
                  throw new StoreUnavailable("test");
                }))
        .isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> LookAgain.until("log of nobody", Optional::empty))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("log of nobody");
  }
}
