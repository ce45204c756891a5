package lv.aprite.engine.write.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WideDecimalTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "0.00",
        "999999999999999999",
        "1000000000000000000",
        "9223372036854775808",
        "18446744073709551615",
        "18446744073709551616",
        "-18446744073709551616",
        "99999999999999999999999999999999999999",
        "-99999999999999999999999999999999999999",
        "0.00000000000000000000000000000000000001",
        "-12345678901234567890.123456789012345678"
      })
  void aDecimalIsItsDigitsAsANumber(String text) {
    assertThat(parsed(text)).isEqualTo(new BigDecimal(text).unscaledValue());
  }

  @Test
  void randomDecimalsAreReadAndOrderedAsBigIntegersAre() {
    Random random = new Random(41);
    BigInteger before = BigInteger.ZERO;
    for (int i = 0; i < 20_000; i++) {
      BigInteger value =
          new BigInteger(128, random).mod(BigInteger.TEN.pow(1 + random.nextInt(38)));
      value = random.nextBoolean() ? value.negate() : value;

      assertThat(parsed(value.toString())).isEqualTo(value);
      assertThat(wide(value.toString()).compareTo(wide(before.toString())))
          .isEqualTo(value.compareTo(before));
      before = value;
    }
  }

  @Test
  void whatIsNoDecimalIsABug() {
    assertThatThrownBy(() -> wide("1e5")).isInstanceOf(IllegalArgumentException.class);
  }

  private static WideDecimal wide(String text) {
    byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.US_ASCII);
    return WideDecimal.parse(bytes, 1, bytes.length - 1);
  }

  private static BigInteger parsed(String text) {
    byte[] bytes = new byte[WideDecimal.BYTES];
    wide(text).put(bytes, 0);
    return new BigInteger(bytes);
  }
}
