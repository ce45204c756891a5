package lv.aprite.publication.catalog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import lv.aprite.engine.write.Format;
import lv.aprite.publication.log.JsonObject;
import lv.aprite.publication.release.ReleaseKeys;

/// The OpenAPI 3.1 description of what programs read: the log, what is newest, and the data. It is
/// the same for all datasets; the service of a high-value dataset points to it.
final class OpenApi {
  private static final String SLUG = "[a-z0-9][a-z0-9-]{0,62}";

  private final ObjectNode paths = JsonNodeFactory.instance.objectNode();

  private OpenApi() {}

  static byte[] of(Hub hub) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", Wording.preferred(hub.title()).map(Wording.Spoken::text).orElse("Open data"))
        .put("version", "1.0.0")
        .put(
            "description",
            "Every address answers GET and HEAD without a key, has an ETag, and may be read from"
                + " any origin. A dataset's log is numbered from 1 without gaps: read the entries"
                + " after the last that you know.");
    document.putArray("servers").addObject().put("url", hub.base().toString());
    OpenApi api = new OpenApi();
    api.describe();
    document.set("paths", api.paths);
    document.set("components", components());
    return JsonObject.bytes(document);
  }

  private void describe() {
    log();
    newest();
    data();
    get(
            "/catalog/datasets/{publisher}/{dataset}.json",
            "dataset",
            "What the catalog says of a dataset")
        .set("200", answer("DCAT-AP in JSON-LD", JsonLd.MEDIA_TYPE));
    get("/" + Addresses.CATALOG_JSONLD, "catalog", "The whole catalog")
        .set("200", answer("DCAT-AP in JSON-LD", JsonLd.MEDIA_TYPE));
    get("/" + Addresses.CATALOG_TURTLE, "catalogTurtle", "The whole catalog")
        .set("200", answer("DCAT-AP in Turtle", Turtle.MEDIA_TYPE));
  }

  private void log() {
    ObjectNode entry =
        get("/log/{publisher}/{dataset}/{entry}.json", "logEntry", "One entry of the log");
    entry.set("200", answer("The entry; it never changes", "application/json"));
    entry.set("404", absent("No such dataset, or the log is not that long"));
    ObjectNode head =
        get("/log/{publisher}/{dataset}/head.json", "logHead", "The number of the last entry");
    head.set("200", answer("May be a few seconds behind the log", "application/json"));
    head.set("404", absent("No such dataset"));
  }

  private void newest() {
    ObjectNode latest =
        get(
            "/latest/{publisher}/{dataset}.json",
            "latest",
            "The current release and its permanent addresses");
    latest.set(
        "200",
        answer(
            "The number of the release, and the address, size and SHA-256 of each file",
            "application/json"));
    latest.set("404", absent("No such dataset, or it has no data at present"));
    for (Format format : Format.values()) {
      ObjectNode file =
          get(
              "/latest/{publisher}/{dataset}" + ReleaseKeys.latestEnding(format),
              "latest" + Wording.name(format),
              "The current release as " + Wording.name(format));
      ObjectNode redirect = JsonNodeFactory.instance.objectNode();
      redirect.put("description", "Go to the permanent address");
      redirect
          .putObject("headers")
          .putObject("Location")
          .putObject("schema")
          .put("type", "string")
          .put("format", "uri-reference");
      file.set("307", redirect);
      file.set("404", absent("No such dataset, or it has no data at present"));
    }
  }

  private void data() {
    for (Format format : Format.values()) {
      ObjectNode file =
          get(
              "/data/{publisher}/{dataset}/{attempt}/v{major}/{file}." + format.extension(),
              "data" + Wording.name(format),
              "A release as " + Wording.name(format) + "; ranges are served");
      file.set("200", answer("The file; it never changes", format.mediaType()));
      file.set("404", absent("There is no such release, or it was withdrawn"));
    }
    ObjectNode descriptor =
        get(
            "/data/{publisher}/{dataset}/{attempt}/v{major}/datapackage.json",
            "descriptor",
            "Fields, sizes and checksums of a release");
    descriptor.set(
        "200", answer("A Data Package (version 2); it never changes", "application/json"));
    descriptor.set("404", absent("There is no such release, or it was withdrawn"));
  }

  /// Adds an operation, and gives its responses to be filled.
  private ObjectNode get(String path, String id, String summary) {
    ObjectNode operation = paths.putObject(path).putObject("get");
    operation.put("operationId", id).put("summary", summary);
    var parameters = operation.putArray("parameters");
    for (String name : new String[] {"publisher", "dataset", "entry", "attempt", "major", "file"}) {
      if (path.contains("{" + name + "}")) {
        parameters.addObject().put("$ref", "#/components/parameters/" + name);
      }
    }
    return operation.putObject("responses");
  }

  private static ObjectNode answer(String description, String mediaType) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("description", description).putObject("content").putObject(mediaType);
    return answer;
  }

  private static ObjectNode absent(String description) {
    return JsonNodeFactory.instance.objectNode().put("description", description);
  }

  private static ObjectNode components() {
    ObjectNode components = JsonNodeFactory.instance.objectNode();
    ObjectNode parameters = components.putObject("parameters");
    parameter(parameters, "publisher", SLUG);
    parameter(parameters, "dataset", SLUG);
    parameter(parameters, "entry", "\\d{8}");
    parameter(parameters, "attempt", "[a-z0-9][a-z0-9-]*");
    parameter(parameters, "major", "\\d+");
    parameter(parameters, "file", SLUG);
    return components;
  }

  private static void parameter(ObjectNode parameters, String name, String pattern) {
    parameters
        .putObject(name)
        .put("name", name)
        .put("in", "path")
        .put("required", true)
        .putObject("schema")
        .put("type", "string")
        .put("pattern", "^" + pattern + "$");
  }
}
