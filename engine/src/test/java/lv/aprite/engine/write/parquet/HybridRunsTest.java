package lv.aprite.engine.write.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HybridRunsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 8, 9, 12, 15, 16, 17, 20, 31})
  void numbersOfEveryWidthAreReadBack(int width) throws IOException {
    Random random = new Random(width);
    for (int round = 0; round < 200; round++) {
      int[] indices = numbers(random, random.nextInt(1, 600), width);
      int from = random.nextInt(indices.length);
      PageBytes page = new PageBytes();
      page.putByte(99);
      HybridRuns.putIndices(indices, from, indices.length, page, width);

      var decoder =
          new RunLengthBitPackingHybridDecoder(
              width, new ByteArrayInputStream(page.array(), 1, page.size() - 1));
      for (int i = from; i < indices.length; i++) {
        assertThat(decoder.readInt()).isEqualTo(indices[i]);
      }
    }
  }

  private static int[] numbers(Random random, int count, int width) {
    int[] numbers = new int[count];
    for (int i = 0; i < count; ) {
      int run = Math.min(count - i, random.nextBoolean() ? 1 : random.nextInt(1, 100));
      int value = random.nextInt() >>> (Integer.SIZE - width);
      for (int end = i + run; i < end; i++) {
        numbers[i] = value;
      }
    }
    return numbers;
  }

  @Test
  void aRunOfOneNumberIsACountAndTheNumber() {
    int[] indices = new int[20_000];
    PageBytes page = new PageBytes();
    HybridRuns.putIndices(indices, 0, indices.length, page, 12);

    assertThat(page.size()).isEqualTo(3 + 2);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "2, 2", "255, 8", "256, 9"})
  void theWidthIsTheLeastThatHoldsTheGreatest(int max, int width) {
    assertThat(HybridRuns.width(max)).isEqualTo(width);
  }

  @Test
  void levelsOfAnyStretchAreReadBack() throws IOException {
    Random random = new Random(51);
    for (int round = 0; round < 300; round++) {
      boolean[] missing = new boolean[random.nextInt(1, 3000)];
      for (int i = 0; i < missing.length; ) {
        int run = Math.min(missing.length - i, random.nextInt(1, 1 << random.nextInt(1, 11)));
        boolean value = random.nextBoolean();
        for (int end = i + run; i < end; i++) {
          missing[i] = value;
        }
      }
      PresenceBits presence = new PresenceBits();
      int cut = random.nextInt(missing.length);
      int present = presence.add(missing, 0, cut) + presence.add(missing, cut, missing.length);
      assertThat(presence.present()).isEqualTo(present);
      int from = random.nextInt(missing.length);
      int to = random.nextInt(from, missing.length) + 1;
      PageBytes page = new PageBytes();
      HybridRuns.putLevels(presence, from, to, page);

      assertThat(LittleEndian.getInt(page.array(), 0)).isEqualTo(page.size() - Integer.BYTES);
      var decoder =
          new RunLengthBitPackingHybridDecoder(
              1, new ByteArrayInputStream(page.array(), Integer.BYTES, page.size() - 4));
      for (int row = from; row < to; row++) {
        assertThat(decoder.readInt()).isEqualTo(missing[row] ? 0 : 1);
      }
    }
  }
}
