package lv.aprite.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellPatternTest {
  @ParameterizedTest
  @CsvSource({
    "\\d{11}, 40003000642, true",
    "\\d{11}, 4000300064, false",
    "\\d{11}, '40003000642 ', false",
    "\\d{11}, 400030006420, false",
    "LV-\\d{4}, LV-1010, true",
    "LV-\\d{4}, xLV-1010, false",
    "^LV-\\d{4}$, LV-1010, true",
    "[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+, Ķekava, true",
    "[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]+, ķekava, false",
    "\\p{Lu}\\p{L}*, Žagare, true",
    "\\P{L}+, 12-3, true",
    ".+, 𝄞, true",
    "[^;]{3}, a€𝄞, true",
    "(a|ab)(c|bcd), abcd, true",
    "(a?){3}a{3}, aaa, true",
    "a{2}, aaa, false",
    "'a{2,}', aaa, true",
  })
  void aPatternIsHeldAgainstTheWholeCell(String regex, String cell, boolean expected) {
    assertThat(matches(compiled(regex), cell)).isEqualTo(expected);
  }

  @Test
  void anEmptyCellMatchesOnlyWhatMayBeEmpty() {
    assertThat(matches(compiled("\\d*"), "")).isTrue();
    assertThat(matches(compiled("\\d+"), "")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "(",
        ")",
        "a)",
        "[",
        "[]",
        "[z-a]",
        "[a-\\d]",
        "[[a]]",
        "[a&&b]",
        "*a",
        "a**",
        "a*?",
        "a*+",
        "a{3,2}",
        "a{,3}",
        "a{1001}",
        "(?=a)a",
        "(?i)a",
        "(?<n>a)",
        "\\1",
        "\\b",
        "\\Qa\\E",
        "\\p{IsLatin}",
        "\\p{Xx}",
        "a^",
        "$a",
        "}",
        "]",
        "\\",
        "\\u0041",
        "a{",
        "a|*"
      })
  void whatIsNotInTheFlavourIsRefused(String regex) {
    assertThat(CellPattern.compile(regex)).isInstanceOf(CellPattern.Compilation.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a|b)*a(a|b){20}",
        "((a{100}){100}){100}",
        "(.*a){40}.{900}b",
        "((\\w{0,1000}x){0,1000}y){0,1000}"
      })
  void aPatternWhoseAutomatonWouldBeTooLargeIsRefused(String regex) {
    assertThat(CellPattern.compile(regex)).isInstanceOf(CellPattern.Compilation.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a+)+", "(a|a)*", "(a|aa)+", "a*a*a*a*a*a*a*a*"})
  void noPatternIsSlow(String regex) {
    byte[] cell = ("a".repeat(1 << 20) + "b").getBytes(StandardCharsets.UTF_8);
    assertThat(compiled(regex).matches(cell, 0, cell.length)).isFalse();
    assertThat(compiled(regex).matches(cell, 0, cell.length - 1)).isTrue();
  }

  @Test
  void everyPatternMeansWhatItMeansInJava() {
    String[] atoms = {
      "a",
      "b",
      "ā",
      "€",
      "𝄞",
      ".",
      "\\d",
      "\\D",
      "\\w",
      "\\W",
      "\\s",
      "\\S",
      "[ab]",
      "[^a]",
      "[a-cā-ž]",
      "[\\d.-]",
      "[^\\w€]",
      "\\p{L}",
      "\\P{Lu}",
      "[\\p{Lu}_]",
      "\\.",
      "\\-",
      "[-a]",
      "[a-]",
      "\\n"
    };
    String[] repeats = {"", "", "", "?", "*", "+", "{2}", "{1,2}", "{2,}", "{0,1}"};
    String[] characters = {
      "a", "b", "c", "ā", "Ž", "€", "𝄞", "1", ".", "-", " ", "_", "\n", "\u2028", "\u0085", "A"
    };
    int tooLarge = 0;
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      String regex = expression(random, atoms, repeats, 3);
      if (!(CellPattern.compile(regex)
          instanceof CellPattern.Compilation.Compiled(CellPattern ours))) {
        tooLarge++;
        continue;
      }
      Pattern theirs = Pattern.compile(regex);
      for (int i = 0; i < 30; i++) {
        StringBuilder cell = new StringBuilder();
        for (int n = random.nextInt(6); n > 0; n--) {
          cell.append(characters[random.nextInt(characters.length)]);
        }
        assertThat(matches(ours, cell.toString()))
            .as("seed %d, pattern %s, cell %s", seed, regex, cell)
            .isEqualTo(theirs.matcher(cell).matches());
      }
    }
    assertThat(tooLarge).isLessThan(10);
  }

  private static String expression(Random random, String[] atoms, String[] repeats, int depth) {
    StringBuilder regex = new StringBuilder();
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      String atom =
          depth > 0 && random.nextInt(3) == 0
              ? (random.nextBoolean() ? "(" : "(?:")
                  + expression(random, atoms, repeats, depth - 1)
                  + ")"
              : atoms[random.nextInt(atoms.length)];
      regex.append(atom).append(repeats[random.nextInt(repeats.length)]);
      if (random.nextInt(6) == 0) {
        regex.append('|');
      }
    }
    return regex.toString();
  }

  private static CellPattern compiled(String regex) {
    return switch (CellPattern.compile(regex)) {
      case CellPattern.Compilation.Compiled(CellPattern pattern) -> pattern;
      case CellPattern.Compilation.Refused(String expected) ->
          throw new AssertionError(regex + ": " + expected);
    };
  }

  private static boolean matches(CellPattern pattern, String cell) {
    byte[] bytes = ("x" + cell + "y").getBytes(StandardCharsets.UTF_8);
    return pattern.matches(bytes, 1, bytes.length - 1);
  }
}
