package lv.aprite.functions;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lv.aprite.functions.store.Clients;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/// What the tests of this room run against, one for the whole run: `@ExtendWith(AwsEndpoint.class)`
/// hands a [Running] to constructors and methods.
///
/// The first of these that is there: an endpoint given in the environment; LocalStack, where Docker
/// is; `moto_server`, where it is installed. Says which. Where there is none the tests are skipped,
/// saying so; on the main branch (`CI=true`) and when they are required that is a failure.
///
/// | in the environment | |
/// |---|---|
/// | `APRITE_TEST_ENDPOINT` | of an emulator, such as `http://127.0.0.1:4566` |
/// | `APRITE_TEST_REGION` | of that endpoint; `eu-north-1` by default |
/// | `APRITE_AWS_TESTS` | `required`: never skip |
/// | `APRITE_LOCALSTACK_IMAGE` | `localstack/localstack:4.14.0` by default |
public final class AwsEndpoint implements ExecutionCondition, ParameterResolver {
  private static final String LOCALSTACK_IMAGE = "localstack/localstack:4.14.0";
  private static final String REGION = "eu-north-1";
  private static final Duration STARTING_MAX = Duration.ofSeconds(60);

  /// What stands behind an endpoint: emulators differ.
  public enum Kind {
    GIVEN,
    LOCALSTACK,
    MOTO
  }

  /// An endpoint that answers.
  public record Running(Kind kind, URI address, String region, Runnable stop) {
    public Clients clients() {
      return new Clients(region, Optional.of(address));
    }
  }

  /// There is one, or there is none: looked for once.
  private record Found(Optional<Running> running) implements AutoCloseable {
    @Override
    public void close() {
      running.ifPresent(endpoint -> endpoint.stop().run());
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (found(context).isPresent()) {
      return ConditionEvaluationResult.enabled("there is an endpoint");
    }
    String reason =
        "no endpoint of AWS: none in APRITE_TEST_ENDPOINT, no Docker for LocalStack, no moto_server"
            + " on the PATH (pip install 'moto[server]')";
    if ("true".equals(System.getenv("CI"))
        || "required".equals(System.getenv("APRITE_AWS_TESTS"))) {
      throw new IllegalStateException(reason + "; here these tests must not be skipped");
    }
    return ConditionEvaluationResult.disabled(reason);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Running.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return found(context).orElseThrow();
  }

  private static Optional<Running> found(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(AwsEndpoint.class))
        .getOrComputeIfAbsent(Found.class, _ -> new Found(find()), Found.class)
        .running();
  }

  private static Optional<Running> find() {
    Map<String, String> environment = System.getenv();
    Optional<Running> found =
        given(environment).or(() -> localStack(environment)).or(() -> moto(environment));
    System.out.println(
        found
            .map(running -> "Tests of AWS run against " + running.kind() + " " + running.address())
            .orElse("Tests of AWS are skipped: no endpoint"));
    return found;
  }

  private static Optional<Running> given(Map<String, String> environment) {
    if (!environment.containsKey("AWS_ACCESS_KEY_ID")) {
      useTestCredentials();
    }
    return Optional.ofNullable(environment.get("APRITE_TEST_ENDPOINT"))
        .map(address ->
            new Running(
                Kind.GIVEN,
                URI.create(address),
                environment.getOrDefault("APRITE_TEST_REGION", REGION),
                () -> {}));
  }

  private static Optional<Running> localStack(Map<String, String> environment) {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      return Optional.empty();
    }
    useTestCredentials();
    LocalStackContainer container =
        new LocalStackContainer(
            DockerImageName.parse(
                    environment.getOrDefault("APRITE_LOCALSTACK_IMAGE", LOCALSTACK_IMAGE))
                .asCompatibleSubstituteFor("localstack/localstack"));
    try {
      container.start();
    } catch (ContainerLaunchException e) {
      System.out.println("LocalStack does not start, though Docker is there: " + e.getMessage());
      return Optional.empty();
    }
    return Optional.of(
        new Running(Kind.LOCALSTACK, container.getEndpoint(), REGION, container::stop));
  }

  private static Optional<Running> moto(Map<String, String> environment) {
    Optional<Path> program =
        Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder, "moto_server"))
            .filter(Files::isExecutable)
            .findFirst();
    return program.map(AwsEndpoint::startMoto);
  }

  private static Running startMoto(Path program) {
    useTestCredentials();
    try {
      int port = freePort();
      URI address = URI.create("http://127.0.0.1:" + port);
      Process process =
          new ProcessBuilder(
                  program.toString(),
                  "-H",
                  "127.0.0.1",
                  "-p",
                  String.format(Locale.ROOT, "%d", port))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      Thread ending = new Thread(() -> end(process));
      // When the tests are stopped by force nobody closes it.
      Runtime.getRuntime().addShutdownHook(ending);
      awaitAnswer(address.resolve("/moto-api/"), process);
      return new Running(Kind.MOTO, address, REGION, () -> end(process));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void awaitAnswer(URI address, Process process) throws IOException {
    Instant last = Instant.now().plus(STARTING_MAX);
    while (true) {
      try {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.getResponseCode();
        connection.disconnect();
        return;
      } catch (IOException e) {
        if (!process.isAlive() || Instant.now().isAfter(last)) {
          throw new IOException("moto_server did not start at " + address, e);
        }
        try {
          Thread.sleep(50);
        } catch (InterruptedException interrupted) {
          Thread.currentThread().interrupt();
          throw new IOException(interrupted);
        }
      }
    }
  }

  /// Emulators take any; the SDK's default chain finds these before it looks further.
  private static void useTestCredentials() {
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
  }
}
