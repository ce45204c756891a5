package lv.aprite.functions.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Request;

/// What goes wrong between a client and the endpoint, in a client that is otherwise real: S3 does
/// what it is asked, and its answer arrives changed.
final class Faults implements ExecutionInterceptor {
  private record Fault(Class<? extends S3Request> request, int status, int bodyBytes) {}

  private final Deque<Fault> coming = new ArrayDeque<>();

  /// The next answer to such a request is lost: the client sees another status.
  Faults answers(int status, Class<? extends S3Request> request) {
    coming.add(new Fault(request, status, -1));
    return this;
  }

  /// The body of the next answer to such a request breaks off after so many bytes.
  Faults breaksOff(int bytes, Class<? extends S3Request> request) {
    coming.add(new Fault(request, 0, bytes));
    return this;
  }

  boolean allHappened() {
    return coming.isEmpty();
  }

  /// A client with these faults on its way, and without rest between tries.
  S3Client on(Clients clients) {
    return clients.s3(
        Clients.settings()
            .addExecutionInterceptor(this)
            .retryStrategy(
                StandardRetryStrategy.builder()
                    .backoffStrategy(BackoffStrategy.fixedDelay(Duration.ofMillis(1)))
                    .build()));
  }

  private boolean isNext(Context.AfterTransmission context, boolean body) {
    Fault next = coming.peek();
    return next != null
        && next.request().isInstance(context.request())
        && (next.bodyBytes() >= 0) == body;
  }

  @Override
  public SdkHttpResponse modifyHttpResponse(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    return isNext(context, false)
        ? context.httpResponse().toBuilder().statusCode(coming.remove().status()).build()
        : context.httpResponse();
  }

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    return isNext(context, true)
        ? context.responseBody().map(body -> new BreakingOff(body, coming.remove().bodyBytes()))
        : context.responseBody();
  }

  private static final class BreakingOff extends FilterInputStream {
    private int left;

    BreakingOff(InputStream in, int bytes) {
      super(in);
      left = bytes;
    }

    @Override
    public int read() throws IOException {
      throw new IOException("read in pieces only");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) {
        throw new IOException("connection reset");
      }
      int count = super.read(bytes, offset, Math.min(left, length));
      left -= Math.max(count, 0);
      return count;
    }
  }
}
