package lv.aprite.engine.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import lv.aprite.engine.contract.Constraint;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.JsonKind;
import lv.aprite.engine.contract.PointForm;
import lv.aprite.engine.contract.TextFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Durations, points, JSON, formats, bounds and unique codes: what is drafted, and what is asked.
class RarerTypesTest {
  private static Drafting drafted(String header, int rows, IntFunction<String> cell) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      cells.add(cell.apply(i));
    }
    Drafting drafting = Drafting.of(Drafting.column(header, cells));
    assertThat(drafting.isPublishable()).isTrue();
    return drafting;
  }

  @Test
  void lengthsOfTimeAreDurations() {
    Drafting drafting = drafted("ilgums", 25, i -> i == 7 ? "" : "PT" + (i + 1) + "H30M");

    assertThat(drafting.type("ilgums")).isEqualTo(new FieldType.Duration());
    assertThat(drafting.field("ilgums").required()).isFalse();
    assertThat(drafting.evidence("ilgums")).anyMatch(text -> text.contains("a length of time"));
  }

  @Test
  void fewLengthsOfTimeMayBeCodesAndAreAskedAbout() {
    Drafting drafting = drafted("kods", 5, i -> "P" + (i + 1) + "M");

    assertThat(drafting.type("kods")).isEqualTo(new FieldType.Text());
    assertThat(drafting.questions("kods")).anyMatch(text -> text.contains("Is the type duration?"));
  }

  @Test
  void oneCellOfAnotherKindMakesThemText() {
    Drafting drafting = drafted("ilgums", 25, i -> i == 7 ? "ilgi" : "PT" + (i + 1) + "H30M");

    assertThat(drafting.type("ilgums")).isEqualTo(new FieldType.Text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"\"a\"\": %d, \"\"b\"\": [1]}|OBJECT",
        "[%d, \"\"x\"\"]|ARRAY",
        "{\"\"type\"\": \"\"Point\"\", \"\"coordinates\"\": [24.1, 56.%d]}|GEOJSON"
      })
  void jsonIsKnownByItsKind(String cell, JsonKind kind) {
    Drafting drafting = drafted("dati", 25, i -> "\"" + cell.formatted(i + 1) + "\"");

    assertThat(drafting.type("dati")).isEqualTo(new FieldType.JsonText(kind));
  }

  @Test
  void aFewNumbersInBracketsMayBeFootnotesAndAreAskedAbout() {
    Drafting drafting = drafted("piezīme", 5, i -> "[" + (i + 1) + "]");

    assertThat(drafting.type("piezime")).isEqualTo(new FieldType.Text());
    assertThat(drafting.questions("piezime")).anyMatch(text -> text.contains("Is the type array?"));
  }

  @Test
  void aPointThatNamesItsPartsIsAGeopoint() {
    Drafting drafting =
        drafted("vieta", 3, i -> "\"{\"\"lon\"\": 24.1, \"\"lat\"\": 56.9%d}\"".formatted(i + 1));

    assertThat(drafting.type("vieta")).isEqualTo(new FieldType.GeoPoint());
    assertThat(drafting.parsing("vieta").points()).isEqualTo(PointForm.OBJECT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"124.1%d, 56.9|PAIR", "[124.1%d, 56.9]|ARRAY"})
  void aFirstNumberThatIsNoLatitudeProvesAPoint(String cell, PointForm form) {
    Drafting drafting = drafted("vieta", 25, i -> cell.formatted(i + 1));

    assertThat(drafting.type("vieta")).isEqualTo(new FieldType.GeoPoint());
    assertThat(drafting.parsing("vieta").points()).isEqualTo(form);
    assertThat(drafting.questions("vieta")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"24.1%d, 56.9|", "[24.1%d, 56.9]|ARRAY"})
  void whichNumberOfAPointIsTheLongitudeIsAsked(String cell, JsonKind kind) {
    Drafting drafting = drafted("vieta", 25, i -> cell.formatted(i + 1));

    assertThat(drafting.type("vieta"))
        .isEqualTo(kind == null ? new FieldType.Text() : new FieldType.JsonText(kind));
    assertThat(drafting.questions("vieta"))
        .anyMatch(text -> text.contains("Does longitude stand first"));
  }

  @Test
  void uuidsHaveTheirFormat() {
    String uuid = "123e4567-e89b-12d3-a456-4266141740%02d";

    assertThat(drafted("uid", 25, uuid::formatted).field("uid").constraints())
        .containsExactly(new Constraint.Formatted(TextFormat.UUID));
    Drafting few = drafted("uid", 5, uuid::formatted);
    assertThat(few.field("uid").constraints()).isEmpty();
    assertThat(few.questions("uid")).anyMatch(text -> text.contains("say so in format"));
  }

  @Test
  void aCodeWithAColonIsNoAddress() {
    assertThat(drafted("kods", 25, "LV:%03d"::formatted).field("kods").constraints()).isEmpty();
  }

  @Test
  void coordinatesAreOnEarth() {
    Drafting drafting = drafted("latitude", 5, i -> "56.94" + (i + 1));

    assertThat(drafting.field("latitude").constraints())
        .as("one decimal mark alone does not prove numbers: %s", drafting.questions("latitude"))
        .isEmpty();
    Drafting fine = drafted("latitude", 5, i -> "56.94" + (i + 1) + "1");
    assertThat(fine.field("latitude").constraints())
        .containsExactly(
            new Constraint.Minimum("-90.0000", false), new Constraint.Maximum("90.0000", false));
  }

  @Test
  void monthsOfTheYearAreFromOneToTwelve() {
    assertThat(drafted("mēnesis", 60, i -> "" + (i % 12 + 1)).field("menesis").constraints())
        .containsExactly(new Constraint.Minimum("1", false), new Constraint.Maximum("12", false));
    Drafting some = drafted("mēnesis", 60, i -> "" + (i % 9 + 1));
    assertThat(some.field("menesis").constraints()).isEmpty();
    assertThat(some.questions("menesis")).anyMatch(text -> text.contains("from 1 to 12"));
  }

  @Test
  void manySharesAreAtMostAHundredPercent() {
    assertThat(
            drafted("īpatsvars (%)", 1200, i -> i % 101 + ",5".repeat(i % 101 < 100 ? 1 : 0))
                .field("ipatsvars_percent")
                .constraints())
        .containsExactly(
            new Constraint.Minimum("0.0", false), new Constraint.Maximum("100.0", false));
    Drafting few = drafted("īpatsvars (%)", 200, i -> i % 101 + "");
    assertThat(few.field("ipatsvars_percent").constraints()).isEmpty();
    assertThat(few.questions("ipatsvars_percent")).anyMatch(text -> text.contains("a growth"));
  }

  @Test
  void someNumbersOfWhichNoneIsBelowZeroAreAskedAbout() {
    Drafting drafting = drafted("skaits", 400, i -> "" + i);

    assertThat(drafting.field("skaits").constraints()).isEmpty();
    assertThat(drafting.questions("skaits")).anyMatch(text -> text.contains("constraints.minimum"));
  }

  private static Drafting twoCodes(int rows, String secondLast) {
    StringBuilder text = new StringBuilder("kods;reģ. nr.;vieta\n");
    for (int i = 0; i < rows; i++) {
      String second = i == rows - 1 ? secondLast : "LV%05d".formatted(i * 7);
      text.append("A%04d;%s;vieta %d\n".formatted(i, second, i % 9));
    }
    return Drafting.of(text.toString());
  }

  @Test
  void aSecondCodeThatIsThereOnceIsAUniqueKey() {
    Drafting drafting = twoCodes(80, "");

    assertThat(drafting.isPublishable()).isTrue();
    assertThat(drafting.key()).containsExactly("kods");
    assertThat(drafting.contract().schema().uniqueKeys()).containsExactly(List.of("reg_nr"));
    assertThat(drafting.outcome().draft().evidence().get("/resources/0/schema"))
        .anyMatch(text -> text.startsWith("unique: reg_nr"));
    assertThat(twoCodes(80, "LV00007").contract().schema().uniqueKeys()).isEmpty();
  }

  @Test
  void aSecondCodeInFewRowsIsAskedAbout() {
    Drafting drafting = twoCodes(20, "");

    assertThat(drafting.contract().schema().uniqueKeys()).isEmpty();
    assertThat(drafting.questions("")).anyMatch(text -> text.contains("name it in uniqueKeys"));
  }
}
