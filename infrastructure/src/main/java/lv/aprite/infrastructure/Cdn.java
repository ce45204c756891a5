package lv.aprite.infrastructure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.cloudfront.AccessLevel;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.ErrorResponse;
import software.amazon.awscdk.services.cloudfront.Function;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.PriceClass;
import software.amazon.awscdk.services.cloudfront.SecurityPolicyProtocol;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.FunctionUrlOrigin;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOriginWithOACProps;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.lambda.FunctionUrl;
import software.amazon.awscdk.services.lambda.FunctionUrlAuthType;
import software.amazon.awscdk.services.lambda.FunctionUrlOptions;
import software.amazon.awscdk.services.s3.Bucket;

/// The one door through which the public bucket is read.
///
/// ```
/// data/*                  may be kept for five minutes
/// latest/*.csv and such   LatestHandler, which leads to the permanent address
/// all else                may be kept for a second, so that a crowd asks the bucket once
/// ```
final class Cdn {
  static final List<String> EXPOSED_HEADERS =
      List.of("Accept-Ranges", "Content-Range", "ETag", "Content-Length");

  private static final Duration DATA_KEPT = Duration.minutes(5);
  private static final Duration DERIVED_KEPT = Duration.seconds(1);

  /// Else the CDN would keep "not found" for ten seconds, and whoever reads a log past its end
  /// would not see the next entry for as long.
  private static final Duration ERRORS_KEPT = Duration.seconds(1);

  /// As the local server does.
  private static final String FOLDERS_HAVE_AN_INDEX =
      """
      function handler(event) {
        var request = event.request;
        if (request.uri.endsWith('/')) {
          request.uri += 'index.html';
        }
        return request;
      }
      """;

  private final Stack stack;
  private final Settings settings;
  private final Distribution distribution;

  /// @param latest answers where the current release of a dataset is
  Cdn(Stack stack, Settings settings, Bucket open, HubFunction latest) {
    this.stack = stack;
    this.settings = settings;
    IOrigin bucket =
        S3BucketOrigin.withOriginAccessControl(
            open,
            S3BucketOriginWithOACProps.builder()
                // Without the right to list, what is not there would be "denied".
                .originAccessLevels(List.of(AccessLevel.READ, AccessLevel.LIST))
                .build());
    FunctionUrl url =
        latest
            .live()
            .addFunctionUrl(
                FunctionUrlOptions.builder().authType(FunctionUrlAuthType.AWS_IAM).build());
    distribution = distribution(bucket, FunctionUrlOrigin.withOriginAccessControl(url));
    mayInvoke(latest);
    Reasons.ofCdn(distribution, settings);
  }

  Distribution distribution() {
    return distribution;
  }

  /// The address that everything published is under, with a slash at its end.
  String base() {
    String name =
        settings.domain().map(Settings.Domain::name).orElseGet(distribution::getDomainName);
    return "https://" + name + "/";
  }

  private Distribution distribution(IOrigin bucket, IOrigin latest) {
    CachePolicy second = kept("Derived", DERIVED_KEPT);
    BehaviorOptions derived =
        stored(bucket)
            .cachePolicy(second)
            .responseHeadersPolicy(ViewerHeaders.of(stack, "Derived", "no-cache"))
            .functionAssociations(List.of(index()))
            .build();
    BehaviorOptions data =
        stored(bucket)
            .cachePolicy(kept("Data", DATA_KEPT))
            .responseHeadersPolicy(
                ViewerHeaders.of(stack, "Data", "public, max-age=" + DATA_KEPT.toSeconds()))
            .build();
    BehaviorOptions leads =
        secure(latest)
            .allowedMethods(AllowedMethods.ALLOW_GET_HEAD)
            .cachePolicy(second)
            .responseHeadersPolicy(ViewerHeaders.of(stack, "Latest", "no-cache"))
            .build();
    // The first that fits: the document latest/….json is stored, the records are led to.
    Map<String, BehaviorOptions> places = new LinkedHashMap<>();
    places.put("data/*", data);
    places.put("latest/*.records.json", leads);
    places.put("latest/*.json", derived);
    places.put("latest/*", leads);
    Distribution.Builder builder =
        Distribution.Builder.create(stack, "Cdn")
            .comment(settings.named("public"))
            .defaultBehavior(derived)
            .additionalBehaviors(places)
            .defaultRootObject("index.html")
            .errorResponses(Stream.of(403, 404).map(Cdn::keptBriefly).toList())
            .httpVersion(HttpVersion.HTTP2_AND_3)
            .priceClass(PriceClass.PRICE_CLASS_100)
            .minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021);
    settings
        .domain()
        .ifPresent(domain ->
            builder
                .domainNames(List.of(domain.name()))
                .certificate(
                    Certificate.fromCertificateArn(stack, "Certificate", domain.certificate())));
    return builder.build();
  }

  /// What is compressed on the way has another ETag, no ranges, and not the digest that the log
  /// names.
  private static BehaviorOptions.Builder secure(IOrigin origin) {
    return BehaviorOptions.builder()
        .origin(origin)
        .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
        .compress(false);
  }

  private static BehaviorOptions.Builder stored(IOrigin bucket) {
    return secure(bucket)
        .allowedMethods(AllowedMethods.ALLOW_GET_HEAD_OPTIONS)
        .originRequestPolicy(OriginRequestPolicy.CORS_S3_ORIGIN);
  }

  private CachePolicy kept(String what, Duration time) {
    return CachePolicy.Builder.create(stack, what + "Kept")
        .minTtl(time)
        .defaultTtl(time)
        .maxTtl(time)
        .build();
  }

  private static ErrorResponse keptBriefly(int status) {
    return ErrorResponse.builder().httpStatus(status).ttl(ERRORS_KEPT).build();
  }

  private FunctionAssociation index() {
    return FunctionAssociation.builder()
        .eventType(FunctionEventType.VIEWER_REQUEST)
        .function(
            Function.Builder.create(stack, "Index")
                .functionName(settings.named("index"))
                .runtime(FunctionRuntime.JS_2_0)
                .code(FunctionCode.fromInline(FOLDERS_HAVE_AN_INDEX))
                .build())
        .build();
  }

  /// Since October 2025 whoever calls a function by its address needs this right beside that to the
  /// address, which the origin gives by itself.
  private void mayInvoke(HubFunction latest) {
    CfnPermission.Builder.create(stack, "CdnMayInvokeLatest")
        .action("lambda:InvokeFunction")
        .principal("cloudfront.amazonaws.com")
        .functionName(latest.live().getFunctionArn())
        .invokedViaFunctionUrl(true)
        .sourceArn(distribution.getDistributionArn())
        .build();
  }
}
