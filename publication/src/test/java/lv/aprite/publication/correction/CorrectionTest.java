package lv.aprite.publication.correction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.profile.Comparison;
import lv.aprite.engine.receipt.ReceiptText;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.write.Format;
import lv.aprite.publication.release.Outcome;
import lv.aprite.publication.submission.Submission;
import org.junit.jupiter.api.Test;

class CorrectionTest {
  private static final Things.Form FORM = new Things.Form(UTF_8, false, ',', "\n", false);
  private static final Things.Form BALTIC =
      new Things.Form(Charset.forName("windows-1257"), false, ';', "\r\n", false);
  private static final String HEADER = "Kods,Nosaukums,Skaits,Cena,Diena,Veids,Piezīme\n";
  private static final String GOOD = "AA100,labs,1,\"1,00\",01.01.2026,jā,\n";
  private static final String BAD = "AA200,slikts,x,\"1,00\",01.01.2026,jā,\n";
  private static final String WORSE = "AA300,sliktāks,y,\"1,00\",01.01.2026,nē,=1+1\n";

  private final Desk desk = new Desk(Things.contract(FORM, "0"));

  private Desk.Answer handIn(String file) {
    return desk.handIn("file.csv", file.getBytes(UTF_8));
  }

  private String rejected(Desk.Answer answer) {
    return new String(desk.rejected(answer), UTF_8);
  }

  private static List<Finding> errors(Report report) {
    return report.findings().stream()
        .filter(group -> group.rule().effect() != Rule.Effect.NOTES)
        .map(Findings.Group::samples)
        .flatMap(List::stream)
        .toList();
  }

  private static List<Rule> rules(Desk.Answer answer) {
    return errors(answer.report()).stream().map(Finding::rule).toList();
  }

  @Test
  void aRowThatIsAbsentStaysRefusedUnderItsOwnNumber() {
    Desk.Answer first = handIn(HEADER + GOOD + BAD + WORSE);
    String back =
        rejected(first).replace(",x,", ",2,").lines().limit(2).reduce("", (a, b) -> a + b + "\n");
    Desk.Answer second = handIn(back);
    assertThat(second.outcome()).isInstanceOf(Outcome.Refused.class);
    assertThat(errors(second.report()).stream().map(Finding::location))
        .containsExactlyInAnyOrder(new Location.Cell(4, "Skaits"), new Location.File());
    // The new file of rejected rows has the one that is left, under its number in the origin.
    assertThat(rejected(second).lines()).hasSize(2);
    Desk.Answer third = handIn(rejected(second).replace(",y,", ",3,"));
    assertThat(third.outcome()).isInstanceOf(Outcome.Released.class);
    assertThat(new String(desk.published(Format.CSV), UTF_8))
        .isEqualTo(
            """
            code,name,count,price,day,kind,note
            AA100,labs,1,1.00,2026-01-01,jā,
            AA200,slikts,2,1.00,2026-01-01,jā,
            AA300,sliktāks,3,1.00,2026-01-01,nē,=1+1
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void aRowThatWasNotHandedOutIsAFinding() {
    Desk.Answer first = handIn(HEADER + GOOD + BAD);
    String back = rejected(first).replace(",x,", ",2,");
    for (String other : List.of("row-2", "row-99", "row-", "", "14", "row-3x")) {
      Desk desk = new Desk(Things.contract(FORM, "0"));
      String id = desk.handIn("file.csv", (HEADER + GOOD + BAD).getBytes(UTF_8)).submission().id();
      String mine = back.replaceFirst("[a-z0-9-]+/row-3", id + "/row-3");
      String twisted = mine + mine.lines().toList().get(1).replace(id + "/row-3", id + "/" + other);
      Desk.Answer answer = desk.handIn("back.csv", twisted.getBytes(UTF_8));
      assertThat(rules(answer)).as(other).containsExactly(Rule.CORRECTION_ROW_UNKNOWN);
      assertThat(errors(answer.report()).getFirst().location())
          .isEqualTo(new Location.Cell(3, "aprite_row"));
    }
  }

  @Test
  void aRowThatIsThereTwiceIsAFinding() {
    String back = rejected(handIn(HEADER + GOOD + BAD)).replace(",x,", ",2,");
    assertThat(rules(handIn(back + back.lines().toList().get(1))))
        .containsExactly(Rule.CORRECTION_ROW_TWICE);
  }

  @Test
  void aCorrectionOfAnOlderSubmissionIsRefusedAsOutdated() {
    Desk.Answer first = handIn(HEADER + GOOD + BAD);
    Desk.Answer second = handIn(HEADER + GOOD);
    assertThat(second.outcome()).isInstanceOf(Outcome.Released.class);
    Desk.Answer late = handIn(rejected(first).replace(",x,", ",2,"));
    assertThat(rules(late)).containsExactly(Rule.CORRECTION_OUTDATED);
    assertThat(late.settled().origin()).contains(first.submission().id());
    assertThat(errors(late.report()).getFirst().expected()).contains(second.submission().id());
  }

  @Test
  void aCorrectionThatCameToNothingIsNotTheNewestSubmission() {
    Desk.Answer first = handIn(HEADER + GOOD + BAD);
    String back = rejected(first);
    assertThat(rules(handIn(back + back.lines().toList().get(1))))
        .containsExactly(Rule.CORRECTION_ROW_TWICE);
    Desk.Answer part = handIn(back);
    assertThat(part.outcome()).isInstanceOf(Outcome.Refused.class);
    Desk.Answer right = handIn(back.replace(",x,", ",2,"));
    assertThat(right.outcome()).isInstanceOf(Outcome.Released.class);
    assertThat(right.settled().origin()).contains(first.submission().id());
    // One that was released is.
    assertThat(rules(handIn(back.replace(",x,", ",3,")))).containsExactly(Rule.CORRECTION_OUTDATED);
    assertThat(rules(handIn(rejected(part).replace(",x,", ",3,"))))
        .containsExactly(Rule.CORRECTION_OUTDATED);
  }

  @Test
  void aRefusedFileThatIsNoCorrectionIsTheNewestSubmission() {
    String back = rejected(handIn(HEADER + GOOD + BAD)).replace(",x,", ",2,");
    assertThat(handIn(HEADER + WORSE).outcome()).isInstanceOf(Outcome.Refused.class);
    assertThat(rules(handIn(back))).containsExactly(Rule.CORRECTION_OUTDATED);
  }

  @Test
  void anUploadWithoutAVerdictMakesACorrectionOutdatedInEitherOrder() {
    String back = rejected(handIn(HEADER + GOOD + BAD)).replace(",x,", ",2,");
    Submission between = desk.upload("between.csv", (HEADER + GOOD).getBytes(UTF_8));
    Desk.Answer correction = handIn(back);
    assertThat(rules(correction)).containsExactly(Rule.CORRECTION_OUTDATED);
    assertThat(errors(correction.report()).getFirst().expected()).contains(between.id());
    assertThat(desk.judge(between).outcome()).isInstanceOf(Outcome.Released.class);
    assertThat(rules(handIn(back))).containsExactly(Rule.CORRECTION_OUTDATED);
  }

  @Test
  void anUploadThatBeganLaterDoesNotMakeACorrectionOutdated() {
    String back = rejected(handIn(HEADER + GOOD + BAD)).replace(",x,", ",2,");
    Submission correction = desk.upload("back.csv", back.getBytes(UTF_8));
    Submission later = desk.upload("later.csv", (HEADER + GOOD).getBytes(UTF_8));
    assertThat(desk.judge(correction).outcome()).isInstanceOf(Outcome.Released.class);
    assertThat(desk.judge(later).outcome()).isInstanceOf(Outcome.Released.class);
  }

  @Test
  void aCorrectionOfNothingThatIsKnownIsRefused() {
    String back = rejected(handIn(HEADER + GOOD + BAD));
    assertThat(rules(handIn(back.replaceAll("[a-z0-9-]+/row", "somebody-else/row"))))
        .containsExactly(Rule.CORRECTION_ORIGIN_UNKNOWN);
    assertThat(rules(handIn(back.lines().limit(1).toList().getFirst())))
        .containsExactly(Rule.CORRECTION_ORIGIN_UNKNOWN);
  }

  @Test
  void theFileAsItWasHandedOutChangesNothing() {
    Desk.Answer first =
        handIn(HEADER + GOOD + BAD + "AA400,šaurs,1\nAA500,st\"ray,1,\"1,00\",01.01.2026,jā,\n");
    Desk.Answer second = handIn(rejected(first));
    assertThat(errors(second.report())).isEqualTo(errors(first.report()));
    assertThat(second.report().origin()).contains(new Report.Origin(first.submission().id(), 0, 3));
  }

  private static String mark(Desk.Answer answer) {
    return Desk.DATASET.path() + "/" + answer.submission().id() + "/row-3";
  }

  @Test
  void rowsOfAnotherDatasetAreNotTakenForTheOnesOfThatNumber() {
    String back = rejected(handIn(HEADER + GOOD + BAD)).replace(",x,", ",2,");
    assertThat(back).contains("\n" + Desk.DATASET.path() + "/");
    assertThat(rules(handIn(back.replace(Desk.DATASET.path() + "/", "town/others/"))))
        .containsExactly(Rule.CORRECTION_ORIGIN_UNKNOWN);
  }

  @Test
  void aCellTooManyIsNotDroppedWhenTheReasonBehindItIsDeleted() {
    String wide = "AA200,labs,1,\"1,00\",01.01.2026,jā,,LAST\n";
    Desk.Answer first = handIn(HEADER + GOOD + wide);
    String back = rejected(first);
    String bare = back.substring(0, back.indexOf("LAST") + 4) + "\n";
    Desk.Answer second = handIn(bare);
    assertThat(second.outcome()).isInstanceOf(Outcome.Refused.class);
    assertThat(errors(second.report())).isEqualTo(errors(first.report()));
    Desk.Answer third = handIn(rejected(second).replace(",LAST", ""));
    assertThat(third.outcome()).isInstanceOf(Outcome.Released.class);
  }

  @Test
  void columnsMayBeMovedButNotLostOrAdded() {
    Desk.Answer first = handIn(HEADER + GOOD + BAD);
    String row = mark(first);
    Desk.Answer lost =
        handIn("aprite_row,Kods,Nosaukums,Skaits,Cena,Diena,Veids\n" + row + ",AA200,s,2,,,\n");
    assertThat(rules(lost)).containsExactly(Rule.COLUMN_MISSING);
    first = handIn(HEADER + GOOD + BAD);
    row = mark(first);
    Desk.Answer added =
        handIn(
            "aprite_row,Kods,Nosaukums,Skaits,Cena,Diena,Veids,Piezīme,Jauns\n" + row + ",AA200");
    assertThat(rules(added)).containsExactly(Rule.COLUMN_UNEXPECTED);
    first = handIn(HEADER + GOOD + BAD);
    row = mark(first);
    Desk.Answer moved =
        handIn(
            "aprite_row;aprite_reason;Skaits;Kods;Nosaukums;Cena;Diena;Piezīme;Veids;;\r\n"
                + row
                + ";labots;2;AA200;slikts;1,00;01.01.2026;;jā;;\r\n");
    assertThat(moved.outcome()).isInstanceOf(Outcome.Released.class);
    assertThat(new String(desk.published(Format.CSV), UTF_8))
        .contains("AA200,slikts,2,1.00,2026-01-01,jā,\r\n");
  }

  @Test
  void aLetterThatTheOriginsEncodingLacksIsAFindingAndNoQuestionMark() {
    Desk desk = new Desk(Things.contract(BALTIC, "0"));
    String file =
        (HEADER + BAD).replace("\"1,00\"", "1.00").replace(',', ';').replace("1.00", "1,00");
    Desk.Answer first = desk.handIn("file.csv", file.getBytes(BALTIC.charset()));
    String back =
        "\uFEFF"
            + new String(desk.rejected(first), BALTIC.charset())
                .replace(";x;", ";2;")
                .replace("slikts", "slikts €Ж");
    Desk.Answer second = desk.handIn("back.csv", back.getBytes(UTF_8));
    assertThat(errors(second.report()))
        .containsExactly(
            new Finding(
                Rule.CORRECTION_CHARACTER,
                new Location.Cell(2, "Nosaukums"),
                "characters that windows-1257 has",
                "slikts €Ж"));
  }

  @Test
  void rowsWithOneKeyAreAllHandedOutAndCorrected() {
    Desk.Answer first = handIn(HEADER + GOOD + WORSE.replace("y", "1") + GOOD + BAD);
    assertThat(rules(first)).contains(Rule.KEY_REPEATED);
    List<String> lines = rejected(first).lines().toList();
    assertThat(lines.subList(1, 4).stream().map(line -> line.replaceAll(".*/(row-\\d+),.*", "$1")))
        .containsExactlyInAnyOrder("row-2", "row-4", "row-5");
    assertThat(rejected(first))
        .containsPattern("/row-2,'AA100,.*\"?column Kods: expected a key that row 4 does not have")
        .containsPattern("/row-4,'AA100,.*\"?column Kods: expected a key that row 2 does not have");
    String back =
        rejected(first).replaceFirst("(?m)(/row-4,)'AA100", "$1'AA150").replace(",x,", ",2,");
    Desk.Answer second = handIn(back);
    assertThat(second.outcome()).isInstanceOf(Outcome.Released.class);
    assertThat(
            new String(desk.published(Format.CSV), UTF_8)
                .lines()
                .map(line -> line.replaceFirst(",.*", "")))
        .containsExactly("code", "AA100", "AA300", "AA150", "AA200");
  }

  @Test
  void correctedRowsWithinTheAllowedShareAreReleasedToo() {
    Desk desk = new Desk(Things.contract(FORM, "0.5"));
    Desk.Answer first = desk.handIn("file.csv", (HEADER + GOOD + BAD).getBytes(UTF_8));
    assertThat(first.outcome()).isInstanceOf(Outcome.Released.class);
    String back = new String(desk.rejected(first), UTF_8).replace(",x,", ",2,");
    Desk.Answer second = desk.handIn("back.csv", back.getBytes(UTF_8));
    assertThat(second.outcome()).isInstanceOf(Outcome.Released.class);
    assertThat(new String(desk.published(Format.CSV), UTF_8).lines()).hasSize(3);
  }

  @Test
  void aFileIsComparedWithTheReleaseBeforeIt() {
    assertThat(handIn(HEADER + GOOD).report().comparison()).isEmpty();
    Desk.Answer second = handIn(HEADER + GOOD.replace("labs", "labāks") + WORSE.replace("y", "1"));
    assertThat(second.report().comparison())
        .contains(
            new Comparison(
                2,
                1,
                2,
                Optional.of(new Comparison.Rows(1, 0, Optional.of(1L))),
                List.of(),
                List.of()));
    assertThat(ReceiptText.lines(second.report(), Language.LV, "town/things 2"))
        .contains(
            "2. laidienā ir 1\u00a0rinda, šajā datnē – 2: pievienota 1, izņemtas 0, mainīta 1.");
  }
}
