package lv.aprite.engine.profile;

/// A bounded sample of keys: those whose hashes without regard to letter case are smallest, so that
/// a key is in the samples of both files also when its letters changed.
///
/// @param capacity a sample of fewer keys has all keys
/// @param folded ascending, unsigned: hashes of the keys in small letters
/// @param exact hashes of the same keys as they are
@SuppressWarnings("ArrayRecordComponent")
public record KeySample(int capacity, long[] folded, long[] exact) {
  static final KeySample NONE = new KeySample(0, new long[0], new long[0]);

  public KeySample {
    if (folded.length != exact.length || folded.length > capacity) {
      throw new IllegalArgumentException("keys: expected two hashes of at most " + capacity);
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

  private long bound() {
    return folded.length < capacity || folded.length == 0 ? -1L : folded[folded.length - 1];
  }

  private static long min(long one, long other) {
    return Long.compareUnsigned(one, other) <= 0 ? one : other;
  }
}
