package lv.aprite.publication.submission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import lv.aprite.publication.log.JsonObject;
import lv.aprite.publication.store.Keys;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Lookup;
import lv.aprite.publication.store.ObjectStore.Stat;
import lv.aprite.publication.store.StoreUnavailable;

/// Uploads in a store that keeps versions, under `<publisher>/<dataset>/<file>`: each version of a
/// key is a submission.
public final class Uploads {
  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("uuuuMMdd't'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final String ORDER = "https://aprite.lv/schemas/order-1.0.json";
  private static final String LOG = "logNumber";

  /// Enough of a SHA-256 to tell apart what began within one second.
  private static final int DIGEST_BYTES = 10;

  private Uploads() {}

  /// Whether a key of this form is an upload to a dataset; another one is nobody's.
  public static boolean isUpload(String key) {
    String[] parts = key.split("/", -1);
    return parts.length == 3
        && DatasetId.isSlug(parts[0])
        && DatasetId.isSlug(parts[1])
        && Keys.isSafe(key);
  }

  /// The submission that this version of the key is. Absent when the version is gone, and when no
  /// dataset could be of that name.
  public static Optional<Submission> submission(ObjectStore inbox, String key, String version) {
    return submissions(inbox, key).stream()
        .filter(submission -> submission.version().equals(version))
        .findFirst();
  }

  /// The submissions that the versions of the key are, in order. None when no dataset could be of
  /// that name.
  public static List<Submission> submissions(ObjectStore inbox, String key) {
    if (!isUpload(key)) {
      return List.of();
    }
    String[] parts = key.split("/", -1);
    DatasetId dataset = new DatasetId(parts[0], parts[1]);
    List<Submission> submissions = new ArrayList<>();
    Instant second = Instant.MIN;
    int within = 0;
    for (Stat stat : inbox.versions(key)) {
      within = stat.beganAt().equals(second) ? within + 1 : 0;
      second = stat.beganAt();
      submissions.add(
          new Submission(
              dataset,
              id(stat),
              parts[2],
              key,
              stat.version(),
              stat.sizeBytes(),
              new UploadOrder(second, String.format(Locale.ROOT, "%s@%06d", key, within))));
    }
    return submissions;
  }

  /// All that was uploaded to a dataset and is still there, in order.
  public static List<Submission> submissions(ObjectStore inbox, DatasetId dataset) {
    List<Submission> submissions = new ArrayList<>();
    each(inbox, dataset.path() + "/", submissions::add);
    submissions.sort(Comparator.comparing(Submission::order));
    return submissions;
  }

  /// All that was uploaded and is still there, key by key.
  public static void each(ObjectStore inbox, Consumer<Submission> take) {
    each(inbox, "", take);
  }

  private static void each(ObjectStore inbox, String prefix, Consumer<Submission> take) {
    inbox.listAll(prefix, listed -> submissions(inbox, listed.key()).forEach(take));
  }

  /// The place of an order that is given now: after every upload that has begun, and after every
  /// order that the log tells of, though it were of the same second. Whoever gives it a second time
  /// under its id gives the same order.
  ///
  /// @param id new for each order: a slug of `a-z0-9-`
  /// @param logNumber the last entry of the release log that whoever orders can know
  public static UploadOrder order(ObjectStore restricted, String id, long logNumber) {
    String marker = "orders/" + id + ".json";
    byte[] seen = JsonObject.bytes(JsonObject.empty().put("$schema", ORDER).put(LOG, logNumber));
    restricted.create(marker, seen, "application/json");
    return switch (restricted.read(marker)) {
      // Behind the key of every upload that began within the same second.
      case Lookup.Found(Stat stat, byte[] bytes) ->
          new UploadOrder(
              stat.beganAt(),
              String.format(Locale.ROOT, "~%08d-%s", JsonObject.numberIn(bytes, LOG), id));
      case Lookup.Absent() ->
          throw new StoreUnavailable(marker + ": expected what was there a moment ago");
    };
  }

  /// All uploads to a dataset, each version of each key.
  public static List<Submission> of(ObjectStore inbox, DatasetId dataset) {
    List<Submission> uploads = new ArrayList<>();
    inbox.listAll(
        dataset.path() + "/",
        listed ->
            inbox
                .versions(listed.key())
                .forEach(
                    stat -> submission(inbox, stat.key(), stat.version()).ifPresent(uploads::add)));
    return uploads;
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
