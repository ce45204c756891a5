package lv.aprite.publication.correction;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.function.UnaryOperator;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.write.Format;
import lv.aprite.publication.release.Outcome;
import org.junit.jupiter.api.Test;

/// What programs do to the cells of a correction that nobody meant to change.
class SavedCorrectionTest {
  private static final Charset WINDOWS_1257 = Charset.forName("windows-1257");
  private static final Things.Form FORM = new Things.Form(UTF_8, false, ',', "\n", false);
  private static final String HEADER = "Kods,Nosaukums,Skaits,Cena,Diena,Veids,Piezīme\n";
  // Tells the code page.
  private static final String NOTE = "ātrāk nekā bērnībā šūts mežģīņu cimds";
  private static final Location NAME = new Location.Cell(2, "Nosaukums");

  private final Desk desk = new Desk(Things.contract(FORM, "0"));

  /// Hands in one row whose count is wrong, then what comes back of it.
  private Desk.Answer back(String name, Charset charset, UnaryOperator<String> saved) {
    String row = "AA100," + name + ",x,\"1,00\",01.01.2026,nē," + NOTE + "\n";
    Desk.Answer first = desk.handIn("file.csv", (HEADER + row).getBytes(UTF_8));
    String rejected = new String(desk.rejected(first), UTF_8);
    return desk.handIn("back.csv", saved.apply(rejected).getBytes(charset));
  }

  private static UnaryOperator<String> mended(String from, String to) {
    return text ->
        from.isEmpty() ? text.replace(",x,", ",2,") : text.replace(",x,", ",2,").replace(from, to);
  }

  private static String bare(String text) {
    return text.substring(1);
  }

  private static List<Finding> errors(Desk.Answer answer) {
    return answer.report().findings().stream()
        .filter(group -> group.rule().effect() != Rule.Effect.NOTES)
        .map(Findings.Group::samples)
        .flatMap(List::stream)
        .toList();
  }

  private static Finding lost(Location where, String found) {
    return new Finding(
        Rule.CORRECTION_LETTERS_LOST, where, "the letters that were handed out", found);
  }

  private String published() {
    return new String(desk.published(Format.CSV), UTF_8).split("\r\n", -1)[1];
  }

  @Test
  void lettersThatBecameQuestionMarksAreAFinding() {
    assertThat(errors(back("Жанна", UTF_8, mended("Жанна", "?????"))))
        .containsExactly(lost(NAME, "?????"));
    assertThat(errors(back("šaurs 😀", UTF_8, mended("šaurs 😀", "šaurs ??"))))
        .containsExactly(lost(NAME, "šaurs ??"));
    assertThat(errors(back("Rīga", UTF_8, mended("Rīga", "RÄ«ga"))))
        .containsExactly(lost(NAME, "RÄ«ga"));
  }

  @Test
  void lettersThatBecamePlainOnesAreAFindingAlsoInACellThatWasMended() {
    Things.Form form = new Things.Form(UTF_8, false, ',', "\n", false);
    for (List<String> cells :
        List.of(
            List.of("žaĺa", "žala"),
            List.of("ĺ 5y", "l 5"),
            List.of("x ĺaĺa, 7", "lala 8"),
            List.of("Жĺ", "?l"))) {
      Desk desk = new Desk(Things.contract(form, "0"));
      String row = "AA100," + cells.getFirst() + ",x,\"1,00\",01.01.2026,nē,\n";
      Desk.Answer first = desk.handIn("file.csv", (HEADER + row).getBytes(UTF_8));
      String text = new String(desk.rejected(first), UTF_8);
      Desk.Answer second =
          desk.handIn(
              "back.csv",
              mended("'", "")
                  .apply(text)
                  .replace(cells.getFirst(), cells.getLast())
                  .getBytes(UTF_8));
      assertThat(errors(second)).containsExactly(lost(NAME, cells.getLast()));
    }
  }

  @Test
  void anotherWordIsNoLossOfLetters() {
    assertThat(back("Jå", UTF_8, mended("Jå", "varbūt")).outcome())
        .isInstanceOf(Outcome.Released.class);
  }

  @Test
  void aLetterThatIsElsewhereInTheFileMayBeTakenOutOnPurpose() {
    assertThat(back("Rīga", UTF_8, mended("Rīga", "Riga")).outcome())
        .isInstanceOf(Outcome.Released.class);
    assertThat(published()).startsWith("AA100,Riga,2,");
  }

  @Test
  void lettersThatTheCodePageLacksCannotComeBackInIt() {
    Desk.Answer answer = back("Жанна", WINDOWS_1257, text -> bare(mended("", "").apply(text)));
    assertThat(errors(answer)).containsExactly(lost(NAME, "?????"));
    // Not even where the cell was written anew, as it cannot be told what of it was lost.
    answer = back("Жанна", WINDOWS_1257, text -> bare(mended("Жанна", "Zanna").apply(text)));
    assertThat(errors(answer)).containsExactly(lost(NAME, "Zanna"));
    answer = back("šaurs", WINDOWS_1257, text -> bare(mended("", "").apply(text)));
    assertThat(answer.outcome()).isInstanceOf(Outcome.Released.class);
  }

  @Test
  void aQuestionMarkThatIsNewInAFileWithoutLettersIsAFinding() {
    Desk.Answer answer = back("plats", US_ASCII, text -> bare(mended("", "").apply(text)));
    assertThat(errors(answer)).containsExactly(lost(new Location.Column("Piezīme"), "Piez?me"));
    answer = back("plats", UTF_8, mended("plats", "vai plats?"));
    assertThat(answer.outcome()).isInstanceOf(Outcome.Released.class);
    answer = back("plats", WINDOWS_1257, text -> bare(mended("plats", "M?ris").apply(text)));
    assertThat(errors(answer)).containsExactly(lost(NAME, "M?ris"));
  }

  @Test
  void aReasonThatLostLettersTellsOnTheProgram() {
    Desk.Answer answer =
        back("plats", UTF_8, text -> mended("", "").apply(text).replace("Skaits: ", "Skāits: "));
    assertThat(answer.outcome()).isInstanceOf(Outcome.Released.class);
    String row = "AA100,plats,ē,\"1,00\",01.01.2026,,\n";
    Desk.Answer first = desk.handIn("file.csv", (HEADER + row).getBytes(UTF_8));
    String text = new String(desk.rejected(first), UTF_8).replace(",ē,", ",2,");
    int reason = text.indexOf("column Skaits");
    String back = text.substring(0, reason) + text.substring(reason).replace("ē", "e");
    Desk.Answer second = desk.handIn("back.csv", back.getBytes(UTF_8));
    assertThat(errors(second))
        .extracting(Finding::rule)
        .containsExactly(Rule.CORRECTION_LETTERS_LOST);
    assertThat(errors(second)).extracting(Finding::location).containsExactly(new Location.Row(2));
  }

  @Test
  void anApostropheBeforeAChangedCellIsOurs() {
    assertThat(back("12-3", UTF_8, mended("'12-3", "'12-4")).outcome())
        .isInstanceOf(Outcome.Released.class);
    assertThat(published()).startsWith("AA100,12-4,2,");
    back("'s-7", UTF_8, mended("''s-7", "''s-8"));
    assertThat(published()).startsWith("AA100,'s-8,2,");
    back("12-3", UTF_8, mended("'12-3", "12-5"));
    assertThat(published()).startsWith("AA100,12-5,2,");
  }

  @Test
  void anApostropheThatMayBeMeantIsAFinding() {
    for (String to : List.of("'s-Gravenhage", "'abc")) {
      Desk.Answer answer = back("12-3", UTF_8, mended("'12-3", to));
      assertThat(errors(answer))
          .containsExactly(
              new Finding(
                  Rule.CORRECTION_APOSTROPHE,
                  NAME,
                  "no apostrophe in front, or two if the text begins with one",
                  to));
    }
    // A program that took one of two for its own sign of text.
    assertThat(errors(back("'7a", UTF_8, mended("''7a", "'7b"))))
        .extracting(Finding::rule)
        .containsExactly(Rule.CORRECTION_APOSTROPHE);
  }

  @Test
  void aCellThatASpreadsheetCutOffIsAFinding() {
    String header = "Kods,Nosaukums,Skaits,Cena,Diena,Veids,Piezīme\n";
    String row = "AA100,plats,x,\"1,00\",01.01.2026,nē," + "abc ".repeat(10_000) + "z\n";
    Desk.Answer first = desk.handIn("file.csv", (header + row).getBytes(UTF_8));
    String rejected = new String(desk.rejected(first), UTF_8).replace(",x,", ",2,");
    String cut = "abc ".repeat(10_000).substring(0, 32_767);
    Desk.Answer second =
        desk.handIn("back.csv", rejected.replace("abc ".repeat(10_000) + "z", cut).getBytes(UTF_8));
    assertThat(errors(second))
        .extracting(Finding::rule, Finding::location)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Rule.CORRECTION_LETTERS_LOST, new Location.Cell(2, "Piezīme")));
  }
}
