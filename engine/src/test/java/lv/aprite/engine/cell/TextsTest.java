package lv.aprite.engine.cell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "'   ', ''",
    "'a', 'a'",
    "' a b ', 'a b'",
    "'\ta\t', 'a'",
    "'\u00a0\u2007\u202fa\u202f\u2007\u00a0', 'a'",
    "'\u2009a', '\u2009a'",
    "'ā\u00a0', 'ā'",
    "'à', 'à'",
  })
  void spacesTabsAndNoBreakSpacesAreTrimmed(String cell, String trimmed) {
    byte[] bytes = ("[" + cell + "]").getBytes(UTF_8);
    int start = Trim.start(bytes, 1, bytes.length - 1);
    int end = Trim.end(bytes, start, bytes.length - 1);
    assertThat(new String(bytes, start, end - start, UTF_8)).isEqualTo(trimmed);
  }

  @Test
  void aSetHoldsItsTextsAndNothingElse() {
    List<String> texts = IntStream.range(0, 5000).mapToObj(i -> "v" + i * 7).toList();
    ByteStrings set = new ByteStrings(texts);
    for (int i = 0; i < 35_000; i++) {
      assertThat(contains(set, "v" + i)).isEqualTo(i % 7 == 0);
    }
  }

  @Test
  void aSetMayHoldTheEmptyTextAndLongOnes() {
    String longText = "x".repeat(200);
    ByteStrings set = new ByteStrings(List.of("", longText, "…", longText));
    assertThat(contains(set, "")).isTrue();
    assertThat(contains(set, longText)).isTrue();
    assertThat(contains(set, "x".repeat(199))).isFalse();
    assertThat(contains(set, "…")).isTrue();
    assertThat(contains(set, "...")).isFalse();
    assertThat(set.isEmptyTextOnly()).isFalse();
    assertThat(new ByteStrings(List.of("", "")).isEmptyTextOnly()).isTrue();
    assertThat(new ByteStrings(List.of()).isEmptyTextOnly()).isFalse();
    assertThat(contains(new ByteStrings(List.of()), "")).isFalse();
  }

  private static boolean contains(ByteStrings set, String text) {
    byte[] bytes = ("[" + text + "]").getBytes(UTF_8);
    return set.contains(bytes, 1, bytes.length - 1);
  }
}
