package lv.aprite.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import org.junit.jupiter.api.Test;

/// The JDK's charsets, told to report what they cannot decode, are the reference.
class DecodingTest {
  private static Optional<String> jdk(byte[] bytes, String charset) {
    try {
      ByteBuffer whole = ByteBuffer.wrap(bytes);
      return Optional.of(Charset.forName(charset).newDecoder().decode(whole).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  @Test
  void everyByteOfEveryPageIsTheCharacterThatTheJdkSaysOrAnUnusedControl() {
    for (Encoding encoding : Encoding.values()) {
      // The JDK does not know the page of the North.
      if (!encoding.isSingleByte() || encoding == Encoding.ISO_8859_10) {
        continue;
      }
      String name = encoding == Encoding.MACINTOSH ? "x-MacRoman" : encoding.label();
      for (int b = 0; b < 256; b++) {
        CodePage page = CodePage.of(encoding);
        Optional<String> expected =
            jdk(new byte[] {(byte) b}, name).filter(c -> c.charAt(0) < 0x80 || c.charAt(0) > 0x9F);
        String what = encoding.label() + " " + Integer.toHexString(b);
        assertThat(page.isDefined(b)).as(what).isEqualTo(expected.isPresent());
        if (expected.isPresent()) {
          assertThat(String.valueOf(page.character(b))).as(what).isEqualTo(expected.get());
        }
      }
    }
  }

  private static byte[] randomBytes(Random random) {
    byte[] bytes = new byte[random.nextInt(40)];
    byte[] likely = {
      'a',
      'b',
      (byte) 0xC3,
      (byte) 0xA9,
      (byte) 0xE2,
      (byte) 0x82,
      (byte) 0xAC,
      (byte) 0xF0,
      (byte) 0x9F,
      (byte) 0xED,
      (byte) 0xA0,
      (byte) 0xF4,
      (byte) 0x90,
      (byte) 0xC0,
      (byte) 0xE0
    };
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] =
          random.nextInt(3) == 0
              ? (byte) (1 + random.nextInt(255))
              : likely[random.nextInt(likely.length)];
    }
    return bytes;
  }

  @Test
  void bytesAreUtf8ExactlyWhenTheJdkSaysSo() {
    int valid = 0;
    for (int seed = 0; seed < 200_000; seed++) {
      byte[] bytes = randomBytes(new Random(seed));
      Faults faults = new Faults();
      Utf8.check(bytes, 0, bytes.length, faults);
      boolean expected = jdk(bytes, "UTF-8").isPresent();
      assertThat(faults.size() == 0)
          .as("seed %d: %s", seed, Arrays.toString(bytes))
          .isEqualTo(expected);
      valid += expected ? 1 : 0;
    }
    assertThat(valid).isGreaterThan(5_000);
  }

  @Test
  void everyCodePointIsReadFromUtf16AsFromUtf8() {
    StringBuilder text = new StringBuilder();
    for (int codePoint = 1; codePoint <= Character.MAX_CODE_POINT; codePoint += 7) {
      boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
      if (!surrogate && ",\"\n\r".indexOf(codePoint) < 0) {
        text.appendCodePoint(codePoint).append(codePoint % 50 == 0 ? "\n" : "");
      }
    }
    ReadOut expected = ReadOut.of(text.toString(), ',', 1, 1 << 16);
    assertThat(expected.rows()).hasSizeGreaterThan(3000);
    for (Encoding encoding : List.of(Encoding.UTF_16LE, Encoding.UTF_16BE)) {
      BytesSource source = BytesSource.of(text.toString(), encoding.label());
      ReadOut read = ReadOut.of(source, ReadOut.framing(encoding, ',', 0, 1), 1000);
      assertThat(read.rows()).isEqualTo(expected.rows());
      assertThat(read.findings()).isEmpty();
    }
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstCell() {
    for (Encoding encoding : List.of(Encoding.UTF_8, Encoding.UTF_16LE, Encoding.UTF_16BE)) {
      BytesSource source = BytesSource.of("\uFEFFa,b\n", encoding.label());
      ReadOut read = ReadOut.of(source, ReadOut.framing(encoding, ',', 0, 2), 100);
      assertThat(read.cells()).isEqualTo(List.of(List.of("a", "b")));
    }
  }

  private static Finding only(ReadOut read) {
    assertThat(read.findings()).hasSize(1);
    return read.findings().getFirst();
  }

  @Test
  void aByteThatIsNoCharacterIsFoundWithItsRowAndPlaceHoweverTheFileIsCut() {
    byte[] bytes = "a,b\nc,d\n\"x\ny\",z\ne,f\n".getBytes(StandardCharsets.UTF_8);
    bytes[16] = (byte) 0x81;
    for (int chunk = 1; chunk < 32; chunk++) {
      for (Encoding encoding : List.of(Encoding.UTF_8, Encoding.WINDOWS_1257)) {
        Finding finding =
            only(ReadOut.of(new BytesSource(bytes), ReadOut.framing(encoding, ',', 0, 2), chunk));
        assertThat(finding.rule()).isEqualTo(Rule.ENCODING_UNDECODABLE);
        assertThat(finding.location()).isEqualTo(new Location.Byte(4, 16));
      }
    }
  }

  @Test
  void aNulIsFoundInQuotesAndOutside() {
    for (String text : List.of("a,b\nc,\u0000\n", "a,b\nc,\"\u0000\"\n")) {
      Finding finding = only(ReadOut.of(text, ',', 2, 100));
      assertThat(finding.rule()).isEqualTo(Rule.NUL_BYTE);
      assertThat(finding.location()).isEqualTo(new Location.Byte(2, text.indexOf('\u0000')));
    }
  }

  @Test
  void aLoneSurrogateOrHalfAUnitEndsTheReadingWithItsRowAndPlace() {
    byte[] lone = "a,b\nc,d\ne".getBytes(StandardCharsets.UTF_16LE);
    byte[] bytes = Arrays.copyOf(lone, lone.length + 4);
    bytes[lone.length] = 0x00;
    bytes[lone.length + 1] = (byte) 0xD8;
    bytes[lone.length + 2] = 'x';
    Framing framing = ReadOut.framing(Encoding.UTF_16LE, ',', 0, 2);
    for (int length : new int[] {bytes.length, lone.length + 1}) {
      BytesSource source = new BytesSource(Arrays.copyOf(bytes, length));
      Finding finding = only(ReadOut.of(source, framing, 7));
      assertThat(finding.rule()).isEqualTo(Rule.ENCODING_UNDECODABLE);
      assertThat(finding.location()).isEqualTo(new Location.Byte(3, lone.length));
    }
  }
}
