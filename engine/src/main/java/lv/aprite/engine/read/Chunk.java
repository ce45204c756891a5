package lv.aprite.engine.read;

/// Consecutive whole records of a file, in an encoding that agrees with ASCII (UTF-16 is UTF-8
/// already). [ChunkParser] takes it to rows.
///
/// The arrays may be used again for a later chunk once this one is handed to [Chunks#recycle].
public final class Chunk {
  /// Why the chunk ends where it ends.
  sealed interface Ending {
    /// After a line end outside quotes; more records follow.
    record MoreFollows() implements Ending {}

    /// At the end of the file, whose last record may lack a line end.
    record EndOfFile() implements Ending {}

    /// The chunk holds nothing but the beginning of a record that is longer than the limit.
    record RecordTooLong() implements Ending {}

    /// The next bytes are no character of the file's encoding (UTF-16 only: other encodings are
    /// checked by the parser).
    ///
    /// @param offset of these bytes in the file
    /// @param found in words
    record Undecodable(long offset, String found) implements Ending {}
  }

  /// Readable beyond `length`, so that a block can be loaded at any place.
  static final int SLACK = Swar.BLOCK;

  /// The records, from 0 to before `length`.
  byte[] bytes;

  int length;

  /// Where in the file the chunk begins.
  long offset;

  Ending ending = new Ending.EndOfFile();

  /// Whether nothing but line ends follows in the file. Only known where it matters: when blank
  /// lines may be rows and the chunk ends with one.
  boolean last;

  /// Room for what the parser makes of the chunk: recoded bytes and the cells of the batch.
  byte[] recoded = {};

  int[] starts = {};
  int[] ends = {};
  int[] rowNumbers = {};
  boolean[] quoted = {};

  Chunk(int capacity) {
    bytes = new byte[capacity + SLACK];
  }

  int capacity() {
    return bytes.length - SLACK;
  }

  /// Bytes of the file's text that this chunk holds.
  public int length() {
    return length;
  }
}
