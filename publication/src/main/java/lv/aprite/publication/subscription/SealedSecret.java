package lv.aprite.publication.subscription;

import java.time.Instant;
import java.util.Optional;

/// A secret as it lies in the store.
///
/// @param text nonce and ciphertext (AES-GCM), base64
/// @param until when it was replaced, how long it is still signed with
public record SealedSecret(String text, Optional<Instant> until) {
  boolean isValid(Instant now) {
    return until.isEmpty() || now.isBefore(until.get());
  }
}
