package lv.aprite.engine.write.parquet;

/// When a column chunk is better off without a dictionary. All of it depends on the values alone.
final class DictionaryLimits {
  static final int ENTRIES_MAX = 1 << 17;

  /// So many values tell whether most are distinct.
  private static final int TRIAL_VALUES = 1 << 14;

  private DictionaryLimits() {}

  /// Are too many of the values so far distinct?
  static boolean isHopeless(int values, int distinct) {
    return distinct > ENTRIES_MAX || values == TRIAL_VALUES && distinct > TRIAL_VALUES / 4 * 3;
  }

  /// Did looking the values up take far more steps than values that nobody chose on purpose would
  /// take?
  static boolean isCrowded(int values, long probes) {
    return probes > 16L * values + 4096;
  }

  /// Is the chunk smaller with a dictionary than without, before compression?
  static boolean pays(long dictionaryBytes, int distinct, int values, long plainBytes) {
    long indexBytes = ((long) values * HybridRuns.width(distinct - 1) + 7) / Byte.SIZE;
    return dictionaryBytes + indexBytes < plainBytes;
  }
}
