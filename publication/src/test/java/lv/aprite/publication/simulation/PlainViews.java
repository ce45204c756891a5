package lv.aprite.publication.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import lv.aprite.publication.log.DerivedDocument;
import lv.aprite.publication.log.JsonObject;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.release.Derived;
import lv.aprite.publication.release.ReleaseFold;
import lv.aprite.publication.release.ReleaseLog;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.store.Stores;
import lv.aprite.publication.submission.DatasetId;
import lv.aprite.publication.submission.SubmissionLog;

/// A catalog and notices of a few lines that keep the same promises as the real ones, for the
/// thousands of runs that are about the logs.
record PlainViews(Stores logs, Stores to) implements Derived {
  @Override
  public void lookAtReleases(DatasetId dataset) {
    ReleaseFold fold = ReleaseLog.fold(logs.open(), dataset);
    if (fold.number() == 0) {
      return;
    }
    ObjectNode document = JsonObject.empty().put("logNumber", fold.number());
    document.put("current", fold.current().map(Numbered::number).orElse(0L));
    document.put("withdrawn", fold.withdrawn().size());
    document.put("contract", fold.described().map(it -> it.entry().contract()).orElse(0));
    new DerivedDocument(
            to.open(),
            "catalog/" + dataset.path() + ".json",
            "application/json",
            bytes -> JsonObject.numberIn(bytes, "logNumber"))
        .raise(fold.number(), JsonObject.bytes(document));
    notify(to.open(), "notices/" + dataset.path() + "/", fold.number());
  }

  @Override
  public void lookAtSubmission(DatasetId dataset, String submission) {
    notify(
        to.restricted(),
        "notices/" + dataset.path() + "/" + submission + "/",
        SubmissionLog.read(logs.restricted(), dataset, submission).number());
  }

  private static void notify(ObjectStore store, String folder, long last) {
    Set<String> there = new HashSet<>();
    store.listAll(folder, listed -> there.add(listed.key()));
    for (long number = 1; number <= last; number++) {
      String key = folder + number;
      if (!there.contains(key)) {
        store.create(key, key.getBytes(StandardCharsets.UTF_8), "text/plain");
      }
    }
  }
}
