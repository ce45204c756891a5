package lv.aprite.engine.finding;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// What is said of each rule, one file for each language (`rules-lv.properties`,
/// `rules-en.properties`, which lie beside this class). Immutable.
public final class RuleBook {
  private static final RuleBook LATVIAN = read(Language.LV);
  private static final RuleBook ENGLISH = read(Language.EN);

  private final Map<Rule, RuleText> texts;

  private RuleBook(Map<Rule, RuleText> texts) {
    this.texts = texts;
  }

  public static RuleBook in(Language language) {
    return switch (language) {
      case LV -> LATVIAN;
      case EN -> ENGLISH;
    };
  }

  public RuleText text(Rule rule) {
    return Optional.ofNullable(texts.get(rule)).orElseThrow();
  }

  private static RuleBook read(Language language) {
    String name = "rules-" + language.tag() + ".properties";
    Properties lines = new Properties();
    try (InputStream in =
            Optional.ofNullable(RuleBook.class.getResourceAsStream(name)).orElseThrow();
        InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      lines.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": expected it beside the class", e);
    }
    Map<Rule, RuleText> texts = new EnumMap<>(Rule.class);
    for (Rule rule : Rule.values()) {
      // What to do stands in English beside the rule itself.
      String advice =
          switch (language) {
            case EN -> rule.advice();
            case LV -> lines.getProperty(rule.id() + ".advice", rule.advice());
          };
      texts.put(
          rule,
          new RuleText(
              lines.getProperty(rule.id() + ".title", rule.id()),
              lines.getProperty(rule.id() + ".cause", rule.advice()),
              lines.getProperty(rule.id() + ".example", "–"),
              advice));
    }
    return new RuleBook(texts);
  }
}
