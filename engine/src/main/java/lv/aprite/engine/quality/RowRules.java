package lv.aprite.engine.quality;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lv.aprite.engine.condition.Condition;
import lv.aprite.engine.condition.Value;
import lv.aprite.engine.contract.ForeignKey;
import lv.aprite.engine.contract.QualityRule;
import lv.aprite.engine.contract.QualityRule.Consequence;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.read.FieldSource;
import lv.aprite.engine.table.Batch;
import lv.aprite.engine.table.RawBatch;
import lv.aprite.engine.validate.BatchValidator.Validated;
import lv.aprite.engine.validate.KeyText;

/// Holds rows, whose cells are right each by itself, against the rules about them together. Any
/// number of threads may use one.
public final class RowRules {
  private final Schema schema;
  private final List<FieldSource> sources;
  private final List<Judging> rules;

  /// One rule, its fields found.
  ///
  /// @param expected for findings; begins with the rule's name
  /// @param fields that findings show the values of; the first is the cell that they point at
  private record Judging(Rule rule, String expected, List<Integer> fields, Test test) {}

  private interface Test {
    /// @param values of the row
    boolean isBroken(Batch batch, int row, RowValues values);
  }

  /// @param sources one for each field of the schema: findings name columns as the file does
  /// @param rules of which those about rows are judged here
  /// @param foreignKeys what rows may refer to
  public RowRules(
      Schema schema, List<FieldSource> sources, List<QualityRule> rules, ForeignKeys foreignKeys) {
    this.schema = schema;
    this.sources = List.copyOf(sources);
    List<Judging> judging = new ArrayList<>();
    for (QualityRule rule : rules) {
      if (rule instanceof QualityRule.OfRows ofRows) {
        judging.add(judging(ofRows));
      }
    }
    foreignKeys.checked().forEach(key -> judging.add(judging(key)));
    this.rules = List.copyOf(judging);
  }

  private static Judging judging(ForeignKeys.Checked checked) {
    ForeignKey key = checked.key();
    String expected =
        String.join(", ", key.referenced())
            + " of a row of "
            + key.dataset()
            + ", release "
            + checked.release();
    return new Judging(
        Rule.FOREIGN_KEY_BROKEN,
        expected,
        checked.fields(),
        (batch, row, _) -> checked.isBroken(batch, row));
  }

  private Judging judging(QualityRule.OfRows rule) {
    Rule cited =
        switch (rule.consequence()) {
          case BLOCK -> Rule.QUALITY_ROW;
          case HOLD -> Rule.QUALITY_ROW_HOLDS;
          case WARN -> Rule.QUALITY_ROW_WARNS;
        };
    return switch (rule) {
      case QualityRule.RowCondition(String name, Consequence _, Condition condition) ->
          new Judging(
              cited,
              name + ": " + condition.text(),
              condition.fields(),
              (_, _, values) -> condition.test(values) == Condition.Truth.BROKEN);
      case QualityRule.RowSum(
              String name,
              Consequence _,
              String total,
              List<String> parts,
              BigDecimal tolerance) -> {
        List<Integer> fields = new ArrayList<>();
        fields.add(schema.indexOf(total));
        parts.forEach(part -> fields.add(schema.indexOf(part)));
        String off = tolerance.signum() == 0 ? "" : ", give or take " + tolerance.toPlainString();
        yield new Judging(
            cited,
            name + ": " + total + " = " + String.join(" + ", parts) + off,
            List.copyOf(fields),
            (_, _, values) -> isOff(values, fields, tolerance));
      }
    };
  }

  /// Whether the first number is not the sum of the others, all being there.
  private static boolean isOff(RowValues row, List<Integer> fields, BigDecimal tolerance) {
    BigDecimal off = BigDecimal.ZERO;
    for (int i = 0; i < fields.size(); i++) {
      if (!(row.apply(fields.get(i)) instanceof Value.Num(BigDecimal number))) {
        return false;
      }
      off = i == 0 ? number : off.subtract(number);
    }
    return off.abs().compareTo(tolerance) > 0;
  }

  /// The same rows without those that must not stay, and what is wrong with them among the
  /// findings.
  ///
  /// @param raw that they were made of
  public Validated judge(RawBatch raw, Validated validated) {
    if (rules.isEmpty()) {
      return validated;
    }
    Batch batch = validated.batch();
    RowValues row = new RowValues(schema.fields(), batch);
    SortedMap<Integer, List<Finding>> rejected = new TreeMap<>();
    for (int i = 0; i < batch.rows(); i++) {
      row.go(i);
      for (Judging rule : rules) {
        if (rule.test().isBroken(batch, i, row)) {
          broken(rule, validated, i, rejected);
        }
      }
    }
    return rejected.isEmpty() ? validated : validated.without(raw, rejected);
  }

  private void broken(
      Judging rule, Validated validated, int row, SortedMap<Integer, List<Finding>> rejected) {
    int rowNumber = validated.rowNumbers()[row];
    String column = rule.fields().isEmpty() ? "" : column(rule.fields().getFirst());
    if (rule.rule().effect() == Rule.Effect.REJECTS_ROW) {
      Finding finding = finding(rule, validated.batch(), row, rowNumber, column);
      rejected.computeIfAbsent(row, _ -> new ArrayList<>()).add(finding);
    }
    validated
        .findings()
        .add(rule.rule(), column, () -> finding(rule, validated.batch(), row, rowNumber, column));
  }

  private Finding finding(Judging rule, Batch batch, int row, int rowNumber, String column) {
    Location location =
        column.isEmpty() ? new Location.Row(rowNumber) : new Location.Cell(rowNumber, column);
    String found =
        rule.fields().stream()
            .map(field -> value(batch, row, field))
            .collect(Collectors.joining(", "));
    return new Finding(rule.rule(), location, rule.expected(), found);
  }

  private String value(Batch batch, int row, int field) {
    String name = schema.fields().get(field).name();
    return batch.columns().get(field).missing()[row]
        ? name + " missing"
        : name + " = " + KeyText.of(schema, List.of(field), batch, row);
  }

  private String column(int field) {
    return Columns.name(schema, sources, field);
  }
}
