package lv.aprite.engine.profile;

import java.util.ArrayList;
import java.util.List;

/// A bounded sample of keys: those whose hashes without regard to letter case are smallest, so that
/// a key is in the samples of both files also when its letters changed.
///
/// @param capacity a sample of fewer keys has all keys
/// @param folded ascending, unsigned: hashes of the keys in small letters
/// @param exact hashes of the same keys as they are
/// @param rows where they stand among the rows that are published, from 0
@SuppressWarnings("ArrayRecordComponent")
public record KeySample(int capacity, long[] folded, long[] exact, long[] rows) {
  static final KeySample NONE = new KeySample(0, new long[0], new long[0], new long[0]);

  public KeySample {
    if (folded.length != exact.length || folded.length != rows.length || folded.length > capacity) {
      throw new IllegalArgumentException("keys: expected hashes and rows of at most " + capacity);
    }
  }

  /// How keys of two files agree.
  ///
  /// @param looked keys of this file that would be in the other's sample if it had them
  /// @param same those that the other file has
  /// @param respelt those that it has in other letter case only
  public record Agreement(int looked, int same, int respelt) {}

  public Agreement in(KeySample other) {
    long bound = min(bound(), other.bound());
    int looked = 0;
    int same = 0;
    int respelt = 0;
    int theirs = 0;
    for (int i = 0; i < folded.length; i++) {
      if (Long.compareUnsigned(folded[i], bound) > 0) {
        break;
      }
      looked++;
      while (theirs < other.folded.length
          && Long.compareUnsigned(other.folded[theirs], folded[i]) < 0) {
        theirs++;
      }
      if (theirs < other.folded.length && other.folded[theirs] == folded[i]) {
        if (other.exact[theirs] == exact[i]) {
          same++;
        } else {
          respelt++;
        }
      }
    }
    return new Agreement(looked, same, respelt);
  }

  /// Which keys of this file another one lacks.
  ///
  /// @param atEnd those that stand behind the last one that the other has
  /// @param before those that stand before it
  public record Lacking(int atEnd, int before) {}

  public Lacking lackingIn(KeySample other) {
    long bound = min(bound(), other.bound());
    long lastKept = -1;
    List<Long> lacking = new ArrayList<>();
    for (int i = 0; i < folded.length && Long.compareUnsigned(folded[i], bound) <= 0; i++) {
      if (other.has(folded[i])) {
        lastKept = Math.max(lastKept, rows[i]);
      } else {
        lacking.add(rows[i]);
      }
    }
    long kept = lastKept;
    int atEnd = (int) lacking.stream().filter(row -> row > kept).count();
    return new Lacking(atEnd, lacking.size() - atEnd);
  }

  private boolean has(long key) {
    int low = 0;
    int high = folded.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int compared = Long.compareUnsigned(folded[middle], key);
      if (compared == 0) {
        return true;
      }
      if (compared < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }

  private long bound() {
    return folded.length < capacity || folded.length == 0 ? -1L : folded[folded.length - 1];
  }

  private static long min(long one, long other) {
    return Long.compareUnsigned(one, other) <= 0 ? one : other;
  }
}
