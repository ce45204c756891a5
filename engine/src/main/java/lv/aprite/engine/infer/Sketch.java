package lv.aprite.engine.infer;

import java.util.TreeSet;

/// Which different values a column has, in little room: of their hashes the smallest {@value
/// #KEPT_MAX} (bottom-k sketch; Bar-Yossef et al. 2002). With fewer different values it is exact
/// but for colliding hashes.
final class Sketch {
  static final int KEPT_MAX = 1024;

  private final TreeSet<Long> smallest = new TreeSet<>(Long::compareUnsigned);
  private long last = CellHash.MISSING;

  void add(long hash) {
    // Columns often repeat a value row after row.
    if (hash == last) {
      return;
    }
    last = hash;
    if (smallest.size() < KEPT_MAX) {
      smallest.add(hash);
    } else if (Long.compareUnsigned(hash, smallest.last()) < 0 && smallest.add(hash)) {
      smallest.pollLast();
    }
  }

  void add(Sketch other) {
    other.smallest.forEach(this::add);
  }

  boolean isExact() {
    return smallest.size() < KEPT_MAX;
  }

  /// How many different values there are: exact below the bound, else to a few percent.
  long distinct() {
    if (isExact()) {
      return smallest.size();
    }
    double fraction = (smallest.last() >>> 1) / (double) Long.MAX_VALUE;
    return Math.round((KEPT_MAX - 1) / fraction);
  }

  /// What share of all values of the two columns both of them have, 0 to 1.
  double overlap(Sketch other) {
    TreeSet<Long> union = new TreeSet<>(Long::compareUnsigned);
    union.addAll(smallest);
    union.addAll(other.smallest);
    int looked = 0;
    int shared = 0;
    for (long hash : union) {
      if (looked == KEPT_MAX) {
        break;
      }
      looked++;
      if (smallest.contains(hash) && other.smallest.contains(hash)) {
        shared++;
      }
    }
    return looked == 0 ? 0 : (double) shared / looked;
  }
}
