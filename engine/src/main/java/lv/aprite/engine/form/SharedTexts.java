package lv.aprite.engine.form;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Texts that cells refer to by number, kept as UTF-8 in one piece of memory, within a bound.
final class SharedTexts {
  private final Limits limits;
  private byte[] bytes = new byte[1 << 10];
  private int[] ends = new int[64];
  private int length;
  private int count;

  SharedTexts(Limits limits) {
    this.limits = limits;
  }

  void add(String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    long needed = (long) length + utf8.length;
    if (needed + 4L * count > limits.sharedBytesMax()) {
      throw new Damaged(
          limits.beyond(0, limits.sharedBytesMax() + " bytes of shared texts", "more"));
    }
    if (needed > bytes.length) {
      long grown = Math.min(limits.sharedBytesMax(), Math.max(needed, bytes.length * 2L));
      bytes = Arrays.copyOf(bytes, (int) grown);
    }
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length = (int) needed;
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
    }
    ends[count++] = length;
  }

  int size() {
    return count;
  }

  String at(int index) throws IOException {
    if (index < 0 || index >= count) {
      throw new Damaged("a shared text that is there", "number " + index + " of " + count);
    }
    int start = index == 0 ? 0 : ends[index - 1];
    return new String(bytes, start, ends[index] - start, StandardCharsets.UTF_8);
  }
}
