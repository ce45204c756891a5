package lv.aprite.engine.profile;

import java.math.BigInteger;
import lv.aprite.engine.table.Batch;

/// What is counted in one column. Not for use by two threads at once.
final class ColumnTally {
  private static final int HALF = 32;
  private static final long LOW = (1L << HALF) - 1;

  private final boolean hasLetters;
  private final ValueTally values;
  private long missing;
  private long least = Long.MAX_VALUE;
  private long most = Long.MIN_VALUE;
  // Halves of the sum: neither can overflow in as many rows as there can be in a file.
  private long sumHigh;
  private long sumLow;

  /// @param hasLetters whether it is a text, whose letters are told
  /// @param bound see [ValueTally]
  ColumnTally(boolean hasLetters, int capacity, long bound) {
    this.hasLetters = hasLetters;
    values = new ValueTally(capacity, bound);
  }

  long bound() {
    return values.bound();
  }

  /// @param hashes of the column's cells
  void add(Batch.Column column, long[] hashes) {
    switch (column) {
      case Batch.Column.Longs longs -> add(longs, hashes);
      case Batch.Column.Texts texts -> add(texts, hashes);
    }
  }

  private void add(Batch.Column.Longs longs, long[] hashes) {
    long[] from = longs.values();
    boolean[] absent = longs.missing();
    for (int row = 0; row < hashes.length; row++) {
      if (absent[row]) {
        missing++;
        continue;
      }
      long value = from[row];
      count(value);
      long hash = hashes[row];
      if (values.wants(hash) && values.add(hash, 1)) {
        values.settle();
      }
    }
  }

  private void add(Batch.Column.Texts texts, long[] hashes) {
    byte[] bytes = texts.bytes();
    boolean[] absent = texts.missing();
    for (int row = 0; row < hashes.length; row++) {
      if (absent[row]) {
        missing++;
        continue;
      }
      int start = texts.starts()[row];
      int end = texts.ends()[row];
      count(end - start);
      long hash = hashes[row];
      if (values.wants(hash) && values.add(hash, 1)) {
        if (hasLetters) {
          values.setCase(hash, LetterCases.of(bytes, start, end));
        }
        values.settle();
      }
    }
  }

  private void count(long value) {
    least = Math.min(least, value);
    most = Math.max(most, value);
    sumHigh += value >> HALF;
    sumLow += value & LOW;
  }

  void addAll(ColumnTally other) {
    missing += other.missing;
    least = Math.min(least, other.least);
    most = Math.max(most, other.most);
    sumHigh += other.sumHigh;
    sumLow += other.sumLow;
    values.addAll(other.values);
  }

  Profile.Column column(String name, String type) {
    boolean none = least > most;
    BigInteger sum = BigInteger.valueOf(sumHigh).shiftLeft(HALF).add(BigInteger.valueOf(sumLow));
    return new Profile.Column(
        name,
        type,
        missing,
        none ? 0 : least,
        none ? 0 : most,
        sum,
        values.sample(),
        hasLetters ? values.cases() : LetterCases.NONE);
  }
}
