package lv.aprite.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// One thing that the command can do.
interface Verb {
  String name();

  /// Its options, its parameters, and help that teaches.
  CommandSpec spec();

  /// @throws WrongUsage when it cannot be done as asked
  /// @throws IOException when the machine failed
  Exit run(ParseResult given, Shell shell) throws IOException;

  /// The caller has to ask for something else.
  final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String words;

    WrongUsage(String words) {
      super(words);
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /// The beginning of a verb's spec: what it does in a sentence, more about it, and examples.
  static CommandSpec spec(String name, String sentence, String[] more, String[] examples) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.").build());
    spec.usageMessage()
        .header(sentence)
        .description(more)
        .abbreviateSynopsis(false)
        .headerHeading("%n")
        .synopsisHeading("%nUsage: ")
        .descriptionHeading("%n")
        .parameterListHeading("%n")
        .optionListHeading("%n")
        .footerHeading("%nExamples:%n")
        .footer(examples)
        .sortOptions(false)
        .adjustLineBreaksForWideCJKCharacters(true);
    return spec;
  }

  static OptionSpec json() {
    return OptionSpec.builder("--json")
        .description("Print JSON for machines, one document a line.")
        .build();
  }

  static boolean has(ParseResult given, String option) {
    return given.hasMatchedOption(option);
  }
}
