package lv.aprite.engine.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.work.Crew;
import org.junit.jupiter.api.Test;

class ScoutTest {
  private static Scouted scout(Source source) {
    try (Crew crew = new Crew(2)) {
      return Scout.scout(source, false, crew);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
  }

  private static Scouted.Described described(String text) {
    Scouted scouted = scout(BytesSource.of(text));
    assertThat(scouted).as(text).isInstanceOf(Scouted.Described.class);
    return (Scouted.Described) scouted;
  }

  private static Framing framing(String text) {
    return described(text).match().framing();
  }

  private static Finding doubt(String text) {
    Scouted scouted = scout(BytesSource.of(text));
    assertThat(scouted).as(text).isInstanceOf(Scouted.Doubtful.class);
    return ((Scouted.Doubtful) scouted).findings().groups().getFirst().samples().getFirst();
  }

  private static List<FieldType> types(String text) {
    return described(text).schema().fields().stream().map(field -> field.type()).toList();
  }

  @Test
  void eachDelimiterIsFoundByTheWidthOfTheRows() {
    for (char delimiter : new char[] {',', ';', '\t', '|'}) {
      String text = "a,b,c\n1,2,x\n3,4,y\n".replace(',', delimiter);
      assertThat(framing(text).delimiter()).isEqualTo(delimiter);
      assertThat(framing(text).columns()).isEqualTo(List.of("a", "b", "c"));
    }
  }

  @Test
  void decimalCommasAreNoDelimiters() {
    Framing framing = framing("a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n");
    assertThat(framing.delimiter()).isEqualTo(';');
    assertThat(types("a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n"))
        .containsOnly(new FieldType.Decimal(2, 1));
  }

  @Test
  void delimitersInQuotesDoNotCount() {
    Framing framing = framing("a,b\n\"1;2;3\",x\n\"4;5;6\",y\n\"7;8;9\",z\n");
    assertThat(framing.delimiter()).isEqualTo(',');
  }

  @Test
  void titlesStandAboveTheHeaderAndUnnamedColumnsBesideIt() {
    String text = "A title;;;\nMore\n\nkods;vārds;;\n1;x;;\n2;y;;\n3;z\n";
    Framing framing = framing(text);
    assertThat(framing.headerRow()).isEqualTo(4);
    assertThat(framing.columns()).isEqualTo(List.of("kods", "vārds"));
    assertThat(framing.unnamedColumns()).isEqualTo(2);
    assertThat(described(text).match().notes().groups())
        .extracting(group -> group.rule())
        .containsExactly(Rule.TRAILING_COLUMNS_DROPPED, Rule.ROWS_ABOVE_HEADER);
  }

  @Test
  void aRowOfCellsAboveTheTablesFirstRowOfItsWidthIsNoTitle() {
    Finding narrow =
        doubt("name,city,street\nJanis,Riga,Brivibas,\nAnna,Ogre,Kalna,\nPeteris,Cesis,Ozolu,\n");
    assertThat(narrow.rule()).isEqualTo(Rule.HEADER_MISSING);
    assertThat(narrow.location()).isEqualTo(new Location.Row(1));
    String cells = "Janis,Riga,Kalna,x\nAnna,Ogre,Ozolu,y\nPeteris,Cesis,Zaru,z\n";
    assertThat(doubt("name,city,street\n" + cells).rule()).isEqualTo(Rule.HEADER_MISSING);
    assertThat(doubt("name,city,street,a,b\n" + cells).rule()).isEqualTo(Rule.HEADER_MISSING);
    assertThat(doubt("name,,street\n" + cells).rule()).isEqualTo(Rule.HEADER_MISSING);
    assertThat(doubt("name,city,street\nAs of May\n" + cells).rule())
        .isEqualTo(Rule.HEADER_MISSING);
  }

  @Test
  void aTitleOverATableOfTextMayBeTheHeaderOfOneColumn() {
    for (String text :
        List.of(
            "Vards\nBerzins, Janis\nKalnina, Anna\nOzols, Peteris\n",
            "Adrese\nBrivibas iela 1, Riga\nKalna iela 2, Liepaja\nOzolu iela 3, Ventspils\n")) {
      assertThat(doubt(text).rule()).isEqualTo(Rule.DIALECT_AMBIGUOUS);
    }
    assertThat(framing("List\n\nname,city\nAnna,Riga\nBert,Ogre\n").headerRow()).isEqualTo(3);
    assertThat(framing("List\nname,born\nAnna,2001\nBert,1999\n").headerRow()).isEqualTo(2);
    assertThat(framing("List\nname,city\n\"Anna\",Riga\n\"Bert\",Ogre\n").headerRow()).isEqualTo(2);
  }

  @Test
  void rowsAboveTheHeaderAreNamed() {
    Findings.Group note =
        described("List\nMay\n\nname,born\nAnna,2001\nBert,1999\n")
            .match()
            .notes()
            .groups()
            .getFirst();
    assertThat(note.rule()).isEqualTo(Rule.ROWS_ABOVE_HEADER);
    assertThat(note.count()).isEqualTo(2);
    assertThat(note.samples().getFirst().location()).isEqualTo(new Location.Row(1));
  }

  @Test
  void aFileOfOneColumnIsReadByADelimiterThatDoesNotOccur() {
    Framing framing = framing("text\na, b and c\nd\ne\nf\ng\n");
    assertThat(framing.columns()).isEqualTo(List.of("text"));
    assertThat(framing.delimiter()).isEqualTo(';');
  }

  @Test
  void twoDelimitersThatFitAlikeAreADoubt() {
    assertThat(doubt("a,b;c\n1,x;y\n2,x;z\n").rule()).isEqualTo(Rule.DIALECT_AMBIGUOUS);
  }

  @Test
  void decimalCommasInTheHeaderTooLeaveTwoReadings() {
    for (String text :
        List.of(
            "Cena, EUR;Svars, kg\n1,5;2,25\n3,5;4,25\n5,5;6,25\n",
            "Cena, EUR;Nosaukums;Svars, kg\n1,5;ab;2,25\n3,5;cd;4,25\n5,5;ef;6,25\n",
            "a,b;c,d\n1,2;3,4\n5,6;7,8\n")) {
      assertThat(doubt(text).rule()).isEqualTo(Rule.DIALECT_AMBIGUOUS);
    }
  }

  @Test
  void decimalCommasInOneColumnAreNoDelimiters() {
    assertThat(framing("id;name;share\n" + "1;Anna, A.;5\n".repeat(40)).delimiter()).isEqualTo(';');
    assertThat(framing("id;share\n" + "1;0,5\n".repeat(40)).delimiter()).isEqualTo(';');
    assertThat(framing("Shares\nid;share\n" + "1;0,5\n".repeat(40)).delimiter()).isEqualTo(';');
    assertThat(framing("\"a, b\";\"c, d\"\n\"1,5\";\"2,5\"\n\"3,5\";\"4,5\"\n").delimiter())
        .isEqualTo(';');
  }

  @Test
  void aSecondByteOrderMarkIsNoPartOfAName() {
    Finding mark = doubt("\uFEFF\uFEFFa,b\n1,x\n2,y\n");
    assertThat(mark.rule()).isEqualTo(Rule.HEADER_NAME_UNUSABLE);
    assertThat(mark.location()).isEqualTo(new Location.Column("column 1"));
  }

  @Test
  void aDelimiterThatFitsHalfOfTheLinesIsADoubt() {
    assertThat(doubt("a,b\n1,x\nplain\nplain\n2,y\n").rule()).isEqualTo(Rule.DIALECT_AMBIGUOUS);
  }

  @Test
  void theWholeFileDecidesNotItsHead() {
    String commas = "a,b\n" + "1,x\n".repeat(300_000) + "1,late\n";
    assertThat(types(commas)).containsExactly(new FieldType.Whole(), new FieldType.Text());
    assertThat(types("a,b\n" + "1,2\n".repeat(300_000) + "1,late\n"))
        .containsExactly(new FieldType.Whole(), new FieldType.Text());
    String page = "a,b\n" + "1,x\n".repeat(400_000) + "1,Ķēniņa šķūņi\n1,Mūžības ģērbšana\n";
    Scouted scouted = scout(BytesSource.of(page, "windows-1257"));
    assertThat(scouted).isInstanceOf(Scouted.Described.class);
    assertThat(((Scouted.Described) scouted).match().framing().encoding())
        .isEqualTo(Encoding.WINDOWS_1257);
  }

  @Test
  void aFirstRowThatLooksLikeTheRowsUnderItIsNoHeader() {
    assertThat(doubt("1,2\n3,4\n5,6\n").rule()).isEqualTo(Rule.HEADER_MISSING);
    assertThat(doubt("x,2020-01-01\ny,2020-01-02\n").rule()).isEqualTo(Rule.HEADER_MISSING);
    assertThat(doubt("LV,Rīga\nLV,Cēsis\nEE,Tartu\n").rule()).isEqualTo(Rule.HEADER_MISSING);
    assertThat(doubt("id,name\na,x\nid,name\nb,y\n").rule()).isEqualTo(Rule.HEADER_MISSING);
  }

  @Test
  void zeroWithAMinusIsKeptAsItStands() {
    assertThat(types("a,b,c\n-0,-0.0,-1\n1,0.5,0\n"))
        .containsExactly(new FieldType.Text(), new FieldType.Text(), new FieldType.Whole());
  }

  @Test
  void aYearMayBeTheNameOfAColumnAmongOthers() {
    assertThat(types("code,2023,2024\n1,20,30\n2,30,40\n")).containsOnly(new FieldType.Whole());
  }

  @Test
  void namesThatLackOrRepeatAreFindings() {
    assertThat(doubt("a,a\n1,x\n2,y\n").rule()).isEqualTo(Rule.HEADER_DUPLICATE);
    assertThat(doubt("a,,c\n1,x,y\n2,y,y\n").rule()).isEqualTo(Rule.HEADER_UNNAMED_COLUMN);
    assertThat(doubt("a,b,\n1,x,y\n2,y,y\n").rule()).isEqualTo(Rule.HEADER_UNNAMED_COLUMN);
  }

  @Test
  void whatIsEmptyOrNoTextIsSaid() {
    assertThat(doubt("").rule()).isEqualTo(Rule.FILE_EMPTY);
    assertThat(doubt("\uFEFF\r\n\n").rule()).isEqualTo(Rule.FILE_EMPTY);
    assertThat(doubt("PK\u0003\u0004 and so on").rule()).isEqualTo(Rule.FORMAT_NOT_TEXT);
  }

  @Test
  void anUnclosedQuoteInTheHeadIsSaid() {
    assertThat(doubt("\"a,b\n1,2\n3,4\n").rule()).isEqualTo(Rule.QUOTE_UNCLOSED);
  }
}
