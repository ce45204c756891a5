package lv.aprite.engine.write.parquet;

import java.util.Arrays;
import java.util.Optional;

/// The distinct texts of a column chunk in the order in which they first appear, and for each text
/// its place among them.
final class TextDictionary {
  private static final int BYTES_MAX = 1 << 21;

  private final int[] indices;
  private int filled;
  private int[] places = new int[4096];
  private long probes;
  private int size;

  /// The entries in the plain encoding, as the dictionary page has them.
  private byte[] bytes = new byte[1 << 14];

  /// Where the entries' characters begin; one more than there are entries, four too far for the
  /// last one's end.
  private int[] starts = new int[1025];

  private int[] hashes = new int[1024];

  private TextDictionary(int values) {
    indices = new int[values];
    starts[0] = Integer.BYTES;
  }

  /// @return nothing where too many texts are distinct for a dictionary to be of use
  static Optional<TextDictionary> of(TextCells cells) {
    TextDictionary dictionary = new TextDictionary(cells.size());
    for (int block = 0; block < cells.blocks(); block++) {
      if (!dictionary.fill(cells.block(block), cells.blockEnd(block))) {
        return Optional.empty();
      }
    }
    return Optional.of(dictionary);
  }

  private boolean fill(byte[] block, int end) {
    int at = 0;
    while (at < end) {
      int length = LittleEndian.getInt(block, at);
      at += Integer.BYTES;
      indices[filled++] = indexOf(block, at, length);
      at += length;
      if (DictionaryLimits.isHopeless(filled, size)
          || DictionaryLimits.isCrowded(filled, probes)
          || plainBytes() > BYTES_MAX) {
        return false;
      }
    }
    return true;
  }

  /// The index of the text, which is entered if it is new.
  private int indexOf(byte[] block, int at, int length) {
    int hash = hash(block, at, length);
    int slot = hash & (places.length - 1);
    while (places[slot] != 0) {
      int index = places[slot] - 1;
      if (hashes[index] == hash && equalsEntry(index, block, at, length)) {
        return index;
      }
      slot = (slot + 1) & (places.length - 1);
      probes++;
    }
    enter(block, at, length, hash);
    places[slot] = size;
    if (size * 2 > places.length) {
      enlarge();
    }
    return size - 1;
  }

  private boolean equalsEntry(int index, byte[] block, int at, int length) {
    int start = starts[index];
    if (entryLength(index) != length
        || LittleEndian.getPart(bytes, start, length) != LittleEndian.getPart(block, at, length)) {
      return false;
    }
    return length <= Long.BYTES
        || Arrays.equals(
            bytes, start + Long.BYTES, start + length, block, at + Long.BYTES, at + length);
  }

  private void enter(byte[] block, int at, int length, int hash) {
    int start = starts[size];
    int needed = start + length + Integer.BYTES + PageBytes.SLACK;
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
    }
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size * 2);
      starts = Arrays.copyOf(starts, size * 2 + 1);
    }
    LittleEndian.putInt(bytes, start - Integer.BYTES, length);
    System.arraycopy(block, at, bytes, start, length);
    hashes[size] = hash;
    size++;
    starts[size] = start + length + Integer.BYTES;
  }

  private void enlarge() {
    int mask = places.length * 2 - 1;
    places = new int[places.length * 2];
    for (int i = 0; i < size; i++) {
      int slot = hashes[i] & mask;
      while (places[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      places[slot] = i + 1;
    }
  }

  private static int hash(byte[] bytes, int from, int length) {
    long hash = length * 0x9E3779B97F4A7C15L;
    int end = from + length;
    for (int at = from; at < end; at += Long.BYTES) {
      hash = (hash ^ LittleEndian.getPart(bytes, at, end - at)) * 0xD6E8FEB86659FD93L;
      hash ^= hash >>> 32;
    }
    return (int) hash;
  }

  int size() {
    return size;
  }

  int[] indices() {
    return indices;
  }

  /// The entries in the plain encoding, from 0 to before [#plainBytes].
  byte[] bytes() {
    return bytes;
  }

  int plainBytes() {
    return starts[size] - Integer.BYTES;
  }

  /// Where the entry's characters begin in [#bytes].
  int entryStart(int index) {
    return starts[index];
  }

  int entryLength(int index) {
    return starts[index + 1] - Integer.BYTES - starts[index];
  }
}
