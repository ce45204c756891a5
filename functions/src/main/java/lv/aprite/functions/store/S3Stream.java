package lv.aprite.functions.store;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/// The bytes of one version from some byte on. The SDK tries a request again, but not a body that
/// breaks off: that goes on here where it broke off, some times, so that an hour's reading does not
/// fail for one lost connection. The SDK holds a body that did not break against its checksum.
final class S3Stream extends InputStream {
  /// Opens the same version again, at a byte.
  interface Reopening {
    ResponseInputStream<GetObjectResponse> at(long offset);
  }

  /// In a row, with no byte read in between.
  private static final int BREAKS_MAX = 5;

  private final Reopening reopening;
  private final long sizeBytes;
  private @Nullable ResponseInputStream<GetObjectResponse> body;
  private long position;
  private int breaks;

  S3Stream(
      Reopening reopening,
      ResponseInputStream<GetObjectResponse> body,
      long offset,
      long sizeBytes) {
    this.reopening = reopening;
    this.body = body;
    this.position = offset;
    this.sizeBytes = sizeBytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (true) {
      try {
        int count = body().read(bytes, offset, length);
        if (count > 0) {
          position += count;
          breaks = 0;
          return count;
        }
        if (position >= sizeBytes) {
          return -1;
        }
        throw new EOFException("expected " + sizeBytes + " bytes, found " + position);
      } catch (IOException | SdkException e) {
        // At the end nothing is missing: it is the checksum that is wrong.
        if (position >= sizeBytes || ++breaks > BREAKS_MAX) {
          throw new IOException("could not read on at byte " + position + ": " + Calls.words(e), e);
        }
        abort();
      }
    }
  }

  private ResponseInputStream<GetObjectResponse> body() {
    ResponseInputStream<GetObjectResponse> current = body;
    if (current == null) {
      current = reopening.at(position);
      body = current;
    }
    return current;
  }

  private void abort() {
    ResponseInputStream<GetObjectResponse> broken = body;
    body = null;
    if (broken != null) {
      broken.abort();
    }
  }

  /// What was not read is not fetched for being closed.
  @Override
  public void close() {
    breaks = BREAKS_MAX;
    abort();
  }
}
