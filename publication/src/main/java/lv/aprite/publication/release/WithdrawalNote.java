package lv.aprite.publication.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import lv.aprite.publication.log.JsonObject;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.ObjectStore.Lookup;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.SubmissionKeys;

/// Why a release was withdrawn, in the words of whoever ordered it: private, beside the entry of
/// the public log, which names one of a list of reasons and nothing else. The first words hold.
///
/// @param release number of the release
public record WithdrawalNote(DatasetId dataset, long release, String text) {
  public static final String SCHEMA = "https://aprite.lv/schemas/withdrawal-1.0.json";

  /// Writes it, unless there is one.
  public void keep(ObjectStore restricted) {
    ObjectNode to =
        JsonObject.empty().put("$schema", SCHEMA).put("release", release).put("text", text);
    ObjectStore.Creation creation =
        restricted.create(
            SubmissionKeys.withdrawal(dataset, release), JsonObject.bytes(to), "application/json");
    switch (creation) {
      case ObjectStore.Creation.Created _, ObjectStore.Creation.Exists _ -> {}
    }
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
