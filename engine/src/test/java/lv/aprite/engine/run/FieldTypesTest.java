package lv.aprite.engine.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.ContractCodec;
import lv.aprite.engine.contract.Decoding;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.engine.write.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Durations, points and JSON on their whole way: one table, written in two ways, through the
/// engine, and read back by a reader that is not ours.
class FieldTypesTest {
  private static final int ROWS = 600;

  private static final Contract CONTRACT =
      contract(
          """
          {"$schema":"https://aprite.lv/schemas/contract-1.0.json","name":"places",
           "version":"1.0.0","title":"Places","description":"Places of rest",
           "licenses":[{"path":"https://example.org/licence"}],
           "contributors":[{"title":"An agency","roles":["publisher","contact"],
                            "email":"agency@example.org"}],
           "resources":[{"name":"places","type":"table","path":"places.csv",
             "schema":{"fields":[
               {"name":"id","type":"integer"},
               {"name":"walk","type":"duration","constraints":{"maximum":"P1Y"}},
               {"name":"place","type":"geopoint","constraints":{"required":true}},
               {"name":"area","type":"geojson"},
               {"name":"seats","type":"array","constraints":{"maxLength":4}},
               {"name":"more","type":"object"}],
               "primaryKey":["id"],"uniqueKeys":[["walk","id"]]},
             "aprite:layouts":[
               {"id":"plain","encoding":"UTF-8","dialect":{"delimiter":",","headerRows":[1]},
                "fields":[{"target":"id","source":"id"},{"target":"walk","source":"walk"},
                          {"target":"place","source":"place"},{"target":"area","source":"area"},
                          {"target":"seats","source":"seats"},{"target":"more","source":"more"}]},
               {"id":"other","encoding":"windows-1257",
                "dialect":{"delimiter":";","headerRows":[1]},
                "fields":[{"target":"id","source":"Nr."},{"target":"walk","source":"Ceļš"},
                          {"target":"place","source":"Vieta","parse":{"format":"object"}},
                          {"target":"area","source":"Platība","parse":{"missingValues":["-"]}},
                          {"target":"seats","source":"Sēdvietas","parse":{"trim":true}},
                          {"target":"more","source":"Cits"}]}]}]}
          """);

  @TempDir private Path folder;

  private static Contract contract(String document) {
    return switch (ContractCodec.decode(document.getBytes(UTF_8))) {
      case Decoding.Decoded<Contract>(Contract contract) -> contract;
      case Decoding.Broken<Contract> broken -> throw new AssertionError(broken.findings());
    };
  }

  /// The two files, and the table as CSV has it.
  private record Written(String plain, String other, List<List<String>> cells) {}

  private static Written files(Random random) {
    StringBuilder plain = new StringBuilder("id,walk,place,area,seats,more\n");
    StringBuilder other = new StringBuilder("Nr.;Ceļš;Vieta;Platība;Sēdvietas;Cits\r\n");
    List<List<String>> cells = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      int minutes = random.nextInt(1, 60);
      int hours = random.nextInt(1, 24);
      boolean walks = random.nextInt(5) > 0;
      String walk = walks ? "PT" + hours + "H" + minutes + "M" : "";
      String longWalk = walks ? "PT" + (hours * 60 + minutes) + "M" : "";
      String lon = number(random, 180);
      String lat = number(random, 90);
      String area = random.nextInt(4) == 0 ? "" : area(lon, lat);
      String seats = "[" + random.nextInt(9) + ",1.10,\"ķ, \\\"" + row + "\\u0101\"]";
      String more = random.nextInt(3) == 0 ? "" : "{\"b\":{\"x\":[],\"1\":null},\"a\":1E+2}";
      cells.add(List.of(Integer.toString(row), walk, lon + ", " + lat, area, seats, more));
      plain.append(row).append(',').append(walk);
      plain.append(',').append(quoted(lon + (row % 2 == 0 ? ", " : ",") + lat));
      for (String cell : List.of(area, seats, more)) {
        plain.append(',').append(cell.isEmpty() ? "" : quoted(cell));
      }
      plain.append('\n');
      other.append(row).append(';').append(longWalk);
      other.append(';').append(quoted("{ \"lat\": " + lat + ", \"lon\": " + lon + " }"));
      other.append(';').append(area.isEmpty() ? "-" : quoted(spaced(area)));
      other.append(';').append(quoted(" " + seats + "\t"));
      other.append(';').append(more.isEmpty() ? "" : quoted(spaced(more))).append("\r\n");
    }
    return new Written(plain.toString(), other.toString(), cells);
  }

  private static String number(Random random, int most) {
    return random.nextInt(-most + 1, most) + (random.nextBoolean() ? ".50" : ".1234567");
  }

  private static String area(String lon, String lat) {
    String corner = "[" + lon + "," + lat + "]";
    return "{\"type\":\"Polygon\",\"coordinates\":[["
        + corner
        + ",[0,0],[1.0,1.50],"
        + corner
        + "]]}";
  }

  /// White space between the parts; none of these texts has such marks within a string.
  private static String spaced(String json) {
    return json.replace(",", " ,\n ").replace(":", " : ").replace("[", "[ ").replace("}", " }");
  }

  private static String quoted(String cell) {
    return "\"" + cell.replace("\"", "\"\"") + "\"";
  }

  private static MemoryOutputs publish(MemorySource source, int threads, int chunkBytes)
      throws IOException {
    MemoryOutputs outputs = new MemoryOutputs();
    Report report =
        new Engine(
                new Settings(threads, chunkBytes, 4096), new MemoryScratch(), (done, total) -> true)
            .publish(source, CONTRACT, outputs);
    assertThat(report.verdict()).as("%s", report.findings()).isEqualTo(Verdict.PUBLISHABLE);
    assertThat(report.rowsPublished()).isEqualTo(ROWS);
    return outputs;
  }

  private static byte[] bytes(MemoryOutputs outputs, Format format) {
    return outputs.committed(format).orElseThrow();
  }

  @Test
  void oneTableWrittenInTwoWaysGivesTheSameBytesWhateverThreadsAndChunks() throws IOException {
    Written files = files(new Random(5));
    MemorySource plain = MemorySource.of(files.plain());
    MemorySource other =
        MemorySource.of(files.other(), java.nio.charset.Charset.forName("windows-1257"));
    MemoryOutputs first = publish(plain, 1, 1 << 20);
    for (int threads : new int[] {1, 2, 7}) {
      for (MemorySource source : List.of(plain, other)) {
        MemoryOutputs again = publish(source, threads, threads == 1 ? 1 << 20 : 300);
        for (Format format : Format.values()) {
          assertThat(bytes(again, format)).as("%s", format).isEqualTo(bytes(first, format));
        }
      }
    }
  }

  @Test
  void anotherReaderFindsTheSameCellsInAllThreeFiles() throws IOException, SQLException {
    Written files = files(new Random(6));
    MemoryOutputs outputs = publish(MemorySource.of(files.plain()), 2, 4096);
    for (Format format : Format.values()) {
      Files.write(folder.resolve("t." + format.extension()), bytes(outputs, format));
    }
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = connection.createStatement()) {
      sql.execute(
          "CREATE TABLE c AS SELECT * FROM read_csv('%s', all_varchar = true, header = true)"
              .formatted(folder.resolve("t.csv")));
      sql.execute(
          "CREATE TABLE p AS SELECT * FROM read_parquet('%s')"
              .formatted(folder.resolve("t.parquet")));
      sql.execute(
          """
          CREATE TABLE j AS SELECT * FROM read_json('%s', columns = {id: 'BIGINT', walk: 'VARCHAR',
            place: 'DOUBLE[]', area: 'JSON', seats: 'JSON', more: 'JSON'})
          """
              .formatted(folder.resolve("t.json")));
      assertThat(rows(sql, "SELECT * FROM c ORDER BY CAST(id AS BIGINT)")).isEqualTo(files.cells());
      assertThat(rows(sql, "SELECT * FROM p ORDER BY id")).isEqualTo(files.cells());
      assertThat(
              rows(
                  sql,
                  "SELECT column_type FROM (DESCRIBE p)"
                      + " WHERE column_name IN ('walk', 'place', 'area', 'seats', 'more')"))
          .containsExactly(
              List.of("VARCHAR"),
              List.of("VARCHAR"),
              List.of("JSON"),
              List.of("JSON"),
              List.of("JSON"));
      // The reader writes JSON anew, in a way of its own: the same way on both sides.
      assertThat(
              rows(
                  sql,
                  """
                  SELECT count(*) FROM c JOIN j ON CAST(c.id AS BIGINT) = j.id
                  WHERE c.walk IS NOT DISTINCT FROM j.walk
                    AND CAST(split_part(c.place, ', ', 1) AS DOUBLE) = j.place[1]
                    AND CAST(split_part(c.place, ', ', 2) AS DOUBLE) = j.place[2]
                    AND len(j.place) = 2
                    AND coalesce(json(c.area), 'null') = coalesce(json(j.area), 'null')
                    AND json(c.seats) = json(j.seats)
                    AND coalesce(json(c.more), 'null') = coalesce(json(j.more), 'null')
                  """))
          .containsExactly(List.of(Integer.toString(ROWS)));
    }
  }

  private static List<List<String>> rows(Statement sql, String query) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (ResultSet result = sql.executeQuery(query)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          String cell = result.getString(i);
          row.add(cell == null ? "" : cell);
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
