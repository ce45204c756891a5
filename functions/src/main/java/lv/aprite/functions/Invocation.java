package lv.aprite.functions;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.function.IntSupplier;

/// What a handler asks of one call of it.
///
/// @param id new for each call, save that a call that is repeated by Lambda itself keeps it: a slug
/// @param millisLeft until the call is cut off
record Invocation(String id, IntSupplier millisLeft) {
  static Invocation of(Context context) {
    return new Invocation(context.getAwsRequestId(), context::getRemainingTimeInMillis);
  }
}
