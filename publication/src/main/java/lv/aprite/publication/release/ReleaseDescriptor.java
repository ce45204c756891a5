package lv.aprite.publication.release;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.ForeignKey;
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
/// Written by the attempt, before there is a release: it holds no release number of its own, no
/// time and no host, and is the same whoever made the files. Foreign keys name the Data Package
/// that they were checked against, as the recipe "Foreign Keys to Data Packages" of the standard
/// has it.
public final class ReleaseDescriptor {
  private static final String PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json";

  private ReleaseDescriptor() {}

  /// The bytes of the descriptor of what this report says was written, by a contract that refers to
  /// no other dataset.
  public static byte[] of(Contract contract, Report report) {
    return of(contract, report, Map.of());
  }

  /// The bytes of the descriptor of what this report says was written.
  ///
  /// @param packages by dataset, where the descriptor of the release is that foreign keys were
  ///   checked against, from the folder of this one
  public static byte[] of(Contract contract, Report report, Map<String, String> packages) {
    ObjectNode to = JsonObject.empty().put("$schema", PROFILE).put("name", contract.name());
    to.setAll(MetadataCodec.encode(contract.metadata()));
    to.put("aprite:contractVersion", contract.version().toString())
        .put("aprite:rows", report.rowsPublished())
        .put("aprite:rowsRejected", report.rowsRejected());
    ArrayNode resources = to.putArray("resources");
    report.distributions().stream()
        .sorted((one, other) -> one.format().compareTo(other.format()))
        .forEach(file -> {
          ObjectNode resource = resources.addObject();
          describe(contract.name(), contract.schema(), file, resource);
          refer(contract, packages, (ObjectNode) resource.get("schema"));
        });
    return JsonObject.bytes(to);
  }

  private static void refer(Contract contract, Map<String, String> packages, ObjectNode schema) {
    for (ForeignKey key : contract.quality().foreignKeys()) {
      String address = packages.get(key.dataset());
      if (address != null) {
        ObjectNode foreign = schema.withArray("/foreignKeys").addObject();
        ArrayNode fields = foreign.putArray("fields");
        key.fields().forEach(fields::add);
        ObjectNode reference =
            foreign
                .putObject("reference")
                .put("package", address)
                .put("resource", resource(name(key.dataset()), Format.CSV))
                .put("aprite:dataset", key.dataset());
        ArrayNode referenced = reference.putArray("fields");
        key.referenced().forEach(referenced::add);
      }
    }
  }

  private static String name(String dataset) {
    return dataset.substring(dataset.indexOf('/') + 1);
  }

  private static String resource(String name, Format format) {
    return name + "-" + format.extension();
  }

  private static void describe(String name, Schema schema, Distribution file, ObjectNode to) {
    String extension = file.format().extension();
    to.put("name", resource(name, file.format()))
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
