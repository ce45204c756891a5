package lv.aprite.engine.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.write.Distribution;
import lv.aprite.engine.write.Format;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;

/// Reads the three published files by readers that are not ours (Commons CSV, Jackson, DuckDB), and
/// insists that they hold one table, which is as large as the report says.
///
/// A cell is compared as the text that CSV has for it, times of day and instants as microseconds.
final class ReadBack {
  private static final String MISSING = "<missing>";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private ReadBack() {}

  static void assertAlike(SpecRun run) {
    List<Field> fields = run.report().fields();
    for (Distribution distribution : run.report().distributions()) {
      byte[] bytes = bytes(run, distribution.format());
      assertThat(distribution.sizeBytes()).isEqualTo(bytes.length);
      assertThat(distribution.sha256()).isEqualTo(sha256(bytes));
    }
    List<List<String>> csv = csv(bytes(run, Format.CSV), fields);
    assertThat(csv).hasSize((int) run.report().rowsPublished());
    assertThat(json(bytes(run, Format.JSON), fields)).as("JSON").isEqualTo(csv);
    assertThat(parquet(bytes(run, Format.PARQUET), fields)).as("Parquet").isEqualTo(csv);
  }

  private static byte[] bytes(SpecRun run, Format format) {
    byte[] bytes = run.published().get(format);
    if (bytes == null) {
      throw new AssertionError(format + " was not published");
    }
    return bytes;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static List<List<String>> csv(byte[] bytes, List<Field> fields) {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            // Not even in a table of one column is a blank line a row.
            .setIgnoreEmptyLines(true)
            // Tells an empty cell from a quoted empty text.
            .setQuoteMode(QuoteMode.ALL_NON_NULL)
            .get();
    try (CSVParser parser = CSVParser.parse(new String(bytes, UTF_8), format)) {
      List<List<String>> rows = new ArrayList<>();
      for (CSVRecord record : parser) {
        assertThat(record.size()).isEqualTo(fields.size());
        List<String> row = new ArrayList<>();
        for (int i = 0; i < record.size(); i++) {
          String cell = record.get(i);
          boolean header = record.getRecordNumber() == 1;
          boolean missing = fields.size() == 1 ? cell.isEmpty() : cell == null;
          row.add(missing ? MISSING : header ? cell : comparable(fields.get(i).type(), cell));
        }
        rows.add(row);
      }
      assertThat(rows.removeFirst()).isEqualTo(fields.stream().map(Field::name).toList());
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }

  private static String comparable(FieldType type, String cell) {
    return switch (type) {
      case FieldType.Text(),
          FieldType.Whole(),
          FieldType.Decimal(_, _),
          FieldType.Bool(),
          FieldType.Date(),
          FieldType.Year(),
          FieldType.YearMonth(),
          FieldType.Duration(),
          FieldType.GeoPoint() ->
          cell;
      // Another reader's idea of it, which keeps every digit.
      case FieldType.JsonText(_) -> tree(cell).toString();
      case FieldType.Time() -> micros(LocalTime.parse(cell).toNanoOfDay() / 1000);
      case FieldType.DateTime(boolean utc) -> {
        Instant instant =
            utc ? Instant.parse(cell) : LocalDateTime.parse(cell).toInstant(ZoneOffset.UTC);
        yield micros(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
      }
    };
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new AssertionError("a cell is JSON", e);
    }
  }

  private static String micros(long micros) {
    return Long.toString(micros);
  }

  private static List<List<String>> json(byte[] bytes, List<Field> fields) {
    List<List<String>> rows = new ArrayList<>();
    try {
      for (JsonNode record : JSON.readTree(bytes)) {
        assertThat(record.propertyStream().map(property -> property.getKey()))
            .isEqualTo(fields.stream().map(Field::name).toList());
        List<String> row = new ArrayList<>();
        for (Field field : fields) {
          JsonNode value = record.get(field.name());
          row.add(value.isNull() ? MISSING : json(field.type(), value));
        }
        rows.add(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return rows;
  }

  private static String json(FieldType type, JsonNode value) {
    return switch (type) {
      case FieldType.Text(), FieldType.Date(), FieldType.YearMonth(), FieldType.Duration() ->
          text(value);
      case FieldType.GeoPoint() -> {
        assertThat(value.isArray() && value.size() == 2).as("%s is a point", value).isTrue();
        yield value.get(0) + ", " + value.get(1);
      }
      case FieldType.JsonText(_) -> value.toString();
      case FieldType.Time(), FieldType.DateTime(_) -> comparable(type, text(value));
      case FieldType.Whole(), FieldType.Decimal(_, _) -> {
        assertThat(value.isNumber()).as("%s is a number", value).isTrue();
        yield value.decimalValue().toPlainString();
      }
      case FieldType.Year() -> "%04d".formatted(value.intValue());
      case FieldType.Bool() -> {
        assertThat(value.isBoolean()).as("%s is true or false", value).isTrue();
        yield value.asText();
      }
    };
  }

  private static String text(JsonNode value) {
    assertThat(value.isTextual()).as("%s is a text", value).isTrue();
    return value.textValue();
  }

  private static List<List<String>> parquet(byte[] bytes, List<Field> fields) {
    try {
      Path file = Files.createTempFile("read-back", ".parquet");
      try {
        Files.write(file, bytes);
        return parquet(file, fields);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new AssertionError("DuckDB cannot read what was published", e);
    }
  }

  private static List<List<String>> parquet(Path file, List<Field> fields) throws SQLException {
    List<String> cells = fields.stream().map(ReadBack::sql).toList();
    String query =
        "SELECT %s FROM read_parquet('%s', file_row_number = true) ORDER BY file_row_number"
            .formatted(String.join(", ", cells), file);
    List<List<String>> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= fields.size(); i++) {
          String cell = result.getString(i);
          boolean json = fields.get(i - 1).type() instanceof FieldType.JsonText;
          row.add(cell == null ? MISSING : json ? tree(cell).toString() : cell);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static String sql(Field field) {
    String name = "\"" + field.name().replace("\"", "\"\"") + "\"";
    return switch (field.type()) {
      case FieldType.Text(),
          FieldType.YearMonth(),
          FieldType.Duration(),
          FieldType.GeoPoint(),
          FieldType.JsonText(_) ->
          name;
      case FieldType.Whole(), FieldType.Decimal(_, _), FieldType.Bool(), FieldType.Date() ->
          "CAST(" + name + " AS VARCHAR)";
      case FieldType.Time(), FieldType.DateTime(_) -> "CAST(epoch_us(" + name + ") AS VARCHAR)";
      case FieldType.Year() -> "printf('%04d', " + name + ")";
    };
  }
}
