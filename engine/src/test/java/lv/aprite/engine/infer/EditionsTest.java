package lv.aprite.engine.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import lv.aprite.engine.contract.DraftCodec;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.Layout;
import lv.aprite.engine.contract.TemporalPattern;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.infer.Drafting.TextFile;
import lv.aprite.engine.validate.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is concluded from several editions, and about whole rows.
class EditionsTest {
  private static final String HEADER = "kods;nosaukums;skaits\n";

  @Test
  void editionsOfOneHeaderShareALayout() {
    Drafting drafting = Drafting.of(HEADER + "A1;Rīga;5\n", HEADER + "A1;Rīga;7\n");

    assertThat(drafting.contract().layouts()).hasSize(1);
    assertThat(drafting.isPublishable()).isTrue();
  }

  @Test
  void columnsInAnotherOrderAreTheSameLayout() {
    Drafting drafting = Drafting.of(HEADER + "A1;Rīga;5\n", "skaits;kods;nosaukums\n7;A1;Rīga\n");

    assertThat(drafting.contract().layouts()).hasSize(1);
    assertThat(drafting.isPublishable()).isTrue();
  }

  @Test
  void titlesAboveTheHeaderComeAndGo() {
    Drafting drafting =
        Drafting.of(
            HEADER + "A1;Rīga;5\nB2;Cēsis;6\n",
            "Reģistrs;;\n" + HEADER + "A1;Rīga;7\nB2;Cēsis;8\n");

    assertThat(drafting.contract().layouts()).hasSize(1);
    assertThat(drafting.isPublishable()).isTrue();
  }

  @Test
  void anotherEncodingIsAnotherLayout() {
    String text = HEADER + "A1;Rīga;5\nB2;Cēsis;7\nC3;Jūrmala;8\nD4;Ķegums;9\nE5;Šķēde;1\n";
    Drafting drafting =
        Drafting.of(
            new TextFile("2024.csv", text, "windows-1257"),
            new TextFile("2025.csv", text, "UTF-8"));

    assertThat(drafting.contract().layouts())
        .extracting(Layout::id, Layout::encoding)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "2024", new Layout.EncodingRule.Stated(Encoding.WINDOWS_1257)),
            org.assertj.core.groups.Tuple.tuple(
                "2025", new Layout.EncodingRule.Stated(Encoding.UTF_8)));
    assertThat(drafting.isPublishable()).isTrue();
  }

  @Test
  void aFileWithoutAccentsLeavesTheEncodingOpen() {
    assertThat(Drafting.of(HEADER + "A1;Ropa;5\n").contract().layouts())
        .extracting(Layout::encoding)
        .containsExactly(new Layout.EncodingRule.ByEvidence());
  }

  @Test
  void aNewColumnIsAbsentBefore() {
    Drafting drafting =
        Drafting.of(HEADER + "A1;Rīga;5\n", "kods;nosaukums;skaits;platība\nA1;Rīga;7;12,5\n");

    assertThat(drafting.names()).containsExactly("kods", "nosaukums", "skaits", "platiba");
    assertThat(drafting.origins("platiba").getFirst()).isInstanceOf(Layout.Origin.Absent.class);
    assertThat(drafting.field("platiba").required()).isFalse();
    assertThat(drafting.isPublishable()).isTrue();
  }

  @Test
  void aHeaderThatDiffersOnlyInHowItIsWrittenIsTheSameField() {
    Drafting drafting = Drafting.of("Reģ. Nr.;Nosaukums\n5;a b\n", "REG_NR;NOSAUKUMS\n6;c d\n");

    assertThat(drafting.names()).containsExactly("reg_nr", "nosaukums");
  }

  private static String numbered(String header, int rows, String format, int factor) {
    StringBuilder text = new StringBuilder(header);
    for (int i = 0; i < rows; i++) {
      text.append(format.formatted(i, i * factor)).append('\n');
    }
    return text.toString();
  }

  @Test
  void aColumnOfTheVerySameValuesIsTheSameFieldUnderAnotherName() {
    Drafting drafting =
        Drafting.of(
            numbered("kods;reģistrs\n", 40, "A%04d;LV%06d", 97),
            numbered("kods;numurs\n", 40, "A%04d;LV%06d", 97));

    assertThat(drafting.names()).containsExactly("kods", "numurs");
    assertThat(drafting.origins("numurs"))
        .extracting(origin -> ((Layout.Origin.Column) origin).header())
        .containsExactly("reģistrs", "numurs");
    assertThat(drafting.evidence("numurs")).anyMatch(text -> text.contains("100 %"));
  }

  @Test
  void aColumnThatMayBeRenamedIsAFieldOfItsOwnAndAskedAbout() {
    Drafting drafting =
        Drafting.of(
            numbered("kods;kopā pozitīvi\n", 40, "A%04d;%d", 3),
            numbered("kods;pozitīvi\n", 40, "A%04d;%d", 5));

    assertThat(drafting.names()).containsExactly("kods", "pozitivi", "kopa_pozitivi");
    assertThat(drafting.origins("kopa_pozitivi").getLast())
        .isInstanceOf(Layout.Origin.Absent.class);
    assertThat(drafting.questions("kopa_pozitivi"))
        .singleElement()
        .asString()
        .contains("earlier name of “pozitīvi”");
    assertThat(drafting.isPublishable()).isTrue();
  }

  @Test
  void smallNumbersThatHappenToBeTheSameProveNothing() {
    Drafting drafting =
        Drafting.of(
            numbered("kods;a\n", 40, "A%04d;%d", 1), numbered("kods;b\n", 40, "A%04d;%d", 1));

    assertThat(drafting.names()).containsExactly("kods", "b", "a");
  }

  @Test
  void twoColumnsOfTheSameValuesProveNothing() {
    Drafting drafting =
        Drafting.of(
            numbered("kods;x\n", 40, "A%04d;LV%06d", 97),
            numbered("kods;y;z\n", 40, "A%1$04d;LV%2$06d;LV%2$06d", 97));

    assertThat(drafting.names()).containsExactly("kods", "y", "z", "x");
  }

  @Test
  void anotherEditionDecidesBetweenDayAndMonth() {
    Drafting drafting =
        Drafting.of("kods;datums\nA1;01.02.2026\n", "kods;datums;cits\nA1;13.02.2026;x y\n");

    assertThat(drafting.type("datums")).isEqualTo(new FieldType.Date());
    assertThat(drafting.origins("datums"))
        .allSatisfy(origin ->
            assertThat(((Layout.Origin.Column) origin).parsing().formats())
                .extracting(TemporalPattern::text)
                .containsExactly("%d.%m.%Y"));
    assertThat(drafting.questions("datums"))
        .singleElement()
        .asString()
        .contains("as another edition proves it: a date written %d.%m.%Y");
    assertThat(drafting.isPublishable()).isTrue();
  }

  @Test
  void eachFormWritesDatesItsOwnWay() {
    Drafting drafting =
        Drafting.of("kods;datums\nA1;13.02.2026\n", "kods;datums;cits\nA1;2026-03-13;x y\n");

    assertThat(drafting.type("datums")).isEqualTo(new FieldType.Date());
    assertThat(drafting.origins("datums"))
        .extracting(origin -> ((Layout.Origin.Column) origin).parsing().formats().size())
        .containsExactly(1, 0);
    assertThat(drafting.isPublishable()).isTrue();
  }

  @Test
  void numbersOfSeveralFormsFitIntoOneType() {
    Drafting drafting =
        Drafting.of(
            "kods;summa\nA1;123456,5\n",
            "kods;summa;cits\nA1;1.25;x y\n",
            "kods;summa;vēl\nA1;7;x y\n");

    assertThat(drafting.type("summa")).isInstanceOf(FieldType.Decimal.class);
    assertThat(((FieldType.Decimal) drafting.type("summa")).scale()).isEqualTo(2);
    assertThat(drafting.isPublishable()).isTrue();
  }

  @Test
  void editionsThatContradictEachOtherGiveTextAndAQuestion() {
    Drafting drafting = Drafting.of("kods;x\nA1;2026-02-13\n", "kods;x;y\nA1;5;a b\n");

    assertThat(drafting.type("x")).isEqualTo(new FieldType.Text());
    assertThat(drafting.questions("x")).anyMatch(text -> text.contains("numbers and dates"));
    assertThat(drafting.isPublishable()).isTrue();
  }

  private static String rows(String header, List<String> rows) {
    return header + String.join("\n", rows) + "\n";
  }

  @Test
  void theKeyIsTheCodeThatIsThereOnce() {
    Drafting drafting =
        Drafting.of(numbered("kods;nosaukums;skaits\n", 30, "A%04d;Vārds un uzvārds;%d", 7));

    assertThat(drafting.key()).containsExactly("kods");
  }

  @Test
  void measuresAreNoKeyHoweverDifferentTheyAre() {
    Drafting drafting = Drafting.of(numbered("garums;veids ir\n", 30, "%d,%05d;a b", 7));

    assertThat(drafting.key()).isEmpty();
    assertThat(drafting.questions(""))
        .singleElement()
        .asString()
        .contains("Does garums tell one row from another? No value is there twice")
        .contains("measured");
  }

  @Test
  void fewRowsSayNothingAboutTheKey() {
    Drafting drafting = Drafting.of("kods;skaits\nA1;5\nB2;7\n");

    assertThat(drafting.key()).isEmpty();
    assertThat(drafting.questions("")).singleElement().asString().contains("fewer than 5 rows");
  }

  @Test
  void whatWasTriedAsKeyIsNamed() {
    Drafting drafting = Drafting.of("kods;veids;summa\n" + "A1;X2;5,5\nB2;X2;5,5\n".repeat(10));

    assertThat(drafting.key()).isEmpty();
    assertThat(drafting.questions(""))
        .singleElement()
        .asString()
        .contains("Rows repeat each other in every set of up to 4 of kods, veids.");
  }

  @Test
  void aKeyMayNeedSeveralFields() {
    List<String> rows = new ArrayList<>();
    for (int day = 1; day <= 9; day++) {
      for (String code : List.of("LV-001", "LV-002", "LV-003")) {
        for (String kind : List.of("a b", "c d")) {
          rows.add("2026-03-0%d;%s;%s;5".formatted(day, code, kind));
        }
      }
    }

    Drafting drafting = Drafting.of(rows("datums;kods;veids;skaits\n", rows));

    assertThat(drafting.key()).containsExactly("datums", "kods", "veids");
  }

  @Test
  void twoKeysAsGoodAsEachOtherAreAskedAbout() {
    Drafting drafting = Drafting.of(numbered("aa;bb;skaits\n", 30, "A%1$04d;B%1$04d;%2$d", 7));

    assertThat(drafting.key()).isEmpty();
    assertThat(drafting.questions("")).singleElement().asString().contains("aa; bb");
  }

  @Test
  void aNameIsNoKeyThoughNoTwoAreTheSame() {
    Drafting drafting = Drafting.of(numbered("nosaukums;skaits\n", 30, "Iela %d nams;%d", 7));

    assertThat(drafting.key()).isEmpty();
    assertThat(drafting.questions("")).singleElement().asString().contains("nosaukums");
  }

  @Test
  void aCodeThatNearlyAllRowsHaveForThemselvesIsAskedAbout() {
    String text = numbered("kods;veids;skaits\n", 60, "A%04d;a b;%d", 7) + "A0001;c d;5\n";

    Drafting drafting = Drafting.of(text);

    assertThat(drafting.key()).isEmpty();
    assertThat(drafting.questions("")).singleElement().asString().contains("Is kods the key?");
  }

  @Test
  void aKeyHoldsInEveryEdition() {
    String old = numbered("kods;skaits\n", 30, "A%04d;%d", 7);

    Drafting drafting = Drafting.of(old + "A0001;9\n".repeat(20), old);

    assertThat(drafting.key()).isEmpty();
    assertThat(drafting.isPublishable()).isTrue();
  }

  @Test
  void fewDamagedRowsMayBeLeftOutWhenSomebodyAgrees() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      rows.add("A%04d;vārds %d".formatted(i, i));
    }
    rows.set(200, "A0200;vārds \"200\" x");

    Drafting drafting = Drafting.of(rows("kods;nosaukums\n", rows));

    assertThat(drafting.isPublishable()).isTrue();
    assertThat(drafting.contract().rejectedShareMax()).isEqualByComparingTo("0.0034");
    assertThat(drafting.outcome().draft().questions())
        .anySatisfy(question -> {
          assertThat(question.about()).isEqualTo("/aprite:rejectedShareMax");
          assertThat(question.text()).contains("row 202", Rule.QUOTE_STRAY.id());
        });
  }

  @Test
  void anEditionThatCannotBeReadStopsTheDraft() {
    Inference.Outcome outcome =
        Drafting.infer(
            new TextFile("good.csv", HEADER + "A1;Rīga;5\n"),
            new TextFile("bad.csv", "a;a\n1;2\n"));

    assertThat(outcome).isInstanceOf(Inference.Outcome.Unreadable.class);
    assertThat(((Inference.Outcome.Unreadable) outcome).sourceName()).isEqualTo("bad.csv");
  }

  @Test
  void dataAboutPersonsAreAskedAboutAndNotDeclared() {
    StringBuilder text = new StringBuilder("kods;epasts\n");
    for (int i = 0; i < 30; i++) {
      text.append("A%04d;vards%d.uzvards@inbox.lv\n".formatted(i, i));
    }

    Drafting drafting = Drafting.of(text.toString());

    assertThat(drafting.outcome().isRefused()).isFalse();
    assertThat(drafting.outcome().trials())
        .extracting(trial -> trial.verdict())
        .containsExactly(Verdict.HELD);
    assertThat(drafting.field("epasts").personalData()).isEmpty();
    assertThat(drafting.field("epasts").constraints()).isEmpty();
    assertThat(drafting.questions("epasts")).anyMatch(one -> one.contains("e-mail address"));
    assertThat(drafting.outcome().draft().questions())
        .anyMatch(
            question -> question.text().contains("would be held (column epasts, personal-data)"));
  }

  @Test
  void theSameEditionsGiveTheSameDraft() {
    String[] editions = {
      numbered("kods;a;b\n", 500, "A%04d;vārds %1$d;%2$d,5", 7),
      numbered("kods;b;c\n", 500, "A%04d;%2$d,25;LV%1$05d", 9)
    };

    assertThat(DraftCodec.encode(Drafting.of(editions).outcome().draft()))
        .isEqualTo(DraftCodec.encode(Drafting.of(editions).outcome().draft()));
  }

  /// Whatever the cells are, the draft publishes the file that it was made of.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aDraftPublishesWhatItWasMadeOf(long seed) {
    Random random = new Random(seed);
    List<List<String>> kinds =
        List.of(
            List.of("1", "2", "15", "007", "-3"),
            List.of("1,5", "2,25", "-0,75", "1 000,5", ""),
            List.of("2026-03-31", "2025-02-28", "-", ""),
            List.of("31.03.2026", "01.02.2025", "n/a"),
            List.of("jā", "nē", "Jā"),
            List.of("jā", "nē", ""),
            List.of("NA", "LV", "EE", "x"),
            List.of(" a b ", "c", "…", "  "),
            List.of("1.234", "12.345.678", "5"),
            List.of("12:30", "23:59:59", "…"),
            List.of("2026-03", "2025-12", "NULL"),
            List.of("true", "false"),
            List.of("\"a;b\"", "\"c\"\"d\"", "e"));
    for (int round = 0; round < 25; round++) {
      int columns = 1 + random.nextInt(6);
      List<List<String>> chosen = new ArrayList<>(kinds);
      Collections.shuffle(chosen, random);
      StringBuilder text = new StringBuilder("nr");
      for (int i = 0; i < columns; i++) {
        text.append(";lauks ").append(i);
      }
      text.append('\n');
      int rows = 3 + random.nextInt(80);
      for (int row = 0; row < rows; row++) {
        text.append(row + 1);
        for (int i = 0; i < columns; i++) {
          List<String> cells = chosen.get(i);
          text.append(';').append(cells.get(random.nextInt(cells.size())));
        }
        text.append('\n');
      }

      Drafting drafting = Drafting.of(text.toString());

      assertThat(drafting.isPublishable()).as("seed %d, round %d:%n%s", seed, round, text).isTrue();
    }
  }
}
