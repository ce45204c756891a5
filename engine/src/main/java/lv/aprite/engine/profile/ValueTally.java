package lv.aprite.engine.profile;

import java.util.Arrays;

/// Collects a [ValueSample]: a table of hashes with counts, from which the largest hashes are
/// dropped whenever it has twice as many as will be kept. Not for use by two threads at once.
final class ValueTally {
  private static final int SLOTS_FIRST = 16;

  private final int capacity;
  private long bound;
  private long[] hashes = new long[SLOTS_FIRST];
  private long[] counts = new long[SLOTS_FIRST];
  private byte[] cases = new byte[SLOTS_FIRST];
  private int size;

  /// @param bound larger hashes (unsigned) are known not to be kept
  ValueTally(int capacity, long bound) {
    this.capacity = capacity;
    this.bound = bound;
  }

  /// Hashes above it (unsigned) will not be in the sample.
  long bound() {
    return bound;
  }

  /// Whether the value is counted.
  boolean wants(long hash) {
    return Long.compareUnsigned(hash, bound) <= 0;
  }

  /// Counts a wanted value.
  ///
  /// @return whether it was not here before: its letter case is to be told
  boolean add(long hash, long count) {
    int slot = (int) hash & hashes.length - 1;
    // Mostly it is there, and where it is looked for first.
    if (hashes[slot] == hash && counts[slot] > 0) {
      counts[slot] += count;
      return false;
    }
    slot = slot(hash);
    counts[slot] += count;
    if (counts[slot] != count) {
      return false;
    }
    hashes[slot] = hash;
    size++;
    return true;
  }

  void setCase(long hash, byte letters) {
    cases[slot(hash)] = letters;
  }

  /// Makes room; to be called after what was added is complete.
  void settle() {
    if (size > 2 * capacity) {
      prune();
    } else if (size > hashes.length / 2) {
      rebuild(hashes.length * 4);
    }
  }

  void addAll(ValueTally other) {
    for (int i = 0; i < other.hashes.length; i++) {
      if (other.counts[i] > 0 && wants(other.hashes[i])) {
        if (add(other.hashes[i], other.counts[i])) {
          setCase(other.hashes[i], other.cases[i]);
        }
        settle();
      }
    }
  }

  private int slot(long hash) {
    int mask = hashes.length - 1;
    int slot = (int) hash & mask;
    while (counts[slot] > 0 && hashes[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void prune() {
    long[] kept = sorted();
    bound = kept[capacity - 1] + Long.MIN_VALUE;
    rebuild(hashes.length);
  }

  /// All hashes, ascending; as numbers with the sign bit turned, so that they sort unsigned.
  private long[] sorted() {
    long[] all = new long[size];
    int n = 0;
    for (int i = 0; i < hashes.length; i++) {
      if (counts[i] > 0) {
        all[n++] = hashes[i] + Long.MIN_VALUE;
      }
    }
    Arrays.sort(all);
    return all;
  }

  private void rebuild(int slots) {
    long[] oldHashes = hashes;
    long[] oldCounts = counts;
    byte[] oldCases = cases;
    hashes = new long[slots];
    counts = new long[slots];
    cases = new byte[slots];
    size = 0;
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldCounts[i] > 0 && wants(oldHashes[i])) {
        add(oldHashes[i], oldCounts[i]);
        setCase(oldHashes[i], oldCases[i]);
      }
    }
  }

  ValueSample sample() {
    long[] all = sorted();
    int n = Math.min(all.length, capacity);
    long[] smallest = new long[n];
    long[] often = new long[n];
    for (int i = 0; i < n; i++) {
      smallest[i] = all[i] + Long.MIN_VALUE;
      often[i] = counts[slot(smallest[i])];
    }
    return new ValueSample(capacity, smallest, often);
  }

  /// The letter case of the sampled values.
  LetterCases cases() {
    ValueSample sample = sample();
    long[] of = new long[LetterCases.KINDS];
    for (long hash : sample.hashes()) {
      of[cases[slot(hash)]]++;
    }
    return new LetterCases(of[0], of[1], of[2], of[3]);
  }
}
