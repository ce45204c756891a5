package lv.aprite.cli;

import java.util.Optional;
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

  /// What is told in whole in that language, and in a few English lines when none is asked for.
  static OptionSpec whole() {
    return OptionSpec.builder("--lang")
        .paramLabel("LANGUAGE")
        .type(String.class)
        .description("lv or en: the whole receipt in that language. A short one when left out.")
        .build();
  }

  /// The language that is asked for, if any is.
  static Optional<Language> asked(ParseResult given) {
    return given.hasMatchedOption("--lang") ? Optional.of(in(given)) : Optional.empty();
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
