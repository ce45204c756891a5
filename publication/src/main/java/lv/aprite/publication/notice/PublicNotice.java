package lv.aprite.publication.notice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.write.Distribution;
import lv.aprite.publication.catalog.Addresses;
import lv.aprite.publication.catalog.DatasetState;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.release.ReleaseFold;
import lv.aprite.publication.release.ReleaseKeys;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.WithdrawalReason;

/// The notices of a release log, which everyone may read.
final class PublicNotice {
  private final Addresses at;
  private final DatasetId dataset;

  /// The log up to and with the entry: nothing after it may be in its notice.
  private final ReleaseFold until;

  private final Numbered<ReleaseEntry> entry;

  private PublicNotice(
      Addresses at, DatasetId dataset, ReleaseFold until, Numbered<ReleaseEntry> entry) {
    this.at = at;
    this.dataset = dataset;
    this.until = until;
    this.entry = entry;
  }

  /// The notice of the entry of this number.
  static Notice of(Addresses at, DatasetId dataset, ReleaseFold log, long number) {
    ReleaseFold until = ReleaseFold.of(log.entries().subList(0, (int) number));
    return new PublicNotice(at, dataset, until, until.entries().getLast()).notice();
  }

  private Notice notice() {
    return switch (entry.entry()) {
      case ReleaseEntry.Described described -> notice(Notice.Kind.DESCRIBED, described(described));
      case ReleaseEntry.Released released ->
          notice(Notice.Kind.RELEASED, released(entry.number(), released, false));
      case ReleaseEntry.RolledBack(long to, var _) ->
          notice(
              Notice.Kind.RELEASED,
              until
                  .release(to)
                  .map(earlier -> released(to, earlier.entry(), true))
                  .orElseThrow(() -> damaged(to)));
      case ReleaseEntry.Withdrawn withdrawn -> notice(Notice.Kind.WITHDRAWN, withdrawn(withdrawn));
    };
  }

  private Notice notice(Notice.Kind kind, ObjectNode data) {
    return new Notice(
        kind,
        at.absolute(ReleaseKeys.log(dataset)),
        dataset.path(),
        entry.number(),
        entry.at(),
        data);
  }

  private ObjectNode about() {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("publisher", dataset.publisher());
    data.put("dataset", dataset.name());
    until
        .described()
        .ifPresent(described -> data.set("title", texts(described.entry().metadata().title())));
    data.put("log", at.absolute(at.logEntry(dataset, entry.number())));
    data.put("page", at.absolute(at.page(dataset)));
    return data;
  }

  private ObjectNode described(ReleaseEntry.Described described) {
    ObjectNode data = about();
    data.put("contractVersion", described.contractVersion());
    data.set("description", texts(described.metadata().description()));
    data.put("catalog", at.absolute(at.document(dataset)));
    return data;
  }

  private ObjectNode released(long number, ReleaseEntry.Released released, boolean rolledBack) {
    ObjectNode data = about();
    data.put("release", number);
    data.put("rolledBack", rolledBack);
    ArrayNode editions = data.putArray("editions");
    released
        .byMajorVersion()
        .forEach(
            (major, each) -> edition(editions.addObject(), new DatasetState.Edition(major, each)));
    return data;
  }

  private void edition(ObjectNode data, DatasetState.Edition edition) {
    data.put("majorVersion", edition.majorVersion());
    data.put("contractVersion", edition.data().contractVersion());
    data.put("rows", edition.data().rows());
    data.put("rowsRejected", edition.data().rowsRejected());
    data.put("descriptor", at.absolute(at.descriptor(dataset, edition)));
    ArrayNode distributions = data.putArray("distributions");
    for (Distribution file : edition.data().distributions()) {
      distributions
          .addObject()
          .put("format", file.format().extension())
          .put("url", at.absolute(at.data(dataset, edition, file.format())))
          .put("mediaType", file.format().mediaType())
          .put("sizeBytes", file.sizeBytes())
          .put("sha256", file.sha256());
    }
  }

  /// Names every entry whose data they were, by number: their addresses are gone.
  private ObjectNode withdrawn(ReleaseEntry.Withdrawn withdrawn) {
    ReleaseEntry.Released gone =
        until.release(withdrawn.release()).orElseThrow(() -> damaged(withdrawn.release())).entry();
    ObjectNode data = about();
    data.put("release", withdrawn.release());
    data.put("reason", id(withdrawn.reason()));
    ArrayNode entries = data.putArray("entries");
    for (Numbered<ReleaseEntry> each : until.entries()) {
      boolean same =
          switch (each.entry()) {
            case ReleaseEntry.Released released -> sharesData(released, gone);
            case ReleaseEntry.RolledBack(long to, var _) ->
                until
                    .release(to)
                    .filter(released -> sharesData(released.entry(), gone))
                    .isPresent();
            case ReleaseEntry.Described _, ReleaseEntry.Withdrawn _ -> false;
          };
      if (same) {
        entries.add(each.number());
      }
    }
    return data;
  }

  private static boolean sharesData(ReleaseEntry.Released one, ReleaseEntry.Released other) {
    return one.attempts().stream().anyMatch(other.attempts()::contains);
  }

  /// `personal-data`
  private static String id(WithdrawalReason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static ObjectNode texts(LocalText text) {
    ObjectNode texts = JsonNodeFactory.instance.objectNode();
    text.byLanguage().forEach(texts::put);
    return texts;
  }

  private IllegalArgumentException damaged(long release) {
    return new IllegalArgumentException(
        "log of "
            + dataset
            + ", entry "
            + entry.number()
            + ": expected "
            + release
            + " to be the number of an earlier release");
  }
}
