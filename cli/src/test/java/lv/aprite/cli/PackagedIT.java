package lv.aprite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command as it is packaged: its own class path, in a process of its own.
class PackagedIT {
  private static final Path JAR = Path.of("target", "aprite.jar").toAbsolutePath();

  @TempDir Path folder = Path.of("");

  @Test
  void thePackagedCommandConvertsAFileAndSaysHowItEnded() throws Exception {
    Files.writeString(folder.resolve("a.csv"), "id,name\n1,Ēriks\n");
    Files.writeString(folder.resolve("b.csv"), "id,name\n1,Ēriks,3\n");

    assertThat(run("version").status()).isZero();
    Ran good = run("convert", "a.csv", "--out", "out");
    assertThat(good.status()).as(good.output()).isZero();
    assertThat(folder.resolve("out/a.parquet")).isNotEmptyFile();
    assertThat(folder.resolve("out/a.json")).hasContent("[\n{\"id\":1,\"name\":\"Ēriks\"}\n]\n");
    assertThat(run("check", "b.csv").status()).isEqualTo(1);
    assertThat(run("nonsense").status()).isEqualTo(2);
  }

  private record Ran(int status, String output) {}

  private Ran run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-jar", JAR.toString()));
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Ran(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }
}
