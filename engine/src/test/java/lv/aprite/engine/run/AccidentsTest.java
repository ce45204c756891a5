package lv.aprite.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.Layout;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Parsing;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.read.Source;
import lv.aprite.engine.validate.Verdict;
import org.junit.jupiter.api.Test;

/// What goes wrong with files that are right row by row is held, and what changes from one edition
/// to the next is not. The tables are made up from a seed (`-Daprite.seed=…`).
class AccidentsTest {
  private static final long SEED = Long.getLong("aprite.seed", 20261123);
  private static final int TABLES = 12;
  private static final List<String> COLUMNS = List.of("code", "town", "street", "state", "people");
  private static final Contract CONTRACT = contract("0");
  private static final Contract LENIENT = contract("0.5");

  private static Contract contract(String share) {
    List<Field> fields = new ArrayList<>();
    for (String column : COLUMNS) {
      FieldType type = column.equals("people") ? new FieldType.Whole() : new FieldType.Text();
      fields.add(new Field(column, type, false, false, List.of(), LocalText.NONE, LocalText.NONE));
    }
    List<Layout.Origin> origins =
        COLUMNS.stream()
            .map(name -> (Layout.Origin) new Layout.Origin.Column(name, Parsing.DEFAULT))
            .toList();
    return Companies.contract(
        new Schema(fields, List.of("code")),
        List.of(Companies.layout("one", Encoding.UTF_8, ',', 1, origins, List.of())),
        share);
  }

  /// Rows of a made-up register.
  private static List<List<String>> table(Random random) {
    List<List<String>> rows = new ArrayList<>();
    int count = 60 + random.nextInt(2_000);
    for (int i = 0; i < count; i++) {
      rows.add(
          List.of(
              "Stop-" + (100_000 + i * 7),
              "Stop Town " + random.nextInt(40),
              "Street " + random.nextInt(300),
              random.nextInt(5) == 0 ? "closed" : "open",
              Integer.toString(random.nextInt(100_000))));
    }
    return rows;
  }

  private static String csv(List<List<String>> rows) {
    StringBuilder csv = new StringBuilder(String.join(",", COLUMNS)).append('\n');
    rows.forEach(row -> csv.append(String.join(",", row)).append('\n'));
    return csv.toString();
  }

  private record Named(String name, Source source) implements Source {
    @Override
    public long sizeBytes() {
      return source.sizeBytes();
    }

    @Override
    public java.io.InputStream open() throws IOException {
      return source.open();
    }
  }

  private static Judged judge(String name, String file, Past past, Contract contract)
      throws IOException {
    Engine engine =
        new Engine(new Settings(2, 5_000, 4096), new MemoryScratch(), (done, total) -> true);
    Judged judged =
        engine.publish(new Named(name, MemorySource.of(file)), contract, past, new MemoryOutputs());
    assertToldInLatvian(judged.report());
    return judged;
  }

  /// What an accident was taken by is said in whole: what was expected and what was found.
  private static void assertToldInLatvian(Report report) {
    for (Findings.Group group : report.findings()) {
      for (Finding finding : group.samples()) {
        if (finding.rule().effect() == Rule.Effect.HOLDS_FILE) {
          assertThat(FindingText.fault(finding, Language.LV))
              .as(FindingText.of(finding))
              .startsWith("jābūt – ")
              .contains("; ir: ");
        }
      }
    }
  }

  private static Past released(String file) throws IOException {
    Judged judged = judge("stops_2026-03.csv", file, Past.NONE, CONTRACT);
    assertThat(judged.report().verdict())
        .as("%s", judged.report().findings())
        .isEqualTo(Verdict.PUBLISHABLE);
    return new Past(List.of(judged.profile().orElseThrow()));
  }

  private static List<Rule> reasons(Report report) {
    return report.findings().stream()
        .map(Findings.Group::rule)
        .filter(rule -> rule.effect() != Rule.Effect.NOTES)
        .toList();
  }

  /// Every table is published, then what became of it by accident is held for this reason only, and
  /// passes once a person says so.
  private static void assertHeld(Rule reason, UnaryOperator<List<List<String>>> accident)
      throws IOException {
    Random random = new Random(SEED);
    for (int i = 0; i < TABLES; i++) {
      List<List<String>> rows = table(random);
      Past before = released(csv(rows));
      String file = csv(accident.apply(new ArrayList<>(rows)));
      String what = "seed " + SEED + ", table " + i;
      Report held = judge("stops_2026-04.csv", file, before, CONTRACT).report();
      assertThat(held.verdict()).as(what).isEqualTo(Verdict.HELD);
      assertThat(reasons(held)).as(what).containsOnly(reason);
      assertThat(held.distributions()).as(what).isEmpty();
      Past accepted = new Past(before.releases(), Set.of(reason));
      assertThat(judge("stops_2026-04.csv", file, accepted, CONTRACT).report().verdict())
          .as(what)
          .isEqualTo(Verdict.PUBLISHABLE);
    }
  }

  private static List<List<String>> changed(
      List<List<String>> rows, UnaryOperator<List<String>> each) {
    return rows.stream().map(row -> List.copyOf(each.apply(new ArrayList<>(row)))).toList();
  }

  @Test
  void anEditionWithSomeRowsMoreFewerAndOthersIsPublished() throws IOException {
    Random random = new Random(SEED);
    for (int i = 0; i < TABLES; i++) {
      List<List<String>> rows = table(random);
      Past before = released(csv(rows));
      List<List<String>> next = new ArrayList<>(rows);
      for (int row = 0; row < next.size(); row++) {
        List<String> cells = new ArrayList<>(next.get(row));
        if (random.nextInt(4) == 0) {
          cells.set(4, Integer.toString(random.nextInt(100_000)));
        }
        if (random.nextInt(30) == 0) {
          cells.set(3, "closed");
        }
        next.set(row, cells);
      }
      next.removeIf(row -> random.nextInt(20) == 0);
      for (int more = 0; more < rows.size() / 10; more++) {
        next.add(List.of("New-" + more, "Stop Town 3", "Street 9", "open", "12"));
      }
      Collections.shuffle(next, random);
      Report report = judge("stops_2026-04.csv", csv(next), before, CONTRACT).report();
      assertThat(report.verdict())
          .as("seed %d, table %d: %s", SEED, i, report.findings())
          .isEqualTo(Verdict.PUBLISHABLE);
    }
  }

  @Test
  void theSameFileAgainIsPublished() throws IOException {
    String file = csv(table(new Random(SEED)));
    assertThat(judge("stops_2026-03.csv", file, released(file), CONTRACT).report().verdict())
        .isEqualTo(Verdict.PUBLISHABLE);
  }

  @Test
  void aFileThatIsCutOffInTheMiddleIsHeldWhereverItIsCut() throws IOException {
    Random random = new Random(SEED);
    for (int i = 0; i < 4 * TABLES; i++) {
      String whole = csv(table(random));
      Past before = released(whole);
      // Within a cell of the last column the row is whole; else the row is damaged.
      int cut = whole.length() / 3 + random.nextInt(whole.length() * 2 / 3 - 2);
      while (whole.charAt(cut - 1) == '\n' || whole.charAt(cut) == '\n') {
        cut--;
      }
      Report report = judge("stops_2026-04.csv", whole.substring(0, cut), before, LENIENT).report();
      assertThat(report.verdict())
          .as("seed %d, cut %d at %d of %d", SEED, i, cut, whole.length())
          .isEqualTo(Verdict.HELD);
      assertThat(reasons(report)).contains(Rule.FILE_CUT_OFF);
    }
  }

  @Test
  void aFileThatIsCutOffBetweenTwoRowsIsHeldForItsRows() throws IOException {
    assertHeld(Rule.ROWS_CHANGED, rows -> rows.subList(0, rows.size() / 2));
  }

  @Test
  void aFileIsHeldWhenNothingIsRememberedOfTheReleaseThatServes() throws IOException {
    String file = csv(table(new Random(SEED)));
    Report report =
        judge("stops.csv", file, new Past(List.of(), true, Set.of()), CONTRACT).report();
    assertThat(report.verdict()).isEqualTo(Verdict.HELD);
    assertThat(reasons(report)).containsExactly(Rule.RELEASE_FORGOTTEN);
    Past accepted = new Past(List.of(), true, Set.of(Rule.RELEASE_FORGOTTEN));
    assertThat(judge("stops.csv", file, accepted, CONTRACT).report().verdict())
        .isEqualTo(Verdict.PUBLISHABLE);
  }

  @Test
  void aFileThatLacksItsLastRowsIsHeldAsCutOffAlsoWhenTheyAreFew() throws IOException {
    assertHeld(
        Rule.FILE_CUT_OFF,
        rows -> rows.subList(0, Math.min(rows.size() * 9 / 10, rows.size() - 12)));
  }

  /// As editions do that keep the newest rows, first or last.
  @Test
  void rowsThatGoAtOneEndAndComeAtTheOtherAreNoCut() throws IOException {
    Random random = new Random(SEED);
    for (int i = 0; i < TABLES; i++) {
      List<List<String>> rows = table(random);
      int few = rows.size() / 10;
      Past before = released(csv(rows.subList(few, rows.size())));
      Past reversed = released(csv(rows.subList(few, rows.size()).reversed()));
      List<List<String>> next = rows.subList(0, rows.size() - few - 12);
      for (List<List<String>> edition : List.of(next, next.reversed())) {
        for (Past past : List.of(before, reversed)) {
          Report report = judge("stops_2026-04.csv", csv(edition), past, CONTRACT).report();
          assertThat(reasons(report))
              .as("seed %d, table %d", SEED, i)
              .doesNotContain(Rule.FILE_CUT_OFF);
        }
      }
    }
  }

  @Test
  void rowsThatGoHereAndThereAreNoCut() throws IOException {
    Random random = new Random(SEED);
    for (int i = 0; i < TABLES; i++) {
      List<List<String>> rows = table(random);
      Past before = released(csv(rows));
      rows.removeIf(row -> random.nextInt(8) == 0);
      Report report = judge("stops_2026-04.csv", csv(rows), before, CONTRACT).report();
      assertThat(report.verdict()).as("%s", report.findings()).isEqualTo(Verdict.PUBLISHABLE);
    }
  }

  @Test
  void aFileWithoutLastLineEndIsHeldWhereABlockEnds() throws IOException {
    String whole = csv(table(new Random(SEED)));
    assertThat(whole.length()).isGreaterThan(8_192);
    String head = whole.substring(0, whole.lastIndexOf('\n', 8_000) + 1);
    for (int size : new int[] {8_191, 8_192, 8_193}) {
      // ASCII: a character is a byte.
      String file = head + "y".repeat(size - head.length() - 8) + ",a,b,c,1";
      Report report = judge("stops.csv", file, Past.NONE, CONTRACT).report();
      assertThat(reasons(report))
          .as("%d bytes", size)
          .isEqualTo(size == 8_192 ? List.of(Rule.FILE_CUT_OFF) : List.of());
    }
  }

  /// After something, nothing may be true of the world; a person can say so, also of a few rows.
  @Test
  void aFileOfAHeaderOnlyIsHeld() throws IOException {
    assertHeld(Rule.ROWS_CHANGED, rows -> List.of());
    Past few = released(csv(table(new Random(SEED)).subList(0, 2)));
    assertThat(reasons(judge("stops.csv", csv(List.of()), few, CONTRACT).report()))
        .containsExactly(Rule.ROWS_CHANGED);
  }

  @Test
  void theFirstFileOfADatasetHasRows() throws IOException {
    Report report = judge("stops.csv", csv(List.of()), Past.NONE, CONTRACT).report();
    assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(reasons(report)).contains(Rule.NO_ROWS);
  }

  @Test
  void farMoreRowsAreHeld() throws IOException {
    assertHeld(
        Rule.ROWS_CHANGED,
        rows -> {
          List<List<String>> more = new ArrayList<>(rows);
          for (int copy = 0; copy < 3; copy++) {
            String suffix = "-" + copy;
            more.addAll(
                changed(
                    rows,
                    row -> {
                      row.set(0, row.get(0) + suffix);
                      return row;
                    }));
          }
          return more;
        });
  }

  @Test
  void anotherDatasetsFileIsHeld() throws IOException {
    assertHeld(
        Rule.KEYS_UNKNOWN,
        rows ->
            changed(
                rows,
                row -> {
                  row.replaceAll(cell -> cell.replace("Stop", "Halt"));
                  return row;
                }));
  }

  @Test
  void keysThatAllChangeCaseAreHeld() throws IOException {
    assertHeld(
        Rule.KEYS_RESPELT,
        rows ->
            changed(
                rows,
                row -> {
                  row.set(0, row.get(0).toUpperCase(Locale.ROOT));
                  return row;
                }));
  }

  @Test
  void aColumnThatStandsOneRowLowerOrHigherIsHeld() throws IOException {
    for (int by : new int[] {1, -1}) {
      for (int column : new int[] {2, 4}) {
        assertHeld(
            Rule.COLUMN_SHIFTED,
            rows -> {
              List<String> cells =
                  new ArrayList<>(rows.stream().map(row -> row.get(column)).toList());
              Collections.rotate(cells, by);
              List<List<String>> shifted = new ArrayList<>();
              for (int i = 0; i < rows.size(); i++) {
                List<String> row = new ArrayList<>(rows.get(i));
                row.set(column, cells.get(i));
                shifted.add(row);
              }
              return shifted;
            });
      }
    }
  }

  @Test
  void valuesThatStandInTheColumnBesideTheirsAreHeld() throws IOException {
    assertHeld(
        Rule.COLUMN_SHIFTED,
        rows ->
            changed(
                rows,
                row -> {
                  Collections.swap(row, 1, 2);
                  return row;
                }));
  }

  /// As a publisher does that fills a column which was empty before.
  @Test
  void aColumnThatIsNewlyFilledWithTheWordsOfItsNeighbourIsPublished() throws IOException {
    List<List<String>> rows = table(new Random(SEED));
    UnaryOperator<List<String>> emptied =
        row -> {
          row.set(2, "");
          return row;
        };
    UnaryOperator<List<String>> filled =
        row -> {
          row.set(2, row.get(1));
          return row;
        };
    Past before = released(csv(changed(rows, emptied)));
    Report report = judge("stops.csv", csv(changed(rows, filled)), before, CONTRACT).report();
    assertThat(report.verdict()).as("%s", report.findings()).isEqualTo(Verdict.PUBLISHABLE);
  }

  @Test
  void anAdditionUnderANewNameIsHeldWhereTheFileReplacesEverything() throws IOException {
    List<List<String>> rows = table(new Random(SEED));
    Past before = released(csv(rows));
    List<List<String>> added =
        changed(
            rows,
            row -> {
              row.set(0, "New" + row.get(0));
              return row;
            });
    Report report = judge("additions.csv", csv(added), before, CONTRACT).report();
    assertThat(report.verdict()).isEqualTo(Verdict.HELD);
    assertThat(reasons(report)).containsExactly(Rule.KEYS_UNKNOWN);
    assertThat(ReportText.lines(report)).anyMatch(line -> line.contains("is it an addition?"));
  }

  /// The publisher's program is renewed, and the next day the old one is back. What the contract
  /// knows is published each day, the same rows as the same; what it does not know is refused, and
  /// the day after is held against the last release as if nothing had been.
  @Test
  void aLayoutThatChangesForOneDayAndBackIsPublishedWhereTheContractKnowsIt() throws IOException {
    Random random = new Random(SEED);
    List<String> renewed = List.of("Iedzīvotāji", "Kods", "Iela", "Pilsēta", "Stāvoklis");
    List<Integer> order = List.of(4, 0, 2, 1, 3);
    List<Layout.Origin> origins = new ArrayList<>();
    for (int field = 0; field < COLUMNS.size(); field++) {
      origins.add(new Layout.Origin.Column(renewed.get(order.indexOf(field)), Parsing.DEFAULT));
    }
    Contract both =
        Companies.contract(
            CONTRACT.schema(),
            List.of(
                CONTRACT.layouts().getFirst(),
                Companies.layout("two", Encoding.UTF_8, ';', 1, origins, List.of())),
            "0");
    for (int i = 0; i < TABLES; i++) {
      List<List<String>> rows = table(random);
      StringBuilder other = new StringBuilder(String.join(";", renewed)).append('\n');
      for (List<String> row : rows) {
        other.append(String.join(";", order.stream().map(row::get).toList())).append('\n');
      }
      String what = "seed " + SEED + ", table " + i;
      Past past = Past.NONE;
      for (String file : List.of(csv(rows), other.toString(), csv(rows))) {
        Judged judged = judge("stops.csv", file, past, both);
        assertThat(judged.report().verdict())
            .as("%s: %s", what, judged.report().findings())
            .isEqualTo(Verdict.PUBLISHABLE);
        assertThat(judged.report().rowsPublished()).as(what).isEqualTo(rows.size());
        past = new Past(List.of(judged.profile().orElseThrow()));
      }

      Past before = released(csv(rows));
      Judged unknown = judge("stops.csv", other.toString(), before, CONTRACT);
      assertThat(unknown.report().verdict()).as(what).isEqualTo(Verdict.REFUSED);
      assertThat(unknown.report().distributions()).as(what).isEmpty();
      assertThat(judge("stops.csv", csv(rows), before, CONTRACT).report().verdict())
          .as(what)
          .isEqualTo(Verdict.PUBLISHABLE);
    }
  }

  @Test
  void smallTablesMayChangeByAFewRows() throws IOException {
    List<List<String>> rows = table(new Random(SEED)).subList(0, 12);
    Past before = released(csv(rows));
    Report report = judge("stops.csv", csv(rows.subList(0, 3)), before, CONTRACT).report();
    assertThat(report.verdict()).isEqualTo(Verdict.PUBLISHABLE);
  }
}
