package lv.aprite.engine.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
  private static final List<String> NAMES =
      List.of("a", "b", "gone", "dzēsts", "text", "Reg. no", "day", "true", "lost", "at", "shape");
  private static final List<Kind> KINDS =
      List.of(
          Kind.NUMBER,
          Kind.NUMBER,
          Kind.NUMBER,
          Kind.FLAG,
          Kind.TEXT,
          Kind.TEXT,
          Kind.DATE,
          Kind.NUMBER,
          Kind.FLAG,
          Kind.INSTANT,
          Kind.OTHER);
  private static final Map<String, Value> ROW =
      Map.of(
          "a",
          number("0.1"),
          "b",
          number("0.20"),
          "gone",
          Value.MISSING,
          "dzēsts",
          Value.TRUE,
          "text",
          new Value.Text("Rīga 🙂"),
          "Reg. no",
          new Value.Text("LV-1"),
          "day",
          new Value.Moment(LocalDate.of(2024, 2, 29).toEpochDay()),
          "true",
          number("7"),
          "lost",
          Value.MISSING,
          "at",
          new Value.Moment(1_500_000));

  private static Value number(String text) {
    return new Value.Num(new BigDecimal(text));
  }

  private static Condition.Compilation compile(String text) {
    return Condition.compile(
        text,
        name ->
            Optional.of(NAMES.indexOf(name))
                .filter(position -> position >= 0)
                .map(position -> new Condition.Named(position, KINDS.get(position))));
  }

  private static Condition compiled(String text) {
    return switch (compile(text)) {
      case Condition.Compilation.Compiled(Condition condition) -> condition;
      case Condition.Compilation.Refused(String expected) -> throw new AssertionError(expected);
    };
  }

  private static Condition.Truth test(String text) {
    return compiled(text).test(position -> ROW.getOrDefault(NAMES.get(position), Value.MISSING));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a + b = 0.3",
        "a + b == 0.30",
        "3 * a - b = 0.1",
        "0.1 * 0.1 = 0.01",
        "-a < 0 && -(a - b) > 0",
        "99999999999999999999999999999999999999 + 0.00000000000000000000000000000000000001"
            + " > 99999999999999999999999999999999999999",
        "9999999999999999 * 9999999999999999 * 9999999999999999 - 1"
            + " != 9999999999999999 * 9999999999999999 * 9999999999999999",
        "1 + 2 * 3 = 7",
        "a < b && !(a >= b) || FALSE",
        "dzēsts",
        "TRUE != !dzēsts",
        "text = \"Rīga 🙂\" && text <> 'rīga 🙂'",
        "LENGTH(text) = 6",
        "STARTS(text, 'Rī') && ENDS(text, '🙂') && CONTAINS(text, 'a ') && !CONTAINS(text, 'x')",
        "FIELD(\"Reg. no\") = 'LV-1'",
        "FIELD('true') = 7",
        "day = '2024-02-29' && day > \"2024-02-28\" && '2024-03-01' > day",
        "YEAR(day) = 2024",
        "DAYS(day, '2024-03-01') = 1",
        "at = '1970-01-01T00:00:01.5Z' && at > '1970-01-01T00:00:01Z'",
        "ABS(a - b) = a",
        "MIN(b, a, 5) = a && MAX(b, a) = b",
        "MISSING(gone) && !MISSING(a) && MISSING(gone + 1) && MISSING(shape)",
        "IFMISSING(gone, 0) + a = a",
        "true = 7"
      })
  void whatHoldsHoldsExactly(String text) {
    assertThat(test(text)).isEqualTo(Condition.Truth.HOLDS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a + b = 0.30000000000000001",
        "a > b",
        "!dzēsts",
        "text = 'Riga'",
        "day < '2024-02-29'",
        "MIN(a, b) > a"
      })
  void whatDoesNotHoldIsBroken(String text) {
    assertThat(test(text)).isEqualTo(Condition.Truth.BROKEN);
  }

  @ParameterizedTest
  @CsvSource({
    "gone > 0, OPEN",
    "gone = gone, OPEN",
    "gone != 5, OPEN",
    "!lost, OPEN",
    "gone + a = gone + a, OPEN",
    "lost && FALSE, BROKEN",
    "FALSE && lost, BROKEN",
    "lost && TRUE, OPEN",
    "lost || TRUE, HOLDS",
    "TRUE || lost, HOLDS",
    "lost || FALSE, OPEN",
    "lost || lost, OPEN",
    "'MIN(a, gone) = a', OPEN"
  })
  void missingValuesWorkAsInSql(String text, Condition.Truth truth) {
    assertThat(test(text)).isEqualTo(truth);
  }

  @ParameterizedTest
  @CsvSource({
    "a +, at character 3",
    "(a, at character 1",
    "a b, at character 1",
    "a, at character 1: something that is true or false",
    "a = text, 'at character 3: two values of one kind around =, not a number and a text'",
    "text < 'b', 'at character 6: numbers, dates or times on both sides of <'",
    "c = 1, at character 1: the name of a field",
    "a / b = 1, at character 3",
    "a ^ 99999 = 1, at character 3",
    "0x1F = a, at character 1: a number like 1250 or 0.25",
    "a = 1e9, at character 5: a number like",
    "day = '2025-02-29', at character 7: a date like \"2026-03-31\"",
    "day = 5, at character 5: two values",
    "shape = shape, at character 7: two values",
    "dzēsts + 1 = 2, 'at character 1: a number, not true or false'",
    "a.b = 1, at character 2",
    "RANDOM() = 1, at character 1",
    "LENGTH(a) = 1, 'at character 8: a text, not a number'",
    "LENGTH() = 1, at character",
    "'MIN(a, text) = 1', 'at character 8: a number, not a text'",
    "FIELD(a) = 1, at character 7: the name of a field in quotes",
    "'', at character 1"
  })
  void aMistakeIsFoundBeforeAnyRowAndAtItsCharacter(String text, String expected) {
    assertThat(compile(text))
        .isInstanceOfSatisfying(
            Condition.Compilation.Refused.class,
            refused -> assertThat(refused.expected()).startsWith(expected));
  }

  @Test
  void theLongestConditionIsTestedInBoundedTime() {
    String factor = "99999999999999999999999999999999999999";
    String text = "a < " + (factor + "*").repeat(9) + factor;
    assertThat(text.length()).isBetween(Condition.TEXT_MAX - 30, Condition.TEXT_MAX);
    assertThat(test(text)).isEqualTo(Condition.Truth.HOLDS);
    assertThat(compile(text + " ".repeat(40))).isInstanceOf(Condition.Compilation.Refused.class);
    assertThat(compile("(".repeat(390) + "a")).isInstanceOf(Condition.Compilation.Refused.class);
    assertThat(test("(".repeat(190) + "dzēsts" + ")".repeat(190))).isEqualTo(Condition.Truth.HOLDS);
  }

  @Test
  void aConditionTellsWhichFieldsItNamesInTheirOrder() {
    assertThat(compiled("text = 'x' || a + b > a || FIELD('Reg. no') = text").fields())
        .containsExactly(4, 0, 1, 5);
  }
}
