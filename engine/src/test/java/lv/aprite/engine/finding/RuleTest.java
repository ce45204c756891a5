package lv.aprite.engine.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleTest {
  private static final Pattern CONSTANT = Pattern.compile("^  ([A-Z][A-Z_]+)\\(.*");
  private static final Map<String, String> DOCS = docs();

  @ParameterizedTest
  @EnumSource(Rule.class)
  void everyRuleHasAPageInTheRuleBook(Rule rule) {
    String doc = DOCS.getOrDefault(rule.name(), "");
    assertThat(doc).as("doc comment of %s", rule).matches("(?s)[A-Z].{25,}[.)]");
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void everyRuleSaysWhatToDoInWholeSentences(Rule rule) {
    assertThat(rule.advice()).matches("[A-Z].*[.?]").doesNotContain("  ");
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void everyRuleHasANameThatCanStandInAnAddress(Rule rule) {
    assertThat(rule.id()).matches("[a-z]+(-[a-z]+)*");
  }

  @ParameterizedTest
  @EnumSource(value = Rule.class, names = "CONTRACT_.*", mode = EnumSource.Mode.MATCH_ALL)
  void aBrokenContractIsNeverPublishedBy(Rule rule) {
    assertThat(rule.effect()).isEqualTo(Rule.Effect.REFUSES_FILE);
  }

  /// The doc comments of the constants, as they stand in the source.
  private static Map<String, String> docs() {
    try {
      List<String> lines =
          Files.readAllLines(Path.of("src/main/java/lv/aprite/engine/finding/Rule.java"));
      Map<String, String> docs = new HashMap<>();
      StringBuilder doc = new StringBuilder();
      for (String line : lines) {
        Matcher constant = CONSTANT.matcher(line);
        if (line.startsWith("  /// ")) {
          doc.append(doc.isEmpty() ? "" : " ").append(line.substring("  /// ".length()));
          continue;
        }
        if (constant.matches()) {
          docs.put(constant.group(1), doc.toString());
        }
        doc.setLength(0);
      }
      return docs;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
