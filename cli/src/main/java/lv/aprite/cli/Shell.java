package lv.aprite.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import lv.aprite.cli.terminal.Terminal;

/// All that a command takes from the machine around it, read once.
///
/// @param directory that relative paths begin at
/// @param attemptIds each one new for ever
/// @param processors how many threads can really run
/// @param ending when a verb that goes on for ever ends
public record Shell(
    Terminal terminal,
    Map<String, String> environment,
    Path directory,
    InstantSource clock,
    Supplier<String> attemptIds,
    int processors,
    Ending ending) {
  public Shell {
    environment = Map.copyOf(environment);
  }

  /// Ctrl-C, or whatever stands for it.
  public interface Ending {
    /// Waits for it.
    void await() throws InterruptedException;

    /// All is closed: the process may go.
    void done();
  }

  /// An absolute path.
  Path path(Path given) {
    return directory.resolve(given).toAbsolutePath().normalize();
  }

  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
