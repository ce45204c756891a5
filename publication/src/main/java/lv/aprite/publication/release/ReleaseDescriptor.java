package lv.aprite.publication.release;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.MetadataCodec;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.contract.SchemaCodec;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.write.Distribution;
import lv.aprite.engine.write.Format;
import lv.aprite.publication.log.JsonObject;

/// `datapackage.json` beside the published files: a Data Package (version 2) that says what each of
/// them is, with size, hash and fields.
///
/// Written by the attempt, before there is a release: it holds no release number, no time and no
/// address, and is the same whoever made the files.
public final class ReleaseDescriptor {
  private static final String PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json";

  private ReleaseDescriptor() {}

  /// The bytes of the descriptor of what this report says was written.
  public static byte[] of(Contract contract, Report report) {
    ObjectNode to = JsonObject.empty().put("$schema", PROFILE).put("name", contract.name());
    to.setAll(MetadataCodec.encode(contract.metadata()));
    to.put("aprite:contractVersion", contract.version().toString())
        .put("aprite:rows", report.rowsPublished())
        .put("aprite:rowsRejected", report.rowsRejected());
    ArrayNode resources = to.putArray("resources");
    report.distributions().stream()
        .sorted((one, other) -> one.format().compareTo(other.format()))
        .forEach(file -> describe(contract.name(), contract.schema(), file, resources.addObject()));
    return JsonObject.bytes(to);
  }

  private static void describe(String name, Schema schema, Distribution file, ObjectNode to) {
    String extension = file.format().extension();
    to.put("name", name + "-" + extension)
        .put("type", "table")
        .put("path", name + "." + extension)
        .put("format", extension)
        .put("mediatype", file.format().mediaType());
    switch (file.format()) {
      case CSV -> {
        to.put("encoding", "utf-8");
        to.putObject("dialect").put("delimiter", ",").put("lineTerminator", "\r\n");
      }
      case JSON -> to.put("encoding", "utf-8");
      case PARQUET -> {}
    }
    to.put("bytes", file.sizeBytes()).put("hash", "sha256:" + file.sha256());
    to.set("schema", file.format() == Format.JSON ? asJson(schema) : SchemaCodec.encode(schema));
  }

  /// In JSON a point is an array, and a Table Schema says so.
  private static ObjectNode asJson(Schema schema) {
    ObjectNode descriptor = SchemaCodec.encode(schema);
    for (int i = 0; i < schema.fields().size(); i++) {
      if (schema.fields().get(i).type() instanceof FieldType.GeoPoint) {
        ((ObjectNode) descriptor.get("fields").get(i)).put("format", "array");
      }
    }
    return descriptor;
  }
}
