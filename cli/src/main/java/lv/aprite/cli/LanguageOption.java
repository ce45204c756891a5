package lv.aprite.cli;

import lv.aprite.engine.finding.Language;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `--lang`: the language in which a publisher is spoken to.
final class LanguageOption {
  private LanguageOption() {}

  /// @param of what is in that language: `the receipt`
  static OptionSpec spec(String of) {
    return OptionSpec.builder("--lang")
        .paramLabel("LANGUAGE")
        .type(String.class)
        .description("lv or en: the language of " + of + ". en when left out.")
        .build();
  }

  static Language in(ParseResult given) {
    String tag = given.matchedOptionValue("--lang", "en");
    return switch (tag) {
      case "lv" -> Language.LV;
      case "en" -> Language.EN;
      default -> throw new Verb.WrongUsage("--lang: expected lv or en, found \"" + tag + "\"");
    };
  }
}
