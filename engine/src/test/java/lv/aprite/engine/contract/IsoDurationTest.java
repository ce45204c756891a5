package lv.aprite.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.Duration;
import lv.aprite.engine.contract.IsoDuration.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoDurationTest {
  @ParameterizedTest
  @CsvSource({
    "P1Y2M10DT2H30M, P1Y2M10DT2H30M",
    "P12M, P1Y",
    "P14M, P1Y2M",
    "PT90M, PT1H30M",
    "PT36H, P1DT12H",
    "PT86400S, P1D",
    "P3W, P21D",
    "P1W2D, P9D",
    "P030D, P30D",
    "PT1.5S, PT1.5S",
    "PT1.500S, PT1.5S",
    "PT0.000001S, PT0.000001S",
    "PT60.25S, PT1M0.25S",
    "-P1D, -P1D",
    "-P1M1D, -P1M1D",
    "P0D, PT0S",
    "-PT0S, PT0S",
    "P1YT0S, P1Y",
    "PT00000000000000000000001S, PT1S",
    "P9999Y, P9999Y",
    "P119988M, P9999Y",
    "P3652059D, P3652059D"
  })
  void aDurationHasOneText(String text, String canonical) {
    assertThat(read(text).text()).isEqualTo(canonical);
    assertThat(read(canonical)).isEqualTo(read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "P",
        "-P",
        "PT",
        "P1YT",
        "1Y",
        "p1y",
        "P1y",
        "+P1D",
        "P-1D",
        "P1",
        "P1D2",
        "PY",
        "P1M1Y",
        "P1D1D",
        "PT1M1H",
        "P1H",
        "PT1D",
        "P1S",
        "PT1Y",
        "P1.5D",
        "PT1.5M",
        "PT1.S",
        "PT.5S",
        "PT1,5S",
        "PT0.0000001S",
        "P1D ",
        " P1D",
        "P1 D",
        "P1DT1H1D",
        "PT1HT1M",
        "PTT1H",
        "1 day",
        "01:30:00",
        "P1W1M"
      })
  void whatIsNotWrittenSoIsNone(String text) {
    assertThat(IsoDuration.read(text)).isEqualTo(new Reading.Malformed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "P10000Y",
        "P119989M",
        "P9999Y1M",
        "P3652060D",
        "P3652059DT0.000001S",
        "P3652059DT1S",
        "PT99999999999999999999999999S",
        "P99999999999999999999999Y",
        "-P521723W"
      })
  void whatIsLongerThan9999YearsIsNotKept(String text) {
    assertThat(IsoDuration.read(text)).isEqualTo(new Reading.TooLong());
  }

  @Test
  void theJavaPlatformReadsTheSameLength() throws DatatypeConfigurationException {
    DatatypeFactory factory = DatatypeFactory.newInstance();
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      String text = random(random);
      Duration ours = factory.newDuration(read(text).text());
      assertThat(ours.compare(factory.newDuration(text)))
          .as(text)
          .isEqualTo(DatatypeConstants.EQUAL);
      assertThat(read(text).text()).doesNotContain("S.", "00S").doesNotMatch(".*[PT]0[YMDH].*");
    }
  }

  private static String random(Random random) {
    StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "-P" : "P");
    for (char unit : "YMD".toCharArray()) {
      if (random.nextBoolean()) {
        text.append(random.nextInt(200)).append(unit);
      }
    }
    text.append('T');
    for (char unit : "HM".toCharArray()) {
      if (random.nextBoolean()) {
        text.append(random.nextInt(2000)).append(unit);
      }
    }
    return text.append(
            BigDecimal.valueOf(random.nextInt(5_000_000), random.nextInt(7)).toPlainString())
        .append('S')
        .toString();
  }

  @Test
  void aMonthIsTheTwelfthOfAMeanYearWhenDurationsAreCompared() {
    assertThat(read("P30D").meanMicros()).isLessThan(read("P1M").meanMicros());
    assertThat(read("P31D").meanMicros()).isGreaterThan(read("P1M").meanMicros());
    assertThat(read("P1Y").meanMicros()).isEqualTo(read("PT31556952S").meanMicros());
    assertThat(read("-P1M").meanMicros()).isEqualTo(-read("P1M").meanMicros());
  }

  private static IsoDuration read(String text) {
    return switch (IsoDuration.read(text)) {
      case Reading.Read(IsoDuration duration) -> duration;
      case Reading.Malformed(), Reading.TooLong() -> throw new AssertionError(text);
    };
  }
}
