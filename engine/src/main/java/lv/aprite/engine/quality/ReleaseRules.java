package lv.aprite.engine.quality;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import lv.aprite.engine.contract.QualityRule;
import lv.aprite.engine.contract.Schema;
import lv.aprite.engine.finding.Finding;
import lv.aprite.engine.finding.Findings;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.profile.Profile;
import lv.aprite.engine.profile.ValueSample;
import lv.aprite.engine.read.FieldSource;

/// Holds a file against what is remembered of the last releases.
public final class ReleaseRules {
  private final Schema schema;
  private final List<FieldSource> sources;
  private final List<QualityRule> rules;

  /// @param sources one for each field of the schema: findings name columns as the file does
  /// @param rules of which those about releases are judged here
  public ReleaseRules(Schema schema, List<FieldSource> sources, List<QualityRule> rules) {
    this.schema = schema;
    this.sources = List.copyOf(sources);
    this.rules = rules.stream().filter(QualityRule.OfReleases.class::isInstance).toList();
  }

  /// @param now the file
  /// @param releases the newest first
  public void judge(Profile now, List<Profile> releases, Findings findings) {
    if (releases.isEmpty()) {
      return;
    }
    for (QualityRule rule : rules) {
      switch (rule) {
        case QualityRule.RowCountChange change ->
            judge(change, now.rows(), releases.getFirst().rows(), findings);
        case QualityRule.Drift drift -> judge(drift, now, releases, findings);
        case QualityRule.OfRows _, QualityRule.OfTable _ -> {}
      }
    }
  }

  private static void judge(
      QualityRule.RowCountChange rule, long now, long before, Findings findings) {
    BigDecimal change = BigDecimal.valueOf(now).subtract(BigDecimal.valueOf(before));
    BigDecimal of = BigDecimal.valueOf(before);
    boolean fell = change.negate().compareTo(rule.fallMax().multiply(of)) > 0;
    boolean rose = change.compareTo(rule.riseMax().multiply(of)) > 0;
    if (fell || rose) {
      findings.add(
          new Finding(
              TableRules.cited(rule),
              new Location.File(),
              rule.name()
                  + ": at most "
                  + TableRules.percent(rule.fallMax())
                  + " % fewer and "
                  + TableRules.percent(rule.riseMax())
                  + " % more rows than in the last release",
              now + " rows after " + before));
    }
  }

  private void judge(
      QualityRule.Drift rule, Profile now, List<Profile> releases, Findings findings) {
    Optional<Profile.Column> ours = now.field(rule.field());
    Optional<BigDecimal> least = Optional.empty();
    for (Profile release : releases) {
      Optional<Profile.Column> theirs = release.field(rule.field());
      boolean comparable =
          ours.isPresent() && theirs.isPresent() && ours.get().type().equals(theirs.get().type());
      if (comparable) {
        BigDecimal distance = distance(ours.get().values(), theirs.get().values());
        least = Optional.of(least.map(distance::min).orElse(distance));
      }
    }
    if (least.isPresent() && least.get().compareTo(rule.max()) > 0) {
      findings.add(
          new Finding(
              TableRules.cited(rule),
              new Location.Column(Columns.name(schema, sources, schema.indexOf(rule.field()))),
              rule.name()
                  + ": values that are distributed as in the last releases, up to "
                  + TableRules.percent(rule.max())
                  + " %",
              TableRules.percent(least.get().setScale(4, RoundingMode.HALF_EVEN)) + " %"));
    }
  }

  /// Half the sum of the differences between the shares of each value, from 0 to 1 and to nine
  /// digits. Of samples only what both would have is compared; where one is empty and the other is
  /// not, nothing is alike.
  private static BigDecimal distance(ValueSample one, ValueSample other) {
    long bound = one.commonBound(other);
    BigInteger ones = one.rowsUpTo(bound);
    BigInteger others = other.rowsUpTo(bound);
    if (ones.signum() == 0 || others.signum() == 0) {
      return ones.equals(others) ? BigDecimal.ZERO : BigDecimal.ONE;
    }
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < one.hashes().length; i++) {
      if (Long.compareUnsigned(one.hashes()[i], bound) <= 0) {
        BigInteger mine = BigInteger.valueOf(one.counts()[i]).multiply(others);
        BigInteger theirs = BigInteger.valueOf(other.count(one.hashes()[i])).multiply(ones);
        sum = sum.add(mine.subtract(theirs).abs());
      }
    }
    for (int i = 0; i < other.hashes().length; i++) {
      boolean alone =
          Long.compareUnsigned(other.hashes()[i], bound) <= 0 && !one.has(other.hashes()[i]);
      if (alone) {
        sum = sum.add(BigInteger.valueOf(other.counts()[i]).multiply(ones));
      }
    }
    BigInteger whole = ones.multiply(others).shiftLeft(1);
    return new BigDecimal(sum).divide(new BigDecimal(whole), 9, RoundingMode.HALF_EVEN);
  }
}
