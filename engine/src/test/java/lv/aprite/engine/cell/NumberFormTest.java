package lv.aprite.engine.cell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormTest {
  private static final NumberForm POINT = new NumberForm('.', GroupMarks.NONE);
  private static final NumberForm LATVIAN =
      new NumberForm(',', new GroupMarks(" \u00a0\u202f\u2009"));

  @ParameterizedTest
  @CsvSource({
    "0, CANONICAL, 0",
    "7, CANONICAL, 7",
    "-7, CANONICAL, -7",
    "9223372036854775807, CANONICAL, 9223372036854775807",
    "-9223372036854775808, CANONICAL, -9223372036854775808",
    "-0, ACCEPTED, 0",
  })
  void aWholeNumberIsDigitsPerhapsWithAMinus(String cell, Parsed parsed, long value) {
    assertThat(whole(POINT, cell)).isEqualTo(new Whole(parsed, value));
  }

  @ParameterizedTest
  @CsvSource({
    "'', MALFORMED",
    "-, MALFORMED",
    "--1, MALFORMED",
    "+1, MALFORMED",
    "1.0, MALFORMED",
    "1e3, MALFORMED",
    "' 1', MALFORMED",
    "1 000, MALFORMED",
    "١, MALFORMED",
    "007, LEADING_ZERO",
    "-01, LEADING_ZERO",
    "00, LEADING_ZERO",
    "9223372036854775808, OUT_OF_RANGE",
    "-9223372036854775809, OUT_OF_RANGE",
    "9999999999999999999, OUT_OF_RANGE",
    "-9999999999999999999, OUT_OF_RANGE",
    "10000000000000000000, OUT_OF_RANGE",
    "18446744073709551617, OUT_OF_RANGE",
    "100000000000000000000000000000000000000001, OUT_OF_RANGE",
  })
  void whatIsNoWholeNumberIsRefusedByName(String cell, Parsed parsed) {
    assertThat(whole(POINT, cell).parsed()).isEqualTo(parsed);
  }

  @ParameterizedTest
  @CsvSource({
    "1 234 567, ACCEPTED, 1234567",
    "-1\u00a0234, ACCEPTED, -1234",
    "12\u202f345, ACCEPTED, 12345",
    "123\u2009456, ACCEPTED, 123456",
    "1 000\u00a0000, ACCEPTED, 1000000",
    "1234, CANONICAL, 1234",
    "9 223 372 036 854 775 807, ACCEPTED, 9223372036854775807",
  })
  void groupMarksStandBetweenGroupsOfThree(String cell, Parsed parsed, long value) {
    assertThat(whole(LATVIAN, cell)).isEqualTo(new Whole(parsed, value));
  }

  @ParameterizedTest
  @CsvSource({
    "12 34, MISPLACED_GROUP",
    "1234 567, MISPLACED_GROUP",
    "1  234, MISPLACED_GROUP",
    "1 2345, MISPLACED_GROUP",
    "'1 234 ', MISPLACED_GROUP",
    "' 123', MISPLACED_GROUP",
    "- 123, MISPLACED_GROUP",
    "0 123, LEADING_ZERO",
    "1'234, MALFORMED",
    "1 23x, MALFORMED",
    "1 234-, MALFORMED",
    "9 223 372 036 854 775 808, OUT_OF_RANGE",
  })
  void groupMarksElsewhereAreRefused(String cell, Parsed parsed) {
    assertThat(whole(LATVIAN, cell).parsed()).isEqualTo(parsed);
  }

  @ParameterizedTest
  @CsvSource({
    "1.25, CANONICAL, 125",
    "-1.25, CANONICAL, -125",
    "0.00, CANONICAL, 0",
    "1.2, ACCEPTED, 120",
    "1, ACCEPTED, 100",
    ".5, ACCEPTED, 50",
    "-0.00, ACCEPTED, 0",
    "9999999999999999.99, CANONICAL, 999999999999999999",
    "99999999999999999.99, TOO_MANY_DIGITS, 0",
    "1.250, TOO_FINE, 0",
    "1.234567890123456789, TOO_FINE, 0",
    "01.25, LEADING_ZERO, 0",
    "1., MALFORMED, 0",
    "., MALFORMED, 0",
    "'', MALFORMED, 0",
    "-, MALFORMED, 0",
    "1.2.3, MALFORMED, 0",
    "'1,2', MALFORMED, 0",
    "1e2, MALFORMED, 0",
    "12345678901234567890123x, MALFORMED, 0",
    "NaN, MALFORMED, 0",
  })
  void aDecimalNumberIsNeverRounded(String cell, Parsed parsed, long unscaled) {
    assertThat(decimal(POINT, cell, 18, 2)).isEqualTo(new Whole(parsed, unscaled));
  }

  @ParameterizedTest
  @CsvSource({
    "'1 234,5', ACCEPTED, 123450",
    "'-1\u00a0234\u00a0567,89', ACCEPTED, -123456789",
    "'0,50', ACCEPTED, 50",
    "'1,234 5', MALFORMED, 0",
    "1.5, MALFORMED, 0",
    "'12 34,5', MISPLACED_GROUP, 0",
    "'1 234,567', TOO_FINE, 0",
  })
  void aDecimalCommaAndGroupMarksAreRead(String cell, Parsed parsed, long unscaled) {
    assertThat(decimal(LATVIAN, cell, 12, 2)).isEqualTo(new Whole(parsed, unscaled));
  }

  @Test
  void aDecimalWithoutWholeDigitsHasRoomForAZero() {
    assertThat(decimal(POINT, "0.25", 2, 2)).isEqualTo(new Whole(Parsed.CANONICAL, 25));
    assertThat(decimal(POINT, "1.25", 2, 2).parsed()).isEqualTo(Parsed.TOO_MANY_DIGITS);
    assertThat(decimal(LATVIAN, "5", 3, 0)).isEqualTo(new Whole(Parsed.CANONICAL, 5));
  }

  @ParameterizedTest
  @CsvSource({
    "12345678901234567890.12, CANONICAL, 12345678901234567890.12",
    "-12345678901234567890.1, ACCEPTED, -12345678901234567890.10",
    "-0, ACCEPTED, 0.00",
    ".5, ACCEPTED, 0.50",
    "7, ACCEPTED, 7.00",
    "1.234, TOO_FINE, ''",
    "1234567890123456789012345678901234567.00, TOO_MANY_DIGITS, ''",
    "00.1, LEADING_ZERO, ''",
    "abc, MALFORMED, ''",
    "'', MALFORMED, ''",
  })
  void aWideDecimalIsCanonicalText(String cell, Parsed parsed, String text) {
    ByteText out = new ByteText(0);
    out.append('x');
    byte[] bytes = ("[" + cell + "]").getBytes(UTF_8);
    assertThat(POINT.wideDecimal(bytes, 1, bytes.length - 1, 38, 2, out)).isEqualTo(parsed);
    assertThat(new String(out.array(), 0, out.length(), UTF_8)).isEqualTo("x" + text);
  }

  @Test
  void aWideDecimalMayHaveGroups() {
    ByteText out = new ByteText(0);
    byte[] bytes = "12 345 678 901 234 567 890,5".getBytes(UTF_8);
    assertThat(LATVIAN.wideDecimal(bytes, 0, bytes.length, 38, 1, out)).isEqualTo(Parsed.ACCEPTED);
    assertThat(new String(out.array(), 0, out.length(), UTF_8)).isEqualTo("12345678901234567890.5");
  }

  /// Against BigDecimal: what is read has its value, what is refused is not of the form or does not
  /// fit.
  @Test
  void everyShortTextIsReadAsBigDecimalReadsIt() {
    long seed = 20_261_123;
    Random random = new Random(seed);
    int accepted = 0;
    for (int i = 0; i < 300_000; i++) {
      String cell = anyNumberLike(random);
      int precision = 1 + random.nextInt(18);
      int scale = random.nextInt(precision + 1);
      Whole read = decimal(POINT, cell, precision, scale);
      boolean plain = cell.matches("-?(0|[1-9][0-9]*)?(\\.[0-9]+)?") && cell.matches(".*[0-9].*");
      boolean fits =
          plain
              && new BigDecimal(cell).scale() <= scale
              && new BigDecimal(cell).setScale(scale).precision() <= precision;
      assertThat(read.parsed().hasValue())
          .as("seed %s: %s as %s,%s", seed, cell, precision, scale)
          .isEqualTo(fits);
      if (fits) {
        accepted++;
        BigDecimal value = new BigDecimal(cell).setScale(scale);
        assertThat(BigDecimal.valueOf(read.value(), scale)).as(cell).isEqualTo(value);
        assertThat(read.parsed() == Parsed.CANONICAL)
            .as(cell)
            .isEqualTo(value.toPlainString().equals(cell));
      }
      assertThatWideAgrees(cell, precision, scale, read.parsed());
      assertThatWholeAgrees(cell);
    }
    assertThat(accepted).isGreaterThan(50_000);
  }

  private static void assertThatWideAgrees(String cell, int precision, int scale, Parsed parsed) {
    ByteText out = new ByteText(0);
    byte[] bytes = cell.getBytes(UTF_8);
    assertThat(POINT.wideDecimal(bytes, 0, bytes.length, precision, scale, out))
        .as(cell)
        .isEqualTo(parsed);
    if (parsed.hasValue()) {
      assertThat(new String(out.array(), 0, out.length(), UTF_8))
          .isEqualTo(new BigDecimal(cell).setScale(scale).toPlainString());
    }
  }

  private static void assertThatWholeAgrees(String cell) {
    boolean plain = cell.matches("-?(0|[1-9][0-9]*)");
    boolean fits = plain && new BigInteger(cell).bitLength() < 64;
    Whole read = whole(POINT, cell);
    assertThat(read.parsed().hasValue()).as(cell).isEqualTo(fits);
    if (fits) {
      assertThat(read.value()).isEqualTo(Long.parseLong(cell));
    }
  }

  private static String anyNumberLike(Random random) {
    StringBuilder cell = new StringBuilder();
    if (random.nextInt(4) == 0) {
      cell.append('-');
    }
    int digits = random.nextInt(random.nextInt(21) + 1);
    for (int i = 0; i < digits; i++) {
      cell.append((char) ('0' + random.nextInt(10)));
    }
    if (random.nextBoolean()) {
      cell.append('.');
      int fine = random.nextInt(random.nextInt(12) + 1);
      for (int i = 0; i < fine; i++) {
        cell.append((char) ('0' + random.nextInt(10)));
      }
    }
    if (random.nextInt(10) == 0) {
      cell.insert(random.nextInt(cell.length() + 1), "0,+e -.x".charAt(random.nextInt(8)));
    }
    return cell.toString();
  }

  private record Whole(Parsed parsed, long value) {}

  private static Whole whole(NumberForm form, String cell) {
    byte[] bytes = ("9" + cell + "9").getBytes(UTF_8);
    long[] values = new long[2];
    return new Whole(form.whole(bytes, 1, bytes.length - 1, values, 1), values[1]);
  }

  private static Whole decimal(NumberForm form, String cell, int precision, int scale) {
    byte[] bytes = ("9" + cell + "9").getBytes(UTF_8);
    long[] values = new long[2];
    return new Whole(
        form.decimal(bytes, 1, bytes.length - 1, precision, scale, values, 1), values[1]);
  }
}
