package lv.aprite.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import lv.aprite.cli.hub.Hub;
import lv.aprite.publication.release.Sweep;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `aprite sweep`: takes all steps that are still to be taken, removes what crashes left, and
/// checks what must always hold.
final class SweepVerb implements Verb {
  @Override
  public String name() {
    return "sweep";
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec =
        Verb.spec(
            name(),
            "Finish, tidy up and check a hub.",
            new String[] {
              "Publishes what was uploaded and not finished, writes again what is derived from the"
                  + " logs, removes what attempts left that died more than a day ago, and checks"
                  + " that every published file is there with its size (with --deep: its hash). It"
                  + " may run beside a hub that is being served, at any time. Once a day is enough."
            },
            new String[] {"  aprite sweep", "  aprite sweep --deep --hub /srv/hub"});
    spec.addOption(HubOption.spec());
    spec.addOption(
        OptionSpec.builder("--deep")
            .description("Read every published file and compare its hash.")
            .build());
    spec.addOption(Verb.json());
    return spec;
  }

  @Override
  public Exit run(ParseResult given, Shell shell) throws IOException {
    Hub hub = HubOption.existing(given, shell, HubOption.silent());
    Sweep.Check check = Verb.has(given, "--deep") ? Sweep.Check.SHA_256 : Sweep.Check.SIZE;
    Sweep.Result result = hub.sweep(check);
    if (Verb.has(given, "--json")) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      line.put("uploads", result.uploads())
          .put("attemptsRetired", result.attemptsRetired())
          .put("objectsRemoved", result.objectsRemoved());
      var faults = line.putArray("faults");
      result.faults().forEach(faults::add);
      shell.terminal().say(line.toString());
    } else {
      shell
          .terminal()
          .say(
              "Looked at %,d uploads, put %,d dead attempts away, removed %,d files."
                  .formatted(result.uploads(), result.attemptsRetired(), result.objectsRemoved()));
      result.faults().forEach(shell.terminal()::complain);
    }
    return result.faults().isEmpty() ? Exit.DONE : Exit.FAILURE;
  }
}
