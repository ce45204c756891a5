import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/// Holds the Java sources of every module against google-java-format (`check`), or rewrites them (`apply`). Maven runs it;
/// see the parent pom.
///
/// Arguments: the mode, and the folder that holds the modules. Exits with 0 if all is well, with 1 if a file is not in
/// format or is not Java.
void main(String[] args) throws IOException {
  String mode = args[0];
  List<String> command =
      switch (mode) {
        case "check" -> new ArrayList<>(List.of("--dry-run", "--set-exit-if-changed"));
        case "apply" -> new ArrayList<>(List.of("--replace"));
        default -> throw new IllegalArgumentException("expected check or apply, found " + mode);
      };
  int options = command.size();
  try (var modules = Files.newDirectoryStream(Path.of(args[1]), Files::isDirectory)) {
    for (Path module : modules) {
      Path sources = module.resolve("src");
      if (Files.isDirectory(sources)) {
        try (var paths = Files.walk(sources)) {
          paths.map(Path::toString).filter(p -> p.endsWith(".java")).sorted().forEach(command::add);
        }
      }
    }
  }
  // Without a file the formatter would print its help and fail.
  if (command.size() == options) {
    return;
  }

  int exit =
      ToolProvider.findFirst("google-java-format")
          .orElseThrow()
          .run(System.err, System.err, command.toArray(String[]::new));
  if (exit != 0 && mode.equals("check")) {
    System.err.println(
        "The files above are not in the house's format: run `mvn -q -N validate -Dformat`.");
  }
  System.exit(exit);
}
