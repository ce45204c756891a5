package lv.aprite.functions;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractCodec;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.functions.store.Clients;
import lv.aprite.publication.store.ObjectStore.Stats;
import lv.aprite.publication.submission.DatasetId;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/// The program of `functions/measure-start`: a process that starts, handles one event by the entry
/// that Lambda calls, and says how long that took. It reads the environment of the functions.
///
/// | arguments | |
/// |---|---|
/// | `prepare N` | makes the buckets, and N datasets with a contract and a new upload each; writes the version of each |
/// | `publish I VERSION BEGAN` | publishes the I-th upload; the process was started at BEGAN, in microseconds since 1970 |
final class FirstEvent {
  private static final byte[] ROWS =
      "stop,name,opened,fee\n1,Tirgus,2026-03-01,1.50\n2,\"Ķekavas iela, 2\",,0.00\n"
          .getBytes(StandardCharsets.UTF_8);

  private FirstEvent() {}

  public static void main(String[] arguments) throws IOException {
    switch (arguments[0]) {
      case "prepare" -> prepare(Integer.parseInt(arguments[1]));
      case "publish" ->
          publish(
              Integer.parseInt(arguments[1]),
              arguments[2],
              ofMicroseconds(Long.parseLong(arguments[3])));
      default -> throw new IllegalArgumentException("expected prepare or publish");
    }
  }

  private static Instant ofMicroseconds(long microseconds) {
    return Instant.EPOCH.plus(Duration.ofNanos(Math.multiplyExact(microseconds, 1_000)));
  }

  private static DatasetId dataset(int number) {
    return new DatasetId("start-" + number, "stops");
  }

  private static String upload(int number) {
    return dataset(number).path() + "/stops.csv";
  }

  private static void prepare(int datasets) throws IOException {
    Wiring wiring = Wiring.ofEnvironment();
    URI endpoint = URI.create(Objects.requireNonNull(System.getenv("AWS_ENDPOINT_URL")));
    String region = Objects.requireNonNull(System.getenv("AWS_REGION"));
    Contract contract = contract();
    try (Clients clients = new Clients(region, Optional.of(endpoint));
        S3Client s3 = clients.s3()) {
      for (String bucket : new String[] {wiring.inbox(), wiring.restricted(), wiring.open()}) {
        s3.createBucket(request ->
            request
                .bucket(bucket)
                .createBucketConfiguration(where -> where.locationConstraint(region)));
      }
      s3.putBucketVersioning(request ->
          request
              .bucket(wiring.inbox())
              .versioningConfiguration(how -> how.status(BucketVersioningStatus.ENABLED)));
      for (int number = 1; number <= datasets; number++) {
        DatasetId dataset = dataset(number);
        wiring.workshop().deeds((done, total) -> true).register(dataset, contract);
        String key = upload(number);
        String version =
            s3.putObject(
                    request -> request.bucket(wiring.inbox()).key(key), RequestBody.fromBytes(ROWS))
                .versionId();
        System.out.println("version " + version);
      }
    }
  }

  /// That of the priming.
  private static Contract contract() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Handler.class.getResourceAsStream("priming.contract.json"))) {
      return switch (ContractCodec.decode(in.readAllBytes())) {
        case Decoding.Decoded<Contract>(Contract contract) -> contract;
        case Decoding.Broken<Contract>(var findings) ->
            throw new IllegalStateException(findings.toString());
      };
    }
  }

  private static void publish(int number, String version, Instant began) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    // Built by hand, so that no class is loaded early that the function needs itself.
    String created =
        "{'detail-type':'Object Created','source':'aws.s3','detail':{'bucket':{'name':'%s'},'object':{'key':'%s','version-id':'%s'}}}"
            .formatted(System.getenv("APRITE_INBOX"), upload(number), version)
            .replace("'", "\\\"");
    byte[] event =
        "{\"Records\":[{\"messageId\":\"1\",\"body\":\"%s\"}]}"
            .formatted(created)
            .getBytes(StandardCharsets.UTF_8);

    new PublishHandler().handleRequest(new ByteArrayInputStream(event), answer, new Call(number));
    long millis = Duration.between(began, Instant.now()).toMillis();

    // Only now: looking is not part of it.
    String said = answer.toString(StandardCharsets.UTF_8);
    String entry = "log/" + dataset(number).path() + "/00000002.json";
    boolean isReleased = Wiring.ofEnvironment().openStore().stat(entry) instanceof Stats.Present;
    if (!isReleased || !said.equals("{\"batchItemFailures\":[]}")) {
      throw new IllegalStateException("expected a release at " + entry + ", found none: " + said);
    }
    System.out.println("millis " + millis);
  }

  /// What the function asks of Lambda.
  private record Call(int number) implements Context {
    @Override
    public String getAwsRequestId() {
      return "start-" + number;
    }

    @Override
    public int getRemainingTimeInMillis() {
      return 900_000;
    }

    @Override
    public String getLogGroupName() {
      return "";
    }

    @Override
    public String getLogStreamName() {
      return "";
    }

    @Override
    public String getFunctionName() {
      return "publish";
    }

    @Override
    public String getFunctionVersion() {
      return "1";
    }

    @Override
    public String getInvokedFunctionArn() {
      return "";
    }

    @Override
    public CognitoIdentity getIdentity() {
      throw new UnsupportedOperationException("the function asks for no identity");
    }

    @Override
    public ClientContext getClientContext() {
      throw new UnsupportedOperationException("the function asks for no client");
    }

    @Override
    public int getMemoryLimitInMB() {
      return 3008;
    }

    @Override
    public LambdaLogger getLogger() {
      throw new UnsupportedOperationException("the function writes its log itself");
    }
  }
}
