package lv.aprite.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import lv.aprite.cli.terminal.Terminal;

/// What a call of the command left.
public record Called(Exit exit, String out, String err) {
  /// Calls the command in this process, in this folder.
  public static Called in(Path folder, String... arguments) {
    return in(folder, Map.of(), arguments);
  }

  public static Called in(Path folder, Map<String, String> environment, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        Terminal.of(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            "",
            "",
            environment);
    Shell shell =
        new Shell(
            terminal,
            environment,
            folder,
            InstantSource.system(),
            () -> UUID.randomUUID().toString(),
            2,
            new AtOnce());
    Exit exit = Main.run(List.of(arguments), shell);
    return new Called(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// Whatever would go on for ever ends at once.
  private static final class AtOnce implements Shell.Ending {
    @Override
    public void await() {}

    @Override
    public void done() {}
  }
}
