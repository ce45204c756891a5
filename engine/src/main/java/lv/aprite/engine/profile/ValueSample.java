package lv.aprite.engine.profile;

import java.math.BigInteger;

/// A bounded sample of the different values of a column: those with the smallest hashes, with how
/// often each occurs (k minimum values: Bar-Yossef et al. 2002, "Counting distinct elements in a
/// data stream"). Which values are in it does not depend on order, so that samples of two files can
/// be held against each other.
///
/// @param capacity a sample of fewer values has all values that there are
/// @param hashes ascending, unsigned
/// @param counts of the values behind them
@SuppressWarnings("ArrayRecordComponent")
public record ValueSample(int capacity, long[] hashes, long[] counts) {
  private static final double TWO_TO_THE_64 = 0x1p64;

  public ValueSample {
    if (hashes.length != counts.length || hashes.length > capacity) {
      throw new IllegalArgumentException(
          "sample: expected a count for each of at most " + capacity + " hashes");
    }
    for (int i = 1; i < hashes.length; i++) {
      if (Long.compareUnsigned(hashes[i - 1], hashes[i]) >= 0) {
        throw new IllegalArgumentException("sample: expected hashes in ascending order");
      }
    }
  }

  /// Whether every value that occurs is in it.
  public boolean isComplete() {
    return hashes.length < capacity;
  }

  /// How many different values there are: exact when complete, else an estimate with a standard
  /// error of about one in the square root of the capacity.
  public long distinct() {
    if (isComplete() || hashes.length == 0) {
      return hashes.length;
    }
    double last = unsigned(hashes[hashes.length - 1]) / TWO_TO_THE_64;
    return Math.round((hashes.length - 1) / last);
  }

  /// What share of the values of this column are also values of the other, 0 to 1; 0 when there are
  /// none.
  public double shareIn(ValueSample other) {
    // Below the smaller of the two bounds both samples are complete.
    long bound = min(bound(), other.bound());
    int looked = 0;
    int common = 0;
    for (long hash : hashes) {
      if (Long.compareUnsigned(hash, bound) <= 0) {
        looked++;
        common += other.has(hash) ? 1 : 0;
      }
    }
    return looked == 0 ? 0 : (double) common / looked;
  }

  /// Up to this hash, unsigned and inclusive, both samples have every value that occurs.
  public long commonBound(ValueSample other) {
    return min(bound(), other.bound());
  }

  /// How many rows have one of the values up to this hash.
  public BigInteger rowsUpTo(long bound) {
    BigInteger rows = BigInteger.ZERO;
    for (int i = 0; i < hashes.length && Long.compareUnsigned(hashes[i], bound) <= 0; i++) {
      rows = rows.add(BigInteger.valueOf(counts[i]));
    }
    return rows;
  }

  /// How many rows have this value; 0 when it is not in the sample.
  public long count(long hash) {
    int at = find(hash);
    return at < 0 ? 0 : counts[at];
  }

  public boolean has(long hash) {
    return find(hash) >= 0;
  }

  /// Where the hash is; negative when it is not there.
  private int find(long hash) {
    int low = 0;
    int high = hashes.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int compared = Long.compareUnsigned(hashes[middle], hash);
      if (compared == 0) {
        return middle;
      }
      if (compared < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  private long bound() {
    return isComplete() ? -1L : hashes[hashes.length - 1];
  }

  private static long min(long one, long other) {
    return Long.compareUnsigned(one, other) <= 0 ? one : other;
  }

  private static double unsigned(long value) {
    return (value >>> 11) * 0x1p11;
  }
}
