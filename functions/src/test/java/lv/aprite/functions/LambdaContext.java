package lv.aprite.functions;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// What Lambda says of one call.
///
/// @param id of the request; of a form that tests can find again in what was stored
record LambdaContext(String id, Instant cutOffAt) implements Context {
  /// Any id that [#next] makes.
  static final String ID = "call-[0-9a-f]{12}";

  static LambdaContext next(Duration timeout) {
    String random = UUID.randomUUID().toString();
    return new LambdaContext(
        "call-" + random.substring(random.length() - 12), Instant.now().plus(timeout));
  }

  @Override
  public String getAwsRequestId() {
    return id;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return Math.toIntExact(Duration.between(Instant.now(), cutOffAt).toMillis());
  }

  @Override
  public String getFunctionName() {
    return "tested";
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public int getMemoryLimitInMB() {
    return 1024;
  }

  private static UnsupportedOperationException unasked() {
    return new UnsupportedOperationException("no function of ours asks for it");
  }

  @Override
  public String getLogGroupName() {
    throw unasked();
  }

  @Override
  public String getLogStreamName() {
    throw unasked();
  }

  @Override
  public String getInvokedFunctionArn() {
    throw unasked();
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw unasked();
  }

  @Override
  public ClientContext getClientContext() {
    throw unasked();
  }

  @Override
  public LambdaLogger getLogger() {
    throw unasked();
  }
}
