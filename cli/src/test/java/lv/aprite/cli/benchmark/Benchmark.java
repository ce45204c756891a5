package lv.aprite.cli.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Runs `aprite convert` and DuckDB in turn on the same generated register and prints the median
/// wall time and peak memory of each, as whole processes.
///
/// Arguments: folder for input and outputs; size of the file in MB; counted runs; `duckdb` or
/// `nothing` (ours alone); the `aprite` script. One run of each before that is not counted.
///
/// Ours runs as users run it: by the script, with its flags, from the packaged jar.
final class Benchmark {
  private static final String THREADS = "2";
  private static final String HEAP = "-Xmx512m";

  private record Side(String name, List<String> command, boolean isOurs) {}

  private record Run(double seconds, long peakMegabytes) {}

  private Benchmark() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of(args[0]).toAbsolutePath());
    Path input = folder.resolve("register.csv");
    Path out = folder.resolve("out");
    int runs = Integer.parseInt(args[2]);
    boolean againstDuckDb =
        switch (args[3]) {
          case "duckdb" -> true;
          case "nothing" -> false;
          default ->
              throw new IllegalArgumentException(
                  "benchmark.against: expected duckdb or nothing, found " + args[3]);
        };
    long rows = RegisterFile.write(input, Long.parseLong(args[1]) * 1_000_000);
    System.out.printf(
        Locale.ROOT,
        "%,d rows, %,d bytes; %d counted runs of each, in turn; %s threads each; ours with %s;"
            + " %d processors%n",
        rows,
        Files.size(input),
        runs,
        THREADS,
        HEAP,
        Runtime.getRuntime().availableProcessors());

    List<Side> sides = new ArrayList<>();
    sides.add(ours(Path.of(args[4]), input, contract(folder), out));
    if (againstDuckDb) {
      sides.add(theirs("DuckDB, one table", "table", input, out));
      sides.add(theirs("DuckDB, straight from the file", "stream", input, out));
    }
    List<List<Run>> results = new ArrayList<>();
    sides.forEach(side -> results.add(new ArrayList<>()));
    for (int run = 0; run <= runs; run++) {
      for (int i = 0; i < sides.size(); i++) {
        Side side = sides.get(i);
        empty(out);
        Run one = time(side.command(), folder.resolve("output.log"));
        check(out, side, rows);
        System.out.printf(
            Locale.ROOT,
            "%s%s: %.2f s, %d MB%n",
            run == 0 ? "(not counted) " : "",
            side.name(),
            one.seconds(),
            one.peakMegabytes());
        if (run > 0) {
          results.get(i).add(one);
        }
      }
    }
    for (int i = 0; i < sides.size(); i++) {
      sum(sides.get(i), results.get(i));
    }
    empty(out);
    Files.delete(input);
  }

  private static void sum(Side side, List<Run> runs) {
    double[] seconds = runs.stream().mapToDouble(Run::seconds).sorted().toArray();
    long[] peaks = runs.stream().mapToLong(Run::peakMegabytes).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%-31s wall s: median %.2f (%.2f to %.2f), peak RSS MB: median %d, most %d%n",
        side.name(),
        seconds[seconds.length / 2],
        seconds[0],
        seconds[seconds.length - 1],
        peaks[peaks.length / 2],
        Arrays.stream(peaks).max().orElseThrow());
  }

  private static Path contract(Path folder) throws IOException {
    try (InputStream document = Benchmark.class.getResourceAsStream("/benchmark/register.json")) {
      if (document == null) {
        throw new IllegalStateException("the benchmark's contract is not on the class path");
      }
      return Files.write(folder.resolve("contract.json"), document.readAllBytes());
    }
  }

  private static Side ours(Path script, Path input, Path contract, Path out) {
    return new Side(
        "aprite",
        List.of(
            script.toAbsolutePath().normalize().toString(),
            "convert",
            input.toString(),
            "--contract",
            contract.toString(),
            "--out",
            out.toString(),
            "--threads",
            THREADS),
        true);
  }

  private static Side theirs(String name, String way, Path input, Path out) {
    return new Side(
        name,
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            DuckDbSide.class.getName(),
            input.toString(),
            out.toString(),
            THREADS,
            way),
        false);
  }

  private static Run time(List<String> command, Path log) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("APRITE_JAVA_OPTS", HEAP);
    // The script takes the JDK that this one runs on.
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    long start = System.nanoTime();
    Process process = builder.start();
    process.getOutputStream().close();
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    long peak = 0;
    while (process.isAlive()) {
      peak = Math.max(peak, peakMegabytes(status));
      Thread.sleep(20);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          "exit status " + process.exitValue() + ":\n" + Files.readString(log));
    }
    return new Run(seconds, peak);
  }

  /// The kernel's own high-water mark of the process, which only rises; 0 where there is none. (The
  /// script becomes the JVM, under the same number.)
  private static long peakMegabytes(Path status) throws IOException {
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024 / 1_000_000)
          .findFirst()
          .orElse(0);
    } catch (NoSuchFileException | UncheckedIOException e) {
      return 0; // it has just ended
    }
  }

  private static void check(Path out, Side side, long rows) throws IOException {
    for (String name : List.of("register.csv", "register.json", "register.parquet")) {
      if (Files.size(out.resolve(name)) == 0) {
        throw new IllegalStateException(side.name() + " did not write " + name);
      }
    }
    if (side.isOurs()) {
      JsonNode report =
          new ObjectMapper().readTree(Files.readAllBytes(out.resolve("register.report.json")));
      long published = report.at("/rows/published").asLong();
      if (published != rows) {
        throw new IllegalStateException("expected " + rows + " rows published, found " + published);
      }
    }
  }

  private static void empty(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }
}
