package lv.aprite.engine.read;

import java.util.Arrays;

/// Places in the text of a chunk where there is no character, or a NUL, in rising order. A chunk of
/// nothing else has millions of them, so each takes few bytes.
final class Faults {
  private final int most;
  private int[] at = new int[16];
  // Only from the first place on that is another one in the text.
  private int[] sourceAt = {};
  private byte[] found = new byte[16];
  private int size;

  Faults() {
    this(Integer.MAX_VALUE);
  }

  /// @param most of the first of them that are kept
  Faults(int most) {
    this.most = most;
  }

  /// @param at in the text as UTF-8
  /// @param sourceAt in the chunk as it was read
  /// @param found the byte there; 0 is a NUL, anything else is no character
  void add(int at, int sourceAt, int found) {
    if (size == most) {
      return;
    }
    if (size == this.at.length) {
      this.at = Arrays.copyOf(this.at, 2 * size);
      this.found = Arrays.copyOf(this.found, 2 * size);
    }
    boolean moved = at != sourceAt || this.sourceAt.length > 0;
    if (moved && this.sourceAt.length < this.at.length) {
      int known = this.sourceAt.length;
      this.sourceAt = Arrays.copyOf(this.sourceAt, this.at.length);
      System.arraycopy(this.at, known, this.sourceAt, known, Math.max(0, size - known));
    }
    if (moved) {
      this.sourceAt[size] = sourceAt;
    }
    this.at[size] = at;
    this.found[size] = (byte) found;
    size++;
  }

  int size() {
    return size;
  }

  int at(int index) {
    return at[index];
  }

  int sourceAt(int index) {
    return sourceAt.length > 0 ? sourceAt[index] : at[index];
  }

  int found(int index) {
    return found[index] & 0xFF;
  }

  /// What a receipt says of the byte.
  static String words(int found) {
    return found == 0 ? "a NUL" : String.format("the byte %02X", found);
  }
}
