package lv.aprite.engine.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.finding.Rule;

/// A [Dialect] as a Table Dialect v2 descriptor. What it says of quotes and line ends is fixed:
/// quotes are `"`, doubled inside quotes, and every line end is read.
final class DialectCodec {
  static final Dialect DEFAULT = new Dialect(',', new Dialect.HeaderRow.Found());

  private static final int HEADER_ROW_MAX = 1000;
  private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");

  private DialectCodec() {}

  static Dialect read(Optional<Properties> from) {
    return from.map(DialectCodec::read).orElse(DEFAULT);
  }

  private static Dialect read(Properties from) {
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

  static ObjectNode encode(Dialect dialect) {
    ObjectNode node = Json.object().put("delimiter", String.valueOf(dialect.delimiter()));
    switch (dialect.header()) {
      case Dialect.HeaderRow.At(int row) -> node.putArray("headerRows").add(row);
      case Dialect.HeaderRow.Found() -> {}
    }
    return node;
  }
}
