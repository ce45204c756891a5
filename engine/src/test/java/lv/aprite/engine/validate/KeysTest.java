package lv.aprite.engine.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import lv.aprite.engine.cell.ByteText;
import lv.aprite.engine.table.Batch;
import lv.aprite.engine.work.Scratch;
import org.junit.jupiter.api.Test;

class KeysTest {
  private final Map<Integer, ByteArrayOutputStream> pieces = new HashMap<>();
  private final Scratch scratch =
      new Scratch() {
        @Override
        public OutputStream write(int piece) {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          assertThat(pieces.put(piece, bytes)).as("a piece is written once").isNull();
          return bytes;
        }

        @Override
        public InputStream read(int piece) {
          return new ByteArrayInputStream(
              java.util.Objects.requireNonNull(pieces.get(piece)).toByteArray());
        }

        @Override
        public void close() {}
      };

  @Test
  void exactlyTheHashesThatStandTwiceAreFoundWhateverFitsIntoMemory() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    for (int memory : new int[] {8, 80, 800, 8000, 8_000_000}) {
      for (int count : new int[] {0, 1, 2, 99, 100, 101, 5000}) {
        pieces.clear();
        KeyRuns runs = new KeyRuns(scratch, new AtomicInteger()::getAndIncrement, memory);
        Map<Long, Integer> counts = new TreeMap<>();
        long[] part = new long[7];
        int filled = 0;
        for (int i = 0; i < count; i++) {
          long hash = random.nextInt(3) == 0 ? random.nextLong(-300, 300) : random.nextLong();
          hash = random.nextInt(50) == 0 ? Long.MIN_VALUE : hash;
          counts.merge(hash, 1, Integer::sum);
          part[filled++] = hash;
          if (filled == part.length || i == count - 1) {
            runs.add(part, filled);
            filled = 0;
          }
        }
        long[] expected =
            counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .mapToLong(Map.Entry::getKey)
                .toArray();
        assertThat(runs.total()).isEqualTo(count);
        assertThat(runs.repeated().hashes())
            .as("%s hashes in %s bytes", count, memory)
            .isEqualTo(expected);
        assertThat(runs.repeats())
            .as("of %s hashes in %s bytes", count, memory)
            .isEqualTo(count - counts.size());
      }
    }
  }

  @Test
  void onlySoManyRepeatedHashesAreNamedAtATime() throws IOException {
    KeyRuns runs = new KeyRuns(scratch, new AtomicInteger()::getAndIncrement, 1 << 20);
    for (int twice = 0; twice < 2; twice++) {
      for (long hash = 0; hash < KeyRuns.REPEATED_MAX + 10; hash++) {
        runs.add(new long[] {hash}, 1);
      }
    }
    runs.add(new long[] {KeyRuns.REPEATED_MAX + 9L}, 1);
    KeyRuns.Repeated lowest = runs.repeated();
    assertThat(lowest.hashes()).hasSize(KeyRuns.REPEATED_MAX);
    assertThat(lowest.unnamed()).isEqualTo(11);
    KeyRuns.Repeated next = runs.repeatedAbove(KeyRuns.REPEATED_MAX - 1L);
    assertThat(next.hashes()).hasSize(10).startsWith(KeyRuns.REPEATED_MAX);
    assertThat(next.unnamed()).isZero();
    assertThat(runs.repeatedAbove(Long.MAX_VALUE).hashes()).isEmpty();
  }

  @Test
  void keysThatOnlyHashAlikeAreNotRepeated() {
    Batch batch = batch(new long[] {1, 2, 1, 3}, "a", "a", "a", "b");
    KeyHash key = new KeyHash(List.of(0, 1));
    // As if every hash were suspicious: what decides is the key in full.
    long[] suspicious = new long[4];
    for (int row = 0; row < 4; row++) {
      suspicious[row] = key.hash(batch, row);
    }
    java.util.Arrays.sort(suspicious);
    RepeatedKeys keys = new RepeatedKeys(key, suspicious);
    assertThat(keys.look(batch, 0, 2)).isEqualTo(new RepeatedKeys.Look.First());
    assertThat(keys.look(batch, 1, 3)).isEqualTo(new RepeatedKeys.Look.First());
    assertThat(keys.look(batch, 2, 4)).isEqualTo(new RepeatedKeys.Look.Repeats(2));
    assertThat(keys.look(batch, 3, 5)).isEqualTo(new RepeatedKeys.Look.First());
  }

  @Test
  void partsOfAKeyDoNotRunTogether() {
    Batch first = texts("ab", "c");
    Batch second = texts("a", "bc");
    KeyHash key = new KeyHash(List.of(0, 1));
    assertThat(key.bytes(first, 0)).isNotEqualTo(key.bytes(second, 0));
    assertThat(key.hash(first, 0)).isNotEqualTo(key.hash(second, 0));
  }

  @Test
  void hashesOfShortTextsAllDiffer() {
    KeyHash key = new KeyHash(List.of(0));
    Map<Long, String> seen = new HashMap<>();
    for (int i = 0; i < 200_000; i++) {
      String text = Integer.toString(i, 36);
      String other = seen.put(key.hash(texts(text), 0), text);
      assertThat(other).isNull();
    }
  }

  @Test
  void aKeyWithAMissingPartIsNotCompared() {
    Batch batch =
        new Batch(2, List.of(new Batch.Column.Longs(new long[2], new boolean[] {true, false})));
    KeyHash key = new KeyHash(List.of(0));
    long[] hashes = new long[2];
    assertThat(key.hashes(batch, hashes)).isEqualTo(1);
    assertThat(hashes[0]).isEqualTo(key.hash(batch, 1));
  }

  private static Batch batch(long[] numbers, String... texts) {
    return new Batch(
        numbers.length,
        List.of(new Batch.Column.Longs(numbers, new boolean[numbers.length]), column(texts)));
  }

  private static Batch texts(String... oneRow) {
    return new Batch(
        1,
        java.util.Arrays.stream(oneRow).map(KeysTest::column).map(c -> (Batch.Column) c).toList());
  }

  private static Batch.Column.Texts column(String... cells) {
    ByteText bytes = new ByteText(16);
    int[] starts = new int[cells.length];
    int[] ends = new int[cells.length];
    for (int i = 0; i < cells.length; i++) {
      byte[] utf8 = cells[i].getBytes(StandardCharsets.UTF_8);
      starts[i] = bytes.length();
      bytes.append(utf8, 0, utf8.length);
      ends[i] = bytes.length();
    }
    return new Batch.Column.Texts(bytes.toBytes(), starts, ends, new boolean[cells.length]);
  }
}
