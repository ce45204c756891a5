package lv.aprite.publication.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractCodec;
import lv.aprite.engine.contract.SchemaCodec;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.write.Distribution;
import lv.aprite.publication.log.JsonObject;

/// `datapackage.json` beside the published files: a Data Package (version 2) that says what each of
/// them is, with sizes and hashes.
///
/// It holds no release number and no time: it is written before the release is.
final class Descriptor {
  private static final String PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json";

  /// What of a contract is about the publisher's file, and no matter of those who read the data.
  private static final List<String> PRIVATE =
      List.of("aprite:rejectedShareMax", "aprite:update", "resources");

  private Descriptor() {}

  static byte[] of(Contract contract, Report report) {
    ObjectNode to = tree(ContractCodec.encode(contract));
    to.remove(PRIVATE);
    to.put("$schema", PROFILE);
    to.put("aprite:rows", report.rowsPublished());
    to.put("aprite:rowsRejected", report.rowsRejected());
    ArrayNode resources = to.putArray("resources");
    for (Distribution distribution : report.distributions()) {
      describe(contract, distribution, resources.addObject());
    }
    return JsonObject.bytes(to);
  }

  private static void describe(Contract contract, Distribution distribution, ObjectNode to) {
    String extension = distribution.format().extension();
    to.put("name", contract.name() + "-" + extension)
        .put("type", "table")
        .put("path", contract.name() + "." + extension)
        .put("format", extension)
        .put("mediatype", distribution.format().mediaType())
        .put("encoding", "utf-8")
        .put("bytes", distribution.sizeBytes())
        .put("hash", "sha256:" + distribution.sha256());
    to.set("schema", SchemaCodec.encode(contract.schema()));
  }

  private static ObjectNode tree(byte[] contract) {
    try {
      JsonNode tree = new ObjectMapper().readTree(contract);
      return (ObjectNode) tree;
    } catch (IOException e) {
      throw new IllegalStateException("what the codec wrote can be read", e);
    }
  }
}
