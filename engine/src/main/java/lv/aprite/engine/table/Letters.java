package lv.aprite.engine.table;

/// What the bytes of a text beyond ASCII look like, whatever its encoding is said to be.
///
/// @param sequences of bytes that are a character in UTF-8
/// @param malformed bytes that are part of no such sequence
public record Letters(long sequences, long malformed) {
  public static final Letters NONE = new Letters(0, 0);

  public Letters plus(Letters other) {
    return new Letters(sequences + other.sequences, malformed + other.malformed);
  }

  /// It is UTF-8, perhaps with some damage. Text in a code page hardly ever has a well-formed
  /// sequence, let alone more of them than other bytes.
  public boolean isUtf8() {
    return sequences > malformed;
  }
}
