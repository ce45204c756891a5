package lv.aprite.publication.subscription;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.StringJoiner;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signatures of Standard Webhooks 1.0, symmetric (`v1`): HMAC-SHA256 of `id.timestamp.body`.
public final class Signature {
  private static final String SECRET_PREFIX = "whsec_";

  private Signature() {}

  /// The value of `webhook-signature`: one signature for each secret that is valid now.
  public static String header(List<byte[]> secrets, String id, Instant at, byte[] body) {
    StringJoiner all = new StringJoiner(" ");
    for (byte[] secret : secrets) {
      all.add("v1," + Base64.getEncoder().encodeToString(mac(secret, id, at, body)));
    }
    return all.toString();
  }

  private static byte[] mac(byte[] secret, String id, Instant at, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  /// A secret as it is shown, once.
  public static String shown(byte[] secret) {
    return SECRET_PREFIX + Base64.getEncoder().encodeToString(secret);
  }
}
