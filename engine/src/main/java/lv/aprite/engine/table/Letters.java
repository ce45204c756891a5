package lv.aprite.engine.table;

import java.util.Arrays;

/// What the bytes of a text beyond ASCII look like, whatever its encoding is said to be.
///
/// @param sequences of bytes that are a character in UTF-8
/// @param malformed bytes that are part of no such sequence
/// @param counts of each byte beyond ASCII by what stands beside it, in the order of the reader
///   that counted them; none for a text of ASCII or of another encoding
@SuppressWarnings("ArrayRecordComponent")
public record Letters(long sequences, long malformed, long[] counts) {
  public static final Letters NONE = new Letters(0, 0, new long[0]);

  public Letters {
    counts = counts.clone();
  }

  public Letters plus(Letters other) {
    long[] sum = Arrays.copyOf(counts, Math.max(counts.length, other.counts.length));
    for (int i = 0; i < other.counts.length; i++) {
      sum[i] += other.counts[i];
    }
    return new Letters(sequences + other.sequences, malformed + other.malformed, sum);
  }

  /// It is UTF-8, perhaps with some damage. Text in a code page hardly ever has a well-formed
  /// sequence, let alone more of them than other bytes.
  public boolean isUtf8() {
    return sequences > malformed;
  }
}
