package lv.aprite.engine.read;

import java.util.HashMap;
import java.util.Map;

/// What the cells of a column look like: of which kinds of characters they are, in which order, how
/// long they are, and, where there are few values, which. Parts of a column are added up in any
/// order.
///
/// A column of many looks takes every text; one of few takes no other.
final class ColumnShape {
  /// Further looks or values make the column one of many.
  private static final int LOOKS_MAX = 24;

  private static final int VALUES_MAX = 64;

  // A look that is seen for the first time after so many cells is news.
  private static final int CELLS_PER_LOOK = 3;
  private static final int CELLS_PER_VALUE = 6;
  private static final int JUDGING_CELLS_MIN = 6;

  private static final long HASH_FROM = 0xcbf29ce484222325L;
  private static final long HASH_BY = 0x100000001b3L;

  private final Map<Long, Integer> looks = new HashMap<>();
  private final Map<Long, Integer> values = new HashMap<>();
  private boolean manyLooks;
  private boolean manyValues;
  private long cells;
  private long empty;
  private long quoted;
  private long lettered;
  private long numbers;
  private int lengthMin = Integer.MAX_VALUE;
  private int lengthMax;

  /// @param isQuoted whether it stood in quotes
  void add(byte[] bytes, int start, int end, boolean isQuoted) {
    if (start == end) {
      empty++;
      return;
    }
    cells++;
    quoted += isQuoted ? 1 : 0;
    lengthMin = Math.min(lengthMin, end - start);
    lengthMax = Math.max(lengthMax, end - start);
    lettered += hasLetter(bytes, start, end) ? 1 : 0;
    numbers += isNumber(bytes, start, end) ? 1 : 0;
    if (!manyLooks) {
      looks.merge(look(bytes, start, end), 1, Integer::sum);
      manyLooks = looks.size() > LOOKS_MAX;
    }
    if (!manyValues) {
      values.merge(hash(bytes, start, end), 1, Integer::sum);
      manyValues = values.size() > VALUES_MAX;
    }
  }

  void add(ColumnShape other) {
    cells += other.cells;
    empty += other.empty;
    quoted += other.quoted;
    lettered += other.lettered;
    numbers += other.numbers;
    lengthMin = Math.min(lengthMin, other.lengthMin);
    lengthMax = Math.max(lengthMax, other.lengthMax);
    other.looks.forEach((look, count) -> looks.merge(look, count, Integer::sum));
    other.values.forEach((value, count) -> values.merge(value, count, Integer::sum));
    manyLooks |= other.manyLooks || looks.size() > LOOKS_MAX;
    manyValues |= other.manyValues || values.size() > VALUES_MAX;
  }

  private boolean hasFewLooks() {
    return !manyLooks && cells >= (long) CELLS_PER_LOOK * looks.size();
  }

  private boolean hasFewValues() {
    // What has always been the same may change.
    return !manyValues && values.size() > 2 && cells >= (long) CELLS_PER_VALUE * values.size();
  }

  /// Whether a cell of other looks would be noticed.
  boolean isStrict() {
    return hasFewLooks();
  }

  /// Whether every cell that has a letter stands in quotes, and there are some.
  boolean isQuoted() {
    return quoted > 0 && quoted == cells;
  }

  /// Whether the cell could be one more of this column.
  boolean fits(byte[] bytes, int start, int end) {
    if (start == end) {
      return empty > 0 || cells == 0;
    }
    if (cells == 0) {
      return false;
    }
    if (hasFewValues()) {
      return values.containsKey(hash(bytes, start, end));
    }
    boolean sameLength = lengthMin == lengthMax && cells >= 4 && hasFewLooks();
    if (sameLength ? end - start != lengthMin : end - start > 2 * lengthMax + 4) {
      return false;
    }
    if (hasFewLooks()) {
      return looks.containsKey(look(bytes, start, end));
    }
    // Of many looks; but a column of words has no bare number in it.
    return lettered < cells || hasLetter(bytes, start, end);
  }

  /// Whether some cells look unlike nearly all others.
  boolean hasRareLooks() {
    if (!isJudge()) {
      return false;
    }
    return isRare(empty) || looks.values().stream().anyMatch(this::isRare);
  }

  /// Whether the cell looks unlike nearly all others.
  boolean isStrange(byte[] bytes, int start, int end) {
    if (!isJudge()) {
      return false;
    }
    boolean oneMoreNumber = numbers > cells / 2 && isNumber(bytes, start, end);
    return !oneMoreNumber
        && isRare(start == end ? empty : looks.getOrDefault(look(bytes, start, end), 0));
  }

  /// How many cells it was made of.
  long seen() {
    return cells + empty;
  }

  /// Whether the cell looks like many others.
  boolean isUsual(byte[] bytes, int start, int end) {
    return isJudge() && looks.getOrDefault(look(bytes, start, end), 0) >= cells / 4;
  }

  /// Enough cells, of few looks, to know what is strange.
  private boolean isJudge() {
    return cells + empty >= JUDGING_CELLS_MIN && hasFewLooks();
  }

  private boolean isRare(long count) {
    return count > 0 && count <= 1 + (cells + empty) / 200;
  }

  private static boolean hasLetter(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (kind(bytes[i]) == 'a') {
        return true;
      }
    }
    return false;
  }

  /// Digits with a sign in front or one mark in between.
  private static boolean isNumber(byte[] bytes, int start, int end) {
    int marks = 0;
    boolean digit = false;
    for (int i = bytes[start] == '-' ? start + 1 : start; i < end; i++) {
      boolean mark = bytes[i] == '.' || bytes[i] == ',';
      marks += mark ? 1 : 0;
      digit |= kind(bytes[i]) == '9';
      if (!mark && kind(bytes[i]) != '9') {
        return false;
      }
    }
    return digit && marks <= 1;
  }

  private static long look(byte[] bytes, int start, int end) {
    long hash = HASH_FROM;
    byte last = 0;
    for (int i = start; i < end; i++) {
      byte kind = kind(bytes[i]);
      if (kind != last || kind != '9' && kind != 'a') {
        hash = (hash ^ kind) * HASH_BY;
      }
      last = kind;
    }
    return hash;
  }

  private static long hash(byte[] bytes, int start, int end) {
    long hash = HASH_FROM;
    for (int i = start; i < end; i++) {
      hash = (hash ^ bytes[i]) * HASH_BY;
    }
    return hash;
  }

  /// Digits are alike and letters are alike, those beyond ASCII too; all else stands for itself.
  private static byte kind(byte b) {
    if (b >= '0' && b <= '9') {
      return '9';
    }
    boolean letter = b < 0 || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    return letter ? (byte) 'a' : b;
  }
}
