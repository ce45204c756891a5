package lv.aprite.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lv.aprite.cli.folder.FolderScratch;
import lv.aprite.cli.terminal.Terminal;
import lv.aprite.cli.terminal.Words;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractTest;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.engine.trial.ContractTrial;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `aprite contract test`: the examples in a contract, acted out; `aprite contract answer`: what a
/// draft asks, see [DraftAnswers].
final class ContractTestVerb implements Verb {
  @Override
  public String name() {
    return "contract";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Verb.spec(
            name(),
            "Run the tests that stand in a contract, or answer what a draft asks.",
            new String[] {
              "Each example under `aprite:tests` goes through the engine as a file of its own: its"
                  + " rows as a publisher sends them, and then what must be published, or found."
                  + " The exit status is 0 when all of them come out as they say, else 1.",
              "",
              "Every quality rule needs an example that breaks it; one without is named, and the"
                  + " status is 1 then too.",
              "",
              "`answer` shows the questions of a draft by their numbers; with a number and a text"
                  + " it writes the answer into the draft. An answer says that what the draft has"
                  + " there is right; where it is not, change the draft as the question says."
            },
            new String[] {
              "  aprite contract test register.json",
              "  aprite contract test register.json --json",
              "  aprite contract answer draft.json",
              "  aprite contract answer draft.json 2 \"may be negative\""
            });
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .paramLabel("test|answer")
            .arity("1")
            .type(String.class)
            .description("What to do.")
            .build());
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("1")
            .paramLabel("CONTRACT.json")
            .arity("1")
            .type(Path.class)
            .description("The contract, or the draft.")
            .build());
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("2")
            .paramLabel("QUESTION")
            .arity("0..1")
            .type(Integer.class)
            .description("The number of a question.")
            .build());
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("3")
            .paramLabel("TEXT")
            .arity("0..1")
            .type(String.class)
            .description("What was decided.")
            .build());
    spec.addOption(Verb.json());
    return spec;
  }

  @Override
  public Exit run(ParseResult given, Shell shell) throws IOException {
    String action = given.matchedPositionalValue(0, "");
    Path file = shell.path(given.matchedPositionalValue(1, Path.of("")));
    if (action.equals("answer")) {
      return new DraftAnswers(file, shell.terminal())
          .run(given.matchedPositionalValue(2, 0), given.matchedPositionalValue(3, ""));
    }
    if (!action.equals("test") || given.hasMatchedPositional(2)) {
      throw new WrongUsage(
          "contract: expected `test CONTRACT.json` or `answer DRAFT.json`, found \""
              + action
              + "\"");
    }
    return switch (ContractFile.read(file)) {
      case Decoding.Broken<Contract> broken -> {
        ContractFile.complain(shell.terminal(), file, broken);
        yield Exit.WRONG_USAGE;
      }
      case Decoding.Decoded<Contract>(Contract contract) ->
          test(contract, Verb.has(given, "--json"), shell.terminal());
    };
  }

  private static Exit test(Contract contract, boolean json, Terminal terminal) throws IOException {
    List<ContractTrial.Result> results = new ArrayList<>();
    Set<String> untested;
    Path scratches = Path.of(System.getProperty("java.io.tmpdir"));
    try (FolderScratch scratch = new FolderScratch(scratches)) {
      ContractTrial trial = new ContractTrial(contract, scratch);
      untested = trial.untested();
      for (ContractTest test : contract.quality().tests()) {
        ContractTrial.Result result = trial.run(test);
        results.add(result);
        say(result, json, terminal);
      }
    }
    for (String rule : untested) {
      if (json) {
        terminal.say(JsonNodeFactory.instance.objectNode().put("untested", rule).toString());
      } else {
        terminal.say("no test  " + rule + ": add an example that breaks this rule");
      }
    }
    long failed = results.stream().filter(result -> !result.passed()).count();
    if (!json) {
      terminal.say(
          Words.count(results.size(), "test", "tests")
              + ", "
              + failed
              + " failed"
              + (untested.isEmpty()
                  ? ""
                  : ", " + Words.count(untested.size(), "rule", "rules") + " without a test"));
    }
    return failed == 0 && untested.isEmpty() ? Exit.DONE : Exit.DATA_REFUSED;
  }

  private static void say(ContractTrial.Result result, boolean json, Terminal terminal) {
    if (json) {
      ObjectNode document = JsonNodeFactory.instance.objectNode();
      document.put("test", result.test().name()).put("passed", result.passed());
      ArrayNode differences = document.putArray("differences");
      result.differences().forEach(differences::add);
      terminal.say(document.toString());
      return;
    }
    terminal.say((result.passed() ? "passed   " : "FAILED   ") + result.test().name());
    result.differences().forEach(difference -> terminal.say("           " + difference));
  }
}
