package lv.aprite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern NAMED = Pattern.compile("`([A-Z][a-z]+[A-Za-z]*)`");
  private static final Pattern DECLARED =
      Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w*)");

  @Test
  void everyTypeThatTheArchitecturePageNamesExists() throws IOException {
    Set<String> named = found(NAMED, Files.readString(ROOT.resolve("ARCHITECTURE.md")));
    assertThat(named).as("types named in ARCHITECTURE.md").hasSizeGreaterThan(40);
    Set<String> declared = new TreeSet<>();
    for (String module :
        new String[] {"engine", "publication", "functions", "cli", "infrastructure"}) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          declared.addAll(found(DECLARED, Files.readString(file)));
        }
      }
    }
    assertThat(declared).containsAll(named);
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
