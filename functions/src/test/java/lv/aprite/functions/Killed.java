package lv.aprite.functions;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// A process that is killed at one of its requests, just before it is sent or just after it was
/// answered. From then on it asks nothing any more.
public final class Killed implements ExecutionInterceptor {
  /// No code of ours or of the SDK may handle it.
  public static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  /// Side of a request on which the process dies.
  public enum Side {
    BEFORE,
    AFTER
  }

  private final int request;
  private final Side side;
  private final AtomicInteger requests = new AtomicInteger();

  /// @param request the number of the last request, from 1
  public Killed(int request, Side side) {
    this.request = request;
    this.side = side;
  }

  /// How many requests were made, or would have been.
  public int requests() {
    return requests.get();
  }

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes each) {
    int number = requests.incrementAndGet();
    if (number > request || (number == request && side == Side.BEFORE)) {
      throw new Death();
    }
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes each) {
    if (requests.get() >= request && side == Side.AFTER) {
      throw new Death();
    }
  }
}
