package lv.aprite.engine.quality;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import lv.aprite.engine.contract.QualityRule;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.read.FieldSource;
import lv.aprite.engine.table.Batch;
import lv.aprite.engine.validate.KeyHash;
import lv.aprite.engine.validate.KeyRuns;
import lv.aprite.engine.work.Scratch;

/// Counts what the rules about the table as a whole ask for, and judges it once the file is read.
///
/// Repetitions are counted by 64 bits of each value: of ten million rows one may be counted wrongly
/// once in a hundred thousand files, which no share notices. One thread calls it, but for
/// [#measure].
public final class TableRules {
  /// Above those that keys take.
  private static final int FIRST_PIECE = 1 << 30;

  private final Schema schema;
  private final List<FieldSource> sources;
  private final List<Counting> rules = new ArrayList<>();

  /// One rule, and what is counted for it.
  private static final class Counting {
    final QualityRule.OfTable rule;
    final List<Integer> fields;
    final KeyHash hash;
    final KeyRuns runs;
    long missing;

    Counting(QualityRule.OfTable rule, List<Integer> fields, KeyRuns runs) {
      this.rule = rule;
      this.fields = fields;
      this.hash = new KeyHash(fields);
      this.runs = runs;
    }
  }

  /// What one batch adds: for each rule the rows that lack a value, or the hashes of those that do
  /// not.
  public record Measures(List<Measure> byRule) {
    public Measures {
      byRule = List.copyOf(byRule);
    }
  }

  sealed interface Measure {
    record Missing(long rows) implements Measure {}

    /// The first `count` of `bits`.
    @SuppressWarnings("ArrayRecordComponent")
    record Hashes(long[] bits, int count) implements Measure {}

    /// The rule is about what is counted elsewhere.
    record Nothing() implements Measure {}
  }

  /// @param sources one for each field of the schema: findings name columns as the file does
  /// @param rules of which those about the table are judged here
  /// @param memoryBytes how much memory values may take before they go to scratch
  public TableRules(
      Schema schema,
      List<FieldSource> sources,
      List<QualityRule> rules,
      Scratch scratch,
      int memoryBytes) {
    this.schema = schema;
    this.sources = List.copyOf(sources);
    long repeating = rules.stream().filter(QualityRule.DuplicateShare.class::isInstance).count();
    AtomicInteger pieces = new AtomicInteger(FIRST_PIECE);
    for (QualityRule rule : rules) {
      switch (rule) {
        case QualityRule.OfRows _, QualityRule.OfReleases _ -> {}
        case QualityRule.OfTable ofTable -> {
          boolean hashes = ofTable instanceof QualityRule.DuplicateShare;
          int bytes = hashes ? (int) (memoryBytes / repeating) : 0;
          this.rules.add(
              new Counting(
                  ofTable, fields(ofTable), new KeyRuns(scratch, pieces::getAndIncrement, bytes)));
        }
      }
    }
  }

  private List<Integer> fields(QualityRule.OfTable rule) {
    return switch (rule) {
      case QualityRule.NullShare share -> List.of(schema.indexOf(share.field()));
      case QualityRule.InvalidShare share -> List.of(schema.indexOf(share.field()));
      case QualityRule.DuplicateShare share ->
          share.fields().stream().map(schema::indexOf).toList();
    };
  }

  /// What the rows of a batch add, for [#add]. Any number of threads may ask.
  public Measures measure(Batch batch) {
    List<Measure> measures = new ArrayList<>(rules.size());
    for (Counting counting : rules) {
      measures.add(
          switch (counting.rule) {
            case QualityRule.NullShare _ ->
                new Measure.Missing(missing(batch, counting.fields.getFirst()));
            case QualityRule.DuplicateShare _ -> {
              long[] bits = new long[batch.rows()];
              yield new Measure.Hashes(bits, counting.hash.hashes(batch, bits));
            }
            case QualityRule.InvalidShare _ -> new Measure.Nothing();
          });
    }
    return new Measures(measures);
  }

  private static long missing(Batch batch, int field) {
    boolean[] missing = batch.columns().get(field).missing();
    long rows = 0;
    for (int row = 0; row < batch.rows(); row++) {
      rows += missing[row] ? 1 : 0;
    }
    return rows;
  }

  public void add(Measures measures) throws IOException {
    for (int i = 0; i < rules.size(); i++) {
      switch (measures.byRule().get(i)) {
        case Measure.Missing(long rows) -> rules.get(i).missing += rows;
        case Measure.Hashes(long[] bits, int count) -> rules.get(i).runs.add(bits, count);
        case Measure.Nothing() -> {}
      }
    }
  }

  /// Judges the table, once all of it is added.
  ///
  /// @param rowsRead of the file
  /// @param rowsKept of these, that are published if the file is
  /// @param findings of the file so far; gets those about the table
  public void judge(long rowsRead, long rowsKept, Findings findings) throws IOException {
    for (Counting counting : rules) {
      switch (counting.rule) {
        case QualityRule.NullShare share ->
            judge(
                counting,
                share.max(),
                counting.missing,
                rowsKept,
                "rows without a value",
                findings);
        case QualityRule.InvalidShare share ->
            judge(
                counting,
                share.max(),
                invalid(counting, findings),
                rowsRead,
                "rows with a cell that is wrong",
                findings);
        case QualityRule.DuplicateShare share ->
            judge(
                counting,
                share.max(),
                counting.runs.repeats(),
                rowsKept,
                "rows that repeat another",
                findings);
      }
    }
  }

  /// A cell is refused once, by the first thing that is wrong with it.
  private long invalid(Counting counting, Findings findings) {
    String column = Columns.name(schema, sources, counting.fields.getFirst());
    return findings.groups().stream()
        .filter(group -> group.column().equals(column))
        .filter(group -> group.rule().effect() == Rule.Effect.REJECTS_ROW)
        .filter(group -> group.rule() != Rule.QUALITY_ROW)
        .mapToLong(Findings.Group::count)
        .sum();
  }

  private void judge(
      Counting counting, BigDecimal max, long rows, long of, String what, Findings findings) {
    if (BigDecimal.valueOf(rows).compareTo(max.multiply(BigDecimal.valueOf(of))) <= 0) {
      return;
    }
    Location location =
        counting.fields.size() == 1
            ? new Location.Column(Columns.name(schema, sources, counting.fields.getFirst()))
            : new Location.File();
    findings.add(
        new Finding(
            cited(counting.rule),
            location,
            counting.rule.name() + ": at most " + percent(max) + " % " + what,
            rows + " of " + of));
  }

  /// What findings of the rule cite.
  static Rule cited(QualityRule rule) {
    return switch (rule.consequence()) {
      case BLOCK -> Rule.QUALITY_TABLE;
      case HOLD -> Rule.QUALITY_TABLE_HOLDS;
      case WARN -> Rule.QUALITY_TABLE_WARNS;
    };
  }

  /// A share in percent, in full.
  static String percent(BigDecimal share) {
    return share.movePointRight(2).stripTrailingZeros().toPlainString();
  }
}
