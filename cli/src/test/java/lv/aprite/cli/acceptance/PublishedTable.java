package lv.aprite.cli.acceptance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lv.aprite.engine.write.Format;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.submission.DatasetId;

/// The three files of one release, and what DuckDB finds in them.
///
/// @param columns of the Parquet file with their types, in order
/// @param published CSV and JSON themselves, JSON and Parquet read back
record PublishedTable(Map<String, String> columns, Comparison.Published published) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Reads them, and holds the types of columns and values to the contract.
  ///
  /// @param folder for what is read back
  static PublishedTable read(
      ServedHub hub, DatasetId dataset, ReleaseEntry.Data data, Path contract, Path folder)
      throws IOException, SQLException {
    Path parquet = hub.file(dataset, data, Format.PARQUET);
    Path json = hub.file(dataset, data, Format.JSON);
    Map<String, String> types = ReadBack.types(JSON.readTree(Files.readAllBytes(contract)));
    SortedMap<String, Path> dumps = new TreeMap<>();
    dumps.put("parquet by DuckDB", folder.resolve(data.attempt() + ".parquet.jsonl"));
    dumps.put("json by DuckDB", folder.resolve(data.attempt() + ".json.jsonl"));
    try (ReadBack reader = new ReadBack()) {
      Map<String, String> columns = reader.parquetTypes(parquet);
      assertThat(columns.entrySet())
          .as("columns of the Parquet file")
          .containsExactlyElementsOf(types.entrySet());
      reader.dumpParquet(parquet, types, dumps.get("parquet by DuckDB"));
      reader.dumpJson(json, types, dumps.get("json by DuckDB"));
      reader
          .jsonKinds(json, types)
          .forEach((name, kinds) ->
              assertThat(kinds)
                  .as("JSON values of %s", name)
                  .isSubsetOf(kinds(requireNonNull(types.get(name)))));
      return new PublishedTable(
          columns, new Comparison.Published(hub.file(dataset, data, Format.CSV), json, dumps));
    }
  }

  private static List<String> kinds(String type) {
    if (type.equals("BIGINT")) {
      return List.of("BIGINT", "UBIGINT");
    }
    return type.startsWith("DECIMAL") ? List.of("BIGINT", "UBIGINT", "DOUBLE") : List.of("VARCHAR");
  }
}
