package lv.aprite.cli.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// The other engine's side of the benchmark, as a process of its own: the same file, typed, rejects
/// stored, and the same three outputs; no pattern, enum, range or key checks.
///
/// Arguments: input, output folder, threads, `table` (read once into a table, then three copies) or
/// `stream` (three copies straight from the file).
final class DuckDbSide {
  private DuckDbSide() {}

  public static void main(String[] args) throws SQLException {
    Path out = Path.of(args[1]);
    String read =
        """
        read_csv('%s', auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', nullstr = '',
          store_rejects = true, columns = {
            'reg_no': 'VARCHAR', 'name': 'VARCHAR', 'form': 'VARCHAR', 'status': 'VARCHAR', 'registered': 'DATE', 'closed': 'DATE',
            'capital': 'DECIMAL(14,2)', 'employees': 'BIGINT', 'lat': 'DECIMAL(8,6)', 'active': 'BOOLEAN',
            'postcode': 'VARCHAR', 'updated': 'TIMESTAMP'})
        """
            .formatted(args[0]);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = " + args[2]);
      String rows = "SELECT * FROM " + read;
      if (args[3].equals("table")) {
        statement.execute("CREATE TABLE register AS " + rows);
        rows = "SELECT * FROM register";
      }
      copy(statement, rows, out.resolve("register.csv"), "FORMAT csv, HEADER true");
      copy(statement, rows, out.resolve("register.json"), "FORMAT json, ARRAY true");
      copy(
          statement,
          rows,
          out.resolve("register.parquet"),
          "FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1");
    }
  }

  private static void copy(Statement statement, String rows, Path file, String format)
      throws SQLException {
    statement.execute("COPY (" + rows + ") TO '" + file + "' (" + format + ")");
  }
}
