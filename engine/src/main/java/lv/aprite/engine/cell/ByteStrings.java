package lv.aprite.engine.cell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;

/// A fixed set of texts as UTF-8, in which a cell is looked up without a String: missing values,
/// words for true and false, listed values.
public final class ByteStrings {
  private final byte[][] texts;

  /// Open addressing: position in `texts` plus 1, or 0.
  private final int[] slots;

  /// Bit n is set when some text has n bytes; bit 63 stands for all longer ones.
  private final long lengths;

  public ByteStrings(List<String> texts) {
    this.texts = texts.stream().map(text -> text.getBytes(UTF_8)).toArray(byte[][]::new);
    slots = new int[Integer.highestOneBit(Math.max(4, this.texts.length * 4))];
    long seen = 0;
    for (int i = 0; i < this.texts.length; i++) {
      byte[] text = this.texts[i];
      seen |= 1L << Math.min(text.length, 63);
      if (indexOf(text, 0, text.length) < 0) {
        slots[freeSlot(hash(text, 0, text.length))] = i + 1;
      }
    }
    lengths = seen;
  }

  private int freeSlot(int hash) {
    int slot = hash & (slots.length - 1);
    while (slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  public boolean isEmpty() {
    return texts.length == 0;
  }

  /// There is one text, and it has no bytes.
  public boolean isEmptyTextOnly() {
    return lengths == 1;
  }

  public boolean contains(byte[] bytes, int start, int end) {
    return (lengths >>> Math.min(end - start, 63) & 1) != 0 && indexOf(bytes, start, end) >= 0;
  }

  private int indexOf(byte[] bytes, int start, int end) {
    int slot = hash(bytes, start, end) & (slots.length - 1);
    while (slots[slot] != 0) {
      byte[] text = texts[slots[slot] - 1];
      if (Arrays.equals(text, 0, text.length, bytes, start, end)) {
        return slots[slot] - 1;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return -1;
  }

  private static int hash(byte[] bytes, int start, int end) {
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + bytes[i];
    }
    return hash ^ hash >>> 15;
  }
}
