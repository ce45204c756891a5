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

  /// It is UTF-8, perhaps with a little damage. Text in a code page has hardly ever a well-formed
  /// sequence, and never nine for one byte that is in none.
  public boolean isUtf8() {
    return sequences > 0 && sequences >= 9 * malformed;
  }
}
