package lv.aprite.functions.store;

import java.io.IOException;
import java.util.Objects;
import lv.aprite.publication.store.StoreUnavailable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// What it means when a call of S3 fails.
final class Calls {
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;
  private static final int NO_SUCH_RANGE = 416;

  private Calls() {}

  interface Call<T> {
    T run() throws IOException;
  }

  /// Whatever goes wrong beyond what the call itself expects is the machine's.
  static <T> T attempt(String verb, String key, Call<T> call) {
    try {
      return call.run();
    } catch (SdkException | IOException e) {
      throw unavailable(verb, key, e);
    }
  }

  static StoreUnavailable unavailable(String verb, String key, Exception e) {
    return new StoreUnavailable("could not " + verb + " " + key + ": " + words(e), e);
  }

  /// By S3's word for it. The words that come with it may quote what we sent.
  static String words(Exception e) {
    return switch (e) {
      case AwsServiceException service ->
          "S3 answered " + service.statusCode() + " " + code(service);
      default -> {
        String message = e.getMessage();
        yield message == null ? e.getClass().getSimpleName() : message;
      }
    };
  }

  /// That the object is not there; also for a HEAD, whose answer has no code.
  static boolean isAbsent(AwsServiceException e) {
    return e.statusCode() == NOT_FOUND && !code(e).equals("NoSuchBucket");
  }

  /// That there is no such version: never was (404), is none that could be (400), or is the mark of
  /// a deletion (405).
  static boolean isNoVersion(AwsServiceException e) {
    return isAbsent(e) || code(e).equals("InvalidArgument") || code(e).equals("MethodNotAllowed");
  }

  /// That whoever wrote the object keeps us from reading it: by a policy (`AccessDenied`), by a key
  /// of KMS or one of its own (`InvalidRequest`), or by having it in an archive. Our own clock or
  /// credentials being wrong says something else.
  static boolean isDenied(AwsServiceException e) {
    String code = code(e);
    return code.equals("AccessDenied")
        || code.equals("InvalidRequest")
        || code.equals("InvalidObjectState")
        || code.startsWith("KMS.");
  }

  static boolean isBeyondTheEnd(AwsServiceException e) {
    return e.statusCode() == NO_SUCH_RANGE;
  }

  /// That another operation on the same key came in between and this one was not done.
  static boolean isConflict(AwsServiceException e) {
    return e.statusCode() == CONFLICT;
  }

  static boolean isRefused(AwsServiceException e) {
    return e.statusCode() == PRECONDITION_FAILED;
  }

  /// Whether an earlier try of this call may have been the one that did it.
  static boolean wasTriedBefore(SdkException e) {
    return Objects.requireNonNullElse(e.numAttempts(), 1) > 1;
  }

  private static String code(AwsServiceException e) {
    return e.awsErrorDetails() == null
        ? ""
        : Objects.requireNonNullElse(e.awsErrorDetails().errorCode(), "");
  }
}
