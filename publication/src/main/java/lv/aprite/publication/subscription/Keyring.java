package lv.aprite.publication.subscription;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.IntFunction;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals secrets, makes tokens. Its key is never in a store: whoever has the store alone can
/// neither sign nor manage a subscription.
public final class Keyring {
  public static final int KEY_BYTES = 32;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int SECRET_BYTES = 32;
  private static final int TOKEN_BYTES = 24;
  private static final int ID_BYTES = 12;

  private final SecretKeySpec key;
  private final IntFunction<byte[]> random;

  /// @param key 32 bytes
  /// @param random as many unpredictable bytes
  public Keyring(byte[] key, IntFunction<byte[]> random) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "key: expected " + KEY_BYTES + " bytes, found " + key.length);
    }
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
  }

  byte[] newSecret() {
    return random.apply(SECRET_BYTES);
  }

  String newToken() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random.apply(TOKEN_BYTES));
  }

  String newId() {
    return HexFormat.of().formatHex(random.apply(ID_BYTES));
  }

  /// Bound to the subscription: moved to another it opens no more.
  String seal(String subscription, byte[] secret) {
    byte[] nonce = random.apply(NONCE_BYTES);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, subscription, nonce).doFinal(secret);
      byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, both, NONCE_BYTES, sealed.length);
      return Base64.getEncoder().encodeToString(both);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  /// Absent when it was sealed by another key, or for another subscription.
  Optional<byte[]> open(String subscription, String sealed) {
    byte[] both = Base64.getDecoder().decode(sealed);
    try {
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, subscription, Arrays.copyOf(both, NONCE_BYTES))
              .doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, String subscription, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(subscription.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /// SHA-256, in hex: how tokens are kept. They are random and long, so that none can be guessed
  /// from it.
  static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static boolean isOf(String token, String hash) {
    return MessageDigest.isEqual(
        hash(token).getBytes(StandardCharsets.UTF_8), hash.getBytes(StandardCharsets.UTF_8));
  }
}
