package lv.aprite.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.JsonKind;
import lv.aprite.engine.contract.Layout;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Parsing;
import lv.aprite.engine.contract.PersonalData;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.validate.Verdict;
import org.junit.jupiter.api.Test;

/// Data about persons that nobody declared hold a file. What is planted is made up from a seed
/// (`-Daprite.seed=…`), which a failure names.
class PersonalDataTest {
  private static final long SEED = Long.getLong("aprite.seed", 20261123);
  private static final int FILES = 200;

  /// A table of texts, with one column more.
  private record Table(String column, List<String> cells) {
    String csv() {
      StringBuilder csv = new StringBuilder("id,uzņēmums," + column + ",datums,summa\n");
      Random random = new Random(SEED + cells.size());
      for (int i = 0; i < cells.size(); i++) {
        csv.append(i + 1)
            .append(',')
            .append(Planted.company(random))
            .append(",\"")
            .append(cells.get(i))
            .append("\",2026-%02d-%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28)))
            .append(',')
            .append(Planted.digits(random, 1 + random.nextInt(9)))
            .append(".50\n");
      }
      return csv.toString();
    }
  }

  private static Contract contract(String column, List<PersonalData> declared, String share) {
    List<Field> fields =
        List.of(
            field("id", new FieldType.Whole(), List.of()),
            field("uzņēmums", new FieldType.Text(), List.of()),
            field(column, new FieldType.Text(), declared),
            field("datums", new FieldType.Date(), List.of()),
            field("summa", new FieldType.Text(), List.of()));
    return contract(new Schema(fields, List.of("id")), share);
  }

  private static Contract contract(Schema schema, String share) {
    List<Layout.Origin> origins =
        schema.fields().stream()
            .map(field -> (Layout.Origin) new Layout.Origin.Column(field.name(), Parsing.DEFAULT))
            .toList();
    return Companies.contract(
        schema,
        List.of(Companies.layout("one", Encoding.UTF_8, ',', 1, origins, List.of())),
        share);
  }

  private static Field field(String name, FieldType type, List<PersonalData> declared) {
    return new Field(name, type, false, false, List.of(), LocalText.NONE, LocalText.NONE, declared);
  }

  private record Run(Report report, MemoryOutputs outputs) {}

  private static Run run(String file, Contract contract, Set<Rule> accepted) throws IOException {
    MemoryOutputs outputs = new MemoryOutputs();
    Engine engine =
        new Engine(new Settings(2, 2_000, 4096), new MemoryScratch(), (done, total) -> true);
    Past past = new Past(List.of(), accepted);
    Judged judged = engine.publish(MemorySource.of(file), contract, past, outputs);
    return new Run(judged.report(), outputs);
  }

  private static Run run(String file, Contract contract) throws IOException {
    return run(file, contract, Set.of());
  }

  private static List<String> held(Report report) {
    return report.findings().stream()
        .filter(group -> group.rule() == Rule.PERSONAL_DATA)
        .map(Findings.Group::column)
        .toList();
  }

  private static String receipt(Report report) {
    return new String(ReportCodec.bytes(ReportCodec.toJson(report)), StandardCharsets.UTF_8)
        + String.join("\n", ReportText.lines(report));
  }

  @Test
  void whatIsPlantedIsHeldAndShownNowhere() throws IOException {
    Random random = new Random(SEED);
    for (int i = 0; i < FILES; i++) {
      Planted.Kind kind = Planted.KINDS.get(i % Planted.KINDS.size());
      int rows = 1 + random.nextInt(120);
      boolean single = kind.single() && random.nextBoolean();
      List<String> cells = new ArrayList<>();
      List<String> planted = new ArrayList<>();
      int only = random.nextInt(rows);
      for (int row = 0; row < rows; row++) {
        if (!single || row == only) {
          planted.add(kind.value().apply(random));
          cells.add(planted.getLast());
        } else {
          cells.add("nekas " + row);
        }
      }
      Run run = run(new Table(kind.column(), cells).csv(), contract(kind.column(), List.of(), "0"));
      String what =
          "seed %d, file %d: %s in %d of %d rows: %s"
              .formatted(SEED, i, kind.name(), planted.size(), rows, planted.getFirst());
      assertThat(run.report().verdict()).as(what).isEqualTo(Verdict.HELD);
      assertThat(held(run.report())).as(what).contains(kind.column());
      assertThat(run.report().distributions()).as(what).isEmpty();
      String receipt = receipt(run.report());
      planted.forEach(value -> assertThat(receipt).as(what).doesNotContain(value));
    }
  }

  @Test
  void whatOnlyLooksSoIsNotHeld() throws IOException {
    Random random = new Random(SEED);
    for (int i = 0; i < FILES; i++) {
      int rows = 1 + random.nextInt(400);
      int form = i % 12;
      List<String> cells = new ArrayList<>();
      for (int row = 0; row < rows; row++) {
        cells.add(
            switch (form) {
              case 0 -> Planted.company(random);
              case 1 -> "475" + Planted.digits(random, 10);
              case 2 -> "LV-" + Planted.digits(random, 4) + " Rīga, Brīvības iela " + row;
              case 3 -> Planted.digits(random, 8);
              case 4 -> "2026-03-%02d 14:05".formatted(1 + random.nextInt(28));
              case 5 -> "Nr. 12-" + Planted.digits(random, 3) + "/" + Planted.digits(random, 4);
              case 6 -> "https://example.lv/id/" + Planted.digits(random, 12);
              case 7 -> "Rīga, tālrunis 3712" + Planted.digits(random, 7);
              case 8 -> "kadastra numurs 0100" + Planted.digits(random, 7);
              case 9 -> "X 5" + Planted.digits(random, 5) + " 3" + Planted.digits(random, 4);
              case 10 -> "iela 5, darījums " + Planted.digits(random, 10);
              default -> "9" + Planted.digits(random, 1) + "999" + Planted.digits(random, 6);
            });
      }
      Run run = run(new Table("numurs", cells).csv(), contract("numurs", List.of(), "0"));
      assertThat(run.report().verdict())
          .as("seed %d, file %d: %s, found %s", SEED, i, cells.getFirst(), run.report().findings())
          .isEqualTo(Verdict.PUBLISHABLE);
    }
  }

  @Test
  void oneCodeIsFoundWhateverStandsAroundItAndHoweverManyLookAlike() throws IOException {
    for (String cell :
        List.of(
            "161175-19997",
            "p.k.161175-19997",
            "Ozola/161175-19997",
            "161175\u201319997",
            "kods\u00A0161175-19997",
            "„161175-19997”",
            "kods161175-19997, Rīga.",
            "kods161175-19997Rīga",
            "161175 19997",
            "161175  19997",
            "Ozola 161175 19997, Rīga",
            "161175\u00A019997",
            "161175\u202F19997",
            "161175 - 19997",
            "161175\u00A0\u2013 19997",
            "161175\u201019997",
            "161175\u201119997",
            "161175\u201419997",
            "161175\u221219997",
            "161175\u00AD19997",
            "161175\uFF0D19997",
            "apgādnieks 16117519997, sk. lietu",
            "p.k.16117519997",
            "p.k.\u00A016117519997\u00A0Ozola",
            "„16117519997”",
            "Ozola (16117519997)")) {
      String file = new Table("piezīmes", List.of(cell, "123456-12345", "123456-12346")).csv();
      assertThat(held(run(file, contract("piezīmes", List.of(), "0")).report()))
          .as(cell)
          .containsExactly("piezīmes");
    }
    for (String cell :
        List.of(
            "7161175-19997",
            "161175-199975",
            "0100-161175-19997",
            "161175-19997/2",
            "161175 199975",
            "161175 19998",
            "390175 19998",
            "161175  19998 un 161176 - 19999",
            "https://example.lv/16117519997",
            "pieteikums 16117519998",
            "ā16117519997",
            "16117519997ā")) {
      String file = new Table("numurs", List.of(cell, "nav", "nav")).csv();
      assertThat(held(run(file, contract("numurs", List.of(), "0")).report())).as(cell).isEmpty();
    }
  }

  @Test
  void oneCodeWithoutHyphenIsFoundAmongNumbersOfCompanies() throws IOException {
    Random random = new Random(SEED);
    List<String> cells = new ArrayList<>(List.of("16117519997"));
    for (int i = 0; i < 500; i++) {
      cells.add(Planted.company(random));
    }
    String file = new Table("numurs", cells).csv();
    assertThat(held(run(file, contract("numurs", List.of(), "0")).report()))
        .containsExactly("numurs");
  }

  @Test
  void codesInColumnsOfNumbersAreFoundAlsoWithoutTheirLeadingZero() throws IOException {
    List<FieldType> types =
        List.of(
            new FieldType.Whole(),
            new FieldType.Decimal(11, 0),
            new FieldType.Decimal(18, 2),
            new FieldType.Decimal(30, 0),
            new FieldType.Decimal(30, 3),
            new FieldType.Text());
    Random random = new Random(SEED);
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      codes.add(Planted.latvian(random));
    }
    List<String> withoutZero =
        codes.stream().filter(code -> code.startsWith("0")).map(code -> code.substring(1)).toList();
    List<String> withZero = codes.stream().filter(code -> !code.startsWith("0")).toList();
    List<String> both = Stream.concat(withoutZero.stream().limit(1), withZero.stream()).toList();
    for (FieldType type : types) {
      for (List<String> cells : List.of(withoutZero, withZero, both, withoutZero.subList(0, 1))) {
        assertThat(numbers(type, cells))
            .as("seed %d, %s: %s", SEED, type, cells)
            .isEqualTo(Verdict.HELD);
      }
    }
  }

  @Test
  void otherNumbersOfTenAndElevenDigitsAreNotHeld() throws IOException {
    Random random = new Random(SEED);
    for (int i = 0; i < FILES; i++) {
      List<String> cells = new ArrayList<>();
      int rows = 20 + random.nextInt(400);
      for (int row = 0; row < rows; row++) {
        cells.add(
            switch (i % 4) {
              case 0 -> Planted.company(random);
              case 1 -> (1 + random.nextInt(9)) + Planted.digits(random, 9);
              case 2 -> Integer.toString(1_500_000_000 + random.nextInt(300_000_000));
              default -> "3712" + Planted.digits(random, 7);
            });
      }
      assertThat(numbers(new FieldType.Decimal(18, 0), cells))
          .as("seed %d, file %d: %s", SEED, i, cells.getFirst())
          .isEqualTo(Verdict.PUBLISHABLE);
    }
  }

  private static Verdict numbers(FieldType type, List<String> cells) throws IOException {
    Schema schema = new Schema(List.of(field("numurs", type, List.of())), List.of());
    String file = "numurs\n" + String.join("\n", cells) + "\n";
    return run(file, contract(schema, "0")).report().verdict();
  }

  @Test
  void whatTheContractDeclaresIsPublished() throws IOException {
    String file = new Table("epasts", List.of("anna@example.lv", "", "juris@example.lv")).csv();
    assertThat(run(file, contract("epasts", List.of(), "0")).report().verdict())
        .isEqualTo(Verdict.HELD);
    assertThat(run(file, contract("epasts", List.of(PersonalData.PHONE), "0")).report().verdict())
        .isEqualTo(Verdict.HELD);
    assertThat(run(file, contract("epasts", List.of(PersonalData.EMAIL), "0")).report().verdict())
        .isEqualTo(Verdict.PUBLISHABLE);
  }

  @Test
  void birthDatesAreHeldBesideNamesOnly() throws IOException {
    String rows = "Anna,1980-02-03\nJuris,1971-05-06\n";
    assertThat(births("vārds", rows)).isEqualTo(Verdict.HELD);
    assertThat(births("ierīce", rows)).isEqualTo(Verdict.PUBLISHABLE);
  }

  private static Verdict births(String beside, String rows) throws IOException {
    Schema schema =
        new Schema(
            List.of(
                field(beside, new FieldType.Text(), List.of()),
                field("dzimšanas_datums", new FieldType.Date(), List.of())),
            List.of());
    String file = beside + ",dzimšanas_datums\n" + rows;
    return run(file, contract(schema, "0")).report().verdict();
  }

  @Test
  void escapesInJsonHideNothing() throws IOException {
    Schema schema =
        new Schema(
            List.of(field("json", new FieldType.JsonText(JsonKind.ARRAY), List.of())), List.of());
    for (String hidden : List.of("janis\\u0040inbox.lv", "161175\\u002d19997")) {
      String file = "json\n\"[\"\"" + hidden + "\"\"]\"\n";
      assertThat(held(run(file, contract(schema, "0")).report()))
          .as(hidden)
          .containsExactly("json");
    }
  }

  @Test
  void otherFindingsAreMaskedAndRejectedRowsAreNotGivenBackUntilSomebodyLetItPass()
      throws IOException {
    String file =
        new Table("e", List.of("a@example.lv", "b@example.lv", "c@example.lv")).csv()
            + "4,5,secret@example.lv,not a day,1\n"
            + "4,5,d@example.lv,2026-01-01,1\n";
    Contract contract = contract("e", List.of(), "0.5");
    Run held = run(file, contract);
    assertThat(held.report().verdict()).isEqualTo(Verdict.HELD);
    assertThat(held.report().rowsRejected()).isEqualTo(1);
    assertThat(held.outputs().committedRejected()).isEmpty();
    assertThat(receipt(held.report())).doesNotContain("example.lv");
    Run passed = run(file, contract, Set.of(Rule.PERSONAL_DATA));
    assertThat(passed.report().verdict()).isEqualTo(Verdict.PUBLISHABLE);
    assertThat(passed.outputs().committedRejected()).isPresent();
    assertThat(held(passed.report())).containsExactly("e");
  }

  @Test
  void cellsOfSuchColumnsAreMaskedInARefusedFileAsWell() throws IOException {
    Schema schema =
        new Schema(List.of(field("code", new FieldType.Text(), List.of())), List.of("code"));
    Run run = run("code\n010180-10019\na@example.lv\na@example.lv\n", contract(schema, "0"));
    assertThat(run.report().verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(receipt(run.report())).contains("key-repeated").doesNotContain("example.lv");
  }

  @Test
  void codesThatStandInRejectedRowsOnlyAreHeldAndShownNowhere() throws IOException {
    Schema schema =
        new Schema(
            List.of(
                field("id", new FieldType.Whole(), List.of()),
                field("summa", new FieldType.Decimal(18, 2), List.of()),
                field("epasts", new FieldType.Text(), List.of(PersonalData.EMAIL))),
            List.of("id"));
    String clean =
        "id,summa,epasts\n1,1.50,a@example.lv\n2,2.50,b@example.lv\n3,3.50,c@example.lv\n";
    Random random = new Random(SEED);
    String zero =
        Stream.generate(() -> Planted.latvian(random))
            .filter(code -> code.startsWith("0"))
            .findFirst()
            .orElseThrow();
    for (String row :
        List.of(
            // In its column, but not of its type; one that lacks its key; beside another fault.
            "4,161175-19997,d@example.lv",
            "4,161175 19997,d@example.lv",
            "four,16117519997,d@example.lv",
            "4," + zero + ",d@example.lv",
            "x161175-19997,1.50,d@example.lv",
            // In a row whose cells are not in their columns.
            "4,1.50,161175-19997,d@example.lv",
            "4,161175-19997",
            "4,1.50\"161175-19997,d@example.lv",
            "4,1.50\"1,161175-19997",
            "\"4\"x,1.50,161175-19997")) {
      for (String share : List.of("0.5", "0")) {
        Run run = run(clean + row + "\n", contract(schema, share));
        String what = row + " with " + share + ": " + run.report().findings();
        assertThat(run.report().verdict())
            .as(what)
            .isEqualTo(share.equals("0") ? Verdict.REFUSED : Verdict.HELD);
        assertThat(run.report().findings()).as(what).anyMatch(g -> g.rule() == Rule.PERSONAL_DATA);
        assertThat(receipt(run.report())).as(what).doesNotContain("19997").doesNotContain(zero);
        assertThat(run.outputs().committedRejected()).as(what).isEmpty();
      }
    }
  }

  @Test
  void whatIsDeclaredAnywhereMayStandInARowWhoseCellsAreNotInTheirColumns() throws IOException {
    Schema schema =
        new Schema(
            List.of(
                field("id", new FieldType.Whole(), List.of()),
                field("name", new FieldType.Text(), List.of()),
                field("epasts", new FieldType.Text(), List.of(PersonalData.EMAIL))),
            List.of("id"));
    String file =
        "id,name,epasts\n1,A,a@example.lv\n2,B,b@example.lv\n3,c@example.lv\n4,x,D,d@example.lv\n";
    Run run = run(file, contract(schema, "0.5"));
    assertThat(run.report().rowsRejected()).isEqualTo(2);
    assertThat(run.report().verdict()).isEqualTo(Verdict.PUBLISHABLE);
  }

  @Test
  void columnsWithVeryLongNamesAreMaskedAsWell() throws IOException {
    String name = "e".repeat(300);
    Schema schema =
        new Schema(List.of(field(name, new FieldType.Text(), List.of())), List.of(name));
    Run run = run(name + "\na@example.lv\na@example.lv\n", contract(schema, "0"));
    assertThat(run.report().verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(receipt(run.report())).contains("key-repeated").doesNotContain("example.lv");
  }

  @Test
  void withoutAContractItIsARemark() throws IOException {
    Engine engine = new Engine(Settings.ofThreads(1), new MemoryScratch(), (done, total) -> true);
    Report report =
        engine.check(MemorySource.of("who,at\nA,a@example.lv\nB,b@example.lv\n"), Typing.INFERRED);
    assertThat(report.verdict()).isEqualTo(Verdict.PUBLISHABLE);
    assertThat(
            report.findings().stream()
                .map(group -> group.rule().id() + " " + group.column().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()))
        .contains("personal-data-seen at");
  }
}
