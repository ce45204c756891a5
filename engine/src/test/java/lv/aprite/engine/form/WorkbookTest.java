package lv.aprite.engine.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import lv.aprite.engine.contract.TablePlace;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.read.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkbookTest {
  private static final TablePlace ONLY = new TablePlace.Only();
  private static final String HEAD =
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>";

  @SuppressWarnings("ArrayRecordComponent")
  private record Bytes(String name, byte[] bytes) implements Source {
    @Override
    public long sizeBytes() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }

  private static Opened open(byte[] file, TablePlace place) {
    try {
      return Forms.open(new Bytes("file", file), place);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(byte[] file) {
    return switch (open(file, ONLY)) {
      case Opened.Table table -> text(table);
      case Opened.Text _ -> "text";
      case Opened.Refused(Findings findings) -> words(findings).toString();
    };
  }

  private static String text(Opened.Table table) {
    try (InputStream in = table.text().open()) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSize((int) table.text().sizeBytes());
      return text;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> words(Findings findings) {
    return findings.groups().stream()
        .flatMap(group -> group.samples().stream())
        .map(finding -> finding.rule().id() + ": " + FindingText.of(finding, Language.EN))
        .toList();
  }

  private static List<Rule> remarks(byte[] file) {
    return switch (open(file, ONLY)) {
      case Opened.Table table -> rules(table.remarks());
      case Opened.Text _ -> List.of();
      case Opened.Refused(Findings findings) -> rules(findings);
    };
  }

  private static List<Rule> rules(Findings findings) {
    return findings.groups().stream().map(Findings.Group::rule).distinct().toList();
  }

  private static byte[] sheet(String rows) {
    return Zipped.xlsx("", "Dati", "", "<sheetData>" + HEAD + rows + "</sheetData>");
  }

  private static String rows(String rows) {
    String text = text(sheet(rows));
    assertThat(text).startsWith("id,name\r\n");
    return text.substring("id,name\r\n".length());
  }

  @Test
  void textsAreReadInWholeWithoutHowTheyArePronounced() {
    assertThat(
            rows(
                "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\""
                    + " t=\"s\"><v>3</v></c></row><row r=\"3\"><c r=\"A3\" t=\"s\"><v>4</v></c><c"
                    + " r=\"B3\" t=\"inlineStr\"><is><t>in line</t></is></c></row>"))
        .isEqualTo("Anna,東京\r\n\" a\rb, \"\"c\"\" \",in line\r\n");
  }

  @Test
  void rowsKeepTheNumbersThatTheSheetShows() {
    assertThat(rows("<row r=\"4\"><c r=\"B4\"><v>7</v></c></row>")).isEqualTo("\r\n\r\n,7\r\n");
  }

  @Test
  void anEmptyTextIsNoMissingValue() {
    assertThat(
            rows(
                "<row r=\"2\"><c r=\"A2\" t=\"str\"><f>IF(1,\"\")</f><v></v></c>"
                    + "<c r=\"B2\"><v>1</v></c></row><row r=\"3\"><c r=\"B3\"><v>2</v></c></row>"))
        .isEqualTo("\"\",1\r\n,2\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          0,0.1,0.1
          0,0.30000000000000004,0.3
          0,12345678901234567,12345678901234567
          0,1.0000000000000001E-5,0.00001
          0,1E+20,100000000000000000000
          4,0.25,0.25
          1,1,1900-01-01
          1,59,1900-02-28
          1,61,1900-03-01
          1,46112,2026-03-31
          1,46112.5,2026-03-31T12:00:00
          5,46112,2026-03-31T00:00:00
          5,46112.999988425923,2026-03-31T23:59:59
          3,0.35416666666666669,08:30:00
          2,1.1041666666666667,PT26H30M
          """)
  void aNumberIsWhatItsFormatMakesOfIt(int style, String value, String expected) {
    assertThat(rows("<row r=\"2\"><c r=\"B2\" s=\"" + style + "\"><v>" + value + "</v></c></row>"))
        .isEqualTo("," + expected + "\r\n");
  }

  @Test
  void daysAreCountedFrom1904WhereTheWorkbookSaysSo() {
    byte[] file =
        Zipped.xlsx(
            "<workbookPr date1904=\"1\"/>",
            "Dati",
            "",
            "<sheetData>"
                + HEAD
                + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>44650</v></c></row>"
                + "</sheetData>");
    assertThat(text(file)).isEqualTo("id,name\r\n2026-03-31,\r\n");
  }

  @ParameterizedTest
  @CsvSource({"0", "60", "-1", "2958466"})
  void aDayThatTheCalendarLacksIsNamed(String serial) {
    assertThat(remarks(sheet("<row r=\"2\"><c r=\"A2\" s=\"1\"><v>" + serial + "</v></c></row>")))
        .containsExactly(Rule.CELL_IN_ERROR);
  }

  @Test
  void errorsAreNamedWithTheirCell() {
    Opened opened = open(sheet("<row r=\"2\"><c r=\"B2\" t=\"e\"><v>#N/A</v></c></row>"), ONLY);
    assertThat(opened).isInstanceOf(Opened.Table.class);
    assertThat(words(((Opened.Table) opened).remarks()))
        .containsExactly("cell-in-error: row 2, column B: expected a value, found \"#N/A\"");
  }

  @Test
  void ofFormulasTheStoredResultIsRead() {
    byte[] file = sheet("<row r=\"2\"><c r=\"A2\"><f>1+1</f><v>2</v></c></row>");
    assertThat(remarks(file)).containsExactly(Rule.FORMULAS_READ);
    assertThat(text(file)).endsWith("\r\n2,\r\n");
  }

  @Test
  void aFormulaWithoutAResultIsRefused() {
    assertThat(remarks(sheet("<row r=\"2\"><c r=\"A2\"><f>1+1</f></c></row>")))
        .containsExactly(Rule.FORMULA_UNCALCULATED);
    assertThat(remarks(sheet("<row r=\"2\"><c r=\"A2\"><f>1+1</f><v></v></c></row>")))
        .containsExactly(Rule.FORMULA_UNCALCULATED);
  }

  @Test
  void mergedCellsAreNamedWhereTheyCoverDataAndNotInTitles() {
    String rows =
        "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>1</v></c></row>"
            + "<row r=\"3\"><c r=\"B3\"><v>2</v></c></row>";
    String merged = "<mergeCells><mergeCell ref=\"%s\"/></mergeCells>";
    String data = "<sheetData>" + HEAD + rows + "</sheetData>";
    assertThat(remarks(Zipped.xlsx("", "D", "", data + merged.formatted("A2:A3"))))
        .containsExactly(Rule.CELLS_MERGED);
    String title = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>2</v></c></row></sheetData>";
    assertThat(remarks(Zipped.xlsx("", "D", "", title + merged.formatted("A1:B1")))).isEmpty();
  }

  @Test
  void whatIsHiddenIsReadAndSaid() {
    byte[] file =
        Zipped.xlsx(
            "",
            "D",
            "",
            "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData>"
                + HEAD
                + "<row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>1</v></c></row></sheetData>");
    assertThat(remarks(file)).containsExactly(Rule.ROWS_HIDDEN);
    assertThat(text(file)).isEqualTo("id,name\r\n1,\r\n");
  }

  @Test
  void ofSeveralSheetsNoneIsChosenByChance() {
    String data = "<sheetData>" + HEAD + "</sheetData>";
    byte[] file = Zipped.xlsx("", "2025", "", data, "2026", "", data, "empty", "", "<sheetData/>");
    assertThat(remarks(file)).containsExactly(Rule.TABLE_AMBIGUOUS);
    Opened chosen = open(file, new TablePlace.SheetNamed("2026"));
    assertThat(chosen)
        .isInstanceOfSatisfying(
            Opened.Table.class,
            table -> {
              assertThat(table.name()).isEqualTo("2026");
              assertThat(rules(table.remarks())).containsExactly(Rule.TABLES_NOT_READ);
            });
    assertThat(open(file, new TablePlace.SheetNumbered(3))).isInstanceOf(Opened.Refused.class);
    assertThat(open(file, new TablePlace.SheetNamed("2027")))
        .isInstanceOfSatisfying(
            Opened.Refused.class,
            refused -> assertThat(rules(refused.findings())).containsExactly(Rule.TABLE_ABSENT));
  }

  @Test
  void theOnlyVisibleSheetWithSomethingInItIsTheTable() {
    String data = "<sheetData>" + HEAD + "</sheetData>";
    byte[] file = Zipped.xlsx("", "lists", "state=\"veryHidden\"", data, "Dati", "", data);
    assertThat(open(file, ONLY))
        .isInstanceOfSatisfying(
            Opened.Table.class, table -> assertThat(table.name()).isEqualTo("Dati"));
  }

  @Test
  void aFileThatIsCutOffIsRefusedWhereverItIsCut() {
    byte[] whole = sheet("<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>");
    int directory = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
    for (int length = 4; length < directory; length++) {
      Opened opened = open(Arrays.copyOf(whole, length), ONLY);
      assertThat(opened instanceof Opened.Table).as("cut after %d bytes", length).isFalse();
    }
  }

  @Test
  void aDtdIsRefused() {
    byte[] file =
        Zipped.of("xl/workbook.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><workbook>&a;</workbook>");
    assertThat(remarks(file)).containsExactly(Rule.FORMAT_DAMAGED);
  }

  @Test
  void whatUnpacksToVeryMuchIsRefused() {
    byte[] file =
        Zipped.xlsx("", "D", "", "<sheetData>" + " ".repeat(40 << 20) + HEAD + "</sheetData>");
    assertThat(remarks(file)).containsExactly(Rule.FORMAT_LIMIT);
  }

  @Test
  void aWorkbookNamedOtherwiseIsReadAllTheSame() throws IOException {
    Opened opened = Forms.open(new Bytes("dati.csv", sheet("")), ONLY);
    assertThat(opened)
        .isInstanceOfSatisfying(
            Opened.Table.class,
            table -> assertThat(rules(table.remarks())).containsExactly(Rule.FORMAT_BELIES_NAME));
  }

  @Test
  void columnsOfTextsStayTextWhateverTheyLookLike() {
    byte[] file =
        Zipped.xlsx(
            "",
            "D",
            "",
            "<sheetData>"
                + HEAD
                + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>7</t></is></c>"
                + "<c r=\"B2\"><v>7</v></c></row></sheetData>");
    assertThat(((Opened.Table) open(file, ONLY)).texts()).hasToString("{0}");
  }

  @Test
  void odsRowsAndCellsAreRepeatedAsOftenAsTheyStandThere() {
    byte[] file =
        Zipped.ods(
            "<t:table t:name=\"Dati\"><t:table-column t:number-columns-repeated=\"1024\"/>"
                + "<t:table-row><t:table-cell o:value-type=\"string\"><x:p>a</x:p></t:table-cell>"
                + "<t:table-cell o:value-type=\"string\"><x:p>b<x:s x:c=\"2\"/>c</x:p><x:p>d</x:p>"
                + "</t:table-cell><t:table-cell t:number-columns-repeated=\"16382\"/></t:table-row>"
                + "<t:table-row t:number-rows-repeated=\"2\"><t:table-cell o:value-type=\"float\""
                + " o:value=\"1.50\" t:number-columns-repeated=\"2\"><x:p>1,5</x:p></t:table-cell>"
                + "</t:table-row><t:table-row t:number-rows-repeated=\"1048573\"><t:table-cell/>"
                + "</t:table-row></t:table>");
    assertThat(text(file)).isEqualTo("a,\"b  c\nd\"\r\n1.5,1.5\r\n1.5,1.5\r\n");
  }

  @Test
  void odsCellsHaveTheirOwnTypes() {
    byte[] file =
        Zipped.ods(
            "<t:table t:name=\"D\"><t:table-row>"
                + "<t:table-cell o:value-type=\"date\" o:date-value=\"2026-03-31\"/>"
                + "<t:table-cell o:value-type=\"time\" o:time-value=\"PT08H30M00S\"/>"
                + "<t:table-cell o:value-type=\"boolean\" o:boolean-value=\"true\"/>"
                + "<t:table-cell o:value-type=\"percentage\" o:value=\"0.25\"/>"
                + "<t:table-cell t:formula=\"of:=1/0\" o:value-type=\"string\" o:string-value=\"\">"
                + "<x:p>#DIV/0!</x:p></t:table-cell></t:table-row></t:table>");
    assertThat(text(file)).isEqualTo("2026-03-31,08:30:00,true,0.25,\"#DIV/0!\"\r\n");
    assertThat(remarks(file)).containsExactly(Rule.CELL_IN_ERROR, Rule.FORMULAS_READ);
  }

  @Test
  void odsThatRepeatsWithoutEndIsRefused() {
    byte[] file =
        Zipped.ods(
            "<t:table t:name=\"D\"><t:table-row t:number-rows-repeated=\"1000000\">"
                + "<t:table-cell o:value-type=\"float\" o:value=\"1\""
                + " t:number-columns-repeated=\"16000\"/></t:table-row></t:table>");
    assertThat(remarks(file)).containsExactly(Rule.FORMAT_LIMIT);
  }
}
