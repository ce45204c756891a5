package lv.aprite.infrastructure;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudfront.HeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseCustomHeader;
import software.amazon.awscdk.services.cloudfront.ResponseCustomHeadersBehavior;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentSecurityPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentTypeOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersCorsBehavior;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersStrictTransportSecurity;
import software.amazon.awscdk.services.cloudfront.ResponseSecurityHeadersBehavior;

/// What every answer tells the reader's browser: the same as the local server does, and that there
/// is only HTTPS.
final class ViewerHeaders {
  /// Pages have no scripts and show nothing of other origins; what is published is never a page.
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private ViewerHeaders() {}

  /// @param cacheControl how long a reader may keep the answer
  static ResponseHeadersPolicy of(Stack stack, String what, String cacheControl) {
    return ResponseHeadersPolicy.Builder.create(stack, what + "Headers")
        .securityHeadersBehavior(security())
        .corsBehavior(readableFromAnyOrigin())
        .customHeadersBehavior(
            ResponseCustomHeadersBehavior.builder()
                .customHeaders(
                    List.of(
                        header("Cache-Control", cacheControl),
                        header("Cross-Origin-Resource-Policy", "cross-origin")))
                .build())
        .build();
  }

  private static ResponseSecurityHeadersBehavior security() {
    return ResponseSecurityHeadersBehavior.builder()
        .contentSecurityPolicy(
            ResponseHeadersContentSecurityPolicy.builder()
                .contentSecurityPolicy(CONTENT_SECURITY_POLICY)
                .override(true)
                .build())
        .contentTypeOptions(ResponseHeadersContentTypeOptions.builder().override(true).build())
        .referrerPolicy(
            ResponseHeadersReferrerPolicy.builder()
                .referrerPolicy(HeadersReferrerPolicy.NO_REFERRER)
                .override(true)
                .build())
        .strictTransportSecurity(
            ResponseHeadersStrictTransportSecurity.builder()
                .accessControlMaxAge(Duration.days(365))
                .includeSubdomains(false)
                .override(true)
                .build())
        .build();
  }

  private static ResponseHeadersCorsBehavior readableFromAnyOrigin() {
    return ResponseHeadersCorsBehavior.builder()
        .accessControlAllowOrigins(List.of("*"))
        .accessControlAllowMethods(List.of("GET", "HEAD", "OPTIONS"))
        .accessControlAllowHeaders(Buckets.CONDITIONAL_HEADERS)
        .accessControlExposeHeaders(Cdn.EXPOSED_HEADERS)
        .accessControlAllowCredentials(false)
        .accessControlMaxAge(Duration.days(1))
        .originOverride(true)
        .build();
  }

  private static ResponseCustomHeader header(String name, String value) {
    return ResponseCustomHeader.builder().header(name).value(value).override(true).build();
  }
}
