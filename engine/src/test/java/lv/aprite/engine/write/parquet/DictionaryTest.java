package lv.aprite.engine.write.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DictionaryTest {
  @Test
  void entriesStandInTheOrderInWhichTheyFirstAppear() {
    long[] values = {7, -1, 7, 9, -1};
    LongDictionary direct = LongDictionary.of(values, 5, -1, 9).orElseThrow();
    LongDictionary hashed =
        LongDictionary.of(values, 5, Long.MIN_VALUE, Long.MAX_VALUE).orElseThrow();

    for (LongDictionary dictionary : List.of(direct, hashed)) {
      assertThat(dictionary.size()).isEqualTo(3);
      assertThat(dictionary.entries()).startsWith(7, -1, 9);
      assertThat(dictionary.indices()).containsExactly(0, 1, 0, 2, 1);
    }
  }

  @Test
  void valuesThatAreNearlyAllDistinctGetNone() {
    long[] values = new Random(71).longs(100_000).toArray();

    assertThat(LongDictionary.of(values, values.length, Long.MIN_VALUE, Long.MAX_VALUE)).isEmpty();
    assertThat(TextDictionary.of(texts(values))).isEmpty();
  }

  @Test
  void aFewDistinctValuesMakeADictionaryThoughTheyAreAllDistinct() {
    long[] values = new Random(72).longs(1000).toArray();

    LongDictionary longs =
        LongDictionary.of(values, values.length, Long.MIN_VALUE, Long.MAX_VALUE).orElseThrow();
    TextDictionary texts = TextDictionary.of(texts(values)).orElseThrow();

    assertThat(longs.size()).isEqualTo(1000);
    assertThat(texts.size()).isEqualTo(1000);
    // It is there, but it does not pay.
    assertThat(DictionaryLimits.pays(8000, 1000, 1000, 8000)).isFalse();
  }

  @Test
  void numbersMadeToCollideGetNoneInsteadOfTakingAllDay() {
    // Their products with the factor of the hash are small numbers, whose upper bits are all zero.
    BigInteger factor = new BigInteger("9E3779B97F4A7C15", 16);
    long inverse = factor.modInverse(BigInteger.TWO.pow(64)).longValue();
    long[] values = new long[400_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 12_000 * inverse;
    }

    assertThat(LongDictionary.of(values, values.length, Long.MIN_VALUE, Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void longTextsWhoseEntriesWouldFillAPageOfMebibytesGetNone() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 6000; i++) {
      texts.add("x".repeat(1000) + i % 3000);
    }
    TextCells cells = new TextCells();
    cells.append(SampleTable.textColumn(texts, new boolean[6000]), 0, 6000);
    cells.seal();

    assertThat(TextDictionary.of(cells)).isEmpty();
  }

  private static TextCells texts(long[] values) {
    List<String> texts = new ArrayList<>();
    for (long value : values) {
      texts.add(Long.toString(value));
    }
    TextCells cells = new TextCells();
    cells.append(SampleTable.textColumn(texts, new boolean[values.length]), 0, values.length);
    cells.seal();
    return cells;
  }
}
