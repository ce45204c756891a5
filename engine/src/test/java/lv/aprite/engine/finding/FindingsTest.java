package lv.aprite.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
  @Test
  void countsAreExactAndSamplesAreTheFirstOnes() {
    Findings findings = new Findings();
    for (int row = 0; row < 1000; row++) {
      int at = row;
      findings.add(Rule.TYPE_DATE, "day", () -> finding(at));
    }
    Findings.Group group = findings.groups().getFirst();
    assertThat(group.count()).isEqualTo(1000);
    assertThat(group.samples()).hasSize(Findings.SAMPLES_MAX).first().isEqualTo(finding(0));
    assertThat(findings.count(Rule.Effect.REJECTS_ROW)).isEqualTo(1000);
    assertThat(findings.count(Rule.Effect.REFUSES_FILE)).isZero();
  }

  @Test
  void theCutIntoChunksDoesNotShow() {
    Findings whole = new Findings();
    Findings pieces = new Findings();
    for (int chunk = 0; chunk < 10; chunk++) {
      Findings piece = new Findings();
      for (int row = 0; row < 7; row++) {
        piece.add(finding(row));
        whole.add(finding(chunk * 7L + row));
      }
      pieces.absorb(piece, chunk * 7L);
    }
    assertThat(pieces.groups()).isEqualTo(whole.groups());
  }

  @Test
  void groupsStandInTheOrderOfTheRuleBookAndThenByColumn() {
    Findings findings = new Findings();
    findings.add(new Finding(Rule.MAXIMUM, new Location.Cell(2, "b"), "", ""));
    findings.add(new Finding(Rule.MAXIMUM, new Location.Cell(2, "a"), "", ""));
    findings.add(new Finding(Rule.FILE_EMPTY, new Location.File(), "", ""));
    assertThat(findings.groups().stream().map(group -> group.rule().id() + " " + group.column()))
        .isEqualTo(List.of("file-empty ", "maximum a", "maximum b"));
  }

  private static Finding finding(long row) {
    return new Finding(Rule.TYPE_DATE, new Location.Cell(row, "day"), "a date", "x");
  }
}
