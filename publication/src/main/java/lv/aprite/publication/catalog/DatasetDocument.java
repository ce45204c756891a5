package lv.aprite.publication.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import lv.aprite.publication.log.JsonObject;

/// The catalog's document of one dataset: JSON-LD of its own, and the number of the log entry that
/// it was folded from.
///
/// @param number of the last log entry
/// @param triples none while the dataset has no current data
record DatasetDocument(long number, Triples triples) {
  /// A member that the context does not name, so that it is no statement.
  private static final String NUMBER = "logNumber";

  static DatasetDocument of(Addresses at, DatasetState dataset) {
    return new DatasetDocument(dataset.number(), DatasetGraph.of(at, dataset));
  }

  byte[] encode() {
    ObjectNode document = JsonLd.write(triples);
    document.put(NUMBER, number);
    return JsonObject.bytes(document);
  }

  static DatasetDocument decode(byte[] bytes) throws IOException {
    JsonNode document = Json.decode(bytes);
    return new DatasetDocument(document.path(NUMBER).asLong(), JsonLd.read(document));
  }

  /// The number that a document carries; 0 when it cannot be read, so that it is made anew.
  static long numberOf(byte[] bytes) {
    return JsonObject.numberIn(bytes, NUMBER);
  }
}
