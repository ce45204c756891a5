package lv.aprite.cli;

import lv.aprite.engine.contract.TablePlace;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `--sheet NAME`: which sheet of a workbook is meant.
final class SheetOption {
  private SheetOption() {}

  static OptionSpec option() {
    return OptionSpec.builder("--sheet")
        .paramLabel("NAME")
        .type(String.class)
        .description(
            "The sheet of a workbook. Default: the only one that has a table; with a contract, the"
                + " layout's.")
        .build();
  }

  static TablePlace in(ParseResult given) {
    if (!Verb.has(given, "--sheet")) {
      return new TablePlace.Only();
    }
    if (given.matchedOption("--contract") != null) {
      throw new Verb.WrongUsage(
          "--sheet: expected it without --contract, whose layouts say the sheet");
    }
    return new TablePlace.SheetNamed(given.matchedOptionValue("--sheet", ""));
  }
}
