package lv.aprite.functions.store;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// Clients of AWS with one set of timeouts, one way to try again and one HTTP client, the JDK's.
///
/// Trying again, waiting in between and slowing down when told to are the SDK's (its standard mode:
/// three tries, fewer when much fails). What fails then is for whoever looks again. Credentials are
/// found by the SDK's default chain. To be made once, when a function starts; a client serves any
/// number of threads. Whoever made this closes it, after the clients.
public final class Clients implements AutoCloseable {
  /// In which a server must take a connection.
  private static final Duration CONNECTING_MAX = Duration.ofSeconds(3);

  /// In which some byte must come, or the connection is taken for dead.
  private static final Duration SILENCE_MAX = Duration.ofSeconds(20);

  /// For one try of one request: enough for the largest part over a slow connection. A stream that
  /// is being read is not counted.
  private static final Duration TRY_MAX = Duration.ofSeconds(90);

  private final Region region;
  private final Optional<URI> endpoint;
  private final SdkHttpClient http;

  /// @param endpoint of an emulator; empty for AWS itself
  public Clients(String region, Optional<URI> endpoint) {
    this.region = Region.of(region);
    this.endpoint = endpoint;
    this.http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(CONNECTING_MAX)
            .socketTimeout(SILENCE_MAX)
            .build();
  }

  /// A new client of S3.
  public S3Client s3() {
    return s3(settings());
  }

  S3Client s3(ClientOverrideConfiguration.Builder settings) {
    // An emulator has no name of its own for each bucket.
    return configured(S3Client.builder().forcePathStyle(endpoint.isPresent()), settings);
  }

  /// A new client of SQS.
  public SqsClient sqs() {
    return configured(SqsClient.builder(), settings());
  }

  /// A new client of SNS.
  public SnsClient sns() {
    return configured(SnsClient.builder(), settings());
  }

  /// A new client of CloudFront, which has no region.
  public CloudFrontClient cloudFront() {
    return configured(CloudFrontClient.builder(), Region.AWS_GLOBAL, settings());
  }

  /// Signs requests to S3 for others to make; makes none itself.
  public S3Presigner presigner() {
    S3Presigner.Builder builder = S3Presigner.builder().region(region);
    builder.serviceConfiguration(
        S3Configuration.builder().pathStyleAccessEnabled(endpoint.isPresent()).build());
    endpoint.ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C configured(
      B builder, ClientOverrideConfiguration.Builder settings) {
    return configured(builder, region, settings);
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C configured(
      B builder, Region where, ClientOverrideConfiguration.Builder settings) {
    endpoint.ifPresent(builder::endpointOverride);
    return builder.httpClient(http).region(where).overrideConfiguration(settings.build()).build();
  }

  static ClientOverrideConfiguration.Builder settings() {
    return ClientOverrideConfiguration.builder()
        .retryStrategy(RetryMode.STANDARD)
        .apiCallAttemptTimeout(TRY_MAX);
  }

  @Override
  public void close() {
    http.close();
  }
}
