package lv.aprite.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.contract.SchemaCodec;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.profile.Comparison;
import lv.aprite.engine.quality.ForeignKeys;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.engine.write.Distribution;
import lv.aprite.engine.write.Format;

/// A report as a JSON document, see `schemas/report-1.0.json`. The same report gives the same
/// bytes.
///
/// It quotes the data, so it is for the file's own publisher.
public final class ReportCodec {
  public static final String SCHEMA = "https://aprite.lv/schemas/report-1.0.json";

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private ReportCodec() {}

  /// The document; a shell may add what it knows of the submission under `submission`.
  public static ObjectNode toJson(Report report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("$schema", SCHEMA);
    json.put("verdict", id(report.verdict()));
    json.put("summary", ReportText.summary(report));
    ObjectNode source = json.putObject("source");
    source.put("name", report.sourceName()).put("sizeBytes", report.sourceSizeBytes());
    if (!report.sourceSha256().isEmpty()) {
      source.put("sha256", report.sourceSha256());
    }
    report
        .origin()
        .ifPresent(origin ->
            json.putObject("origin")
                .put("submission", origin.submission())
                .put("rowsReplaced", origin.rowsReplaced())
                .put("rowsUnchanged", origin.rowsUnchanged()));
    report.layout().ifPresent(layout -> json.put("layout", layout));
    report
        .reading()
        .ifPresent(reading ->
            json.putObject("reading")
                .put("encoding", reading.encoding())
                .put("encodingEvidence", reading.encodingEvidence())
                .put("delimiter", reading.delimiter())
                .put("headerRow", reading.headerRow())
                .put("lineEnds", reading.lineEnds()));
    if (!report.fields().isEmpty()) {
      json.set("schema", SchemaCodec.encode(new Schema(report.fields(), List.of())));
    }
    json.putObject("rows")
        .put("read", report.rowsRead())
        .put("published", report.rowsPublished())
        .put("rejected", report.rowsRejected());
    report.comparison().ifPresent(comparison -> encode(comparison, json.putObject("comparison")));
    ArrayNode findings = json.putArray("findings");
    for (Findings.Group group : report.findings()) {
      findings.add(group(group));
    }
    ArrayNode distributions = json.putArray("distributions");
    for (Distribution distribution : report.distributions()) {
      distributions
          .addObject()
          .put("format", distribution.format().extension())
          .put("mediaType", distribution.format().mediaType())
          .put("sizeBytes", distribution.sizeBytes())
          .put("sha256", distribution.sha256());
    }
    if (!report.references().isEmpty()) {
      ArrayNode references = json.putArray("references");
      report
          .references()
          .forEach(used ->
              references.addObject().put("dataset", used.dataset()).put("release", used.release()));
    }
    return json;
  }

  /// Two spaces a level and LF, whatever machine writes it, with an LF at the end.
  public static byte[] bytes(ObjectNode json) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    try {
      return (MAPPER.writer(printer).writeValueAsString(json) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a tree of plain nodes can be written", e);
    }
  }

  /// Reads what [#toJson] made.
  ///
  /// @throws IOException when it is another document
  public static Report decode(byte[] bytes) throws IOException {
    JsonNode json = MAPPER.readTree(bytes);
    try {
      return new Report(
          text(json.at("/source"), "name"),
          number(json.at("/source"), "sizeBytes"),
          json.at("/source/sha256").asText(""),
          Verdict.valueOf(text(json, "verdict").toUpperCase(Locale.ROOT)),
          json.has("layout") ? Optional.of(text(json, "layout")) : Optional.empty(),
          json.has("reading") ? Optional.of(reading(json.path("reading"))) : Optional.empty(),
          json.has("schema") ? fields(json.path("schema")) : List.of(),
          number(json.at("/rows"), "read"),
          number(json.at("/rows"), "published"),
          number(json.at("/rows"), "rejected"),
          groups(json.path("findings")),
          distributions(json.path("distributions")),
          references(json.path("references")),
          json.has("origin") ? Optional.of(origin(json.path("origin"))) : Optional.empty(),
          json.has("comparison")
              ? Optional.of(comparison(json.path("comparison")))
              : Optional.empty());
    } catch (IllegalArgumentException e) {
      throw new IOException("not a report: " + e.getMessage(), e);
    }
  }

  private static ObjectNode group(Findings.Group group) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("rule", group.rule().id());
    json.put("effect", id(group.rule().effect()));
    if (!group.column().isEmpty()) {
      json.put("column", group.column());
    }
    json.put("count", group.count());
    json.put("advice", group.rule().advice());
    ArrayNode samples = json.putArray("samples");
    for (Finding finding : group.samples()) {
      ObjectNode sample = samples.addObject();
      sample.set("location", location(finding.location()));
      sample.put("expected", finding.expected());
      sample.put("found", finding.found());
      sample.put("message", FindingText.of(finding));
    }
    return json;
  }

  private static ObjectNode location(Location location) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    switch (location) {
      case Location.File() -> {}
      case Location.Byte(long row, long offset) -> json.put("row", row).put("byte", offset);
      case Location.Row(long row) -> json.put("row", row);
      case Location.Column(String name) -> json.put("column", name);
      case Location.Cell(long row, String column) -> json.put("row", row).put("column", column);
      case Location.Pointer(String pointer) -> json.put("pointer", pointer);
    }
    return json;
  }

  private static Location location(JsonNode json) {
    if (json.has("pointer")) {
      return new Location.Pointer(text(json, "pointer"));
    }
    if (json.has("byte")) {
      return new Location.Byte(number(json, "row"), number(json, "byte"));
    }
    if (json.has("row")) {
      return json.has("column")
          ? new Location.Cell(number(json, "row"), text(json, "column"))
          : new Location.Row(number(json, "row"));
    }
    return json.has("column") ? new Location.Column(text(json, "column")) : new Location.File();
  }

  private static List<Findings.Group> groups(JsonNode json) {
    List<Findings.Group> groups = new ArrayList<>();
    for (JsonNode group : json) {
      Rule rule = Rule.valueOf(text(group, "rule").toUpperCase(Locale.ROOT).replace('-', '_'));
      List<Finding> samples = new ArrayList<>();
      for (JsonNode sample : group.path("samples")) {
        samples.add(
            new Finding(
                rule,
                location(sample.path("location")),
                text(sample, "expected"),
                text(sample, "found")));
      }
      groups.add(
          new Findings.Group(
              rule, group.path("column").asText(""), number(group, "count"), samples));
    }
    return groups;
  }

  private static List<Field> fields(JsonNode json) {
    return switch (SchemaCodec.decode(json)) {
      case Decoding.Decoded<Schema>(Schema schema) -> schema.fields();
      case Decoding.Broken<Schema>(List<Finding> findings) ->
          throw new IllegalArgumentException(FindingText.of(findings.getFirst()));
    };
  }

  private static void encode(Comparison comparison, ObjectNode json) {
    json.put("release", comparison.release())
        .put("rowsBefore", comparison.rowsBefore())
        .put("rowsNow", comparison.rowsNow());
    comparison
        .rows()
        .ifPresent(rows -> {
          json.put("rowsAdded", rows.added()).put("rowsRemoved", rows.removed());
          rows.changed().ifPresent(changed -> json.put("rowsChanged", changed));
        });
    ArrayNode added = json.putArray("columnsAdded");
    comparison.columnsAdded().forEach(added::add);
    ArrayNode removed = json.putArray("columnsRemoved");
    comparison.columnsRemoved().forEach(removed::add);
  }

  private static Comparison comparison(JsonNode json) {
    return new Comparison(
        number(json, "release"),
        number(json, "rowsBefore"),
        number(json, "rowsNow"),
        json.has("rowsAdded")
            ? Optional.of(
                new Comparison.Rows(
                    number(json, "rowsAdded"),
                    number(json, "rowsRemoved"),
                    json.has("rowsChanged")
                        ? Optional.of(number(json, "rowsChanged"))
                        : Optional.empty()))
            : Optional.empty(),
        texts(json.path("columnsAdded")),
        texts(json.path("columnsRemoved")));
  }

  private static List<String> texts(JsonNode json) {
    List<String> texts = new ArrayList<>();
    json.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static Report.Origin origin(JsonNode json) {
    return new Report.Origin(
        text(json, "submission"), number(json, "rowsReplaced"), number(json, "rowsUnchanged"));
  }

  private static Report.Reading reading(JsonNode json) {
    return new Report.Reading(
        text(json, "encoding"),
        text(json, "encodingEvidence"),
        text(json, "delimiter"),
        Math.toIntExact(number(json, "headerRow")),
        text(json, "lineEnds"));
  }

  private static List<Distribution> distributions(JsonNode json) {
    List<Distribution> distributions = new ArrayList<>();
    for (JsonNode one : json) {
      distributions.add(
          new Distribution(
              Format.valueOf(text(one, "format").toUpperCase(Locale.ROOT)),
              number(one, "sizeBytes"),
              text(one, "sha256")));
    }
    return distributions;
  }

  private static List<ForeignKeys.Used> references(JsonNode json) {
    List<ForeignKeys.Used> references = new ArrayList<>();
    for (JsonNode one : json) {
      references.add(new ForeignKeys.Used(text(one, "dataset"), number(one, "release")));
    }
    return references;
  }

  private static String text(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("expected a text under " + name);
    }
    return value.textValue();
  }

  private static long number(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.canConvertToLong()) {
      throw new IllegalArgumentException("expected a whole number under " + name);
    }
    return value.longValue();
  }

  private static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
