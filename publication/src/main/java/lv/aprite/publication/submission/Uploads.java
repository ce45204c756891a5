package lv.aprite.publication.submission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Stat;

/// Uploads in a store that keeps versions, under `<publisher>/<dataset>/<file>`: each version of a
/// key is a submission.
public final class Uploads {
  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("uuuuMMdd't'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// Enough of a SHA-256 to tell apart what began within one second.
  private static final int DIGEST_BYTES = 10;

  private Uploads() {}

  /// The submission that this version of the key is. Absent when the version is gone, and when no
  /// dataset could be of that name.
  public static Optional<Submission> submission(ObjectStore inbox, String key, String version) {
    String[] parts = key.split("/", -1);
    if (parts.length != 3 || !DatasetId.isSlug(parts[0]) || !DatasetId.isSlug(parts[1])) {
      return Optional.empty();
    }
    Instant second = Instant.MIN;
    int within = 0;
    for (Stat stat : inbox.versions(key)) {
      within = stat.beganAt().equals(second) ? within + 1 : 0;
      second = stat.beganAt();
      if (stat.version().equals(version)) {
        return Optional.of(
            new Submission(
                new DatasetId(parts[0], parts[1]),
                id(stat),
                parts[2],
                key,
                version,
                stat.sizeBytes(),
                new UploadOrder(second, String.format("%s@%06d", key, within))));
      }
    }
    return Optional.empty();
  }

  /// Made of what the store says of the upload and nothing else, and so the same for every event
  /// about it.
  private static String id(Stat stat) {
    String identity = stat.key() + "\0" + stat.version();
    byte[] digest = sha256().digest(identity.getBytes(StandardCharsets.UTF_8));
    return TO_THE_SECOND.format(stat.beganAt())
        + "-"
        + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
