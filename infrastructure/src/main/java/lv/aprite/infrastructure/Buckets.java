package lv.aprite.infrastructure;

import java.util.List;
import java.util.Objects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CorsRule;
import software.amazon.awscdk.services.s3.HttpMethods;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;

/// The three stores by trust.
///
/// Only the inbox keeps versions: there a version is an upload's identity. In the others what must
/// stay can neither be overwritten nor deleted (see [WriteOnce]), what is derived can be made
/// again, and what is withdrawn must be gone: an old version would be one more copy of it. Without
/// versions there is none at any moment, not only once a lifecycle has come by.
final class Buckets {
  /// What a reader of another origin may ask with.
  static final List<String> CONDITIONAL_HEADERS =
      List.of("Range", "If-Range", "If-None-Match", "If-Modified-Since");

  /// As long as an upload can be tried again, accepted or corrected.
  private static final int UPLOADS_KEPT_DAYS = 90;

  /// A slow line may need days for a large file.
  private static final int UPLOAD_DAYS_MAX = 7;

  /// No attempt of ours settles after an hour.
  private static final int ATTEMPT_DAYS_MAX = 1;

  private final Bucket inbox;
  private final Bucket restricted;
  private final Bucket open;

  Buckets(Stack stack, Settings settings) {
    inbox =
        bucket(stack, "Inbox", settings.named("inbox"))
            .versioned(true)
            .lifecycleRules(List.of(unfinishedGoesAfter(UPLOAD_DAYS_MAX), uploadsExpire()))
            .build();
    restricted =
        bucket(stack, "Private", settings.named("private"))
            .lifecycleRules(List.of(unfinishedGoesAfter(ATTEMPT_DAYS_MAX)))
            .build();
    open =
        bucket(stack, "Public", settings.named("public"))
            .lifecycleRules(List.of(unfinishedGoesAfter(ATTEMPT_DAYS_MAX)))
            .cors(List.of(readableFromAnyOrigin()))
            .build();
    List.of(inbox, restricted, open).forEach(Buckets::tellEventBridge);
    Reasons.ofBuckets(inbox, restricted, open);
  }

  /// Publishers write here, each under its own prefix.
  Bucket inbox() {
    return inbox;
  }

  /// Only the hub: the bucket `private`.
  Bucket restricted() {
    return restricted;
  }

  /// Everyone reads, through the CDN: the bucket `public`.
  Bucket open() {
    return open;
  }

  private static Bucket.Builder bucket(Stack stack, String id, String name) {
    return Bucket.Builder.create(stack, id)
        // Names of buckets are the world's.
        .bucketName(name + "-" + stack.getAccount() + "-" + stack.getRegion())
        .encryption(BucketEncryption.S3_MANAGED)
        .enforceSsl(true)
        .minimumTlsVersion(1.2)
        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
        .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
        .removalPolicy(RemovalPolicy.RETAIN);
  }

  private static LifecycleRule unfinishedGoesAfter(int days) {
    return LifecycleRule.builder()
        .id("unfinished-uploads-go")
        .abortIncompleteMultipartUploadAfter(Duration.days(days))
        .build();
  }

  private static LifecycleRule uploadsExpire() {
    return LifecycleRule.builder()
        .id("uploads-expire")
        .expiration(Duration.days(UPLOADS_KEPT_DAYS))
        .noncurrentVersionExpiration(Duration.days(UPLOADS_KEPT_DAYS))
        .build();
  }

  private static CorsRule readableFromAnyOrigin() {
    return CorsRule.builder()
        .allowedOrigins(List.of("*"))
        .allowedMethods(List.of(HttpMethods.GET, HttpMethods.HEAD))
        .allowedHeaders(CONDITIONAL_HEADERS)
        .exposedHeaders(Cdn.EXPOSED_HEADERS)
        .maxAge(86_400)
        .build();
  }

  /// The construct's own `eventBridgeEnabled` brings along a function of CDK's, which would have to
  /// be run and trusted; CloudFormation can do it by itself.
  private static void tellEventBridge(Bucket bucket) {
    CfnBucket resource = (CfnBucket) Objects.requireNonNull(bucket.getNode().getDefaultChild());
    resource.addPropertyOverride(
        "NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled", true);
  }
}
