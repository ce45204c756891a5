package lv.aprite.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lv.aprite.engine.contract.TemporalPattern.Compilation;
import lv.aprite.engine.contract.TemporalPattern.Part;
import lv.aprite.engine.contract.TemporalPattern.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemporalPatternTest {
  private static final FieldType DATE = new FieldType.Date();
  private static final FieldType LOCAL = new FieldType.DateTime(false);
  private static final FieldType UTC = new FieldType.DateTime(true);

  @Test
  void aPatternIsTakenApart() {
    assertThat(compiled("%d.%m.%Y", DATE).parts())
        .containsExactly(
            new Part.Number(Unit.DAY, 1, 2),
            new Part.Literal((byte) '.'),
            new Part.Number(Unit.MONTH, 1, 2),
            new Part.Literal((byte) '.'),
            new Part.Number(Unit.YEAR, 4, 4));
  }

  @Test
  void digitsThatTouchDigitsHaveAFixedWidth() {
    assertThat(compiled("%Y%m%d", DATE).parts())
        .containsExactly(
            new Part.Number(Unit.YEAR, 4, 4),
            new Part.Number(Unit.MONTH, 2, 2),
            new Part.Number(Unit.DAY, 2, 2));
    assertThat(compiled("0%m/%Y", new FieldType.YearMonth()).parts())
        .contains(new Part.Number(Unit.MONTH, 2, 2), new Part.Number(Unit.YEAR, 4, 4));
  }

  @Test
  void aLiteralIsItsBytes() {
    assertThat(compiled("%Y. g. %d. %m…", DATE).parts())
        .endsWith(
            new Part.Literal((byte) 0xE2),
            new Part.Literal((byte) 0x80),
            new Part.Literal((byte) 0xA6));
    assertThat(compiled("%Y%%", new FieldType.Year()).parts())
        .isEqualTo(List.of(new Part.Number(Unit.YEAR, 4, 4), new Part.Literal((byte) '%')));
  }

  @ParameterizedTest
  @CsvSource({"%d.%m.%Y, 31.03.2026", "%Y/%m/%d, 2026/03/31", "%d/%m/%Y…, 31/03/2026…"})
  void anExampleIsWrittenInThePattern(String text, String example) {
    assertThat(compiled(text, DATE).example()).isEqualTo(example);
  }

  @Test
  void anExampleHasTheOffset() {
    assertThat(compiled("%Y-%m-%d %H:%M:%S.%f%z", UTC).example())
        .isEqualTo("2026-03-31 14:05:00.250000+03:00");
  }

  @ParameterizedTest
  @CsvSource({
    "%d.%m.%y, four digits",
    "%d %B %Y, language",
    "%d.%m., '%Y, %m and %d'",
    "%d.%m.%Y %H, '%Y, %m and %d'",
    "%d.%d.%Y, only once",
    "%d.%m.%Y%, only %Y",
    "%Q, only %Y",
    "%d.%m.%Y %f, %S with %f",
  })
  void aPatternThatIsNoDateIsRefusedWithWords(String text, String words) {
    assertThat(refused(text, DATE)).contains(words);
  }

  @Test
  void anInstantNeedsItsOffsetAndALocalTimeHasNone() {
    assertThat(refused("%Y-%m-%d %H:%M", UTC)).contains("%z");
    assertThat(refused("%Y-%m-%d %H:%M%z", LOCAL)).contains("no %z");
    assertThat(compiled("%Y-%m-%d %H:%M%z", UTC).parts()).endsWith(new Part.Offset());
    assertThat(compiled("%Y-%m-%d %H:%M", LOCAL).parts()).hasSize(9);
  }

  @Test
  void aFormatIsOnlyForDatesAndTimes() {
    assertThat(refused("%Y", new FieldType.Whole())).contains("neither a date nor a time");
    assertThat(refused("", DATE)).contains("1 to 60");
  }

  private static TemporalPattern compiled(String text, FieldType type) {
    return switch (TemporalPattern.compile(text, type)) {
      case Compilation.Compiled(TemporalPattern pattern) -> pattern;
      case Compilation.Refused(String expected) -> throw new AssertionError(text + ": " + expected);
    };
  }

  private static String refused(String text, FieldType type) {
    return switch (TemporalPattern.compile(text, type)) {
      case Compilation.Compiled(TemporalPattern pattern) ->
          throw new AssertionError("compiled " + pattern);
      case Compilation.Refused(String expected) -> expected;
    };
  }
}
