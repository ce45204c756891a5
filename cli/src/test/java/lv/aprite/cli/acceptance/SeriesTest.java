package lv.aprite.cli.acceptance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import lv.aprite.cli.acceptance.Comparison.Outcome.Same;
import lv.aprite.cli.acceptance.Series.Edition;
import lv.aprite.cli.hub.Receipt;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.write.Format;
import lv.aprite.publication.log.Numbered;
import lv.aprite.publication.release.Outcome;
import lv.aprite.publication.release.ReleaseEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// All editions of a genuine file, one after the other, under one contract: publishers rename, add
/// and reorder columns and change encodings, and consumers do not notice.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeriesTest {
  @TempDir private static Path folder;
  private ServedHub hub;
  private final Map<Series, List<Receipt>> receipts = new EnumMap<>(Series.class);
  private final Map<String, List<String>> held = new TreeMap<>();

  /// Drops an edition when the receipt of the one before is there; the series side by side, because
  /// the hub waits for a second until a file is quiet.
  @BeforeAll
  void editionsAreDroppedInTurn() throws IOException, InterruptedException {
    SharedData.needsPython();
    hub = new ServedHub(folder.resolve("hub"));
    for (Series series : Series.values()) {
      Files.write(contract(series), series.contract());
      hub.register(series.id(), series.contract());
      receipts.put(series, new ArrayList<>());
    }
    for (int turn = 0; turn < Series.TERRITORIES.editions().size(); turn++) {
      for (Series series : Series.values()) {
        if (turn < series.editions().size()) {
          hub.drop(series.id(), series.folder().resolve(series.editions().get(turn).file()));
        }
      }
      for (Series series : Series.values()) {
        if (turn < series.editions().size()) {
          requireNonNull(receipts.get(series)).add(passed(hub.receipt(series.id())));
        }
      }
    }
  }

  /// What is held is noted, and let pass.
  private Receipt passed(Receipt receipt) throws IOException {
    if (!(receipt.outcome() instanceof Outcome.Held(var settled))) {
      return receipt;
    }
    held.put(receipt.submission().fileName(), settled.reasons());
    return hub.accept(receipt);
  }

  @AfterAll
  void close() throws IOException {
    if (hub != null) {
      hub.close();
    }
  }

  /// In one edition every `0604300` became `604300`, and in the next they were back: whoever joins
  /// on them would have found nothing. All other editions are published without a person.
  @Test
  void theEditionWhoseCodesLostTheirZerosIsHeldAndTheOneThatHasThemBack() {
    assertThat(held)
        .isEqualTo(
            Map.of(
                "v02_2020-06-21.csv", List.of("keys-unknown"),
                "v03_2020-06-26.csv", List.of("keys-unknown")));
  }

  private static Path contract(Series series) {
    return folder.resolve(series + ".contract.json");
  }

  @ParameterizedTest
  @EnumSource
  void everyEditionThereIsIsARelease(Series series) throws IOException {
    try (Stream<Path> files = Files.list(series.folder())) {
      assertThat(files.map(file -> file.getFileName().toString()).sorted())
          .containsExactlyElementsOf(series.editions().stream().map(Edition::file).toList());
    }

    List<ReleaseEntry.Data> released = released(series);

    List<Numbered<ReleaseEntry>> log = hub.hub().releases(series.id()).entries();
    assertThat(log).hasSize(1 + series.editions().size());
    assertThat(log.getFirst().entry()).isInstanceOf(ReleaseEntry.Described.class);
    assertThat(log.subList(1, log.size()))
        .extracting(numbered -> ((ReleaseEntry.Released) numbered.entry()).submission())
        .containsExactlyElementsOf(
            requireNonNull(receipts.get(series)).stream()
                .map(receipt -> receipt.submission().id())
                .toList());
    assertThat(released).extracting(ReleaseEntry.Data::contractVersion).containsOnly("1.0.0");
    assertThat(released).extracting(ReleaseEntry.Data::rowsRejected).containsOnly(0L);
    assertThat(hub.hub().contract(series.id()).orElseThrow().number()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void columnsAndTypesAreTheSameInEveryRelease(Series series) throws IOException, SQLException {
    Set<String> headers = new HashSet<>();
    Set<List<Map.Entry<String, String>>> columns = new HashSet<>();
    try (ReadBack reader = new ReadBack()) {
      for (ReleaseEntry.Data data : released(series)) {
        Path csv = hub.file(series.id(), data, Format.CSV);
        try (Stream<String> lines = Files.lines(csv)) {
          headers.add(lines.findFirst().orElseThrow());
        }
        Path parquet = hub.file(series.id(), data, Format.PARQUET);
        columns.add(List.copyOf(reader.parquetTypes(parquet).entrySet()));
      }
    }

    assertThat(headers).hasSize(1);
    assertThat(columns).hasSize(1);
    // No name in these contracts needs quotes.
    assertThat(String.join(",", columns.iterator().next().stream().map(Map.Entry::getKey).toList()))
        .isEqualTo(headers.iterator().next());
  }

  /// The comparison also holds that every source column with a name is published or ignored, that
  /// nothing stands in those without, and that a field is null throughout where the layout says
  /// that the edition lacks it.
  @ParameterizedTest
  @EnumSource
  void everyCellOfEveryReleaseEqualsItsEdition(Series series)
      throws IOException, SQLException, InterruptedException {
    List<ReleaseEntry.Data> released = released(series);
    for (int i = 0; i < released.size(); i++) {
      Edition edition = series.editions().get(i);
      ReleaseEntry.Data data = released.get(i);
      Report report = requireNonNull(receipts.get(series)).get(i).report().orElseThrow();
      assertThat(report.layout()).as(edition.file()).hasValue(edition.layout());
      assertThat(report.reading().orElseThrow().headerRow())
          .isEqualTo(edition.reading().headerRow());
      PublishedTable table = PublishedTable.read(hub, series.id(), data, contract(series), folder);

      Comparison.Outcome outcome =
          Comparison.of(
              series.folder().resolve(edition.file()),
              edition.reading(),
              contract(series),
              report.layout().orElseThrow(),
              table.published());

      assertThat(outcome).as(edition.file()).isInstanceOf(Same.class);
      Same same = (Same) outcome;
      System.out.println(series.id().name() + ", " + edition.file() + ": " + same.words());
      long cells = data.rows() * table.columns().size();
      assertThat(same.rows()).isEqualTo(data.rows());
      assertThat(same.cells()).hasSize(4);
      assertThat(same.cells().values()).containsOnly(cells);
      assertThat(skippedRows(report)).isEqualTo(same.emptyRows());
      assertThat(same.emptyRows()).isEqualTo(series == Series.PHARMACIES ? 4 : 0);
    }
  }

  private List<ReleaseEntry.Data> released(Series series) {
    return requireNonNull(receipts.get(series)).stream().map(hub::released).toList();
  }

  private static long skippedRows(Report report) {
    return report.findings().stream()
        .filter(group -> group.rule() == Rule.BLANK_LINES_SKIPPED)
        .mapToLong(Findings.Group::count)
        .sum();
  }
}
