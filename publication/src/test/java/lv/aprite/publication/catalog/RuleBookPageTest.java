package lv.aprite.publication.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.finding.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleBookPageTest {
  @ParameterizedTest
  @EnumSource(Language.class)
  void everyRuleHasItsPlaceInTheBook(Language language) {
    Hub hub = Hub.at(new PublicBase(URI.create("https://data.example.lv/")));
    String page = new String(RuleBookPage.of(hub, language), UTF_8);
    for (Rule rule : Rule.values()) {
      assertThat(page)
          .containsOnlyOnce("<section id=\"" + rule.id() + "\">")
          .containsOnlyOnce("<code>" + rule.id() + "</code> · ");
    }
    assertThat(page).contains("lang=\"" + language.tag() + "\"").doesNotContain("`");
  }
}
