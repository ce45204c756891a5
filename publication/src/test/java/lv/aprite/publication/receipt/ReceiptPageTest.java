package lv.aprite.publication.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.read.RejectedSample;
import lv.aprite.engine.receipt.ReceiptText;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.publication.catalog.PublicBase;
import lv.aprite.publication.submission.DatasetId;
import org.junit.jupiter.api.Test;

class ReceiptPageTest {
  private static final Optional<PublicBase> BASE =
      Optional.of(new PublicBase(URI.create("https://data.example.lv/")));
  private static final String EVIL = "<script>alert('x')</script>\" onload=\"x";

  private static Report refused() {
    Findings findings = new Findings();
    for (int row = 2; row < 32; row++) {
      findings.add(
          new Finding(
              Rule.TYPE_WHOLE, new Location.Cell(row, "Skaits"), "a whole number like 1250", EVIL));
    }
    findings.add(new Finding(Rule.ROW_TOO_WIDE, new Location.Row(40), "3 cells", "4 cells"));
    findings.add(
        new Finding(Rule.REJECTED_SHARE, new Location.File(), "no row rejected", "31 of 100"));
    return report(Verdict.REFUSED, findings, 31);
  }

  private static Report report(Verdict verdict, Findings findings, long rejected) {
    return new Report(
        EVIL + ".csv",
        4096,
        "",
        verdict,
        Optional.of("2026"),
        Optional.of(new Report.Reading("UTF-8", "stated by layout 2026", ";", 1, "LF")),
        List.of(),
        100,
        verdict == Verdict.PUBLISHABLE ? 100 - rejected : 0,
        rejected,
        findings.groups(),
        List.of());
  }

  private static RejectedSample sample() {
    TreeMap<Long, List<String>> rows = new TreeMap<>();
    rows.put(2L, List.of("1", EVIL, "<b>"));
    rows.put(3L, List.of("2", "", "1\u00a0250 Rīga"));
    rows.put(40L, List.of("9", "8", "7", "par daudz"));
    return new RejectedSample(List.of("Kods", "Skaits", "<i>Vieta</i>"), rows);
  }

  private static String page(Language language, Report report) {
    DatasetId dataset = new DatasetId("town", "things");
    return new String(
        new ReceiptPage(language, BASE)
            .of(new ReceiptPage.About(dataset, "00000012", report, sample())),
        UTF_8);
  }

  @Test
  void thePageSaysInOneSentenceWhatBecameOfTheFileAndThenWhatToDo() {
    assertThat(page(Language.LV, refused()))
        .containsSubsequence(
            "<html lang=\"lv\">",
            "✗ Datne nav pieņemta, jo 31\u00a0rindā ir kļūdas. Nekas nav publicēts.",
            "Kas darāms vispirms",
            "Atveriet atraidīto rindu datni, izlabojiet 31\u00a0rindu",
            "Kāpēc datne nav pieņemta",
            "Kļūdas rindās",
            "Rindā ir par daudz šūnu",
            "Nav vesels skaitlis <span class=\"count\">– 30\u00a0vietas</span>");
    assertThat(page(Language.EN, refused()))
        .containsSubsequence(
            "<html lang=\"en\">",
            "✗ The file was refused because of 31 rows with errors. Nothing is published.",
            "What to do first",
            "Open the file of rejected rows, correct the 31 rows",
            "Not a whole number <span class=\"count\">– 30 places</span>");
  }

  @Test
  void cellsAreShownInTheirRowsAndTheWrongOneIsMarked() {
    assertThat(page(Language.LV, refused()))
        .contains(
            "<th class=\"row\" scope=\"row\">3</th><td>2</td><td class=\"bad\">∅</td><td>1\u00a0250"
                + " Rīga</td>")
        .contains("<td>par daudz</td>");
  }

  @Test
  void whatStandsInTheDataStaysText() {
    for (Language language : Language.values()) {
      String page = page(language, refused());
      assertThat(page)
          .doesNotContain("<script")
          .doesNotContain("<b>")
          .doesNotContain("<i>")
          .doesNotContain("onload=\"")
          .contains("&lt;script&gt;");
    }
  }

  @Test
  void thePageNeedsNothingBesideIt() {
    String page = page(Language.LV, refused());
    assertThat(page)
        .contains("default-src &#39;none&#39;")
        .doesNotContain("src=\"")
        .doesNotContain("<link");
    // What is escaped inside style would be no style any more.
    String style = page.substring(page.indexOf("<style>"), page.indexOf("</style>"));
    assertThat(style).contains("--ground").doesNotContain("&");
    assertThat(page).contains("href=\"https://data.example.lv/rules/lv.html#type-whole\"");
  }

  @Test
  void aCleanFileNeedsNothingToBeDone() {
    Report report = report(Verdict.PUBLISHABLE, new Findings(), 0);
    assertThat(page(Language.LV, report))
        .contains("✓ Datne ir pareiza")
        .contains("Nekas nav jādara.");
    assertThat(ReceiptText.lines(report, Language.EN, "town/people 12"))
        .contains("The file is right: all 100 rows can be published.", "  Nothing has to be done.");
  }

  @Test
  void theTextSaysTheSameAsThePage() {
    for (Language language : Language.values()) {
      List<String> lines = ReceiptText.lines(refused(), language, "town/people 12");
      String page = page(language, refused());
      assertThat(page).contains(lines.getFirst());
      assertThat(lines).hasSizeGreaterThan(10);
    }
    assertThat(String.join("\n", ReceiptText.lines(refused(), Language.LV, "town/people 12")))
        .containsSubsequence(
            "40. rinda: jābūt – šūnu skaits 3; ir: šūnu skaits 4",
            "2. rinda, kolonna „Skaits”: jābūt – vesels skaitlis, piemēram, 1250; ir „<script>",
            "… un vēl 25");
  }

  @Test
  void aCorrectionNamesItsOrigin() {
    Report report = refused().of(new Report.Origin("00000011", 25, 2));
    assertThat(page(Language.EN, report))
        .contains(
            "This is a correction of upload 00000011: 25 rows replaced, and 2 rows came back");
    assertThat(page(Language.LV, report)).contains("Šis ir iesnieguma 00000011 labojums");
  }
}
