package lv.aprite.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RejectedFormTest {
  @Test
  void aMarkIsReadAsItWasWritten() {
    for (RejectedForm.Mark mark :
        List.of(
            new RejectedForm.Mark("00000012", 14, Set.of()),
            new RejectedForm.Mark("", 2, Set.of(0)),
            new RejectedForm.Mark("20260101t000000-ab", 999_999_999_999L, Set.of(4, 1, 16383)))) {
      assertThat(RejectedForm.Mark.of(mark.text())).contains(mark);
    }
    assertThat(new RejectedForm.Mark("00000012", 14, Set.of(4, 1)).text())
        .isEqualTo("00000012/row-14/text-2.5");
  }

  @Test
  void whatIsNoMarkIsNotTakenForOne() {
    for (String cell :
        List.of(
            "",
            "14",
            "row-0",
            "row-",
            "a/b/row-1",
            "row-1/text-",
            "row-1/text-0",
            "row-1/text-1..2",
            "row-1/text-1.",
            "A/row-1",
            "row-99999999999999999999")) {
      assertThat(RejectedForm.Mark.of(cell)).as(cell).isEmpty();
    }
  }

  @Test
  void whateverACellHoldsItComesBackAsItWas() {
    for (String cell :
        List.of(
            "=1",
            "+1",
            "-x",
            "@x",
            "\t=1",
            " =1",
            "007",
            "'=1",
            "''",
            "'",
            "-",
            "--",
            "-1,5",
            "1e5",
            "-012",
            "123456789012",
            "＝1",
            "x",
            "")) {
      List<String> cells = List.of(cell);
      Set<Integer> guarded = RejectedForm.endangered(cells);
      String shown = RejectedForm.guarded(cells, guarded).getFirst();
      assertThat(shown).as("%s is no formula", shown).doesNotMatch("(?s)\\s*[=+@＝].*");
      assertThat(RejectedForm.bared(shown, guarded.contains(0))).isEqualTo(cell);
    }
  }

  @Test
  void anApostropheThatSomebodyTypesStays() {
    assertThat(RejectedForm.bared("'s-Gravenhage", true)).isEqualTo("'s-Gravenhage");
    assertThat(RejectedForm.bared("'=1", false)).isEqualTo("'=1");
  }
}
