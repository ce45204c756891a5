package lv.aprite.functions.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/// Signs links by which a file can be uploaded without credentials: one key, for a quarter of an
/// hour, and only while nothing is there.
///
/// @param bucket the inbox's name
public record UploadLinks(S3Presigner presigner, String bucket) {
  private static final Duration VALID = Duration.ofMinutes(15);

  /// @param headers to be sent as they are: they are signed too
  public record Link(String key, String url, Map<String, String> headers, Instant expiresAt) {
    public Link {
      headers = Map.copyOf(headers);
    }
  }

  public Link link(String key) {
    PresignedPutObjectRequest signed =
        presigner.presignPutObject(request ->
            request
                .signatureDuration(VALID)
                .putObjectRequest(put -> put.bucket(bucket).key(key).ifNoneMatch("*")));
    Map<String, String> headers = new TreeMap<>();
    signed
        .signedHeaders()
        .forEach((name, values) -> {
          // Every client sends the host by itself.
          if (!name.equalsIgnoreCase("host")) {
            headers.put(name, String.join(",", values));
          }
        });
    return new Link(key, signed.url().toString(), headers, signed.expiration());
  }
}
