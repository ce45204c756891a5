package lv.aprite.engine.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lv.aprite.engine.condition.Condition;
import lv.aprite.engine.condition.Kind;
import lv.aprite.engine.contract.Contract;
import lv.aprite.engine.contract.Dialect;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.ForeignKey;
import lv.aprite.engine.contract.Layout;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Parsing;
import lv.aprite.engine.contract.Quality;
import lv.aprite.engine.contract.QualityRule;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.engine.quality.ForeignKeys;
import lv.aprite.engine.quality.References;
import lv.aprite.engine.read.Source;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.engine.write.Format;
import org.junit.jupiter.api.Test;

/// Foreign keys of a table of a line, a day and an amount, to the releases of another dataset.
class ForeignKeysTest {
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              field("line", new FieldType.Text()),
              field("day", new FieldType.Date()),
              field("amount", new FieldType.Decimal(9, 2))),
          List.of());
  private static final Schema THEIRS =
      new Schema(
          List.of(
              field("extra", new FieldType.Text()),
              field("date", new FieldType.Date()),
              field("price", new FieldType.Decimal(9, 2)),
              field("name", new FieldType.Text())),
          List.of());

  private static Field field(String name, FieldType type) {
    return new Field(name, type, false, false, List.of(), LocalText.NONE, LocalText.NONE);
  }

  private static ForeignKey key(List<String> fields, List<String> referenced) {
    return new ForeignKey(fields, "a/prices", referenced);
  }

  private static Contract contract(ForeignKey key, QualityRule... rules) {
    Contract base = Companies.contract("0.9");
    List<Layout.Origin> origins = new ArrayList<>();
    SCHEMA
        .fields()
        .forEach(field -> origins.add(new Layout.Origin.Column(field.name(), Parsing.DEFAULT)));
    Layout layout =
        new Layout(
            "only",
            new Layout.EncodingRule.Stated(Encoding.UTF_8),
            new Dialect(';', new Dialect.HeaderRow.At(1)),
            origins,
            List.of());
    return new Contract(
        "sales",
        base.version(),
        base.metadata(),
        SCHEMA,
        List.of(layout),
        new BigDecimal("0.9"),
        new Quality(List.of(rules), List.of(key), List.of()));
  }

  private record Bytes(String text) implements Source {
    @Override
    public String name() {
      return "bytes.csv";
    }

    @Override
    public long sizeBytes() {
      return text.getBytes(UTF_8).length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
  }

  private static References release(Schema schema, String csv) {
    return dataset -> {
      assertThat(dataset).isEqualTo("a/prices");
      return new References.Held.Release(7, schema, new Bytes(csv));
    };
  }

  private record Run(Report report, String csv) {
    List<String> words() {
      return report.findings().stream()
          .flatMap(group -> group.samples().stream())
          .map(finding -> finding.rule().id() + " " + FindingText.of(finding))
          .toList();
    }
  }

  private static Run run(
      String rows, Contract contract, References references, int threads, int chunkBytes, int keys)
      throws IOException {
    MemoryOutputs outputs = new MemoryOutputs();
    Engine engine =
        new Engine(
            new Settings(threads, chunkBytes, keys),
            new MemoryScratch(),
            (done, total) -> true,
            references);
    Report report = engine.publish(new Bytes("line;day;amount\n" + rows), contract, outputs);
    return new Run(
        report, outputs.committed(Format.CSV).map(csv -> new String(csv, UTF_8)).orElse(""));
  }

  private static Run run(String rows, Contract contract, References references) throws IOException {
    Run plain = run(rows, contract, references, 1, 1 << 20, 1 << 20);
    Run crumbled = run(rows, contract, references, 3, 16, 1 << 20);
    assertThat(crumbled).isEqualTo(plain);
    return plain;
  }

  @Test
  void aRowThatRefersToWhatIsNotThereIsLeftOutAndNamed() throws IOException {
    Run run =
        run(
            "A;;\nB;;\n;;1\nC;;\n",
            contract(key(List.of("line"), List.of("name"))),
            release(THEIRS, "extra,date,price,name\r\nx,,1.00,A\r\ny,,2.00,C\r\nB,,3.00,\r\n"));
    assertThat(run.report().verdict()).isEqualTo(Verdict.PUBLISHABLE);
    assertThat(run.csv()).isEqualTo("line,day,amount\r\nA,,\r\n,,1.00\r\nC,,\r\n");
    assertThat(run.words())
        .containsExactly(
            "foreign-key-broken row 3, column line: expected name of a row of a/prices, release 7,"
                + " found line = B");
    assertThat(run.report().references()).containsExactly(new ForeignKeys.Used("a/prices", 7));
  }

  @Test
  void severalFieldsReferToOneRowTogetherAndAsValues() throws IOException {
    Run run =
        run(
            "A;2026-01-01;1.5\nA;2026-01-02;1.5\nB;2026-01-01;1.50\nA;2026-01-01;\n",
            contract(key(List.of("line", "day", "amount"), List.of("name", "date", "price"))),
            release(
                THEIRS, "extra,date,price,name\r\n,2026-01-01,1.50,A\r\n,2026-01-02,1.50,B\r\n"));
    assertThat(run.words())
        .containsExactly(
            "foreign-key-broken row 3, column line: expected name, date, price of a row of"
                + " a/prices, release 7, found line = A, day = 2026-01-02, amount = 1.50",
            "foreign-key-broken row 4, column line: expected name, date, price of a row of"
                + " a/prices, release 7, found line = B, day = 2026-01-01, amount = 1.50");
    assertThat(run.report().rowsPublished()).isEqualTo(2);
  }

  @Test
  void whatIsWrongWithARowIsSaidAtOnce() throws IOException {
    Condition condition =
        switch (Condition.compile(
            "line != 'B'",
            name -> java.util.Optional.of(new Condition.Named(SCHEMA.indexOf(name), Kind.TEXT)))) {
          case Condition.Compilation.Compiled(Condition compiled) -> compiled;
          case Condition.Compilation.Refused(String expected) -> throw new AssertionError(expected);
        };
    Run run =
        run(
            "A;;\nB;;\n",
            contract(
                key(List.of("line"), List.of("name")),
                new QualityRule.RowCondition("no-b", QualityRule.Consequence.BLOCK, condition)),
            release(THEIRS, "extra,date,price,name\r\n,,,A\r\n"));
    assertThat(run.words())
        .containsExactly(
            "foreign-key-broken row 3, column line: expected name of a row of a/prices, release 7,"
                + " found line = B",
            "quality-row row 3, column line: expected no-b: line != 'B', found line = B");
    assertThat(run.report().rowsRejected()).isEqualTo(1);
  }

  @Test
  void withoutAReleaseNothingIsPublished() throws IOException {
    Run run =
        run(
            "A;;\n",
            contract(key(List.of("line"), List.of("name"))),
            dataset -> new References.Held.Absent());
    assertThat(run.report().verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(run.words())
        .containsExactly(
            "foreign-key-no-release column line: expected a current release of a/prices, found"
                + " none");
  }

  @Test
  void aReleaseWithoutTheFieldOrWithOneOfAnotherTypeCannotBeReferredTo() throws IOException {
    References release = release(THEIRS, "extra,date,price,name\r\n");
    assertThat(run("A;;\n", contract(key(List.of("line"), List.of("code"))), release).words())
        .containsExactly(
            "foreign-key-no-release column line: expected a field code of the same type in"
                + " a/prices, release 7, found no such field");
    assertThat(run("A;;\n", contract(key(List.of("line"), List.of("date"))), release).words())
        .containsExactly(
            "foreign-key-no-release column line: expected a field date of the same type in"
                + " a/prices, release 7, found a field of another type");
  }

  @Test
  void moreKeysThanThereIsRoomForRefuseTheFile() throws IOException {
    String many =
        IntStream.range(0, 2000)
            .mapToObj(i -> ",,,name " + i + "\r\n")
            .collect(Collectors.joining("", "extra,date,price,name\r\n", ""));
    Run run =
        run(
            "name 1;;\n",
            contract(key(List.of("line"), List.of("name"))),
            release(THEIRS, many),
            1,
            1 << 20,
            20_000);
    assertThat(run.words()).hasSize(1);
    assertThat(run.words().getFirst()).startsWith("foreign-keys-too-many column line");
    assertThat(run.report().verdict()).isEqualTo(Verdict.REFUSED);
  }

  @Test
  void whereNoOtherDatasetIsAtHandARemarkSaysSo() throws IOException {
    Run run = run("A;;\n", contract(key(List.of("line"), List.of("name"))), References.NONE);
    assertThat(run.report().verdict()).isEqualTo(Verdict.PUBLISHABLE);
    assertThat(run.words())
        .containsExactly(
            "foreign-key-unchecked column line: expected a hub that has a/prices, found none");
    assertThat(run.report().references()).isEmpty();
  }
}
