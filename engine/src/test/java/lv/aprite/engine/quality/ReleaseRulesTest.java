package lv.aprite.engine.quality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lv.aprite.engine.contract.Field;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.LocalText;
import lv.aprite.engine.contract.Parsing;
import lv.aprite.engine.contract.QualityRule;
import lv.aprite.engine.contract.QualityRule.Consequence;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.finding.FindingText;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.profile.Profile;
import lv.aprite.engine.profile.Profiler;
import lv.aprite.engine.read.FieldSource;
import lv.aprite.engine.table.Batch;
import org.junit.jupiter.api.Test;

/// Files of one column of texts, held against the last releases.
class ReleaseRulesTest {
  private static final Schema SCHEMA =
      new Schema(
          List.of(
              new Field(
                  "status",
                  new FieldType.Text(),
                  false,
                  false,
                  List.of(),
                  LocalText.NONE,
                  LocalText.NONE)),
          List.of());
  private static final List<FieldSource> SOURCES =
      List.of(new FieldSource.Column(0, "Statuss", Parsing.DEFAULT));

  /// An empty text stands for a missing value.
  private static Profile profile(List<String> values) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int[] starts = new int[values.size()];
    int[] ends = new int[values.size()];
    boolean[] missing = new boolean[values.size()];
    for (int i = 0; i < values.size(); i++) {
      starts[i] = bytes.size();
      bytes.writeBytes(values.get(i).getBytes(UTF_8));
      ends[i] = bytes.size();
      missing[i] = values.get(i).isEmpty();
    }
    Batch batch =
        new Batch(
            values.size(),
            List.of(new Batch.Column.Texts(bytes.toByteArray(), starts, ends, missing)));
    Profiler profiler = new Profiler(SCHEMA);
    profiler.add(profiler.part(batch));
    return profiler.profile("file.csv", true);
  }

  private static Profile of(int active, int closed, int missing) {
    List<String> values = new ArrayList<>();
    IntStream.range(0, active).forEach(i -> values.add("active"));
    IntStream.range(0, closed).forEach(i -> values.add("closed"));
    IntStream.range(0, missing).forEach(i -> values.add(""));
    return profile(values);
  }

  private static List<String> judge(QualityRule rule, Profile now, Profile... releases) {
    Findings findings = new Findings();
    new ReleaseRules(SCHEMA, SOURCES, List.of(rule)).judge(now, List.of(releases), findings);
    return findings.groups().stream()
        .flatMap(group -> group.samples().stream())
        .map(finding -> finding.rule().id() + " " + FindingText.of(finding))
        .toList();
  }

  private static QualityRule rows(String fallMax, String riseMax) {
    return new QualityRule.RowCountChange(
        "rows", Consequence.HOLD, new BigDecimal(fallMax), new BigDecimal(riseMax));
  }

  private static QualityRule drift(String max) {
    return new QualityRule.Drift("drift", Consequence.WARN, "status", new BigDecimal(max));
  }

  @Test
  void rowsMayFallAndRiseAsFarAsAgreedAndNoFurther() {
    Profile last = of(1000, 0, 0);
    assertThat(judge(rows("0.1", "0.5"), of(900, 0, 0), last)).isEmpty();
    assertThat(judge(rows("0.1", "0.5"), of(1500, 0, 0), last)).isEmpty();
    assertThat(judge(rows("0.1", "0.5"), of(899, 0, 0), last))
        .containsExactly(
            "quality-table-holds file: expected rows: at most 10 % fewer and 50 % more rows than in"
                + " the last release, found 899 rows after 1000");
    assertThat(judge(rows("0.1", "0.5"), of(1501, 0, 0), last)).hasSize(1);
    assertThat(judge(rows("0.1", "0.5"), of(1, 0, 0), of(1, 0, 0), last))
        .as("the last release is the first of them")
        .isEmpty();
  }

  @Test
  void withoutAReleaseNothingIsCompared() {
    assertThat(judge(rows("0", "0"), of(5, 0, 0))).isEmpty();
    assertThat(judge(drift("0"), of(5, 0, 0))).isEmpty();
  }

  @Test
  void driftIsHalfTheSumOfTheDifferencesOfShares() {
    Profile last = of(50, 50, 0);
    assertThat(judge(drift("0.1"), of(60, 40, 0), last)).isEmpty();
    assertThat(judge(drift("0.0999"), of(60, 40, 0), last))
        .containsExactly(
            "quality-table-warns column Statuss: expected drift: values that are distributed as in"
                + " the last releases, up to 9.99 %, found 10 %");
    assertThat(judge(drift("0.1"), of(6000, 4000, 700), last))
        .as("neither the number of rows nor missing values count")
        .isEmpty();
  }

  @Test
  void driftIsAgainstTheReleaseThatIsMostAlike() {
    assertThat(judge(drift("0.1"), of(90, 10, 0), of(10, 90, 0), of(85, 15, 0))).isEmpty();
    assertThat(judge(drift("0.1"), of(90, 10, 0), of(10, 90, 0), of(50, 50, 0))).hasSize(1);
  }

  @Test
  void aColumnThatBecomesEmptyHasDriftedWholly() {
    assertThat(judge(drift("0.99"), of(0, 0, 10), of(5, 5, 0))).hasSize(1);
    assertThat(judge(drift("0"), of(0, 0, 10), of(0, 0, 3))).isEmpty();
  }

  @Test
  void ofManyDifferentValuesASampleIsCompared() {
    Profile last = profile(IntStream.range(0, 50_000).mapToObj(i -> "v" + i / 2).toList());
    Profile same = profile(IntStream.range(0, 50_000).mapToObj(i -> "v" + i / 2).toList());
    Profile half =
        profile(
            Stream.concat(
                    IntStream.range(0, 25_000).mapToObj(i -> "v" + i / 2),
                    IntStream.range(0, 25_000).mapToObj(i -> "new" + i / 2))
                .toList());
    assertThat(judge(drift("0"), same, last)).isEmpty();
    assertThat(judge(drift("0.35"), half, last)).hasSize(1);
    assertThat(judge(drift("0.65"), half, last)).isEmpty();
  }
}
