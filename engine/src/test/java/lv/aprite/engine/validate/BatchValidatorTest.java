package lv.aprite.engine.validate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lv.aprite.engine.contract.CellPattern;
import lv.aprite.engine.contract.Constraint;
import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Parsing;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.read.ChunkParser;
import lv.aprite.engine.read.Chunks;
import lv.aprite.engine.read.FieldSource;
import lv.aprite.engine.read.Framing;
import lv.aprite.engine.read.Source;
import lv.aprite.engine.table.Batch;
import lv.aprite.engine.table.RawBatch;
import lv.aprite.engine.validate.BatchValidator.Validated;
import org.junit.jupiter.api.Test;

class BatchValidatorTest {
  private static final FieldType TEXT = new FieldType.Text();
  private static final FieldType WHOLE = new FieldType.Whole();

  @Test
  void aRequiredFieldHasAValueInEveryRow() {
    Validated validated = one(TEXT, true, Parsing.DEFAULT, "a", "", "b");
    assertThat(texts(validated, 0)).containsExactly("a", "b");
    assertThat(findings(validated))
        .containsExactly(new Finding(Rule.REQUIRED_MISSING, cell(1), "a value", ""));
  }

  @Test
  void aFieldThatIsNotRequiredMayLackValues() {
    Validated validated = one(WHOLE, false, Parsing.DEFAULT, "1", "", "3");
    assertThat(longs(validated, 0)).containsExactly("1", "-", "3");
    assertThat(findings(validated)).isEmpty();
  }

  @Test
  void aFieldOfTheKeyHasAValueInEveryRow() {
    Schema schema =
        new Schema(List.of(field("n", TEXT, false), field("m", TEXT, false)), List.of("m"));
    Validated validated =
        validate(
            schema, List.of(column(0, Parsing.DEFAULT), column(1, Parsing.DEFAULT)), 2, "a,", ",b");
    assertThat(texts(validated, 1)).containsExactly("b");
    assertThat(findings(validated).stream().map(Finding::rule)).containsExactly(Rule.KEY_MISSING);
  }

  @Test
  void missingValuesAreComparedBeforeAndAfterTrimming() {
    Parsing trimmed = parsing(true, "n/a", " - ");
    assertThat(texts(one(TEXT, false, trimmed, "n/a", " n/a ", " - ", "-", " x "), 0))
        .containsExactly("<>", "<>", "<>", "-", "x");
    Parsing exact = parsing(false, "n/a", " - ");
    assertThat(texts(one(TEXT, false, exact, "n/a", " n/a ", " - ", "-", " x "), 0))
        .containsExactly("<>", " n/a ", "<>", "-", " x ");
  }

  @Test
  void whereAnEmptyCellIsNoMissingValueItIsAnEmptyTextButNoNumber() {
    assertThat(texts(one(TEXT, true, parsing(false, "?"), "", "?", "x"), 0))
        .containsExactly("", "x");
    Validated numbers = one(WHOLE, false, parsing(false, "?"), "", "?", "1");
    assertThat(longs(numbers, 0)).containsExactly("-", "1");
    assertThat(findings(numbers).stream().map(Finding::rule)).containsExactly(Rule.TYPE_WHOLE);
  }

  @Test
  void inATableOfOneColumnAnEmptyTextIsRefusedWhereItCouldBeTakenForAMissingValue() {
    Validated alone = one(TEXT, false, parsing(false, "?"), "", "?", "x");
    assertThat(findings(alone).stream().map(Finding::rule)).containsExactly(Rule.EMPTY_TEXT_ALONE);
    Schema two = new Schema(List.of(field("n", TEXT, false), field("m", TEXT, false)), List.of());
    FieldSource first = column(0, parsing(false, "?"));
    FieldSource second = column(1, parsing(false, "?"));
    Validated beside = validate(two, List.of(first, second), 2, ",x", "?,y");
    assertThat(texts(beside, 0)).containsExactly("", "<>");
  }

  @Test
  void lengthIsCountedInCodePoints() {
    assertThat(kept(TEXT, new Constraint.MaxLength(3), "žšā", "𝄞𝄞𝄞", "abcd", "žšāē"))
        .containsExactly("žšā", "𝄞𝄞𝄞");
    assertThat(kept(TEXT, new Constraint.MinLength(3), "žš", "𝄞𝄞", "abc", "žšā"))
        .containsExactly("abc", "žšā");
  }

  @Test
  void aPatternMatchesTheWholeCell() {
    CellPattern pattern =
        switch (CellPattern.compile("LV-\\d{4}")) {
          case CellPattern.Compilation.Compiled(CellPattern compiled) -> compiled;
          case CellPattern.Compilation.Refused(String expected) ->
              throw new AssertionError(expected);
        };
    assertThat(
            kept(
                TEXT, new Constraint.Matches(pattern), "LV-1010", "xLV-1010", "LV-10101", "LV-101"))
        .containsExactly("LV-1010");
  }

  @Test
  void onlyListedValuesStay() {
    assertThat(kept(TEXT, new Constraint.OneOf(List.of("rīts", "")), "rīts", "Rīts", "rīt"))
        .containsExactly("rīts");
    assertThat(kept(WHOLE, new Constraint.OneOf(List.of("7", "-2", "3")), "3", "4", "-2", "2", "7"))
        .containsExactly("3", "-2", "7");
    assertThat(
            kept(
                new FieldType.Decimal(30, 1),
                new Constraint.OneOf(List.of("1.0", "2.5")),
                "1",
                "2.5",
                "2"))
        .containsExactly("1.0", "2.5");
  }

  @Test
  void boundsAreWithinOrWithout() {
    String[] wholes = {"-1", "0", "1"};
    assertThat(kept(WHOLE, new Constraint.Minimum("0", false), wholes)).containsExactly("0", "1");
    assertThat(kept(WHOLE, new Constraint.Minimum("0", true), wholes)).containsExactly("1");
    assertThat(kept(WHOLE, new Constraint.Maximum("0", false), wholes)).containsExactly("-1", "0");
    assertThat(kept(WHOLE, new Constraint.Maximum("0", true), wholes)).containsExactly("-1");
    assertThat(
            kept(WHOLE, new Constraint.Minimum("9223372036854775807", true), "9223372036854775807"))
        .isEmpty();
    assertThat(
            kept(
                WHOLE,
                new Constraint.Maximum("-9223372036854775808", true),
                "-9223372036854775808"))
        .isEmpty();
    FieldType wide = new FieldType.Decimal(38, 2);
    String[] decimals = {"-20000000000000000000.00", "9.99", "10", "10.01"};
    assertThat(kept(wide, new Constraint.Minimum("10", false), decimals))
        .containsExactly("10.00", "10.01");
    assertThat(kept(wide, new Constraint.Minimum("10", true), decimals)).containsExactly("10.01");
    assertThat(kept(wide, new Constraint.Maximum("10.00", true), decimals))
        .containsExactly("-20000000000000000000.00", "9.99");
    FieldType date = new FieldType.Date();
    assertThat(kept(date, new Constraint.Maximum("2026-03-31", false), "2026-03-31", "2026-04-01"))
        .containsExactly(Long.toString(java.time.LocalDate.of(2026, 3, 31).toEpochDay()));
  }

  @Test
  void aConstraintThatIsNoneOfTheTypeIsABug() {
    assertThatThrownBy(() -> kept(WHOLE, new Constraint.MinLength(3), "1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> kept(TEXT, new Constraint.Minimum("3", false), "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyBrokenConstraintOfACellIsToldButNoneOfACellThatIsNotOfTheType() {
    Field field =
        new Field(
            "n",
            WHOLE,
            true,
            false,
            List.of(new Constraint.Minimum("5", false), new Constraint.OneOf(List.of("6"))),
            LocalText.NONE,
            LocalText.NONE);
    Schema schema = new Schema(List.of(field), List.of());
    Validated validated = validate(schema, List.of(column(0, Parsing.DEFAULT)), 1, "3", "x", "6");
    assertThat(findings(validated))
        .containsExactly(
            new Finding(Rule.TYPE_WHOLE, cell(1), "a whole number like 1250", "x"),
            new Finding(Rule.MINIMUM, cell(0), "at least 5", "3"));
  }

  @Test
  void everyRefusalNamesItsRule() {
    assertThat(rules(WHOLE, "1.5", "007", "9223372036854775808"))
        .containsExactly(Rule.TYPE_WHOLE, Rule.WHOLE_OUT_OF_RANGE, Rule.NUMBER_LEADING_ZERO);
    assertThat(rules(new FieldType.Decimal(5, 2), "1e5", "1234.5", "1.234", "00.5"))
        .containsExactly(
            Rule.TYPE_DECIMAL,
            Rule.DECIMAL_TOO_MANY_DIGITS,
            Rule.DECIMAL_TOO_FINE,
            Rule.NUMBER_LEADING_ZERO);
    assertThat(
            rules(
                new FieldType.Decimal(30, 2),
                "1e5",
                "12345678901234567890123456789.5",
                "1.234",
                "00.5"))
        .containsExactly(
            Rule.TYPE_DECIMAL,
            Rule.DECIMAL_TOO_MANY_DIGITS,
            Rule.DECIMAL_TOO_FINE,
            Rule.NUMBER_LEADING_ZERO);
    assertThat(rules(new FieldType.Bool(), "True")).containsExactly(Rule.TYPE_BOOLEAN);
    assertThat(rules(new FieldType.Date(), "1.3.2026", "2025-02-29"))
        .containsExactly(Rule.TYPE_DATE, Rule.DATE_IMPOSSIBLE);
    assertThat(rules(new FieldType.Time(), "25:00:00")).containsExactly(Rule.TYPE_TIME);
    assertThat(rules(new FieldType.DateTime(true), "2026-03-31T14:05:00", "2025-02-29T00:00:00Z"))
        .containsExactly(Rule.TYPE_DATETIME, Rule.DATE_IMPOSSIBLE);
    assertThat(rules(new FieldType.Year(), "26")).containsExactly(Rule.TYPE_YEAR);
    assertThat(rules(new FieldType.YearMonth(), "2026-3")).containsExactly(Rule.TYPE_YEARMONTH);
    Parsing grouped = new Parsing('.', " ", List.of(), List.of(), List.of(), List.of(), false);
    assertThat(findings(one(WHOLE, true, grouped, "1 2")).getFirst().rule())
        .isEqualTo(Rule.NUMBER_GROUPS);
  }

  @Test
  void constantsAndAbsentFieldsNeedNoColumn() {
    Schema schema =
        new Schema(
            List.of(
                field("a", TEXT, true),
                field("b", WHOLE, true),
                field("c", TEXT, false),
                field("d", new FieldType.Bool(), false)),
            List.of());
    List<FieldSource> sources =
        List.of(
            new FieldSource.Constant("LV"),
            new FieldSource.Constant("12"),
            new FieldSource.Absent(),
            new FieldSource.Absent());
    Validated validated = validate(schema, sources, 1, "x", "y");
    assertThat(texts(validated, 0)).containsExactly("LV", "LV");
    assertThat(longs(validated, 1)).containsExactly("12", "12");
    assertThat(texts(validated, 2)).containsExactly("<>", "<>");
    assertThat(longs(validated, 3)).containsExactly("-", "-");
    assertThat(validated.batch().lines()).isEmpty();
  }

  @Test
  void onlyRowsThatAreCanonicalThroughoutAreCopied() {
    Schema schema =
        new Schema(
            List.of(field("t", TEXT, false), field("n", new FieldType.Decimal(9, 1), false)),
            List.of());
    List<FieldSource> sources = List.of(column(0, Parsing.DEFAULT), column(1, Parsing.DEFAULT));
    Validated validated =
        validate(
            schema,
            sources,
            2,
            "a b,1.5",
            "a,1",
            "\"a\",1.5",
            ",",
            "a,-0.0",
            "\"a,b\",2.0",
            "x,2.0");
    assertThat(copied(validated)).containsExactly("a b,1.5", "", "", ",", "", "", "x,2.0");
  }

  @Test
  void aTableInAnotherOrderIsNotCopied() {
    Schema schema =
        new Schema(List.of(field("t", TEXT, false), field("n", TEXT, false)), List.of());
    List<FieldSource> swapped = List.of(column(1, Parsing.DEFAULT), column(0, Parsing.DEFAULT));
    assertThat(validate(schema, swapped, 2, "a,b").batch().lines()).isEmpty();
    List<FieldSource> first = List.of(column(0, Parsing.DEFAULT));
    Schema one = new Schema(List.of(field("t", TEXT, false)), List.of());
    assertThat(validate(one, first, 2, "a,b").batch().lines()).isEmpty();
  }

  @Test
  void rowsKeepTheirNumbersWhenOthersAreLeftOut() {
    Validated validated = one(WHOLE, true, Parsing.DEFAULT, "1", "x", "3", "y", "5");
    assertThat(longs(validated, 0)).containsExactly("1", "3", "5");
    assertThat(validated.rowNumbers()).startsWith(0, 2, 4);
    assertThat(validated.rejected().stream().map(RejectedRow::rowNumber)).containsExactly(1, 3);
    assertThat(copied(validated)).containsExactly("1", "3", "5");
  }

  private static List<String> copied(Validated validated) {
    Batch.Lines lines = validated.batch().lines().orElseThrow();
    return IntStream.range(0, validated.batch().rows())
        .mapToObj(row -> {
          int first = lines.cells()[row];
          if (first < 0) {
            return "";
          }
          int start = lines.starts()[first];
          int end = lines.ends()[first + lines.columns() - 1];
          return new String(lines.bytes(), start, end - start, UTF_8);
        })
        .toList();
  }

  private static List<String> kept(FieldType type, Constraint constraint, String... cells) {
    Field field =
        new Field("n", type, true, false, List.of(constraint), LocalText.NONE, LocalText.NONE);
    Schema schema = new Schema(List.of(field), List.of());
    Validated validated = validate(schema, List.of(column(0, Parsing.DEFAULT)), 1, cells);
    assertThat(validated.rejected()).hasSize(cells.length - validated.batch().rows());
    return LongParser.reads(type) ? longs(validated, 0) : texts(validated, 0);
  }

  private static List<Rule> rules(FieldType type, String... cells) {
    Validated validated = one(type, true, Parsing.DEFAULT, cells);
    assertThat(validated.batch().rows()).isZero();
    return findings(validated).stream().map(Finding::rule).distinct().toList();
  }

  private static Validated one(FieldType type, boolean required, Parsing parsing, String... cells) {
    Schema schema = new Schema(List.of(field("n", type, required)), List.of());
    return validate(schema, List.of(column(0, parsing)), 1, cells);
  }

  private static Field field(String name, FieldType type, boolean required) {
    return new Field(name, type, required, false, List.of(), LocalText.NONE, LocalText.NONE);
  }

  private static FieldSource column(int column, Parsing parsing) {
    return new FieldSource.Column(column, "C" + column, parsing);
  }

  private static Parsing parsing(boolean trim, String... missing) {
    return new Parsing(
        '.', "", List.of(), List.of("true"), List.of("false"), List.of(missing), trim);
  }

  private static Location cell(int row) {
    return new Location.Cell(row, "C0");
  }

  private static List<Finding> findings(Validated validated) {
    List<Finding> findings = new ArrayList<>();
    validated.findings().groups().stream()
        .filter(group -> group.rule().effect() != Rule.Effect.NOTES)
        .forEach(group -> findings.addAll(group.samples()));
    return findings;
  }

  private static List<String> texts(Validated validated, int column) {
    Batch.Column.Texts texts = (Batch.Column.Texts) validated.batch().columns().get(column);
    return IntStream.range(0, validated.batch().rows())
        .mapToObj(row ->
            texts.missing()[row]
                ? "<>"
                : new String(
                    texts.bytes(),
                    texts.starts()[row],
                    texts.ends()[row] - texts.starts()[row],
                    UTF_8))
        .toList();
  }

  private static List<String> longs(Validated validated, int column) {
    Batch.Column.Longs longs = (Batch.Column.Longs) validated.batch().columns().get(column);
    return IntStream.range(0, validated.batch().rows())
        .mapToObj(row -> longs.missing()[row] ? "-" : Long.toString(longs.values()[row]))
        .toList();
  }

  private static Validated validate(
      Schema schema, List<FieldSource> sources, int columns, String... rows) {
    List<String> names = IntStream.range(0, columns).mapToObj(i -> "C" + i).toList();
    Framing framing = new Framing(Encoding.UTF_8, ',', 0, names, 0);
    String text = String.join("\n", columns == 1 ? quoteEmpty(rows) : rows) + "\n";
    try (Chunks chunks = Chunks.open(new Text(text.getBytes(UTF_8)), framing, 1 << 20)) {
      RawBatch raw = new ChunkParser(framing).parse(chunks.next().orElseThrow());
      return new BatchValidator(schema, sources, framing).validate(raw);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] quoteEmpty(String... cells) {
    return java.util.Arrays.stream(cells)
        .map(cell -> cell.isEmpty() ? "\"\"" : cell)
        .toArray(String[]::new);
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Text(byte[] bytes) implements Source {
    @Override
    public String name() {
      return "t.csv";
    }

    @Override
    public long sizeBytes() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }
}
