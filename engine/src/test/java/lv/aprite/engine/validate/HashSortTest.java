package lv.aprite.engine.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class HashSortTest {
  private static final long SEED = Long.getLong("aprite.seed", 20261123);

  @Test
  void numbersAreSortedHoweverTheyAreSpread() {
    Random random = new Random(SEED);
    List<LongUnaryOperator> spreads =
        List.of(
            i -> random.nextLong(),
            i -> random.nextLong() >>> 40,
            i -> random.nextInt(3) - 1L,
            i -> -i,
            i -> i,
            i -> random.nextLong() << 56,
            i -> i % 2 == 0 ? Long.MIN_VALUE : Long.MAX_VALUE);
    for (int count : new int[] {0, 1, 256, 257, 5_000, 200_000}) {
      for (LongUnaryOperator spread : spreads) {
        long[] numbers = new long[count + 3];
        Arrays.setAll(numbers, i -> spread.applyAsLong(i));
        long[] expected = numbers.clone();
        Arrays.sort(expected, 0, count);
        HashSort.sort(numbers, count);
        assertThat(numbers).as("seed %d, %d numbers", SEED, count).isEqualTo(expected);
      }
    }
  }
}
