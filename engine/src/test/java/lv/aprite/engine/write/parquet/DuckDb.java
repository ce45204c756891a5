package lv.aprite.engine.write.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;

/// A reader of Parquet files that is not ours. `$file` in a query stands for the file.
final class DuckDb implements AutoCloseable {
  private final Connection connection;
  private final String file;

  DuckDb(Path path) throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    file = "'" + path + "'";
  }

  List<List<String>> rows(String query) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query.replace("$file", file))) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          String cell = result.getString(i);
          row.add(cell == null ? SampleTable.MISSING : cell);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  List<Long> rowGroupRows() throws SQLException {
    return rows(
            "SELECT DISTINCT row_group_id, row_group_num_rows FROM parquet_metadata($file) ORDER BY"
                + " 1")
        .stream()
        .map(row -> Long.valueOf(row.get(1)))
        .toList();
  }

  void assertHolds(SampleTable table) throws SQLException {
    List<Field> fields = table.schema().fields();
    for (int column = 0; column < fields.size(); column++) {
      List<String> expected = new ArrayList<>();
      for (int row = 0; row < table.rows(); row++) {
        expected.add(table.cell(row, column));
      }
      assertThat(
              rows(
                  "SELECT "
                      + cell(fields.get(column))
                      + " FROM read_parquet($file, file_row_number = true)"
                      + " ORDER BY file_row_number"))
          .as("column %s of type %s", column, fields.get(column))
          .extracting(row -> row.getFirst())
          .isEqualTo(expected);
    }
  }

  /// An expression that gives the cell as [SampleTable#cell] does.
  static String cell(Field field) {
    String name = "\"" + field.name() + "\"";
    return switch (field.type()) {
      case FieldType.Text(),
          FieldType.YearMonth(),
          FieldType.Duration(),
          FieldType.GeoPoint(),
          FieldType.JsonText(_) ->
          name;
      case FieldType.Whole(), FieldType.Year(), FieldType.Decimal(int _, int _) ->
          "CAST(" + name + " AS VARCHAR)";
      case FieldType.Bool() -> "CAST(CAST(" + name + " AS INTEGER) AS VARCHAR)";
      case FieldType.Date() -> "date_diff('day', DATE '1970-01-01', " + name + ")";
      case FieldType.Time(), FieldType.DateTime(boolean _) -> "epoch_us(" + name + ")";
    };
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
