package lv.aprite.engine.infer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How often each value of a column stands in it, as long as there are at most {@value
/// #VALUES_MAX}.
final class ValueCounts {
  static final int VALUES_MAX = 200;
  private static final int BYTES_MAX = 200;

  /// A value and how often it is there.
  record Counted(String value, long count) {}

  private static final class Tally {
    final String value;
    long count;

    Tally(String value) {
      this.value = value;
    }
  }

  private final Map<Long, Tally> tallies = new HashMap<>();
  private boolean tooMany;

  void add(long hash, byte[] bytes, int start, int end) {
    if (tooMany) {
      return;
    }
    Tally tally = tallies.get(hash);
    if (tally == null) {
      if (end - start > BYTES_MAX || tallies.size() == VALUES_MAX) {
        giveUp();
        return;
      }
      tally = new Tally(new String(bytes, start, end - start, StandardCharsets.UTF_8));
      tallies.put(hash, tally);
    }
    tally.count++;
  }

  private void giveUp() {
    tooMany = true;
    tallies.clear();
  }

  void add(ValueCounts other) {
    if (tooMany || other.tooMany) {
      giveUp();
      return;
    }
    other.tallies.forEach((hash, theirs) ->
        tallies.computeIfAbsent(hash, absent -> new Tally(theirs.value)).count += theirs.count);
    if (tallies.size() > VALUES_MAX) {
      giveUp();
    }
  }

  /// Whether every value is counted; else none is.
  boolean isWhole() {
    return !tooMany;
  }

  /// The most frequent first.
  List<Counted> counted() {
    List<Counted> counted = new ArrayList<>();
    tallies.values().forEach(tally -> counted.add(new Counted(tally.value, tally.count)));
    counted.sort(Comparator.comparingLong(Counted::count).reversed().thenComparing(Counted::value));
    return counted;
  }
}
