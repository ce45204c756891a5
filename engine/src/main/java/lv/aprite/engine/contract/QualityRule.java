package lv.aprite.engine.contract;

import java.math.BigDecimal;
import java.util.List;
import lv.aprite.engine.condition.Condition;

/// A rule that a publisher and the hub agreed on for the rows or the table.
///
/// Shares are from 0 to 1.
public sealed interface QualityRule {
  /// Names the rule in receipts and tests: `[a-z0-9][a-z0-9-]{0,62}`.
  String name();

  Consequence consequence();

  /// What follows when the rule is broken.
  enum Consequence {
    /// A rule about rows rejects the row; a rule about the table refuses the file.
    BLOCK,
    /// The file waits for a person.
    HOLD,
    /// The receipt says so.
    WARN
  }

  /// A rule that is broken by rows.
  sealed interface OfRows extends QualityRule {}

  /// A rule that is broken by the table.
  sealed interface OfTable extends QualityRule {}

  /// A rule that is broken by what differs from the last releases. Where there is none it is kept.
  sealed interface OfReleases extends QualityRule {}

  /// Each row keeps to a condition.
  record RowCondition(String name, Consequence consequence, Condition condition)
      implements OfRows {}

  /// In each row a number is the sum of others. A row in which one of them is missing is not
  /// judged.
  ///
  /// @param tolerance by how much the sum may be off, because of roundings
  record RowSum(
      String name, Consequence consequence, String total, List<String> parts, BigDecimal tolerance)
      implements OfRows {
    public RowSum {
      parts = List.copyOf(parts);
    }
  }

  /// Of the published rows no greater share lacks a value in this field.
  record NullShare(String name, Consequence consequence, String field, BigDecimal max)
      implements OfTable {}

  /// Of the rows that were read, no greater share has a cell in this field that is not of its type
  /// or breaks its constraints. Such rows are rejected anyway.
  record InvalidShare(String name, Consequence consequence, String field, BigDecimal max)
      implements OfTable {}

  /// Of the published rows no greater share repeats another one in these fields. Rows that lack one
  /// of the values repeat none.
  record DuplicateShare(String name, Consequence consequence, List<String> fields, BigDecimal max)
      implements OfTable {
    public DuplicateShare {
      fields = List.copyOf(fields);
    }
  }

  /// Not many fewer rows are published than by the last release, and not many more.
  ///
  /// @param fallMax what share of its rows may be gone
  /// @param riseMax what share of its rows may have come: 2 is three times as many
  record RowCountChange(
      String name, Consequence consequence, BigDecimal fallMax, BigDecimal riseMax)
      implements OfReleases {}

  /// The values of a field are about as frequent as in one of the last releases: the total
  /// variation distance between the two, half the sum of the differences of all values' shares, is
  /// not above `max`. Missing values do not count. It is exact for fields of few different values;
  /// of others a sample is compared.
  record Drift(String name, Consequence consequence, String field, BigDecimal max)
      implements OfReleases {}
}
