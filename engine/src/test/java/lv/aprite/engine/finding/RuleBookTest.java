package lv.aprite.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleBookTest {
  private static Properties file(Language language) throws IOException {
    Properties file = new Properties();
    String name = "rules-" + language.tag() + ".properties";
    try (InputStream in = Optional.ofNullable(Rule.class.getResourceAsStream(name)).orElseThrow();
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      file.load(reader);
    }
    return file;
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void everyRuleIsInTheBookOfEachLanguage(Rule rule) throws IOException {
    for (Language language : Language.values()) {
      for (String part : parts(language)) {
        assertThat(file(language).getProperty(rule.id() + "." + part))
            .as("rules-%s.properties: %s.%s", language.tag(), rule.id(), part)
            .isNotBlank();
      }
    }
  }

  private static List<String> parts(Language language) {
    return switch (language) {
      // What to do stands in English beside the rule.
      case EN -> List.of("title", "example", "cause");
      case LV -> List.of("title", "example", "cause", "advice");
    };
  }

  @Test
  void theBookHasNoRuleThatIsNone() throws IOException {
    List<String> ids = Arrays.stream(Rule.values()).map(Rule::id).toList();
    for (Language language : Language.values()) {
      assertThat(file(language).stringPropertyNames())
          .allSatisfy(name -> assertThat(ids).contains(name.substring(0, name.indexOf('.'))));
    }
  }

  @Test
  void everyTitleIsOfOneRuleOnly() {
    for (Language language : Language.values()) {
      assertThat(Arrays.stream(Rule.values()).map(rule -> RuleBook.in(language).text(rule).title()))
          .doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void latvianTextsAreSentencesInLatvian(Rule rule) {
    RuleText text = RuleBook.in(Language.LV).text(rule);
    assertThat(text.title()).matches("\\p{Lu}.*[^.]");
    assertThat(text.cause()).matches("(?s)\\p{Lu}.*\\.");
    assertThat(text.advice()).matches("(?s)\\p{Lu}.*[.?]");
    assertThat(text.title() + text.cause() + text.advice())
        .containsPattern("[āčēģīķļņšūž]")
        // Latvian opens quotes low and closes them high.
        .doesNotContain("“");
  }

  @Test
  void aFindingIsToldInLatvian() {
    assertThat(
            FindingText.of(
                new Finding(
                    Rule.TYPE_WHOLE,
                    new Location.Cell(14, "Skaits"),
                    "a whole number like 1250",
                    "12 gab."),
                Language.LV))
        .isEqualTo(
            "14. rinda, kolonna „Skaits”: jābūt – vesels skaitlis, piemēram, 1250; ir „12 gab.”");
    assertThat(
            FindingText.of(
                new Finding(Rule.TYPE_WHOLE, new Location.Row(3), "words that nobody knows", ""),
                Language.LV))
        .isEqualTo("3. rinda: nav vesels skaitlis; šūna ir tukša");
  }
}
