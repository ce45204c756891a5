package lv.aprite.cli.acceptance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import lv.aprite.cli.acceptance.Comparison.Outcome.Different;
import lv.aprite.cli.acceptance.Comparison.Outcome.Same;
import lv.aprite.cli.acceptance.DictionaryContract.Digits;
import lv.aprite.cli.hub.Receipt;
import lv.aprite.publication.release.ReleaseEntry;
import lv.aprite.publication.submission.DatasetId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every genuine CSV or TSV file that comes with a data dictionary, published through a contract
/// that is made from the dictionary.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DictionaryDataTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, Map<String, Digits>> DIGITS =
      Map.of(
          "de-rki-incidence", Map.of("Inzidenz_7-Tage", new Digits(5, 1)),
          "it-dpc-contracts",
              Map.of("prezzo_unitario", new Digits(13, 6), "totale_articolo", new Digits(10, 2)),
          "it-dpc-provinces", Map.of("lat", new Digits(17, 15), "long", new Digits(17, 15)));

  @TempDir private static Path folder;
  private ServedHub hub;
  private final Map<String, Receipt> receipts = new HashMap<>();

  /// @param name as the dictionary's file has it
  record Dataset(String name, Path source, JsonNode dictionary) {
    DatasetId id() {
      return new DatasetId("genuine", name.toLowerCase(Locale.ROOT));
    }

    Comparison.Reading reading() {
      String encoding = dictionary.at("/x-dialect/encoding").asText();
      return new Comparison.Reading(
          encoding.startsWith("windows-1257") ? "cp1257" : "utf-8-sig",
          dictionary.at("/x-dialect/delimiter").asText(),
          dictionary.at("/x-dialect/headerRows/0").asInt());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Dataset> datasets() throws IOException {
    List<Dataset> datasets = new ArrayList<>();
    Path dictionaries = SharedData.file("dictionaries");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(dictionaries, "*.schema.json")) {
      for (Path file : files) {
        JsonNode dictionary = JSON.readTree(Files.readAllBytes(file));
        Path source = SharedData.file(dictionary.at("/x-checked/file").asText());
        if (source.toString().matches(".*\\.[ct]sv")) {
          String name = String.valueOf(file.getFileName()).replace(".schema.json", "");
          datasets.add(new Dataset(name, source, dictionary));
        }
      }
    }
    return datasets;
  }

  @BeforeAll
  void allAreDropped() throws IOException, InterruptedException {
    SharedData.needsPython();
    List<Dataset> datasets = datasets();
    hub = new ServedHub(folder.resolve("hub"));
    for (Dataset dataset : datasets) {
      DatasetId id = dataset.id();
      Map<String, Digits> digits = DIGITS.getOrDefault(dataset.name(), Map.of());
      byte[] contract =
          JSON.writeValueAsBytes(DictionaryContract.of(dataset.dictionary(), id.name(), digits));
      Files.write(contract(dataset), contract);
      hub.register(id, contract);
    }
    for (Dataset dataset : datasets) {
      hub.drop(dataset.id(), dataset.source());
    }
    for (Dataset dataset : datasets) {
      receipts.put(dataset.name(), hub.receipt(dataset.id()));
    }
  }

  @AfterAll
  void close() throws IOException {
    if (hub != null) {
      hub.close();
    }
  }

  private Path contract(Dataset dataset) {
    return folder.resolve(dataset.name() + ".contract.json");
  }

  @Test
  void eightFilesComeWithADictionary() throws IOException {
    assertThat(datasets()).hasSize(8);
  }

  @ParameterizedTest
  @MethodSource("datasets")
  void everyCellOfTheThreeOutputsEqualsTheSource(Dataset dataset)
      throws IOException, SQLException, InterruptedException {
    ReleaseEntry.Data data = hub.released(requireNonNull(receipts.get(dataset.name())));
    PublishedTable table = read(dataset, data);

    Comparison.Outcome outcome = compare(dataset, table.published());

    assertThat(outcome).isInstanceOf(Same.class);
    Same same = (Same) outcome;
    long rows = dataset.dictionary().at("/x-checked/rows").asLong();
    long cells = rows * table.columns().size();
    System.out.println(dataset + ": " + same.words());
    assertThat(same.rows()).isEqualTo(rows).isEqualTo(data.rows());
    assertThat(same.cells())
        .containsOnly(
            Map.entry("csv", cells),
            Map.entry("json", cells),
            Map.entry("json by DuckDB", cells),
            Map.entry("parquet by DuckDB", cells));
    assertThat(same.ignored()).isEmpty();
    assertThat(same.absent()).isEmpty();
  }

  /// The comparison itself: it would see one wrong cell, in whichever output.
  @ParameterizedTest
  @MethodSource("outputs")
  void aSingleChangedCellIsSeen(String output)
      throws IOException, SQLException, InterruptedException {
    Dataset dataset =
        datasets().stream()
            .filter(known -> known.name().equals("uk-country-register"))
            .findAny()
            .orElseThrow();
    PublishedTable table =
        read(dataset, hub.released(requireNonNull(receipts.get(dataset.name()))));
    Path csv = table.published().csv();
    Path json = table.published().json();
    SortedMap<String, Path> dumps = new TreeMap<>(table.published().dumps());
    // "NA" is Namibia: a cell that careless readers lose.
    switch (output) {
      case "csv" -> csv = changed(csv, "\nNA,", "\n,");
      case "json" -> json = changed(json, ":\"NA\",", ":null,");
      default ->
          dumps.put(output, changed(requireNonNull(dumps.get(output)), "[\"NA\",", "[null,"));
    }

    Comparison.Outcome outcome = compare(dataset, new Comparison.Published(csv, json, dumps));

    assertThat(outcome).isInstanceOf(Different.class);
    assertThat(((Different) outcome).where())
        .startsWith(output + ": data row ")
        .endsWith("column country: expected 'NA', found None");
  }

  static List<String> outputs() {
    return List.of("csv", "json", "json by DuckDB", "parquet by DuckDB");
  }

  private static Path changed(Path file, String cell, String other) throws IOException {
    String text = Files.readString(file);
    assertThat(text).containsOnlyOnce(cell);
    return Files.writeString(folder.resolve("changed"), text.replace(cell, other));
  }

  private PublishedTable read(Dataset dataset, ReleaseEntry.Data data)
      throws IOException, SQLException {
    return PublishedTable.read(hub, dataset.id(), data, contract(dataset), folder);
  }

  private Comparison.Outcome compare(Dataset dataset, Comparison.Published published)
      throws IOException, InterruptedException {
    return Comparison.of(
        dataset.source(),
        dataset.reading(),
        contract(dataset),
        DictionaryContract.LAYOUT,
        published);
  }
}
