package lv.aprite.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import lv.aprite.cli.Exit;
import lv.aprite.cli.Main;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the bytes, and however many there are of them in one row, one cell or one column,
/// `check` ends with a verdict: in bounded time, in a process of a bounded heap.
///
/// What is repeated is drawn from a seed: `-Daprite.seed=N` draws others, `-Daprite.megabytes=N`
/// more.
class HostileBytesTest {
  private static final long SEED = Long.getLong("aprite.seed", 20_261_123);

  /// More than the longest record that is read.
  private static final long BYTES = Long.getLong("aprite.megabytes", 20) << 20;

  private static final String HEAP = "-Xmx512m";
  private static final long SECONDS_MAX = 120;

  private static final byte[] TROUBLE = {
    '"', ',', ';', '\n', '\r', 0, ' ', 'a', '9', '[', (byte) 0xC4, (byte) 0x81, (byte) 0xA1
  };

  @TempDir private Path folder;

  /// @param head comes once, the rest again and again
  @SuppressWarnings("ArrayRecordComponent")
  record Bytes(String name, byte[] head, byte[] rest) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Bytes> files() {
    List<Bytes> files = new ArrayList<>();
    for (String of : List.of("\"", "a", "\n", ",", ",\n", "\0")) {
      files.add(
          new Bytes("nothing but " + of.codePoints().boxed().toList(), new byte[0], ascii(of)));
    }
    files.add(new Bytes("one row of NUL", ascii("a,b\n"), new byte[1]));
    files.add(new Bytes("one cell that has no end", ascii("a,b\n1,\""), ascii("x\n")));
    files.add(new Bytes("no character", ascii("a,b\n"), new byte[] {(byte) 0xA1, (byte) 0xE2}));
    files.add(
        new Bytes("many faults in many rows", ascii("a,b\n"), new byte[] {'1', ',', 0, '\n'}));
    files.add(
        new Bytes(
            "very many columns",
            ascii("c" + ",c".repeat(40_000) + "\n"),
            ascii("1" + ",1".repeat(40_000) + "\n")));
    files.add(new Bytes("deep JSON", ascii("a,b\n"), ascii("1,\"" + "[".repeat(100_000) + "\"\n")));
    Random random = new Random(SEED);
    for (int i = 0; i < 4; i++) {
      byte[] rest = new byte[1 + random.nextInt(1 << random.nextInt(20))];
      int kinds = 1 + random.nextInt(TROUBLE.length);
      random.nextBytes(rest);
      for (int at = 0; i > 0 && at < rest.length; at++) {
        rest[at] = TROUBLE[Math.floorMod(rest[at], kinds)];
      }
      files.add(new Bytes("seed " + SEED + ", file " + i, ascii("a,b\n"), rest));
    }
    return files.stream();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @MethodSource("files")
  void anyBytesGetAVerdictInBoundedTimeAndMemory(Bytes bytes) throws Exception {
    Path file = folder.resolve("hostile.csv");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      out.write(bytes.head());
      for (long written = 0; written < BYTES; written += bytes.rest().length) {
        out.write(bytes.rest());
      }
    }

    Process process = check(file);
    boolean ended = process.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
    process.destroyForcibly();

    assertThat(ended).as("%s: within %d seconds", bytes, SECONDS_MAX).isTrue();
    assertThat(process.exitValue())
        .as("%s: %s", bytes, Files.readString(folder.resolve("errors.txt")))
        .isIn(Exit.DONE.status(), Exit.DATA_REFUSED.status(), Exit.HELD.status());
    assertThat(Files.readString(folder.resolve("out.json"))).contains("\"verdict\":");
  }

  private Process check(Path file) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            HEAP,
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "check",
            "--json",
            file.toString())
        .redirectOutput(folder.resolve("out.json").toFile())
        .redirectError(folder.resolve("errors.txt").toFile())
        .start();
  }
}
