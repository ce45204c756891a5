package lv.aprite.engine.finding;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Findings with exact counts and few samples: per rule and column the first {@value #SAMPLES_MAX}
/// in row order are kept.
///
/// A chunk of rows collects its findings with rows counted from 0; [#absorb] adds them to the whole
/// in row order, so that the result does not depend on how the rows were cut into chunks or on
/// threads. Not for use by two threads at once.
public final class Findings {
  public static final int SAMPLES_MAX = 20;

  /// Findings of one rule in one column (`column` is empty when the rule is about rows or the
  /// file).
  ///
  /// @param samples the first few, in row order
  public record Group(Rule rule, String column, long count, List<Finding> samples) {
    public Group {
      samples = List.copyOf(samples);
    }
  }

  private record Key(Rule rule, String column) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byRule = rule.compareTo(other.rule);
      return byRule != 0 ? byRule : column.compareTo(other.column);
    }
  }

  private static final class Tally {
    long count;
    final List<Finding> samples = new ArrayList<>();
  }

  private final Map<Key, Tally> tallies = new TreeMap<>();

  public void add(Finding finding) {
    add(finding.rule(), column(finding.location()), () -> finding);
  }

  /// Counts one finding; `sample` is asked for it only while samples are still kept, so that a
  /// million bad cells cost little.
  public void add(Rule rule, String column, Supplier<Finding> sample) {
    String name = Finding.cut(column, Location.NAME_MAX);
    Tally tally = tallies.computeIfAbsent(new Key(rule, name), key -> new Tally());
    tally.count++;
    if (tally.samples.size() < SAMPLES_MAX) {
      tally.samples.add(sample.get());
    }
  }

  /// Adds the findings of the chunk that follows all that is here; its rows are counted from
  /// `firstRow`.
  public void absorb(Findings chunk, long firstRow) {
    chunk.tallies.forEach((key, theirs) -> {
      Tally ours = tallies.computeIfAbsent(key, absent -> new Tally());
      ours.count += theirs.count;
      for (Finding finding : theirs.samples) {
        if (ours.samples.size() >= SAMPLES_MAX) {
          break;
        }
        ours.samples.add(
            new Finding(
                finding.rule(),
                shift(finding.location(), firstRow),
                finding.expected(),
                finding.found()));
      }
    });
  }

  private static Location shift(Location location, long firstRow) {
    return switch (location) {
      case Location.Row(long row) -> new Location.Row(row + firstRow);
      case Location.Cell(long row, String column) -> new Location.Cell(row + firstRow, column);
      case Location.Byte(long row, long offset) -> new Location.Byte(row + firstRow, offset);
      case Location.File file -> file;
      case Location.Column column -> column;
      case Location.Pointer pointer -> pointer;
    };
  }

  private static String column(Location location) {
    return switch (location) {
      case Location.Cell(long row, String column) -> column;
      case Location.Column(String name) -> name;
      case Location.Pointer(String pointer) -> "";
      case Location.Byte at -> "";
      case Location.Row row -> "";
      case Location.File file -> "";
    };
  }

  public boolean isEmpty() {
    return tallies.isEmpty();
  }

  /// How many findings of rules with this effect there are.
  public long count(Rule.Effect effect) {
    long count = 0;
    for (Map.Entry<Key, Tally> entry : tallies.entrySet()) {
      if (entry.getKey().rule().effect() == effect) {
        count += entry.getValue().count;
      }
    }
    return count;
  }

  /// How many findings of this rule there are.
  public long count(Rule rule) {
    long count = 0;
    for (Map.Entry<Key, Tally> entry : tallies.entrySet()) {
      count += entry.getKey().rule() == rule ? entry.getValue().count : 0;
    }
    return count;
  }

  /// The rules with this effect that there are findings of.
  public Set<Rule> rules(Rule.Effect effect) {
    Set<Rule> rules = EnumSet.noneOf(Rule.class);
    tallies.keySet().stream()
        .map(Key::rule)
        .filter(rule -> rule.effect() == effect)
        .forEach(rules::add);
    return rules;
  }

  /// All groups, in the order of the rule book and then by column.
  public List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    tallies.forEach((key, tally) ->
        groups.add(new Group(key.rule(), key.column(), tally.count, tally.samples)));
    return groups;
  }
}
