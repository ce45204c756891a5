package lv.aprite.engine.read;

import java.util.Arrays;

/// Places in the text of a chunk where there is no character, or a NUL, in rising order.
final class Faults {
  private int[] at = new int[16];
  private int[] sourceAt = new int[16];
  private int[] found = new int[16];
  private int size;

  /// @param at in the text as UTF-8
  /// @param sourceAt in the chunk as it was read
  /// @param found the byte there; 0 is a NUL, anything else is no character
  void add(int at, int sourceAt, int found) {
    if (size == this.at.length) {
      this.at = Arrays.copyOf(this.at, 2 * size);
      this.sourceAt = Arrays.copyOf(this.sourceAt, 2 * size);
      this.found = Arrays.copyOf(this.found, 2 * size);
    }
    this.at[size] = at;
    this.sourceAt[size] = sourceAt;
    this.found[size] = found;
    size++;
  }

  int size() {
    return size;
  }

  int at(int index) {
    return at[index];
  }

  int sourceAt(int index) {
    return sourceAt[index];
  }

  int found(int index) {
    return found[index];
  }

  /// What a receipt says of the byte.
  static String words(int found) {
    return found == 0 ? "a NUL" : String.format("the byte %02X", found);
  }
}
