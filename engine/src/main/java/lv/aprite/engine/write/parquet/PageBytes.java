package lv.aprite.engine.write.parquet;

import java.util.Arrays;

/// The bytes of a page while it is being made. Kept and used again for the next page.
final class PageBytes {
  /// Two longs may be put, or read, where only their first bytes count.
  static final int SLACK = 2 * Long.BYTES;

  private byte[] array = new byte[1 << 16];
  private int size;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /// The array with room for so many more bytes after [#size], and [#SLACK]; to be followed by
  /// [#advance].
  byte[] room(int bytes) {
    int needed = Math.addExact(Math.addExact(size, bytes), SLACK);
    if (needed > array.length) {
      array = Arrays.copyOf(array, Math.max(needed, array.length * 2));
    }
    return array;
  }

  void advance(int bytes) {
    size += bytes;
  }

  byte[] array() {
    return array;
  }

  void putByte(int value) {
    room(1)[size++] = (byte) value;
  }

  void putInt(int value) {
    LittleEndian.putInt(room(Integer.BYTES), size, value);
    size += Integer.BYTES;
  }

  /// Seven bits a byte, the lowest first.
  void putVarint(int value) {
    byte[] bytes = room(5);
    int rest = value;
    while ((rest & ~0x7F) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  void put(byte[] source, int from, int length) {
    System.arraycopy(source, from, room(length), size, length);
    size += length;
  }
}
