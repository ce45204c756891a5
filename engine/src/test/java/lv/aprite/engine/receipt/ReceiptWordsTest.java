package lv.aprite.engine.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.profile.Comparison;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.validate.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptWordsTest {
  private static final ReceiptWords EN = ReceiptWords.in(Language.EN);
  private static final ReceiptWords LV = ReceiptWords.in(Language.LV);

  private static Report report(Verdict verdict, long published, long rejected) {
    Findings findings = new Findings();
    if (verdict == Verdict.HELD) {
      findings.add(new Finding(Rule.PERSONAL_DATA, new Location.Column("a"), "none", "codes"));
    }
    return report(verdict, published, rejected, findings);
  }

  private static Report report(Verdict verdict, long published, long rejected, Findings findings) {
    return new Report(
        "a.csv",
        4096,
        "",
        verdict,
        Optional.of("2026"),
        Optional.empty(),
        List.of(),
        published + rejected,
        published,
        rejected,
        findings.groups(),
        List.of());
  }

  private static String spaced(String text) {
    return text.replace('\u00a0', ' ');
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 11, 21, 101, 111})
  void aNumberAgreesWithItsWordInEnglish(long n) {
    String rows = n + (n == 1 ? " row" : " rows");
    Report left = report(Verdict.PUBLISHABLE, n, n);
    if (n > 0) {
      assertThat(EN.summary(left))
          .startsWith(rows + " can be published; ")
          .contains(rows + (n == 1 ? " was left out" : " were left out"));
      assertThat(EN.summary(report(Verdict.REFUSED, 0, n)))
          .contains(" of " + rows + " with errors");
    }
    assertThat(EN.summary(report(Verdict.PUBLISHABLE, n, 0)))
        .contains(n == 1 ? "its only row can" : "all " + rows + " can");
    assertThat(EN.places(n)).isEqualTo(n + (n == 1 ? " place" : " places"));
    assertThat(EN.origin(new Report.Origin("7", n, n)))
        .contains(": " + rows + " replaced")
        .matches(text ->
            n == 0 || text.contains(rows + " came back as " + (n == 1 ? "it was" : "they were")));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 11, 21, 101, 111})
  void aNumberAgreesWithItsWordInLatvian(long n) {
    boolean one = n == 1 || n == 21 || n == 101;
    String rows = n + (one ? " rinda" : " rindas");
    if (n > 0) {
      assertThat(spaced(LV.summary(report(Verdict.PUBLISHABLE, n, n))))
          .startsWith("Publicēt var " + n + (one ? " rindu; " : " rindas; "))
          .contains(rows + (one ? " izlaista" : " izlaistas"));
      assertThat(spaced(LV.summary(report(Verdict.REFUSED, 0, n))))
          .contains("jo " + n + (one ? " rindā ir" : " rindās ir"));
      assertThat(spaced(LV.correctRejected(n)))
          .contains(n == 1 ? "izlabojiet rindu" : n + (one ? " rindu" : " rindas"));
      assertThat(spaced(LV.origin(new Report.Origin("7", n, n))))
          .contains(rows + (one ? " aizstāta" : " aizstātas"))
          .contains(rows + (one ? " atnākusi nemainīta" : " atnākušas nemainītas"));
    }
    assertThat(spaced(LV.summary(report(Verdict.PUBLISHABLE, n, 0)))).contains("(" + rows + ")");
    assertThat(spaced(LV.places(n))).isEqualTo(n + (one ? " vieta" : " vietas"));
    Comparison comparison =
        new Comparison(
            3, n, n, Optional.of(new Comparison.Rows(n, n, Optional.of(n))), List.of(), List.of());
    assertThat(spaced(LV.comparison(comparison)))
        .contains("ir " + rows)
        .contains((one ? "pievienota " : "pievienotas ") + n)
        .contains((one ? "izņemta " : "izņemtas ") + n)
        .contains((one ? "mainīta " : "mainītas ") + n);
    assertThat(spaced(LV.rows(report(Verdict.PUBLISHABLE, n, 0))))
        .contains((one ? "nolasīta " : "nolasītas ") + n);
  }

  @Test
  void whoeverHasAHeldFileIsToldWhatToCheckAndWhoDecidesByWhichCommand() {
    Report held = report(Verdict.HELD, 0, 0);
    assertThat(Steps.first(held, EN, "town/people 00000012"))
        .hasSize(2)
        .satisfies(steps -> assertThat(steps.getFirst()).startsWith("Check "))
        .satisfies(steps ->
            assertThat(steps.getLast())
                .contains("`aprite accept town/people 00000012 --by NAME --reason WHY`")
                .contains("`aprite reject town/people 00000012 --by NAME --reason WHY`"));
    assertThat(Steps.first(held, LV, "town/people 00000012"))
        .hasSize(2)
        .satisfies(steps -> assertThat(steps.getFirst()).startsWith("Pārbaudiet"))
        .satisfies(steps ->
            assertThat(steps.getLast())
                .contains("`aprite accept town/people 00000012 --by VĀRDS --reason IEMESLS`")
                .contains("`aprite reject town/people 00000012 --by VĀRDS --reason IEMESLS`"));
  }

  @Test
  void theSummaryNamesWhatRefusesTheFileAndNotRowsThatMayBeLeftOut() {
    Findings findings = new Findings();
    findings.add(new Finding(Rule.KEY_REPEATED, new Location.Row(9), "a key", "another's"));
    Report repeated = report(Verdict.REFUSED, 0, 4, findings);
    assertThat(EN.summary(repeated))
        .isEqualTo("The file was refused: a key is there twice. Nothing is published.");
    assertThat(LV.summary(repeated))
        .startsWith("Datne nav pieņemta: atslēga")
        .endsWith(". Nekas nav publicēts.");
    assertThat(Steps.first(repeated, EN, "town/people 1"))
        .hasSize(2)
        .satisfies(steps ->
            assertThat(steps.getLast())
                .startsWith("Open the file of rejected rows, correct the rows"));
    findings.add(new Finding(Rule.REJECTED_SHARE, new Location.File(), "none", "4 of 14"));
    findings.add(new Finding(Rule.ENCODING_BELIED, new Location.File(), "an end", "none"));
    assertThat(EN.summary(report(Verdict.REFUSED, 0, 4, findings)))
        .endsWith(" (and 1 more). Nothing is published.");
  }

  /// Its rejected rows are not handed out, so nobody may be told to correct them.
  @Test
  void aRefusedFileWithPersonalDataIsToBeCorrectedAsAWhole() {
    Findings findings = new Findings();
    findings.add(
        new Finding(Rule.REJECTED_SHARE, new Location.File(), "no row rejected", "1 of 9"));
    findings.add(
        new Finding(Rule.KEY_REPEATED, new Location.Cell(3, "id"), "a key that row 2", "7")
            .masked());
    findings.add(
        new Finding(
            Rule.PERSONAL_DATA,
            new Location.Column("a"),
            "no personal codes that the contract does not declare",
            "personal codes in 1 of 9 cells, the first in row 4"));
    Report refused = report(Verdict.REFUSED, 0, 1, findings);
    for (ReceiptWords words : List.of(EN, LV)) {
      assertThat(Steps.first(refused, words, "town/people 12"))
          .hasSize(2)
          .doesNotContain(words.correctRejected(0), words.correctRejected(1))
          .contains(words.correctWholeFile());
    }
    assertThat(ReceiptText.lines(refused, Language.EN, "town/people 12"))
        .contains("What would hold it if all else were right:")
        .anyMatch(line -> line.endsWith("found (not shown: data about persons)"));
    assertThat(ReceiptText.lines(refused, Language.LV, "town/people 12"))
        .anyMatch(line -> line.endsWith("; ir: (nav rādīts: personas dati)"))
        .anyMatch(line -> line.endsWith("; ir: personas kodi 1 no 9 šūnām, pirmais 4. rindā"));
  }
}
