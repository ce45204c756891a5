package lv.aprite.functions.store;

import java.util.UUID;
import lv.aprite.functions.AwsEndpoint;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/// New buckets at the endpoint of the tests.
public final class Buckets implements AutoCloseable {
  private final AwsEndpoint.Running endpoint;
  private final Clients clients;
  private final S3Client s3;

  public Buckets(AwsEndpoint.Running endpoint) {
    this.endpoint = endpoint;
    this.clients = endpoint.clients();
    this.s3 = clients.s3();
  }

  Clients clients() {
    return clients;
  }

  public S3Client s3() {
    return s3;
  }

  /// Another client, watched.
  public S3Client s3(ExecutionInterceptor interceptor) {
    return clients.s3(Clients.settings().addExecutionInterceptor(interceptor));
  }

  public String versioned() {
    String bucket = unversioned();
    s3.putBucketVersioning(request ->
        request
            .bucket(bucket)
            .versioningConfiguration(how -> how.status(BucketVersioningStatus.ENABLED)));
    return bucket;
  }

  public String unversioned() {
    String bucket = "aprite-test-" + UUID.randomUUID();
    s3.createBucket(request -> {
      request.bucket(bucket);
      // The one region that must not be named.
      if (!endpoint.region().equals("us-east-1")) {
        request.createBucketConfiguration(where -> where.locationConstraint(endpoint.region()));
      }
    });
    return bucket;
  }

  @Override
  public void close() {
    s3.close();
    clients.close();
  }
}
