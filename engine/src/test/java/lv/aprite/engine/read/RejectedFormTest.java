package lv.aprite.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectedFormTest {
  @Test
  void aMarkIsReadAsItWasWritten() {
    for (RejectedForm.Mark mark :
        List.of(
            new RejectedForm.Mark("00000012", 14),
            new RejectedForm.Mark("", 2),
            new RejectedForm.Mark("town/people/20260101t000000-ab", 999_999_999_999L))) {
      assertThat(RejectedForm.Mark.of(mark.text())).contains(mark);
    }
    assertThat(new RejectedForm.Mark("00000012", 14).text()).isEqualTo("00000012/row-14");
  }

  @Test
  void whatIsNoMarkIsNotTakenForOne() {
    for (String cell :
        List.of("", "14", "row-0", "row-", "a/b/row-1", "row-1/text-2", "A/row-1", "row-1.5")) {
      assertThat(RejectedForm.Mark.of(cell)).as(cell).isEmpty();
    }
    assertThat(RejectedForm.Mark.of("row-99999999999999999999")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1",
        "+1",
        "-x",
        "--",
        "@x",
        "\t=1",
        " =1",
        " x",
        "＝1",
        "'=1",
        "''",
        "'",
        "#n/a",
        "1-2",
        "1/2",
        "12:30",
        "12:30:15",
        "1.10",
        "1.5",
        "1,50",
        "0,1234567890123456",
        "3E5",
        "1e5",
        "00123",
        "-012",
        "-0",
        "1234567890",
        "123456789012",
        "12345678901234567890",
        "mar.5",
        "MARCH1",
        "5. maijs",
        "12 a",
        "2026-01-01",
        "01.01.2026",
        "5 %",
        "€ 5",
        "(5)",
        "TRUE",
        "false",
        "PATIESS",
        "aplams",
        "٣"
      })
  void whatASpreadsheetMayAlterHasAnApostropheInFrontAndComesBackAsItWas(String cell) {
    String shown = RejectedForm.guarded(cell);
    assertThat(shown).isEqualTo("'" + cell);
    assertThat(RejectedForm.bared(shown)).isEqualTo(cell);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "0", "7", "-5", "123456789", "Rīga", "Rīgas iela", "n/a", "s-Gravenhage"})
  void plainWordsAndShortWholeNumbersAreShownAsTheyAre(String cell) {
    assertThat(RejectedForm.guarded(cell)).isEqualTo(cell);
    assertThat(RejectedForm.bared(cell)).isEqualTo(cell);
  }
}
