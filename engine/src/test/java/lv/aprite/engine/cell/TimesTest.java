package lv.aprite.engine.cell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.TemporalPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  private static final FieldType DATE = new FieldType.Date();
  private static final FieldType TIME = new FieldType.Time();
  private static final FieldType LOCAL = new FieldType.DateTime(false);
  private static final FieldType UTC = new FieldType.DateTime(true);

  @Test
  void everyDayOfTenThousandYearsIsReadAsJavaCountsIt() {
    LocalDate day = LocalDate.of(1, 1, 1);
    LocalDate last = LocalDate.of(9999, 12, 31);
    while (!day.isAfter(last)) {
      Cell cell = iso(day.toString(), DATE);
      assertThat(cell.parsed()).isEqualTo(Parsed.CANONICAL);
      assertThat(cell.value()).isEqualTo(day.toEpochDay());
      assertThat(Calendar.digitsOf(day.toEpochDay()))
          .isEqualTo(day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth());
      day = day.plusDays(1);
    }
  }

  @Test
  void everyCombinationOfDigitsIsADateOrNone() {
    for (int year : List.of(0, 1, 1899, 1900, 1999, 2000, 2023, 2024, 2100, 9999)) {
      for (int month = 0; month <= 99; month++) {
        for (int day = 0; day <= 99; day++) {
          Parsed parsed = iso("%04d-%02d-%02d".formatted(year, month, day), DATE).parsed();
          assertThat(parsed).isEqualTo(expected(year, month, day));
        }
      }
    }
  }

  private static Parsed expected(int year, int month, int day) {
    try {
      LocalDate.of(year, month, day);
      return year == 0 ? Parsed.MALFORMED : Parsed.CANONICAL;
    } catch (DateTimeException e) {
      return year == 0 ? Parsed.MALFORMED : Parsed.IMPOSSIBLE;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-3-31",
        "2026/03/31",
        "31.03.2026",
        "2026-03-31 ",
        "20260331",
        "2026-03-3x",
        "-026-03-31",
        "٢٠٢٦-03-31"
      })
  void whatIsNoIsoDateIsMalformed(String cell) {
    assertThat(iso(cell, DATE).parsed()).isEqualTo(Parsed.MALFORMED);
  }

  @ParameterizedTest
  @CsvSource({
    "00:00:00, CANONICAL, 0",
    "23:59:59, CANONICAL, 86399000000",
    "14:05:00.25, CANONICAL, 50700250000",
    "14:05:00.250, ACCEPTED, 50700250000",
    "14:05:00.123456, CANONICAL, 50700123456",
    "14:05:00.1234560, ACCEPTED, 50700123456",
    "14:05, ACCEPTED, 50700000000",
    "14:05:00.1234567, MALFORMED, 0",
    "14:05:00., MALFORMED, 0",
    "14:05:, MALFORMED, 0",
    "24:00:00, MALFORMED, 0",
    "23:60:00, MALFORMED, 0",
    "23:59:60, MALFORMED, 0",
    "9:00:00, MALFORMED, 0",
    "14-05-00, MALFORMED, 0",
    "14:05:00Z, MALFORMED, 0",
    "'', MALFORMED, 0",
  })
  void aTimeHasAtMostSixDigitsAfterTheSecond(String cell, Parsed parsed, long micros) {
    assertThat(iso(cell, TIME)).isEqualTo(new Cell(parsed, micros));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-31T14:05:00, CANONICAL",
    "2026-03-31T14:05:00.5, CANONICAL",
    "2026-03-31 14:05:00, ACCEPTED",
    "2026-03-31T14:05, ACCEPTED",
    "2026-02-30T14:05:00, IMPOSSIBLE",
    "2026-02-28T25:05:00, MALFORMED",
    "2026-03-31T14:05:00Z, MALFORMED",
    "2026-03-31T14:05:00+02:00, MALFORMED",
    "2026-03-31, MALFORMED",
    "2026-03-31T, MALFORMED",
    "2026-03-31_14:05:00, MALFORMED",
  })
  void aLocalDateTimeHasNoOffset(String cell, Parsed parsed) {
    Cell read = iso(cell, LOCAL);
    assertThat(read.parsed()).isEqualTo(parsed);
    if (parsed.hasValue()) {
      assertThat(read.value()).isEqualTo(micros(LocalDateTime.parse(cell.replace(' ', 'T'))));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-31T14:05:00Z, CANONICAL",
    "2026-03-31T14:05:00.25Z, CANONICAL",
    "2026-03-31T14:05:00.250Z, ACCEPTED",
    "2026-03-31 14:05:00Z, ACCEPTED",
    "2026-03-31T14:05:00+03:00, ACCEPTED",
    "2026-03-31T14:05:00-11:30, ACCEPTED",
    "2026-03-31T14:05:00+00:00, ACCEPTED",
    "2026-03-31T14:05+03:00, ACCEPTED",
    "2026-03-31T14:05:00, MALFORMED",
    "2026-03-31T14:05:00+3, MALFORMED",
    "2026-03-31T14:05:00+03:60, MALFORMED",
    "2026-03-31T14:05:00+19:00, MALFORMED",
    "2026-02-29T14:05:00Z, IMPOSSIBLE",
    "0001-01-01T00:00:00+01:00, IMPOSSIBLE",
    "9999-12-31T23:59:59-01:00, IMPOSSIBLE",
    "Z, MALFORMED",
    "'', MALFORMED",
  })
  void anInstantHasAnOffset(String cell, Parsed parsed) {
    Cell read = iso(cell, UTC);
    assertThat(read.parsed()).isEqualTo(parsed);
    if (parsed.hasValue()) {
      assertThat(read.value())
          .isEqualTo(
              micros(
                  OffsetDateTime.parse(cell.replace(' ', 'T'))
                      .withOffsetSameInstant(ZoneOffset.UTC)
                      .toLocalDateTime()));
    }
  }

  @Test
  void anOffsetMayLackItsColon() {
    assertThat(iso("2026-03-31T14:05:00+0300", UTC)).isEqualTo(iso("2026-03-31T11:05:00.0Z", UTC));
  }

  @Test
  void yearsAndMonths() {
    assertThat(iso("2026", new FieldType.Year())).isEqualTo(new Cell(Parsed.CANONICAL, 2026));
    assertThat(iso("0001", new FieldType.Year())).isEqualTo(new Cell(Parsed.CANONICAL, 1));
    assertThat(iso("0000", new FieldType.Year()).parsed()).isEqualTo(Parsed.MALFORMED);
    assertThat(iso("26", new FieldType.Year()).parsed()).isEqualTo(Parsed.MALFORMED);
    assertThat(iso("12026", new FieldType.Year()).parsed()).isEqualTo(Parsed.MALFORMED);
    assertThat(iso("1970-01", new FieldType.YearMonth())).isEqualTo(new Cell(Parsed.CANONICAL, 0));
    assertThat(iso("1969-12", new FieldType.YearMonth())).isEqualTo(new Cell(Parsed.CANONICAL, -1));
    assertThat(iso("2026-13", new FieldType.YearMonth()).parsed()).isEqualTo(Parsed.MALFORMED);
    assertThat(iso("2026-00", new FieldType.YearMonth()).parsed()).isEqualTo(Parsed.MALFORMED);
    assertThat(iso("0000-01", new FieldType.YearMonth()).parsed()).isEqualTo(Parsed.MALFORMED);
  }

  @ParameterizedTest
  @CsvSource({
    "31.03.2026, ACCEPTED",
    "1.2.2026, ACCEPTED",
    "30.02.2026, IMPOSSIBLE",
    "31.03.26, MALFORMED",
    "31.03.2026., MALFORMED",
    "031.03.2026, MALFORMED",
    "31/03/2026, ACCEPTED",
    "31/03/0000, MALFORMED",
    "'', MALFORMED",
  })
  void aDateIsReadByTheFirstPatternThatFits(String cell, Parsed parsed) {
    Cell read = by(cell, DATE, "%d.%m.%Y", "%d/%m/%Y");
    assertThat(read.parsed()).isEqualTo(parsed);
    if (parsed.hasValue()) {
      String[] parts = cell.split("[./]", -1);
      LocalDate day =
          LocalDate.of(
              Integer.parseInt(parts[2]), Integer.parseInt(parts[1]), Integer.parseInt(parts[0]));
      assertThat(read.value()).isEqualTo(day.toEpochDay());
    }
  }

  @Test
  void patternsReadEveryUnit() {
    long micros = micros(LocalDateTime.of(2026, 3, 31, 4, 5, 6, 70_000_000));
    assertThat(by("31.3.2026. plkst. 4:05:06,07", LOCAL, "%d.%m.%Y. plkst. %H:%M:%S,%f"))
        .isEqualTo(new Cell(Parsed.ACCEPTED, micros));
    assertThat(by("20260331T040506.07Z", UTC, "%Y%m%dT%H%M%S.%f%z"))
        .isEqualTo(new Cell(Parsed.ACCEPTED, micros));
    assertThat(by("20260331T070506.07+0300", UTC, "%Y%m%dT%H%M%S.%f%z"))
        .isEqualTo(new Cell(Parsed.ACCEPTED, micros));
    assertThat(by("20260331T070506.07+3", UTC, "%Y%m%dT%H%M%S.%f%z").parsed())
        .isEqualTo(Parsed.MALFORMED);
    assertThat(by("4.05", TIME, "%H.%M")).isEqualTo(new Cell(Parsed.ACCEPTED, 14_700_000_000L));
    assertThat(by("24.05", TIME, "%H.%M").parsed()).isEqualTo(Parsed.MALFORMED);
    assertThat(by("03/2026", new FieldType.YearMonth(), "%m/%Y"))
        .isEqualTo(
            new Cell(
                Parsed.ACCEPTED,
                YearMonth.of(2026, 3).getLong(java.time.temporal.ChronoField.PROLEPTIC_MONTH)
                    - 1970 * 12));
    assertThat(by("13/2026", new FieldType.YearMonth(), "%m/%Y").parsed())
        .isEqualTo(Parsed.MALFORMED);
    assertThat(by("2026. gads", new FieldType.Year(), "%Y. gads"))
        .isEqualTo(new Cell(Parsed.ACCEPTED, 2026));
  }

  @Test
  void damagedTextsNeverGiveAValueThatJavaTimeDoesNotGive() {
    long seed = 11;
    Random random = new Random(seed);
    for (int i = 0; i < 200_000; i++) {
      char[] cell = "2026-03-31T14:05:07.125".toCharArray();
      for (int n = random.nextInt(3); n >= 0; n--) {
        cell[random.nextInt(cell.length)] = "0123456789-:.TZ+ ".charAt(random.nextInt(17));
      }
      String text = new String(cell, 0, cell.length - random.nextInt(8)).replace(' ', '_');
      Cell read = iso(text, LOCAL);
      boolean javaReadsIt;
      try {
        LocalDateTime javas = LocalDateTime.parse(text);
        javaReadsIt = javas.getYear() > 0;
        if (read.parsed().hasValue()) {
          assertThat(read.value()).as(text).isEqualTo(micros(javas));
        }
      } catch (DateTimeException e) {
        javaReadsIt = false;
      }
      // Java also takes `07.` without digits and years of more digits; we do not.
      assertThat(read.parsed().hasValue())
          .as("seed %s: %s", seed, text)
          .isEqualTo(javaReadsIt && !text.endsWith("."));
    }
  }

  private record Cell(Parsed parsed, long value) {}

  private static Cell iso(String cell, FieldType type) {
    byte[] bytes = ("0" + cell + "0").getBytes(UTF_8);
    int end = bytes.length - 1;
    long[] values = new long[2];
    Parsed parsed =
        switch (type) {
          case FieldType.Date() -> IsoTime.date(bytes, 1, end, values, 1);
          case FieldType.Time() -> IsoTime.time(bytes, 1, end, values, 1);
          case FieldType.DateTime(boolean utc) -> IsoTime.dateTime(bytes, 1, end, utc, values, 1);
          case FieldType.Year() -> IsoTime.year(bytes, 1, end, values, 1);
          case FieldType.YearMonth() -> IsoTime.yearMonth(bytes, 1, end, values, 1);
          case FieldType.Text(),
              FieldType.Whole(),
              FieldType.Decimal(_, _),
              FieldType.Bool(),
              FieldType.Duration(),
              FieldType.GeoPoint(),
              FieldType.JsonText(_) ->
              throw new IllegalArgumentException();
        };
    return new Cell(parsed, parsed.hasValue() ? values[1] : 0);
  }

  private static Cell by(String cell, FieldType type, String... patterns) {
    List<TemporalPattern> compiled =
        Arrays.stream(patterns)
            .map(text ->
                switch (TemporalPattern.compile(text, type)) {
                  case TemporalPattern.Compilation.Compiled(TemporalPattern pattern) -> pattern;
                  case TemporalPattern.Compilation.Refused(String expected) ->
                      throw new AssertionError(expected);
                })
            .toList();
    byte[] bytes = ("0" + cell + "0").getBytes(UTF_8);
    long[] values = new long[2];
    Parsed parsed = new PatternTime(type, compiled).parse(bytes, 1, bytes.length - 1, values, 1);
    return new Cell(parsed, parsed.hasValue() ? values[1] : 0);
  }

  private static long micros(LocalDateTime at) {
    return ChronoUnit.MICROS.between(LocalDateTime.of(1970, 1, 1, 0, 0), at);
  }
}
