package lv.aprite.cli.acceptance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Published files as DuckDB reads them.
final class ReadBack implements AutoCloseable {
  private final Connection connection;

  ReadBack() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
  }

  /// The type that DuckDB has for each field of the contract, in order.
  static Map<String, String> types(JsonNode contract) {
    Map<String, String> types = new LinkedHashMap<>();
    for (JsonNode field : contract.at("/resources/0/schema/fields")) {
      String type =
          switch (field.path("type").asText()) {
            case "string" -> "VARCHAR";
            case "integer" -> "BIGINT";
            case "number" ->
                "DECIMAL(%d,%d)"
                    .formatted(
                        field.path("aprite:precision").asInt(), field.path("aprite:scale").asInt());
            case "date" -> "DATE";
            case "datetime" -> "TIMESTAMP";
            default -> throw new IllegalArgumentException("no expectation for " + field);
          };
      types.put(field.path("name").asText(), type);
    }
    return types;
  }

  /// The columns of a Parquet file in order, with their types.
  Map<String, String> parquetTypes(Path file) throws SQLException {
    Map<String, String> types = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet columns =
            statement.executeQuery("DESCRIBE SELECT * FROM read_parquet(" + text(file) + ")")) {
      while (columns.next()) {
        types.put(columns.getString("column_name"), columns.getString("column_type"));
      }
    }
    return types;
  }

  /// Writes the rows of a Parquet file as one JSON array of texts a line.
  void dumpParquet(Path file, Map<String, String> types, Path to) throws SQLException, IOException {
    List<String> cells = new ArrayList<>();
    types.forEach((name, type) -> {
      String cell = "CAST(" + name(name) + " AS VARCHAR)";
      // DuckDB writes a blank between date and time.
      cells.add(type.equals("TIMESTAMP") ? "replace(" + cell + ", ' ', 'T')" : cell);
    });
    dump(
        "SELECT " + String.join(", ", cells) + " FROM read_parquet(" + text(file) + ")",
        types.size(),
        to);
  }

  /// Writes the rows of a JSON file as one JSON array of texts a line, numbers at the contract's
  /// scale.
  ///
  /// Asked for a decimal straight away, DuckDB makes it of a binary fraction that it multiplies
  /// (16.59792442 becomes 16.597924419999998). So it is asked for the number's text first: the
  /// shortest that stands for the fraction, which is the one in the file up to 15 digits.
  void dumpJson(Path file, Map<String, String> types, Path to) throws SQLException, IOException {
    List<String> cells = new ArrayList<>();
    types.forEach((name, type) ->
        cells.add(
            isNumber(type)
                ? "CAST(CAST(CAST(%s AS VARCHAR) AS %s) AS VARCHAR)".formatted(name(name), type)
                : name(name)));
    String rows = json(file, types, type -> isNumber(type) ? "JSON" : "VARCHAR");
    dump("SELECT " + String.join(", ", cells) + " FROM " + rows, types.size(), to);
  }

  private static boolean isNumber(String type) {
    return type.equals("BIGINT") || type.startsWith("DECIMAL");
  }

  /// What kinds of JSON values stand in each column: `VARCHAR` is a string; `UBIGINT`, `BIGINT` and
  /// `DOUBLE` are numbers. Nulls are not told.
  Map<String, List<String>> jsonKinds(Path file, Map<String, String> types) throws SQLException {
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement()) {
      for (String name : types.keySet()) {
        TreeSet<String> found = new TreeSet<>();
        try (ResultSet rows =
            statement.executeQuery(
                "SELECT DISTINCT json_type(%s) AS kind FROM %s WHERE kind IS NOT NULL"
                    .formatted(name(name), json(file, types, type -> "JSON")))) {
          while (rows.next()) {
            found.add(rows.getString(1));
          }
        }
        kinds.put(name, List.copyOf(found));
      }
    }
    return kinds;
  }

  private static String json(Path file, Map<String, String> types, UnaryOperator<String> as) {
    String columns =
        types.entrySet().stream()
            .map(column -> text(column.getKey()) + ": " + text(as.apply(column.getValue())))
            .collect(Collectors.joining(", "));
    return "read_json(%s, format = 'array', columns = {%s})".formatted(text(file), columns);
  }

  private void dump(String query, int columns, Path to) throws SQLException, IOException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query);
        BufferedWriter writer = Files.newBufferedWriter(to);
        JsonGenerator out = new JsonFactory().createGenerator(writer)) {
      out.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
      while (rows.next()) {
        out.writeStartArray();
        for (int column = 1; column <= columns; column++) {
          // Writes null where there is none.
          out.writeString(rows.getString(column));
        }
        out.writeEndArray();
      }
    }
  }

  private static String text(Object value) {
    return "'" + value.toString().replace("'", "''") + "'";
  }

  private static String name(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
