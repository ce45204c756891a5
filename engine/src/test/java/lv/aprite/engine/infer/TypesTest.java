package lv.aprite.engine.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.Constraint;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Parsing;
import lv.aprite.engine.contract.TemporalPattern;
import lv.aprite.engine.contract.TextFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is concluded about one column of one edition.
class TypesTest {
  private static Drafting drafted(String header, String... cells) {
    Drafting drafting = Drafting.of(Drafting.column(header, cells));
    assertThat(drafting.isPublishable()).isTrue();
    return drafting;
  }

  @Test
  void aCodeWithZerosInFrontStaysText() {
    Drafting drafting = drafted("kods", "007", "012", "123");

    assertThat(drafting.type("kods")).isEqualTo(new FieldType.Text());
  }

  @Test
  void wholeNumbersThatAreCalledCodesAreAskedAbout() {
    Drafting drafting = drafted("kods", "107", "112", "123");

    assertThat(drafting.type("kods")).isEqualTo(new FieldType.Whole());
    assertThat(drafting.questions("kods")).singleElement().asString().contains("begin with 0");
  }

  @Test
  void numbersMayHaveADecimalCommaAndGroups() {
    Drafting drafting = drafted("summa", "1 234,50", "12,5", "0", "-1 000 000,25");

    assertThat(drafting.type("summa")).isEqualTo(new FieldType.Decimal(18, 2));
    Parsing parsing = drafting.parsing("summa");
    assertThat(parsing.decimalMark()).isEqualTo(',');
    assertThat(parsing.groupMarks()).contains(" ");
  }

  @Test
  void wholeNumbersInGroupsOfThreeHaveNoDecimalMark() {
    Drafting drafting = drafted("skaits", "1.234", "1.234.567", "12");

    assertThat(drafting.type("skaits")).isEqualTo(new FieldType.Whole());
    assertThat(drafting.parsing("skaits").groupMarks()).isEqualTo(".");
    assertThat(drafting.parsing("skaits").decimalMark()).isEqualTo('.');
  }

  @Test
  void aNumberThatCanBeReadInTwoWaysIsTextAndAskedAbout() {
    Drafting drafting = drafted("summa", "1,234", "2,345", "3,456");

    assertThat(drafting.type("summa")).isEqualTo(new FieldType.Text());
    assertThat(drafting.questions("summa"))
        .singleElement()
        .asString()
        .contains("Every value can be read as");
  }

  /// `1,234` may be one and a bit, or more than a thousand, whatever stands beside it.
  @ParameterizedTest
  @CsvSource({"'1,234;0,5','2,345;0,25',comma", "1.234;0.5,2.345;0.25,point"})
  void anotherColumnOfTheFileIsNoProofOfTheDecimalMark(String one, String other, String mark) {
    Drafting drafting = Drafting.of("a;b\n" + one + "\n" + other + "\n");

    assertThat(drafting.type("a")).isEqualTo(new FieldType.Text());
    assertThat(drafting.questions("a"))
        .singleElement()
        .asString()
        .contains(
            "groups of three", "In other columns of the file the decimal mark is the " + mark);
    assertThat(drafting.type("b")).isEqualTo(new FieldType.Decimal(18, 2));
    assertThat(drafting.questions("b")).isEmpty();
    assertThat(drafting.isPublishable()).isTrue();
  }

  @Test
  void numbersLeaveRoomForLargerOnes() {
    Drafting drafting = drafted("x", "1.12345678901234567", "2.5");

    assertThat(drafting.type("x")).isEqualTo(new FieldType.Decimal(21, 17));
  }

  @Test
  void aDateIsKnownByADayAboveTwelve() {
    Drafting drafting = drafted("datums", "01.02.2026", "13.02.2026");

    assertThat(drafting.type("datums")).isEqualTo(new FieldType.Date());
    assertThat(drafting.parsing("datums").formats())
        .extracting(TemporalPattern::text)
        .containsExactly("%d.%m.%Y");
  }

  @Test
  void aDateWhoseDayAndMonthCannotBeToldApartIsTextAndAskedAbout() {
    Drafting drafting = drafted("datums", "01.02.2026", "12.02.2026");

    assertThat(drafting.type("datums")).isEqualTo(new FieldType.Text());
    assertThat(drafting.questions("datums"))
        .singleElement()
        .asString()
        .contains("%d.%m.%Y", "%m.%d.%Y");
  }

  @ParameterizedTest
  @CsvSource({"jā,nē", "Jā,Nē", "yes,no", "TRUE,FALSE", "true,false"})
  void twoWordsForYesAndNoAreTruthValues(String yes, String no) {
    Drafting drafting = drafted("ir", yes, no, yes, "");

    assertThat(drafting.type("ir")).isEqualTo(new FieldType.Bool());
    assertThat(drafting.parsing("ir").trueValues()).containsExactly(yes);
    assertThat(drafting.parsing("ir").falseValues()).containsExactly(no);
    assertThat(drafting.field("ir").required()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"J,N", "Jah,Ei", "si,no"})
  void twoWordsThatMayMeanYesAndNoAreAskedAbout(String yes, String no) {
    Drafting drafting = drafted("ir", yes, no, yes);

    assertThat(drafting.type("ir")).isEqualTo(new FieldType.Text());
    assertThat(drafting.questions("ir")).anyMatch(text -> text.contains("yes and no"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "n/a", "NULL", "…", "NA", "x", "nav datu"})
  void marksAmongNumbersStandForNoValue(String mark) {
    Drafting drafting = drafted("skaits", "5", mark, "12", "");

    assertThat(drafting.type("skaits")).isEqualTo(new FieldType.Whole());
    assertThat(drafting.parsing("skaits").missing()).containsExactly("", mark);
    assertThat(drafting.field("skaits").required()).isFalse();
    assertThat(drafting.evidence("skaits")).anyMatch(text -> text.contains("“" + mark + "”"));
  }

  /// Offices write such signs for what is confidential, nothing, or not asked.
  @ParameterizedTest
  @ValueSource(strings = {"-", "–", "*", ":", "..", "x", "X", ".", "?", "nd", "nav", "None"})
  void aSignAmongNumbersIsTakenForNoValueOnlyWithAQuestion(String mark) {
    for (String[] cells :
        List.of(
            new String[] {"5", mark, "12", "7"},
            new String[] {"5,25", mark, "12,5", mark},
            new String[] {"2026-03-31", "2026-04-01", mark},
            new String[] {"jā", mark, "nē"})) {
      Drafting drafting = drafted("skaits", cells);

      assertThat(drafting.type("skaits")).isNotEqualTo(new FieldType.Text());
      assertThat(drafting.parsing("skaits").missing()).containsExactly("", mark);
      assertThat(drafting.questions("skaits"))
          .singleElement()
          .asString()
          .contains("“" + mark + "” in ", "confidential", "missingValues");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"n/a", "NULL", "…", "NA", "nav datu", "NaN"})
  void aWordForNoValueAmongNumbersNeedsNoQuestion(String mark) {
    assertThat(drafted("skaits", "5", mark, "12", "7").questions("skaits")).isEmpty();
  }

  /// As Access exports truth values, and as other databases do.
  @ParameterizedTest
  @ValueSource(strings = {"1", "-1"})
  void digitsThatMayMeanYesAndNoAreAskedAbout(String yes) {
    Drafting drafting = drafted("ir", yes, "0", yes);

    assertThat(drafting.type("ir")).isEqualTo(new FieldType.Whole());
    assertThat(drafting.questions("ir")).singleElement().asString().contains("yes and no");
  }

  /// Joined files of two offices, or spaces that may part groups or the parts of a code.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.500_2.500_1,5_2,5|“1,5”; “1.500”",
        "1 000_5 000_20 000|“1 000”",
        "1 000_999_20 000|“1 000”",
        "1,5_2.5_3|“1,5”; “2.5”"
      })
  void numbersThatNoOneWayOfWritingHoldsForAreAskedAbout(String cells, String examples) {
    Drafting drafting = drafted("skaits", cells.split("_", -1));

    assertThat(drafting.type("skaits")).isEqualTo(new FieldType.Text());
    assertThat(drafting.questions("skaits")).singleElement().asString().contains(examples);
  }

  @ParameterizedTest
  @ValueSource(strings = {"62.01,01.11,47", "1.2.3,1.2.10,1.3", "67 123 456,6 71,5"})
  void codesThatAreMadeOfDigitsAndMarksAreNotAskedAboutAsNumbers(String cells) {
    Drafting drafting = drafted("veids", cells.split(",", -1));

    assertThat(drafting.type("veids")).isEqualTo(new FieldType.Text());
    assertThat(drafting.questions("veids")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "999,3 19 0 7",
    "99,3 19 0 7",
    "9,1 2 2 1",
    "-999,3 19 0 7",
    "-1,0 40 12 7",
    "-99,-3 19 0 7",
    "-999.0,3.5 19.0 0.1 7.2"
  })
  void ninesFarFromAllOtherNumbersAreAskedAbout(String code, String others) {
    Drafting drafting = drafted("laiks", (others + " " + code + " " + code).split(" ", -1));

    assertThat(TypeChoice.isNumber(drafting.type("laiks"))).isTrue();
    assertThat(drafting.questions("laiks"))
        .singleElement()
        .asString()
        .contains("“" + code + "”", "missingValues");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "999 3 500 19",
        "9 3 4 5",
        "998 3 19 0",
        "-1 -2 40 12",
        "-1 0 1 1",
        "99 999 500",
        "9 9 9"
      })
  void ninesAmongNumbersLikeThemAreNumbers(String cells) {
    assertThat(drafted("laiks", cells.split(" ", -1)).questions("laiks"))
        .noneMatch(question -> question.contains("missingValues"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NULL", "null", "NA"})
  void aMarkThatMayBeAValueIsAValueInTextAndAskedAboutWhateverItIs(String mark) {
    Drafting drafting = drafted("uzvārds", mark, "Ozols", "Bērziņš", "Kalns");

    assertThat(drafting.parsing("uzvards").missing()).containsExactly("");
    assertThat(drafting.questions("uzvards"))
        .singleElement()
        .asString()
        .contains("“" + mark + "” in 1 row");
  }

  @Test
  void aMarkThatMayBeAValueIsAValueInTextAndAskedAbout() {
    Drafting drafting = drafted("valsts", "NA", "LV", "EE", "LT");

    assertThat(drafting.type("valsts")).isEqualTo(new FieldType.Text());
    assertThat(drafting.parsing("valsts").missing()).containsExactly("");
    assertThat(drafting.field("valsts").required()).isTrue();
    assertThat(drafting.questions("valsts")).singleElement().asString().contains("“NA” in 1 row");
  }

  @Test
  void aMarkThatIsNeverAValueStandsForNoValueInTextToo() {
    Drafting drafting = drafted("vārds", "Rīga", "…", "Cēsis");

    assertThat(drafting.parsing("vards").missing()).containsExactly("", "…");
    assertThat(drafting.field("vards").required()).isFalse();
  }

  @Test
  void ticksAreNoMissingMarks() {
    List<String> cells = new ArrayList<>(java.util.Collections.nCopies(60, "x"));
    cells.add("5");
    Drafting drafting = Drafting.of(Drafting.column("atzīme", cells));

    assertThat(drafting.type("atzime")).isEqualTo(new FieldType.Text());
    assertThat(drafting.field("atzime").required()).isTrue();
  }

  @Test
  void aWordAmongNumbersIsAskedAbout() {
    Drafting drafting = drafted("gadījumi", "7", "12", "no 1 līdz 5", "9", "30");

    assertThat(drafting.type("gadijumi")).isEqualTo(new FieldType.Text());
    assertThat(drafting.questions("gadijumi"))
        .singleElement()
        .asString()
        .contains("“no 1 līdz 5” in 1");
  }

  @Test
  void spacesAroundNumbersDoNotCount() {
    Drafting drafting = drafted("skaits", " 5", "12 ", "7", "  ");

    assertThat(drafting.type("skaits")).isEqualTo(new FieldType.Whole());
    assertThat(drafting.parsing("skaits").trim()).isTrue();
    assertThat(drafting.parsing("skaits").missing()).containsExactly("", "  ");
  }

  @Test
  void aColumnWithoutValuesIsAskedAbout() {
    Drafting drafting = drafted("piezīmes", "", "", "");

    assertThat(drafting.type("piezimes")).isEqualTo(new FieldType.Text());
    assertThat(drafting.questions("piezimes")).singleElement().asString().contains("No row has");
  }

  @Test
  void yearsAreKnownByTheirHeader() {
    assertThat(drafted("gads", "2024", "2025").type("gads")).isEqualTo(new FieldType.Year());
    assertThat(drafted("skaits", "2024", "2025").type("skaits")).isEqualTo(new FieldType.Whole());
  }

  @Test
  void monthsAreYearsAndMonths() {
    assertThat(drafted("periods", "2025-12", "2026-01").type("periods"))
        .isEqualTo(new FieldType.YearMonth());
  }

  @Test
  void whatMayBeASeasonIsAskedAbout() {
    Drafting drafting = drafted("periods", "2009-10", "2010-11", "2011-12");

    assertThat(drafting.type("periods")).isEqualTo(new FieldType.Text());
    assertThat(drafting.questions("periods")).anyMatch(text -> text.contains("2009 to 2010"));
  }

  @Test
  void aHeaderThatIsAYearIsAskedAbout() {
    assertThat(drafted("2024", "5", "7").questions("column_2024"))
        .anyMatch(text -> text.contains("changes with each edition"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Garums (km)|km",
        "Platība, ha|ha",
        "price_eur|EUR",
        "Ieņēmumi [tūkst. eiro]|thousand EUR",
        "Īpatsvars (%)|%"
      })
  void aUnitInTheHeaderIsSaidInTheDescription(String header, String unit) {
    Drafting drafting = drafted(header, "5", "7");
    LocalText description = drafting.contract().schema().fields().get(1).description();

    assertThat(description.in("en")).isEqualTo("Unit: " + unit + ".");
    assertThat(description.in("lv")).isEqualTo("Mērvienība: " + unit + ".");
  }

  @Test
  void aNameWithoutUnitHasNone() {
    assertThat(drafted("Nosaukums (pilns)", "5", "7").field("nosaukums_pilns").description())
        .isEqualTo(LocalText.NONE);
  }

  private static String[] repeated(int times, String... values) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      cells.addAll(List.of(values));
    }
    return cells.toArray(String[]::new);
  }

  @Test
  void fewValuesThatRecurOftenAreListed() {
    Drafting drafting = drafted("statuss", repeated(40, "aktīvs", "slēgts"));

    assertThat(drafting.listed("statuss")).hasValue(List.of("aktīvs", "slēgts"));
  }

  @Test
  void fewValuesInFewRowsAreAskedAbout() {
    Drafting drafting = drafted("statuss", repeated(6, "aktīvs", "slēgts"));

    assertThat(drafting.listed("statuss")).isEmpty();
    assertThat(drafting.questions("statuss")).anyMatch(text -> text.contains("all there can be"));
  }

  @Test
  void aValueThatIsThereOnceKeepsTheListOpen() {
    List<String> cells = new ArrayList<>(List.of(repeated(60, "aktīvs", "slēgts")));
    cells.add("apturēts");
    Drafting drafting = Drafting.of(Drafting.column("statuss", cells));

    assertThat(drafting.listed("statuss")).isEmpty();
  }

  @Test
  void codesOfOneLengthHaveAPattern() {
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      codes.add("%05d".formatted(i * 37));
    }
    Drafting drafting = Drafting.of(Drafting.column("kods", codes));

    assertThat(drafting.field("kods").constraints())
        .singleElement()
        .extracting(constraint -> ((Constraint.Matches) constraint).pattern().regex())
        .isEqualTo("\\d{5}");
    codes.set(30, codes.get(30) + " ");
    Drafting padded = Drafting.of(Drafting.column("kods", codes));
    assertThat(padded.field("kods").constraints()).isEmpty();
    assertThat(padded.isPublishable()).isTrue();
  }

  @Test
  void addressesHaveTheirFormat() {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      cells.add("https://example.lv/" + i);
    }
    Drafting drafting = Drafting.of(Drafting.column("saite", cells));

    assertThat(drafting.field("saite").constraints())
        .containsExactly(new Constraint.Formatted(TextFormat.URI));
    cells.set(7, "nav adreses");
    assertThat(Drafting.of(Drafting.column("saite", cells)).field("saite").constraints()).isEmpty();
  }

  @Test
  void manyNumbersOfWhichNoneIsBelowZeroAreNeverBelowZero() {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < 1200; i++) {
      cells.add(i % 97 + ",5");
    }
    assertThat(Drafting.of(Drafting.column("garums", cells)).field("garums").constraints())
        .containsExactly(new Constraint.Minimum("0.0", false));
    cells.set(1100, "-1,5");
    assertThat(Drafting.of(Drafting.column("garums", cells)).field("garums").constraints())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Reģistrācijas Nr.|registracijas_nr",
        "Faelle_7-Tage|faelle_7_tage",
        "AdministrativiTeritorialasVienibas|administrativi_teritorialas_vienibas",
        "SiteplanURL|siteplan_url",
        "14Dienu|column_14_dienu",
        "ŠĶŪŅI/žogi|skuni_zogi",
        "Straße Ø|strasse_o",
        "Īpatsvars, %|ipatsvars_percent",
        "цена|column_2"
      })
  void namesAreMadeOfHeaders(String header, String name) {
    assertThat(Identifier.of(header, 2)).isEqualTo(name);
  }

  @Test
  void headersThatGiveOneNameGetTwo() {
    Drafting drafting = Drafting.of("a b;a-b;A B\n1;2;3\n4;5;6\n");

    assertThat(drafting.names()).containsExactly("a_b", "a_b_2", "a_b_3");
    assertThat(drafting.field("a_b_2").title()).isEqualTo(LocalText.undetermined("a-b"));
  }

  @Test
  void theEvidenceTellsTheRange() {
    assertThat(drafted("skaits", "5", "-7", "12").evidence("skaits"))
        .anyMatch(text -> text.contains("from -7 to 12"));
  }

  @Test
  void rowsOfEmptyCellsBelowTheTableSayNothing() {
    Drafting drafting = Drafting.of("kods;nosaukums\nA1;Rīga\nB2;Cēsis\n;\n;\n");

    assertThat(drafting.field("kods").required()).isTrue();
    assertThat(drafting.isPublishable()).isTrue();
    assertThat(Optional.of(drafting.outcome().trials().getFirst().rowsRead())).hasValue(2L);
  }
}
