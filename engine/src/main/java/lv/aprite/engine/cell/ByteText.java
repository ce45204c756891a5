package lv.aprite.engine.cell;

import java.util.Arrays;

/// A growing run of bytes. Not for use by two threads at once.
public final class ByteText {
  private byte[] bytes;
  private int length;

  public ByteText(int capacity) {
    bytes = new byte[Math.max(16, capacity)];
  }

  public int length() {
    return length;
  }

  /// The bytes themselves, longer than [#length]; for whoever appends no more.
  public byte[] array() {
    return bytes;
  }

  public void append(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
  }

  public void append(byte[] from, int start, int end) {
    reserve(end - start);
    System.arraycopy(from, start, bytes, length, end - start);
    length += end - start;
  }

  /// Whether all that was appended since `from` equals these bytes.
  boolean equalsFrom(int from, byte[] other, int start, int end) {
    return Arrays.equals(bytes, from, length, other, start, end);
  }

  /// All that was appended, in an array of its own.
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  /// Takes what was written straight into [#array] up to before `end` as appended.
  public void moveTo(int end) {
    length = end;
  }

  /// Makes room for so many bytes more: [#array] is the one to write into until the next call that
  /// appends or reserves.
  public void reserve(int more) {
    if (more > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, more)));
    }
  }
}
