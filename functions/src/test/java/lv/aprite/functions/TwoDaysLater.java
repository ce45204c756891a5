package lv.aprite.functions;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;

/// A client to which the marker by which a sweep learns the time was made two days later than it
/// was.
final class TwoDaysLater implements ExecutionInterceptor {
  @Override
  public SdkHttpResponse modifyHttpResponse(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    if (context.request() instanceof HeadObjectRequest head && head.key().startsWith("sweeps/")) {
      String later =
          DateTimeFormatter.RFC_1123_DATE_TIME.format(
              Instant.now().plus(Duration.ofDays(2)).atOffset(ZoneOffset.UTC));
      return context.httpResponse().toBuilder().putHeader("Last-Modified", later).build();
    }
    return context.httpResponse();
  }
}
