package lv.aprite.engine.quality;

import java.util.Arrays;

/// Different keys, each in full: bytes one after the other, found by 64 bits of hash. Filled by one
/// thread; then for any number.
final class KeySet {
  /// The length of a key, and 32 bits of its hash, stand before it.
  private static final int HEAD_BYTES = 8;

  private final long bytesMax;
  private byte[] bytes = new byte[1 << 10];
  private int filled;

  /// Where a key begins in `bytes`, and one more; 0 where there is none. The length is a power of
  /// two.
  private int[] places = new int[1 << 8];

  private int keys;

  /// @param bytesMax how much memory it may take
  KeySet(long bytesMax) {
    this.bytesMax = Math.min(bytesMax, Integer.MAX_VALUE - 8L);
  }

  /// Adds a key, unless it is there.
  ///
  /// @return false when there is no room for it
  boolean add(long hash, byte[] key) {
    int slot = find(hash, key);
    if (places[slot] != 0) {
      return true;
    }
    long needed = (long) filled + HEAD_BYTES + key.length;
    boolean crowded = 2L * (keys + 1) > places.length;
    long slots = Integer.BYTES * (crowded ? 2L : 1L) * places.length;
    if (needed + slots > bytesMax) {
      return false;
    }
    if (crowded) {
      grow();
      slot = find(hash, key);
    }
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(bytesMax, Math.max(needed, 2L * bytes.length)));
    }
    places[slot] = filled + 1;
    writeInt(filled, key.length);
    writeInt(filled + 4, (int) hash);
    System.arraycopy(key, 0, bytes, filled + HEAD_BYTES, key.length);
    filled = (int) needed;
    keys++;
    return true;
  }

  boolean contains(long hash, byte[] key) {
    return places[find(hash, key)] != 0;
  }

  /// Where the key is, or the free place where it would be.
  private int find(long hash, byte[] key) {
    int slot = (int) hash & places.length - 1;
    while (places[slot] != 0 && !isAt(places[slot] - 1, key)) {
      slot = slot + 1 & places.length - 1;
    }
    return slot;
  }

  private boolean isAt(int start, byte[] key) {
    int from = start + HEAD_BYTES;
    return readInt(start) == key.length
        && Arrays.equals(bytes, from, from + key.length, key, 0, key.length);
  }

  private void grow() {
    int[] old = places;
    places = new int[2 * old.length];
    for (int place : old) {
      if (place != 0) {
        int slot = readInt(place - 1 + 4) & places.length - 1;
        while (places[slot] != 0) {
          slot = slot + 1 & places.length - 1;
        }
        places[slot] = place;
      }
    }
  }

  private int readInt(int start) {
    return bytes[start] << 24
        | (bytes[start + 1] & 0xFF) << 16
        | (bytes[start + 2] & 0xFF) << 8
        | bytes[start + 3] & 0xFF;
  }

  private void writeInt(int start, int value) {
    bytes[start] = (byte) (value >> 24);
    bytes[start + 1] = (byte) (value >> 16);
    bytes[start + 2] = (byte) (value >> 8);
    bytes[start + 3] = (byte) value;
  }
}
