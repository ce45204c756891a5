package lv.aprite.publication.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import lv.aprite.publication.log.DerivedDocument;
import lv.aprite.publication.log.JsonObject;
import lv.aprite.publication.store.ObjectStore;
import lv.aprite.publication.submission.DatasetId;

/// `log/<publisher>/<dataset>/head.json`: the number of the last entry, derived. A reader begins
/// there and looks on; nothing is decided by it.
record Head(DerivedDocument document) {
  static final String SCHEMA = "https://aprite.lv/schemas/head-1.0.json";

  static Head of(ObjectStore open, DatasetId dataset) {
    return new Head(
        new DerivedDocument(open, ReleaseKeys.head(dataset), "application/json", Head::numberOf));
  }

  /// A number near the end of the log; 0 when there is no head.
  long hint() {
    return document.numberThere();
  }

  DerivedDocument.Raised raise(long number) {
    ObjectNode to = JsonObject.empty().put("$schema", SCHEMA).put("logNumber", number);
    return document.raise(number, JsonObject.bytes(to));
  }

  private static long numberOf(byte[] bytes) {
    return JsonObject.numberIn(bytes, "logNumber");
  }
}
