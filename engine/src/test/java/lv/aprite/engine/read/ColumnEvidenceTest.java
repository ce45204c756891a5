package lv.aprite.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.Parsing;
import org.junit.jupiter.api.Test;

class ColumnEvidenceTest {
  private static final FieldType TEXT = new FieldType.Text();
  private static final FieldType WHOLE = new FieldType.Whole();

  private static ColumnEvidence of(String... cells) {
    ColumnEvidence evidence = new ColumnEvidence("name", false);
    for (String cell : cells) {
      byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
      evidence.add(bytes, 0, bytes.length);
    }
    return evidence;
  }

  private static FieldType type(String... cells) {
    ColumnEvidence.Typed typed = of(cells).typed(Optional.empty());
    for (int split = 0; split <= cells.length; split++) {
      ColumnEvidence head = of(List.of(cells).subList(0, split).toArray(String[]::new));
      ColumnEvidence tail = of(List.of(cells).subList(split, cells.length).toArray(String[]::new));
      tail.add(head);
      assertThat(tail.typed(Optional.empty())).isEqualTo(typed);
    }
    return typed.type();
  }

  private static Parsing parsing(String... cells) {
    return of(cells).typed(Optional.empty()).parsing();
  }

  @Test
  void digitsAreWholeNumbersUnlessTheyDoNotFitOrBeginWithZero() {
    assertThat(type("1", "-20", "", "0", "2024")).isEqualTo(WHOLE);
    assertThat(type("9223372036854775807", "-9223372036854775808")).isEqualTo(WHOLE);
    assertThat(type("9223372036854775808", "1")).isEqualTo(new FieldType.Decimal(19, 0));
    assertThat(type("1".repeat(39))).isEqualTo(TEXT);
    assertThat(type("1", "007")).isEqualTo(TEXT);
    assertThat(type("1", "+2")).isEqualTo(TEXT);
    assertThat(type("1", "2e3")).isEqualTo(TEXT);
    assertThat(type("1", "-")).isEqualTo(TEXT);
    assertThat(type("1", " 2")).isEqualTo(TEXT);
  }

  @Test
  void decimalsHaveThePrecisionAndScaleThatAllCellsNeed() {
    assertThat(type("1.5", "200", "-0.25")).isEqualTo(new FieldType.Decimal(5, 2));
    assertThat(type("1,5", "200", "-0,25")).isEqualTo(new FieldType.Decimal(5, 2));
    assertThat(parsing("1,5", "200").decimalMark()).isEqualTo(',');
    assertThat(type("1.5", "1,5")).isEqualTo(TEXT);
    assertThat(type("1.5.2", "1.5")).isEqualTo(TEXT);
    assertThat(type("00.5")).isEqualTo(TEXT);
    assertThat(type("5.")).isEqualTo(TEXT);
  }

  @Test
  void groupMarksCountOnlyWhereTheyCanBeNothingElse() {
    assertThat(type("1,234.5", "12")).isEqualTo(new FieldType.Decimal(5, 1));
    assertThat(parsing("1,234.5", "12").groupMarks()).isEqualTo(",");
    assertThat(type("1.234.567", "1.234", "5")).isEqualTo(WHOLE);
    assertThat(type("1.234.567", "2.345.678")).as("may be codes").isEqualTo(TEXT);
    assertThat(type("1,234", "5,678")).as("thousands or thousandths").isEqualTo(TEXT);
    assertThat(type("1\u00A0234", "5")).isEqualTo(WHOLE);
    assertThat(type("1\u00A0234,5", "1\u202F000")).isEqualTo(new FieldType.Decimal(5, 1));
    assertThat(type("29 000", "5")).as("plain spaces, no fraction").isEqualTo(TEXT);
    assertThat(type("29 000,50", "5")).isEqualTo(new FieldType.Decimal(7, 2));
    assertThat(type("1\u00A02345")).isEqualTo(TEXT);
    assertThat(type("0\u00A0123")).isEqualTo(TEXT);
  }

  @Test
  void theDecimalMarkThatOtherColumnsProveSettlesWhatAColumnLeavesOpen() {
    ColumnEvidence open = of("1.234", "5.678");
    assertThat(open.typed(Optional.of('.')).type()).isEqualTo(new FieldType.Decimal(4, 3));
    assertThat(open.typed(Optional.of(',')).type()).isEqualTo(WHOLE);
    assertThat(of("1.5").provenMark()).contains('.');
    assertThat(open.provenMark()).isEmpty();
    assertThat(of("1").provenMark()).isEmpty();
  }

  @Test
  void datesAreOfOneFormAndTheOrderOfDayAndMonthIsProven() {
    assertThat(type("2024-02-29", "")).isEqualTo(new FieldType.Date());
    assertThat(type("2024-02-29", "2025-02-29")).isEqualTo(TEXT);
    assertThat(type("31.12.2024", "01.02.2024")).isEqualTo(new FieldType.Date());
    assertThat(type("12/31/2024", "01/02/2024")).isEqualTo(new FieldType.Date());
    assertThat(parsing("12/31/2024").formats().getFirst().text()).isEqualTo("%m/%d/%Y");
    assertThat(type("01.02.2024", "03.04.2024")).as("which is the month?").isEqualTo(TEXT);
    assertThat(type("31.12.2024", "2024-12-31")).isEqualTo(TEXT);
    assertThat(type("2024")).isEqualTo(WHOLE);
  }

  @Test
  void timesAndDatesWithTimesAreTold() {
    assertThat(type("14:05:00", "23:59")).isEqualTo(new FieldType.Time());
    assertThat(type("24:05:00")).isEqualTo(TEXT);
    assertThat(type("2024-01-31T14:05:00", "2024-01-31 14:05"))
        .isEqualTo(new FieldType.DateTime(false));
    assertThat(type("2024-01-31T14:05:00Z", "2024-01-31T14:05:00+02:00"))
        .isEqualTo(new FieldType.DateTime(true));
    assertThat(type("2024-01-31T14:05:00Z", "2024-01-31T14:05:00")).isEqualTo(TEXT);
    assertThat(type("31.12.2024 14:05")).isEqualTo(new FieldType.DateTime(false));
  }

  @Test
  void booleansAreOnlyTheWordsTrueAndFalseInOneCase() {
    assertThat(type("true", "false", "")).isEqualTo(new FieldType.Bool());
    assertThat(type("TRUE", "FALSE")).isEqualTo(new FieldType.Bool());
    assertThat(parsing("TRUE").trueValues()).isEqualTo(List.of("TRUE"));
    assertThat(type("true", "FALSE")).isEqualTo(TEXT);
    assertThat(type("1", "0")).isEqualTo(WHOLE);
    assertThat(type("jā", "nē")).isEqualTo(TEXT);
  }

  @Test
  void aColumnWithoutAnyValueIsText() {
    assertThat(type("", "")).isEqualTo(TEXT);
    assertThat(type()).isEqualTo(TEXT);
  }
}
