package lv.aprite.cli.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// Makes a contract from a data dictionary (a Table Schema that somebody else wrote for a genuine
/// file): fields, constraints, key and missing values as they stand there, and one layout that says
/// how the file is written.
///
/// What a dictionary does not tell is added: the digits of its decimal numbers.
final class DictionaryContract {
  static final String LAYOUT = "as-published";

  /// The digits of a decimal number, and how many of them are behind the mark.
  record Digits(int precision, int scale) {}

  private DictionaryContract() {}

  /// @param name of the dataset
  /// @param digits of each `number` field
  static ObjectNode of(JsonNode theirs, String name, Map<String, Digits> digits) {
    ObjectNode contract = JsonNodeFactory.instance.objectNode();
    contract.put("$schema", "https://aprite.lv/schemas/contract-1.0.json");
    contract.put("name", name);
    contract.put("version", "1.0.0");
    contract.put("title", name);
    contract.putObject("aprite:titles").put("en", name);
    String description = "Made from the dictionary of " + name + ".";
    contract.put("description", description);
    contract.putObject("aprite:descriptions").put("en", description);
    contract
        .putArray("licenses")
        .addObject()
        .put("path", "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0");
    ArrayNode contributors = contract.putArray("contributors");
    contributors.addObject().put("title", "Its publisher").putArray("roles").add("publisher");
    contributors
        .addObject()
        .put("title", "Its publisher")
        .put("email", "data@example.org")
        .putArray("roles")
        .add("contact");
    contract
        .putArray("aprite:themes")
        .add("http://publications.europa.eu/resource/authority/data-theme/GOVE");
    contract.put("aprite:update", "replace");

    ObjectNode resource = contract.putArray("resources").addObject();
    resource.put("name", name).put("type", "table").put("path", name + ".csv");
    ObjectNode schema = resource.putObject("schema");
    ObjectNode layout = resource.putArray("aprite:layouts").addObject();
    layout.put("id", LAYOUT);
    layout.put("encoding", encoding(theirs.at("/x-dialect/encoding").asText()));
    ObjectNode dialect = layout.putObject("dialect");
    dialect.put("delimiter", theirs.at("/x-dialect/delimiter").asText());
    dialect.set("headerRows", theirs.at("/x-dialect/headerRows"));

    ArrayNode fields = schema.putArray("fields");
    ArrayNode origins = layout.putArray("fields");
    theirs
        .get("fields")
        .forEach(field -> {
          String source = field.get("name").asText();
          // The dictionary's own name for a trailing column without one, in which nothing stands.
          if (source.startsWith("_empty")) {
            return;
          }
          ObjectNode published = fields.addObject().put("name", source);
          published.set("type", field.get("type"));
          if (field.has("constraints")) {
            published.set("constraints", field.get("constraints"));
          }
          ObjectNode origin = origins.addObject().put("target", source).put("source", source);
          switch (field.get("type").asText()) {
            case "number" -> {
              Digits known = digits.get(source);
              if (known == null) {
                throw new IllegalArgumentException(
                    name + ": digits of " + source + " are not known");
              }
              published
                  .put("aprite:precision", known.precision())
                  .put("aprite:scale", known.scale());
            }
            case "datetime" -> published.put("aprite:utc", false);
            default -> {}
          }
          if (field.has("format")) {
            origin.putObject("parse").set("format", field.get("format"));
          }
        });
    if (theirs.has("primaryKey")) {
      schema.set("primaryKey", theirs.get("primaryKey"));
    }
    schema.set("missingValues", theirs.get("missingValues"));
    return contract;
  }

  private static String encoding(String words) {
    return words.startsWith("windows-1257") ? "windows-1257" : "utf-8";
  }
}
