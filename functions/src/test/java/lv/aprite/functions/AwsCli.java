package lv.aprite.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The real AWS CLI, as an agency has it, at the endpoint of the tests.
record AwsCli(AwsEndpoint.Running endpoint) {
  /// Skips where there is no CLI, and fails where nothing may be skipped.
  static AwsCli at(AwsEndpoint.Running endpoint) {
    boolean isThere =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "aws")));
    if ("true".equals(System.getenv("CI"))
        || "required".equals(System.getenv("APRITE_AWS_TESTS"))) {
      assertThat(isThere).as("the AWS CLI is on the PATH; here it must be").isTrue();
    }
    assumeThat(isThere).as("the AWS CLI is on the PATH (pip install awscli)").isTrue();
    return new AwsCli(endpoint);
  }

  /// Runs `aws` with these arguments.
  ///
  /// @return what it said, both ways
  String run(String... arguments) {
    List<String> command = new ArrayList<>(List.of("aws"));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of(
            "--endpoint-url",
            endpoint.address().toString(),
            "--region",
            endpoint.region(),
            "--output",
            "json"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putIfAbsent("AWS_ACCESS_KEY_ID", "test");
    builder.environment().putIfAbsent("AWS_SECRET_ACCESS_KEY", "test");
    try {
      Process process = builder.start();
      String said;
      try (InputStream output = process.getInputStream()) {
        said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      }
      assertThat(process.waitFor()).as("%s says %s", command, said).isZero();
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
