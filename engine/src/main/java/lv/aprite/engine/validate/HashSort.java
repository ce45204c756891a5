package lv.aprite.engine.validate;

import java.util.Arrays;

/// Sorts numbers of 64 bits that are spread evenly, as hashes are, in place: by their first byte,
/// each part by the next, and parts of few by comparing. Others are sorted as well, only slower.
/// (American flag sort: McIlroy, Bostic, McIlroy 1993, "Engineering radix sort".)
final class HashSort {
  private static final int FEW = 256;
  private static final int KINDS = 256;
  private static final int FIRST_SHIFT = 56;

  private HashSort() {}

  /// Ascending, as signed numbers.
  static void sort(long[] hashes, int count) {
    sort(hashes, 0, count, FIRST_SHIFT);
  }

  private static void sort(long[] hashes, int from, int to, int shift) {
    if (to - from <= FEW || shift < 0) {
      Arrays.sort(hashes, from, to);
      return;
    }
    int[] next = new int[KINDS];
    for (int i = from; i < to; i++) {
      next[kind(hashes[i], shift)]++;
    }
    int[] ends = new int[KINDS];
    int end = from;
    for (int kind = 0; kind < KINDS; kind++) {
      int begin = end;
      end += next[kind];
      next[kind] = begin;
      ends[kind] = end;
    }
    for (int kind = 0; kind < KINDS; kind++) {
      fill(hashes, kind, next, ends, shift);
    }
    int begin = from;
    for (int kind = 0; kind < KINDS; kind++) {
      sort(hashes, begin, ends[kind], shift - Byte.SIZE);
      begin = ends[kind];
    }
  }

  /// Puts those of this kind into their part; what stood there goes to its own.
  private static void fill(long[] hashes, int kind, int[] next, int[] ends, int shift) {
    while (next[kind] < ends[kind]) {
      long hash = hashes[next[kind]];
      int of = kind(hash, shift);
      while (of != kind) {
        long displaced = hashes[next[of]];
        hashes[next[of]++] = hash;
        hash = displaced;
        of = kind(hash, shift);
      }
      hashes[next[kind]++] = hash;
    }
  }

  /// The byte from this bit on, of the first one with the sign turned.
  private static int kind(long hash, int shift) {
    int kind = (int) (hash >>> shift) & KINDS - 1;
    return shift == FIRST_SHIFT ? kind ^ KINDS / 2 : kind;
  }
}
