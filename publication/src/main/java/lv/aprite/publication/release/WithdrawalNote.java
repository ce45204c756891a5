package lv.aprite.publication.release;

import java.util.Optional;
import lv.aprite.publication.log.JsonObject;
import lv.aprite.publication.log.LookAgain;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Creation;
import lv.aprite.publication.store.ObjectStore.Lookup;
import lv.aprite.publication.store.ObjectStore.Replacement;
import lv.aprite.publication.store.ObjectStore.Stat;
import lv.aprite.publication.store.ObjectStore.Stats;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.SubmissionKeys;

/// Why a release was withdrawn, in the words of whoever ordered it: private, beside the entry of
/// the public log, which names one of a list of reasons and nothing else. The words that hold are
/// those of the order that withdrew it: until it is withdrawn the last, afterwards the first.
///
/// @param release number of the release
public record WithdrawalNote(DatasetId dataset, long release, String text) {
  public static final String SCHEMA = "https://aprite.lv/schemas/withdrawal-1.0.json";

  private static final String MEDIA_TYPE = "application/json";

  /// Writes it down, to be called before the release is withdrawn: a text without a withdrawal is
  /// nothing, and gives way to that of the next order.
  ///
  /// @param withdrawn the log says so already
  public void keep(ObjectStore restricted, boolean withdrawn) {
    String key = SubmissionKeys.withdrawal(dataset, release);
    byte[] bytes =
        JsonObject.bytes(
            JsonObject.empty().put("$schema", SCHEMA).put("release", release).put("text", text));
    LookAgain.until(
        key,
        () ->
            switch (restricted.stat(key)) {
              case Stats.Absent() -> done(restricted.create(key, bytes, MEDIA_TYPE));
              case Stats.Present(Stat stat) ->
                  withdrawn
                      ? Optional.of(true)
                      : done(restricted.replace(key, bytes, MEDIA_TYPE, stat.etag()));
            });
  }

  private static Optional<Boolean> done(Creation creation) {
    return switch (creation) {
      case Creation.Created _ -> Optional.of(true);
      case Creation.Exists() -> Optional.empty();
    };
  }

  private static Optional<Boolean> done(Replacement replacement) {
    return switch (replacement) {
      case Replacement.Replaced _ -> Optional.of(true);
      case Replacement.Changed() -> Optional.empty();
    };
  }

  /// What was written down about the withdrawal of this release.
  public static Optional<WithdrawalNote> read(
      ObjectStore restricted, DatasetId dataset, long release) {
    return switch (restricted.read(SubmissionKeys.withdrawal(dataset, release))) {
      case Lookup.Absent() -> Optional.empty();
      case Lookup.Found(var _, byte[] bytes) -> {
        JsonObject from = JsonObject.parse(bytes, SCHEMA);
        WithdrawalNote note =
            new WithdrawalNote(
                dataset, from.whole("release", 1, Long.MAX_VALUE), from.text("text"));
        from.finish();
        yield Optional.of(note);
      }
    };
  }
}
