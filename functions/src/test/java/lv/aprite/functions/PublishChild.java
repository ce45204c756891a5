package lv.aprite.functions;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A process of its own that handles one event, as its environment wires it.
final class PublishChild {
  private PublishChild() {}

  public static void main(String[] none) throws IOException {
    new PublishHandler()
        .handleRequest(System.in, System.out, LambdaContext.next(Duration.ofMinutes(15)));
  }

  /// Starts it; it reads the event from its input.
  ///
  /// @param log takes all that it says
  /// @param options of the JVM
  static Process start(Map<String, String> environment, Path log, String... options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), PublishChild.class.getName()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    builder.environment().putIfAbsent("AWS_ACCESS_KEY_ID", "test");
    builder.environment().putIfAbsent("AWS_SECRET_ACCESS_KEY", "test");
    return builder.start();
  }
}
