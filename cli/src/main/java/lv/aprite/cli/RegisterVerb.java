package lv.aprite.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import lv.aprite.cli.hub.Hub;
import lv.aprite.cli.terminal.Terminal;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.publication.submission.Contracts.Registration;
import lv.aprite.publication.submission.DatasetId;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `aprite register`: publishers and contracts.
final class RegisterVerb implements Verb {
  @Override
  public String name() {
    return "register";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Verb.spec(
            name(),
            "Register a publisher, or the contract of a dataset.",
            new String[] {
              "A publisher gets a folder in the inbox; whoever may write there may publish in its"
                  + " name. A dataset gets a contract, which says what its files must be and what"
                  + " is published of them. A changed contract needs a higher version; files are"
                  + " judged by the newest. A broken contract is refused, with the place of every"
                  + " fault."
            },
            new String[] {
              "  aprite register town",
              "  aprite register town/people people.contract.json",
              "  aprite register town/people people.contract.json --hub /srv/hub"
            });
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("PUBLISHER[/DATASET]")
            .index("0")
            .type(String.class)
            .arity("1")
            .description("Each part of a-z, 0-9 and -.")
            .build());
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("CONTRACT.json")
            .index("1")
            .type(Path.class)
            .arity("0..1")
            .description("For a dataset: its contract.")
            .build());
    spec.addOption(HubOption.spec());
    spec.addOption(Verb.json());
    return spec;
  }

  @Override
  public Exit run(ParseResult given, Shell shell) throws IOException {
    String who = given.matchedPositionalValue(0, "");
    boolean withContract = given.hasMatchedPositional(1);
    if (DatasetId.isSlug(who)) {
      if (withContract) {
        throw new WrongUsage("expected PUBLISHER/DATASET with a contract, found \"" + who + "\"");
      }
      Path folder = HubOption.existingOrNew(given, shell).registerPublisher(who);
      done(shell, given, "publisher", who, "its files are dropped into " + folder + "/DATASET/");
      return Exit.DONE;
    }
    DatasetId dataset = HubOption.dataset(who);
    if (!withContract) {
      throw new WrongUsage(dataset + ": expected its contract, found none");
    }
    Path file = shell.path(given.matchedPositionalValue(1, Path.of("")));
    return switch (ContractFile.readAgreed(file)) {
      case Decoding.Broken<Contract> broken -> {
        ContractFile.complain(shell.terminal(), file, broken);
        yield Exit.DATA_REFUSED;
      }
      case Decoding.Decoded<Contract>(Contract contract) ->
          register(dataset, contract, given, shell);
    };
  }

  private static Exit register(DatasetId dataset, Contract contract, ParseResult given, Shell shell)
      throws IOException {
    if (!contract.name().equals(dataset.name())) {
      throw new WrongUsage(
          dataset + ": expected a contract of that name, found one of " + contract.name());
    }
    Hub hub = HubOption.existingOrNew(given, shell);
    Registration registration = hub.register(dataset, contract);
    hub.assemble();
    return switch (registration) {
      case Registration.Registered(int number) -> {
        String version = "contract " + contract.version() + " holds, number " + number;
        done(shell, given, "dataset", dataset.path(), version);
        yield Exit.DONE;
      }
      case Registration.Unchanged(int number) -> {
        String version = "contract " + contract.version() + " held already, number " + number;
        done(shell, given, "dataset", dataset.path(), version);
        yield Exit.DONE;
      }
      case Registration.NotNewer(Contract.Version last) -> {
        shell
            .terminal()
            .complain(
                dataset
                    + ": expected a version higher than "
                    + last
                    + ", which holds and is another contract; found "
                    + contract.version());
        yield Exit.DATA_REFUSED;
      }
    };
  }

  private static void done(Shell shell, ParseResult given, String kind, String name, String words) {
    Terminal terminal = shell.terminal();
    if (Verb.has(given, "--json")) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      terminal.say(line.put("registered", kind).put("name", name).put("text", words).toString());
    } else {
      terminal.say(terminal.paint().good("✓") + " " + terminal.paint().strong(name) + "  " + words);
    }
  }
}
