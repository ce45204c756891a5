package lv.aprite.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lv.aprite.cli.terminal.Terminal;
import lv.aprite.cli.terminal.Words;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractCodec;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.engine.contract.DraftCodec;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.FindingText;
import picocli.CommandLine.Model.OptionSpec;

/// A contract in a file of this machine.
final class ContractFile {
  private ContractFile() {}

  static OptionSpec option() {
    return OptionSpec.builder("-c", "--contract")
        .paramLabel("CONTRACT.json")
        .type(Path.class)
        .description("Judge by this contract. Without one, encoding, dialect and types are found.")
        .build();
  }

  /// What files are tried by: a contract, or a draft of one.
  static Decoding<Contract> read(Path file) throws IOException {
    return DraftCodec.decodeForTrial(bytes(file));
  }

  /// What may be registered: a contract, or a draft whose questions are all answered.
  static Decoding<Contract> readAgreed(Path file) throws IOException {
    return DraftCodec.decodeAgreed(bytes(file));
  }

  private static byte[] bytes(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new Verb.WrongUsage(file + ": expected a contract, found no such file");
    }
    // One byte more than is allowed, so that the codec says that it is too large.
    try (var bytes = Files.newInputStream(file)) {
      return bytes.readNBytes(ContractCodec.BYTES_MAX + 1);
    }
  }

  static void complain(Terminal terminal, Path file, Decoding.Broken<Contract> broken) {
    terminal.complain(
        file
            + ": the contract is broken in "
            + Words.count(broken.findings().size(), "place", "places"));
    for (Finding finding : broken.findings()) {
      terminal.err().println("  " + FindingText.withAdvice(finding));
    }
  }
}
