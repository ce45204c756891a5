package lv.aprite.engine.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lv.aprite.engine.contract.Draft;
import lv.aprite.engine.finding.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What drafts say, in every language.
class PhraseTest {
  private static final Pattern PLACE = Pattern.compile("\\{\\d\\}");

  /// What a person writes into the contract has one name, whatever the language.
  private static final Pattern PROPERTY =
      Pattern.compile(
          "\\b(missingValues|decimalChar|groupChar|primaryKey|uniqueKeys|constraints\\.\\w+|aprite:\\w+|contributors"
              + "|licenses|boolean|yearmonth|geopoint|publisher|contact)\\b");

  /// Signs without words.
  private static final Set<Phrase> WORDLESS =
      Set.of(Term.AS_IT_STANDS, Term.QUOTED, Term.EITHER, Term.TO_THE_END, Query.ABOUT);

  static List<Phrase> phrases() {
    return Stream.<EnumSet<? extends Phrase>>of(
            EnumSet.allOf(Term.class), EnumSet.allOf(Reason.class), EnumSet.allOf(Query.class))
        .flatMap(EnumSet::stream)
        .map(Phrase.class::cast)
        .toList();
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  private static String quotes(String text) {
    return text.replaceAll("[^“”„]", "");
  }

  @ParameterizedTest
  @MethodSource("phrases")
  void everyPhraseSaysTheSameInBothLanguages(Phrase phrase) {
    String english = phrase.in(Language.EN);
    String latvian = phrase.in(Language.LV);

    assertThat(found(PLACE, latvian)).isEqualTo(found(PLACE, english));
    assertThat(found(PROPERTY, latvian)).isEqualTo(found(PROPERTY, english));
    assertThat(latvian.contains("?")).isEqualTo(english.contains("?"));
    assertThat(latvian.chars().filter(c -> c == '|').count())
        .isEqualTo(english.chars().filter(c -> c == '|').count());
    // Latvian opens quotes low.
    assertThat(quotes(latvian)).isEqualTo(quotes(english).replace('“', '„'));
    if (!WORDLESS.contains(phrase)) {
      assertThat(latvian).isNotBlank().isNotEqualTo(english);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1,1 row,1 rinda",
    "2,2 rows,2 rindas",
    "11,11 rows,11 rindas",
    "21,21 rows,21 rinda"
  })
  void aNumberChoosesTheWordsThatFitIt(long rows, String english, String latvian) {
    assertThat(Term.ROWS.said(rows).in(Language.EN)).isEqualTo(english);
    assertThat(Term.ROWS.said(rows).in(Language.LV)).isEqualTo(latvian);
  }

  @Test
  void thousandsArePartedAsTheLanguageDoes() {
    assertThat(Term.ROWS.said(12_345L).in(Language.EN)).isEqualTo("12,345 rows");
    assertThat(Term.ROWS.said(12_345L).in(Language.LV)).isEqualTo("12\u00a0345 rindas");
  }

  @Test
  void whatIsQuotedFromAFileIsNotTakenForAPlaceOrAPlural() {
    assertThat(Query.ONE_VALUE.said("{0}|$1").in(Language.EN))
        .startsWith("Every value is “{0}|$1”.");
    assertThat(Term.IN_ROWS.said(2L, Term.QUOTED.said("a|b")).in(Language.LV))
        .isEqualTo("„a|b” (2 rindās)");
  }

  @Test
  void aDraftIsTheSameContractInBothLanguages() {
    String text =
        """
        kods;datums;skaits;vieta;ir
        A1;01.02.2026;5;Rīga;J
        B2;02.02.2026;:;Cēsis;N
        C3;03.02.2026;1;Ogre;J
        D4;04.02.2026;7;Ape;N
        """;
    Draft english = Drafting.in(Language.EN, text).outcome().draft();
    Draft latvian = Drafting.in(Language.LV, text).outcome().draft();

    assertThat(latvian.contract()).isEqualTo(english.contract());
    assertThat(latvian.evidence().keySet()).isEqualTo(english.evidence().keySet());
    assertThat(latvian.questions())
        .extracting(Draft.Question::about)
        .containsExactlyElementsOf(
            english.questions().stream().map(Draft.Question::about).toList());
    assertThat(latvian.questions())
        .extracting(Draft.Question::text)
        .contains("Kas to publicē? Pievienojiet contributors ierakstu ar title un lomu publisher.")
        .anyMatch(question ->
            question.startsWith("„skaits”: Viss pārējais ir šī tipa, bet ir „:” (1 rindā)."))
        .doesNotContainAnyElementsOf(
            english.questions().stream().map(Draft.Question::text).toList());
  }
}
