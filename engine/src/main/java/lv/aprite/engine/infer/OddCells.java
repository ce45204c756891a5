package lv.aprite.engine.infer;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/// What stands among numbers and is none, as long as it is little. Parts of a column are added up.
final class OddCells {
  private static final int ODD_MAX = 8;
  private static final int ODD_BYTES_MAX = 80;

  private final SortedMap<String, Long> odd = new TreeMap<>();
  private boolean tooMany;
  private long numeric;

  void add(byte[] bytes, int start, int end) {
    if (Range.looksNumeric(bytes, start, end)) {
      numeric++;
    } else if (!tooMany && end - start <= ODD_BYTES_MAX) {
      count(new String(bytes, start, end - start, StandardCharsets.UTF_8), 1);
    } else {
      tooMany = true;
    }
  }

  private void count(String text, long count) {
    if (tooMany) {
      return;
    }
    if (odd.size() == ODD_MAX && !odd.containsKey(text)) {
      tooMany = true;
      odd.clear();
      return;
    }
    odd.merge(text, count, Long::sum);
  }

  void add(OddCells other) {
    if (other.tooMany) {
      tooMany = true;
      odd.clear();
    }
    other.odd.forEach(this::count);
    numeric += other.numeric;
  }

  /// Each of them and how often it is there; nothing when most cells are no numbers, or too many
  /// others are there.
  SortedMap<String, Long> ifFew(long cells) {
    return !tooMany && numeric * 2 > cells ? odd : new TreeMap<>();
  }
}
