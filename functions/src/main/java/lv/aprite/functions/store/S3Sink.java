package lv.aprite.functions.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.write.Sink;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/// Bytes into an object that is there when it is committed: in one piece if it is small, else by a
/// multipart upload, which S3 shows to nobody before it is complete.
///
/// One part is in memory at a time. S3 takes 10,000 of them, and nobody knows in the beginning how
/// long it will get: so parts double after every 1,000, up to 256 MiB, which makes 1.5 TB.
final class S3Sink implements Sink {
  static final int PART_BYTES = 8 << 20;
  private static final int PARTS_OF_ONE_SIZE = 1000;
  private static final int DOUBLINGS_MAX = 5;
  static final int PARTS_MAX = 10_000;
  private static final int FIRST_BUFFER_BYTES = 64 << 10;

  private final S3Client s3;
  private final String bucket;
  private final String key;
  private final String mediaType;
  private final Checksum whole = new Checksum();
  private final List<CompletedPart> parts = new ArrayList<>();
  private byte[] buffer = new byte[FIRST_BUFFER_BYTES];
  private int filled;
  private long sentBytes;
  private Optional<String> uploadId = Optional.empty();
  private boolean ended;

  S3Sink(S3Client s3, String bucket, String key, String mediaType) {
    this.s3 = s3;
    this.bucket = bucket;
    this.key = key;
    this.mediaType = mediaType;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    checkHasNotEnded();
    int from = offset;
    int left = length;
    while (left > 0) {
      if (filled == partBytes()) {
        sendPart();
      }
      int count = Math.min(left, partBytes() - filled);
      makeRoomFor(count);
      System.arraycopy(bytes, from, buffer, filled, count);
      filled += count;
      from += count;
      left -= count;
    }
  }

  private int partBytes() {
    return partBytes(parts.size());
  }

  /// How long the part after so many may get.
  static int partBytes(int parts) {
    return PART_BYTES << Math.min(parts / PARTS_OF_ONE_SIZE, DOUBLINGS_MAX);
  }

  private void makeRoomFor(int count) {
    if (filled + count > buffer.length) {
      int bytes = Math.max(filled + count, 2 * buffer.length);
      buffer = Arrays.copyOf(buffer, Math.min(bytes, partBytes()));
    }
  }

  private void sendPart() throws IOException {
    if (parts.size() == PARTS_MAX) {
      throw new IOException(key + ": expected at most " + PARTS_MAX + " parts");
    }
    try {
      String upload = uploadId.isPresent() ? uploadId.get() : begin();
      uploadId = Optional.of(upload);
      int number = parts.size() + 1;
      String checksum = Checksum.of(buffer, filled);
      String etag =
          s3.uploadPart(
                  request ->
                      request
                          .bucket(bucket)
                          .key(key)
                          .uploadId(upload)
                          .partNumber(number)
                          .checksumAlgorithm(ChecksumAlgorithm.CRC32)
                          .checksumCRC32(checksum),
                  body())
              .eTag();
      parts.add(
          CompletedPart.builder().partNumber(number).eTag(etag).checksumCRC32(checksum).build());
    } catch (SdkException e) {
      throw new IOException("could not write " + key + ": " + Calls.words(e), e);
    }
    whole.update(buffer, filled);
    sentBytes += filled;
    filled = 0;
  }

  private String begin() {
    return s3.createMultipartUpload(request ->
            request
                .bucket(bucket)
                .key(key)
                .contentType(mediaType)
                .checksumAlgorithm(ChecksumAlgorithm.CRC32)
                .checksumType(ChecksumType.FULL_OBJECT))
        .uploadId();
  }

  private RequestBody body() {
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(buffer, 0, filled), filled, mediaType);
  }

  @Override
  public void commit() throws IOException {
    checkHasNotEnded();
    boolean committed = false;
    try {
      if (uploadId.isPresent()) {
        complete(uploadId.get());
      } else {
        putWhole();
      }
      committed = true;
    } finally {
      if (committed) {
        end();
      } else {
        discard();
      }
    }
  }

  private void putWhole() throws IOException {
    try {
      s3.putObject(
          request ->
              request
                  .bucket(bucket)
                  .key(key)
                  .contentType(mediaType)
                  .checksumAlgorithm(ChecksumAlgorithm.CRC32)
                  .checksumCRC32(Checksum.of(buffer, filled)),
          body());
    } catch (SdkException e) {
      throw new IOException("could not write " + key + ": " + Calls.words(e), e);
    }
  }

  private void complete(String upload) throws IOException {
    sendPart();
    try {
      s3.completeMultipartUpload(request ->
          request
              .bucket(bucket)
              .key(key)
              .uploadId(upload)
              .multipartUpload(all -> all.parts(parts))
              .checksumType(ChecksumType.FULL_OBJECT)
              .checksumCRC32(whole.text())
              .mpuObjectSize(sentBytes));
    } catch (SdkException e) {
      // When an answer is lost the next try finds no upload any more: what counts is what is there.
      if (!isThere()) {
        throw new IOException("could not complete " + key + ": " + Calls.words(e), e);
      }
    }
  }

  private boolean isThere() {
    try {
      HeadObjectResponse found =
          s3.headObject(
              request -> request.bucket(bucket).key(key).checksumMode(ChecksumMode.ENABLED));
      return found.contentLength() == sentBytes
          && (found.checksumCRC32() == null || found.checksumCRC32().equals(whole.text()));
    } catch (SdkException e) {
      return false;
    }
  }

  @Override
  public void discard() {
    if (ended) {
      return;
    }
    Optional<String> upload = uploadId;
    end();
    try {
      upload.ifPresent(id -> abort(s3, bucket, key, id));
    } catch (SdkException e) {
      // Nobody sees it; the sweep and the bucket's lifecycle remove what is unfinished.
    }
  }

  private void end() {
    ended = true;
    buffer = new byte[0];
    filled = 0;
  }

  static void abort(S3Client s3, String bucket, String key, String uploadId) {
    s3.abortMultipartUpload(request -> request.bucket(bucket).key(key).uploadId(uploadId));
  }

  private void checkHasNotEnded() {
    if (ended) {
      throw new IllegalStateException("the sink has ended already");
    }
  }
}
