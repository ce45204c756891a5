package lv.aprite.engine.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Language;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.run.Report;
import lv.aprite.engine.validate.Verdict;
import lv.aprite.engine.write.Distribution;
import lv.aprite.engine.write.Format;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The tables `spec/bad-*.json` and `spec/good*.json`: every case comes out as it is written there,
/// however the file is cut into chunks and however many threads there are.
class SpecTest {
  /// Rows that cannot be put right one by one: they are left out of the file of rejected rows.
  private static final Set<Rule> REPEATED =
      Set.of(Rule.KEY_REPEATED, Rule.UNIQUE_KEY_REPEATED, Rule.UNIQUE_REPEATED);

  private static final Set<Rule> BELOW_ROWS =
      Set.of(Rule.ENCODING_UNDECODABLE, Rule.NUL_BYTE, Rule.QUOTE_UNCLOSED, Rule.RECORD_TOO_LONG);

  private static final List<String> BAD =
      List.of(
          "bad-file", "bad-header", "bad-rows", "bad-cells", "bad-table", "bad-without-contract");
  private static final List<String> GOOD = List.of("good", "good-without-contract");

  /// Rules that hold a file against the last release have a test of their own.
  private static final Set<Rule> BESIDE_A_RELEASE =
      Set.of(
          Rule.ROWS_CHANGED,
          Rule.KEYS_RESPELT,
          Rule.KEYS_UNKNOWN,
          Rule.COLUMN_SHIFTED,
          Rule.RELEASE_FORGOTTEN);

  /// Rules about files that are no text have tests beside their readers: see `form`.
  private static final Set<Rule> OF_OTHER_FORMS =
      Set.of(
          Rule.FORMAT_DAMAGED,
          Rule.FORMAT_LIMIT,
          Rule.FORMAT_NOT_AGREED,
          Rule.DOCUMENT_NAME_TWICE,
          Rule.DOCUMENT_WITHOUT_TABLE,
          Rule.DOCUMENT_NOT_TABULAR,
          Rule.DOCUMENT_TYPE_DECLARED,
          Rule.GEOMETRY_MALFORMED,
          Rule.GEOMETRY_OTHER_SYSTEM,
          Rule.GEOMETRY_UNUSUAL,
          Rule.TABLE_AMBIGUOUS,
          Rule.TABLE_ABSENT,
          Rule.FORMULA_UNCALCULATED,
          Rule.CELL_IN_ERROR,
          Rule.CELLS_MERGED,
          Rule.FORMAT_BELIES_NAME,
          Rule.TABLES_NOT_READ,
          Rule.ROWS_HIDDEN,
          Rule.FORMULAS_READ);

  /// Files up to this size are read a second time in small pieces.
  private static final long CRUMBLED_BYTES_MAX = 200_000;

  @TestFactory
  Stream<DynamicTest> badInputIsRefusedWithItsFindingsInTheirPlaces() {
    return bad().map(SpecTest::test);
  }

  @TestFactory
  Stream<DynamicTest> whatAPersonHasToLookAtIsHeld() {
    return held().map(SpecTest::test);
  }

  @TestFactory
  Stream<DynamicTest> goodInputIsPublishedExactly() {
    return good().map(SpecTest::test);
  }

  @TestFactory
  Stream<DynamicTest> doubtfulInputWaitsForAPerson() {
    return held().map(SpecTest::test);
  }

  @Test
  void thereAreAtLeastSixtyKindsOfBadInput() {
    assertThat(bad()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(good()).hasSizeGreaterThanOrEqualTo(25);
  }

  @Test
  void noTwoCasesHaveOneName() {
    assertThat(all().map(SpecCase::name)).doesNotHaveDuplicates();
  }

  @Test
  void everyRuleThatTheEngineCitesAboutAFileHasACase() {
    Set<String> rules = all().flatMap(one -> one.rules().stream()).collect(Collectors.toSet());
    assertThat(Arrays.stream(Rule.values()).filter(SpecTest::isOfTheEngine))
        .allSatisfy(rule -> assertThat(rules).contains(rule.name()));
  }

  /// The rules of the upload are the hub's; those of contracts have their table,
  /// `spec/broken-contracts.json`. A thousand million keys are too many for a test, and foreign
  /// keys need another dataset: see `ForeignKeysTest`.
  private static boolean isOfTheEngine(Rule rule) {
    return rule != Rule.DATASET_UNKNOWN
        && rule != Rule.NAME_UNSAFE
        && rule != Rule.SOURCE_UNREADABLE
        && rule != Rule.RUN_TOO_LONG
        && rule != Rule.KEYS_TOO_MANY
        && !OF_OTHER_FORMS.contains(rule)
        && !BESIDE_A_RELEASE.contains(rule)
        && !rule.name().startsWith("FOREIGN_KEY")
        && !rule.name().startsWith("CORRECTION_")
        && !rule.name().startsWith("CONTRACT_");
  }

  private static Stream<SpecCase> bad() {
    return BAD.stream().flatMap(table -> SpecCase.table(table, Verdict.REFUSED).stream());
  }

  private static Stream<SpecCase> held() {
    return SpecCase.table("held", Verdict.HELD).stream();
  }

  private static Stream<SpecCase> all() {
    return Stream.of(bad(), held(), good()).flatMap(cases -> cases);
  }

  private static Stream<SpecCase> good() {
    return GOOD.stream().flatMap(table -> SpecCase.table(table, Verdict.PUBLISHABLE).stream());
  }

  private static DynamicTest test(SpecCase one) {
    return DynamicTest.dynamicTest(one.name(), () -> check(one));
  }

  private static void check(SpecCase one) {
    SpecRun run = SpecRun.of(one.source(), one.basis(), SpecRun.PLAIN);
    checkReport(one.expected(), run.report());
    checkOutputs(one.expected(), run);
    checkLatvian(run.report());
    one.readsAtMostBytes().ifPresent(most -> assertThat(run.bytesRead()).isLessThanOrEqualTo(most));
    if (one.source().sizeBytes() <= CRUMBLED_BYTES_MAX) {
      SpecRun crumbled = SpecRun.of(one.source(), one.basis(), SpecRun.CRUMBLED);
      assertThat(crumbled.report()).isEqualTo(run.report());
      assertThat(crumbled.published()).usingRecursiveComparison().isEqualTo(run.published());
      assertThat(crumbled.rejectedRows()).isEqualTo(run.rejectedRows());
      checkReport(one.expected(), SpecRun.check(one.source(), one.basis()));
    }
  }

  private static void checkReport(SpecCase.Expected expected, Report report) {
    assertThat(expected.findings().actual(report.findings()))
        .isEqualTo(expected.findings().expected());
    assertThat(report.verdict()).isEqualTo(expected.verdict());
    expected.reading().ifPresent(reading -> assertThat(reading(report)).isEqualTo(reading));
    expected.layout().ifPresent(layout -> assertThat(report.layout()).contains(layout));
    expected.types().ifPresent(types -> assertThat(types(report)).isEqualTo(types));
    expected
        .rows()
        .ifPresent(rows -> {
          assertThat(report.rowsRead()).as("rows read").isEqualTo(rows.read());
          assertThat(report.rowsRejected()).as("rows rejected").isEqualTo(rows.rejected());
        });
  }

  /// In the receipt of a Latvian officer nothing may be left out: what is not among
  /// `LatvianPhrases` is.
  private static void checkLatvian(Report report) {
    for (Findings.Group group : report.findings()) {
      for (Finding finding : group.samples()) {
        String told = FindingText.fault(finding, Language.LV);
        assertThat(told).as("%s: %s", finding.rule(), finding.expected()).startsWith("jābūt – ");
        assertThat(told)
            .as("%s: %s", finding.rule(), finding.found())
            .containsPattern("; (ir|šūna)");
      }
    }
  }

  private static void checkOutputs(SpecCase.Expected expected, SpecRun run) {
    Report report = run.report();
    assertThat(run.allEnded()).as("every sink is committed or discarded").isTrue();
    boolean published = report.verdict() == Verdict.PUBLISHABLE;
    assertThat(run.published().keySet())
        .as("what became visible")
        .containsExactlyInAnyOrder(published ? Format.values() : new Format[0]);
    assertThat(report.distributions().stream().map(Distribution::format))
        .as("what the report says became visible")
        .containsExactlyInAnyOrder(published ? Format.values() : new Format[0]);
    assertThat(report.rowsPublished())
        .isEqualTo(published ? report.rowsRead() - report.rowsRejected() : 0);
    boolean damagedBelowRows =
        report.findings().stream().anyMatch(group -> BELOW_ROWS.contains(group.rule()));
    if (report.rowsRejected() == 0 || !damagedBelowRows) {
      assertThat(run.rejectedRows().isPresent())
          .as("rejected rows are shown when there are any")
          .isEqualTo(
              report.rowsRejected() > 0
                  || report.findings().stream().anyMatch(group -> REPEATED.contains(group.rule())));
    }
    expected.csv().ifPresent(csv -> assertThat(text(run, Format.CSV)).isEqualTo(csv));
    expected.json().ifPresent(json -> assertThat(text(run, Format.JSON)).isEqualTo(json));
    expected.rejectedRows().ifPresent(rows -> assertThat(run.rejectedRows()).contains(rows));
    if (published) {
      ReadBack.assertAlike(run);
    }
  }

  private static String text(SpecRun run, Format format) {
    return new String(run.published().getOrDefault(format, new byte[0]), UTF_8);
  }

  private static JsonNode reading(Report report) {
    ObjectNode words = SpecObject.MAPPER.createObjectNode();
    report
        .reading()
        .ifPresent(reading ->
            words
                .put("encoding", reading.encoding())
                .put("delimiter", reading.delimiter())
                .put("headerRow", reading.headerRow())
                .put("lineEnds", reading.lineEnds()));
    return words;
  }

  private static List<String> types(Report report) {
    return report.fields().stream().map(field -> word(field.type())).toList();
  }

  private static String word(FieldType type) {
    return switch (type) {
      case FieldType.Text() -> "string";
      case FieldType.Whole() -> "integer";
      case FieldType.Decimal(int precision, int scale) -> "number " + precision + "." + scale;
      case FieldType.Bool() -> "boolean";
      case FieldType.Date() -> "date";
      case FieldType.Time() -> "time";
      case FieldType.DateTime(boolean utc) -> utc ? "instant" : "local time";
      case FieldType.Year() -> "year";
      case FieldType.YearMonth() -> "yearmonth";
      case FieldType.Duration() -> "duration";
      case FieldType.GeoPoint() -> "geopoint";
      case FieldType.JsonText(var kind) -> kind.type();
    };
  }
}
