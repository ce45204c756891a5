package lv.aprite.engine.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractCodec;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.FindingText;

/// How the tables write down a contract: what matters to the case; the rest is the same for all.
///
/// - `fields`, `primaryKey`, `uniqueKeys`, `missingValues`: as in a Table Schema
/// - `rejectedShareMax`: by default 0
/// - `quality`: as in a contract
/// - `layouts`: by default one. Each says only where it differs from this: id `only`, UTF-8, comma,
///   header in row 1, every field from the column of its own name. `"encoding": null` states none;
///   `parse` is by field name, beside columns as they are.
final class SpecContract {
  private SpecContract() {}

  /// A contract that cases share, from `spec/contracts.json`.
  static Contract shared(String name) {
    JsonNode shorthand = SpecObject.table("contracts").get(name);
    if (shorthand == null) {
      throw new IllegalArgumentException("no contract " + name + " is shared");
    }
    return contract(shorthand);
  }

  static Contract contract(JsonNode shorthand) {
    byte[] document = document(shorthand).toString().getBytes(StandardCharsets.UTF_8);
    return switch (ContractCodec.decode(document)) {
      case Decoding.Decoded<Contract>(Contract contract) -> contract;
      case Decoding.Broken<Contract>(List<Finding> findings) ->
          throw new IllegalArgumentException(
              findings.stream().map(FindingText::of).toList() + " in " + shorthand);
    };
  }

  /// The whole document, as a publisher would hand it in.
  static ObjectNode document(JsonNode shorthand) {
    SpecObject from = SpecObject.of(shorthand);
    ObjectNode document = SpecObject.MAPPER.createObjectNode();
    document.put("$schema", ContractCodec.PROFILE);
    document.put("name", "spec");
    document.put("version", "1.0.0");
    document.put("title", "A table of the specification");
    document.put("description", "It shows what becomes of one kind of input.");
    document.putArray("licenses").addObject().put("path", "https://example.org/licence");
    ObjectNode publisher = document.putArray("contributors").addObject();
    publisher.put("title", "An agency").put("email", "agency@example.org");
    publisher.putArray("roles").add("publisher").add("contact");
    if (from.has("rejectedShareMax")) {
      document.set("aprite:rejectedShareMax", from.node("rejectedShareMax"));
    }
    ObjectNode resource = document.putArray("resources").addObject();
    resource.put("name", "spec").put("type", "table").put("path", "spec.csv");
    ObjectNode schema = resource.putObject("schema");
    schema.set("fields", from.node("fields"));
    for (String optional : List.of("primaryKey", "uniqueKeys", "missingValues")) {
      if (from.has(optional)) {
        schema.set(optional, from.node(optional));
      }
    }
    if (from.has("quality")) {
      resource.set("aprite:quality", from.node("quality"));
    }
    ArrayNode layouts = resource.putArray("aprite:layouts");
    List<String> fields = names(from.node("fields"));
    if (from.has("layouts")) {
      from.objects("layouts").forEach(layout -> layouts.add(layout(layout, fields)));
    } else {
      layouts.add(layout(SpecObject.of(SpecObject.MAPPER.createObjectNode()), fields));
    }
    from.finish();
    return document;
  }

  private static List<String> names(JsonNode fields) {
    List<String> names = new ArrayList<>();
    fields.forEach(field -> names.add(field.get("name").textValue()));
    return names;
  }

  private static ObjectNode layout(SpecObject from, List<String> fields) {
    ObjectNode layout = SpecObject.MAPPER.createObjectNode();
    layout.put("id", from.text("id", "only"));
    JsonNode encoding =
        from.has("encoding")
            ? from.node("encoding")
            : SpecObject.MAPPER.getNodeFactory().textNode("UTF-8");
    if (!encoding.isNull()) {
      layout.set("encoding", encoding);
    }
    if (from.has("dialect")) {
      layout.set("dialect", from.node("dialect"));
    } else {
      layout.putObject("dialect").put("delimiter", ",").putArray("headerRows").add(1);
    }
    if (from.has("fields")) {
      layout.set("fields", from.node("fields"));
    } else {
      ArrayNode columns = layout.putArray("fields");
      fields.forEach(name -> columns.addObject().put("target", name).put("source", name));
    }
    if (from.has("parse")) {
      JsonNode byName = from.node("parse");
      for (JsonNode column : layout.get("fields")) {
        JsonNode parse = byName.get(column.get("target").textValue());
        if (parse != null) {
          ((ObjectNode) column).set("parse", parse);
        }
      }
    }
    if (from.has("ignored")) {
      layout.set("ignored", from.node("ignored"));
    }
    from.finish();
    return layout;
  }
}
