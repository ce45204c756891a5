package lv.aprite.engine.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.finding.Rule;

/// A [Dialect] as a Table Dialect v2 descriptor. What it says of quotes and line ends is fixed:
/// quotes are `"`, doubled inside quotes, and every line end is read.
final class DialectCodec {
  static final Dialect DEFAULT = new Dialect(',', new Dialect.HeaderRow.Found());

  private static final int HEADER_ROW_MAX = 1000;
  private static final int SHEETS_MAX = 1000;
  private static final int SHEET_NAME_MAX = 255;
  private static final int PROPERTY_MAX = 1000;
  private static final int KEYS_MAX = 16_384;
  private static final List<String> SHEET_WORDS = List.of("sheetName", "sheetNumber", "headerRows");
  private static final List<String> ITEM_WORDS = List.of("property", "itemKeys", "flatten");
  private static final List<String> FLATTEN = List.of("flatten");
  private static final List<String> PATH = List.of("property");

  /// Of Table Dialect, that mean something for some formats only.
  private static final List<String> OTHER_WORDS =
      List.of(
          "delimiter",
          "quoteChar",
          "doubleQuote",
          "skipInitialSpace",
          "lineTerminator",
          "headerRows",
          "headerJoin",
          "commentRows",
          "commentChar",
          "escapeChar",
          "nullSequence",
          "property",
          "itemType",
          "itemKeys",
          "flatten",
          "sheetNumber",
          "sheetName",
          "table");

  private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");

  private DialectCodec() {}

  /// @param format of the file that it is the dialect of
  static Dialect read(Optional<Properties> from, FileFormat format) {
    return from.map(properties ->
            format == FileFormat.CSV ? ofText(properties) : ofTable(properties, format))
        .orElse(DEFAULT);
  }

  private static Dialect ofTable(Properties from, FileFormat format) {
    from.leaveOut("$schema", "csvddfVersion", "caseSensitiveHeader");
    only(from, "header", true, "true: columns are known by their names");
    List<String> allowed =
        switch (format) {
          case CSV -> throw new IllegalArgumentException("a dialect of text");
          case XLSX, XLS, ODS -> SHEET_WORDS;
          case JSON, NDJSON -> ITEM_WORDS;
          case GEOJSON -> FLATTEN;
          case XML -> PATH;
          case PARQUET -> List.of();
        };
    for (String other : OTHER_WORDS) {
      if (!allowed.contains(other)) {
        from.unsupported(other, "what is said of " + format.words() + ": " + allowed);
      }
    }
    boolean sheets = allowed.contains("sheetName") || allowed.isEmpty();
    TablePlace table = sheets ? sheet(from, allowed) : items(from);
    Dialect.HeaderRow header =
        allowed.contains("headerRows") ? header(from) : new Dialect.HeaderRow.At(1);
    from.finish();
    return new Dialect(',', header, table);
  }

  private static TablePlace items(Properties from) {
    Optional<String> path = from.text("property", PROPERTY_MAX);
    List<String> keys = new ArrayList<>();
    for (Properties.Item key : from.items("itemKeys", 1, KEYS_MAX)) {
      if (key.value().isTextual() && !key.value().textValue().isBlank()) {
        keys.add(key.value().textValue());
      } else {
        from.problems()
            .add(
                Rule.CONTRACT_BAD_VALUE,
                key.pointer(),
                "the name of a member",
                Properties.found(key.value()));
      }
    }
    boolean flat = from.flag("flatten").orElse(false);
    return path.isEmpty() && keys.isEmpty() && !flat
        ? new TablePlace.Only()
        : new TablePlace.Items(path.orElse(""), keys, flat);
  }

  private static TablePlace sheet(Properties from, List<String> allowed) {
    if (!allowed.contains("sheetName")) {
      return new TablePlace.Only();
    }
    if (from.has("sheetName") && from.has("sheetNumber")) {
      from.unsupported("sheetNumber", "sheetName or sheetNumber, not both");
    }
    Optional<String> name = from.text("sheetName", SHEET_NAME_MAX);
    if (name.isPresent()) {
      return new TablePlace.SheetNamed(name.get());
    }
    return from.any("sheetNumber")
        .flatMap(value -> from.whole(value, from.at("sheetNumber"), 1, SHEETS_MAX))
        .<TablePlace>map(TablePlace.SheetNumbered::new)
        .orElseGet(TablePlace.Only::new);
  }

  private static Dialect ofText(Properties from) {
    char delimiter = from.oneOf("delimiter", DELIMITERS).orElse(",").charAt(0);
    only(from, "header", true, "true: columns are known by their names in a header");
    only(
        from,
        "doubleQuote",
        true,
        "true: a quote inside a quoted cell is written twice (RFC 4180)");
    only(
        from,
        "skipInitialSpace",
        false,
        "false; parse.trim of a field leaves spaces around its cells out");
    from.oneOf("quoteChar", List.of("\""));
    from.leaveOut("$schema", "lineTerminator", "csvddfVersion", "caseSensitiveHeader");
    for (String other :
        List.of(
            "headerJoin",
            "commentRows",
            "commentChar",
            "escapeChar",
            "nullSequence",
            "property",
            "itemType",
            "itemKeys",
            "sheetNumber",
            "sheetName",
            "table")) {
      from.unsupported(other, "delimiter and headerRows only");
    }
    Dialect.HeaderRow header = header(from);
    from.finish();
    return new Dialect(delimiter, header);
  }

  private static void only(Properties from, String name, boolean value, String words) {
    Optional<JsonNode> found = from.any(name);
    if (found.isPresent() && !(found.get().isBoolean() && found.get().booleanValue() == value)) {
      from.problems()
          .add(Rule.CONTRACT_UNSUPPORTED, from.at(name), words, Properties.found(found.get()));
    }
  }

  private static Dialect.HeaderRow header(Properties from) {
    for (Properties.Item row : from.items("headerRows", 1, 1)) {
      return from.whole(row.value(), row.pointer(), 1, HEADER_ROW_MAX)
          .<Dialect.HeaderRow>map(Dialect.HeaderRow.At::new)
          .orElseGet(Dialect.HeaderRow.Found::new);
    }
    return new Dialect.HeaderRow.Found();
  }

  static ObjectNode encode(Dialect dialect, FileFormat format) {
    ObjectNode node = Json.object();
    if (format == FileFormat.CSV) {
      node.put("delimiter", String.valueOf(dialect.delimiter()));
    }
    switch (dialect.table()) {
      case TablePlace.Only() -> {}
      case TablePlace.SheetNamed(String name) -> node.put("sheetName", name);
      case TablePlace.SheetNumbered(int number) -> node.put("sheetNumber", number);
      case TablePlace.Items(String path, List<String> keys, boolean flat) -> {
        if (!path.isEmpty()) {
          node.put("property", path);
        }
        if (!keys.isEmpty()) {
          keys.forEach(node.putArray("itemKeys")::add);
        }
        if (flat) {
          node.put("flatten", true);
        }
      }
    }
    boolean headed =
        switch (format) {
          case CSV, XLSX, XLS, ODS -> true;
          case JSON, NDJSON, GEOJSON, XML, PARQUET -> false;
        };
    switch (dialect.header()) {
      case Dialect.HeaderRow.At(int row) -> {
        if (headed) {
          node.putArray("headerRows").add(row);
        }
      }
      case Dialect.HeaderRow.Found() -> {}
    }
    return node;
  }
}
