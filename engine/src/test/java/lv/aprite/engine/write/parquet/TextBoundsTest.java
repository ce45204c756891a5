package lv.aprite.engine.write.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextBoundsTest {
  private static final int[] CHARACTERS = {
    'a', 'z', 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF
  };

  @ParameterizedTest
  @CsvSource({
    "61, 78, 61, 79",
    "61, 101, 61, 102",
    // It would end after the limit: it is left out, not split, and the one before is raised.
    "63, 101, 62, 62",
    // The next character has a byte more than there is room for.
    "63, 7F, 62, 62",
    // Between these two lie the surrogates, which are no characters.
    "61, D7FF, 61, E000",
    "60, FFFF, 60, 10000",
    // Nothing is above the last character.
    "60, 10FFFF, 59, 62"
  })
  void theGreatestTextIsCutAndRaisedAtItsLastCharacter(
      int letters, String last, int lettersKept, String raised) {
    byte[] text = bytes("a".repeat(letters) + character(last) + "…".repeat(9));
    byte[] cut = TextBounds.cutAbove(text);

    assertThat(string(cut)).isEqualTo("a".repeat(lettersKept) + character(raised));
    assertThat(Arrays.compareUnsigned(cut, text)).isPositive();
  }

  @Test
  void aTextWithinTheLimitIsItsOwnBound() {
    byte[] text = bytes("ž".repeat(TextBounds.BYTES_MAX / 2));

    assertThat(TextBounds.cutBelow(text)).isEqualTo(text);
    assertThat(TextBounds.cutAbove(text)).isEqualTo(text);
  }

  @Test
  void nothingIsAboveTheLastCharacters() {
    assertThat(TextBounds.cutAbove(bytes("\uDBFF\uDFFF".repeat(17)))).isEmpty();
  }

  @Test
  void aCutTextIsABoundAndIsText() throws CharacterCodingException {
    Random random = new Random(31);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder built = new StringBuilder();
      int characters = random.nextInt(90);
      for (int c = 0; c < characters; c++) {
        built.appendCodePoint(CHARACTERS[random.nextInt(CHARACTERS.length)]);
      }
      byte[] text = bytes(built.toString());
      byte[] below = TextBounds.cutBelow(text);
      byte[] above = TextBounds.cutAbove(text);

      assertThat(below.length).isLessThanOrEqualTo(TextBounds.BYTES_MAX);
      assertThat(above.length).isLessThanOrEqualTo(TextBounds.BYTES_MAX);
      assertThat(Arrays.compareUnsigned(below, text)).isLessThanOrEqualTo(0);
      assertThat(Arrays.compareUnsigned(above, text)).isGreaterThanOrEqualTo(0);
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(below));
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(above));
    }
  }

  private static String character(String hex) {
    return Character.toString(Integer.parseInt(hex, 16));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String string(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
