package lv.aprite.engine.read;

import lv.aprite.engine.contract.Encoding;
import lv.aprite.engine.table.Letters;

/// The text of a chunk as UTF-8.
///
/// @param bytes the text from 0 to before `length`, and a block of room
/// @param faults where it is no text
/// @param letters what the chunk's own bytes look like, if it is in a code page
@SuppressWarnings("ArrayRecordComponent")
record Text(byte[] bytes, int length, Faults faults, Letters letters) {
  static Text of(Chunk chunk, Encoding encoding) {
    return of(chunk, encoding, new Faults());
  }

  /// @param faults is told where it is no text
  static Text of(Chunk chunk, Encoding encoding, Faults faults) {
    int room = CodePage.recodedBytesMax(chunk.bytes, chunk.length);
    if (room == 0 || !encoding.isSingleByte()) {
      Utf8.check(chunk.bytes, 0, chunk.length, faults);
      return new Text(chunk.bytes, chunk.length, faults, Letters.NONE);
    }
    if (chunk.recoded.length < room + Chunk.SLACK) {
      chunk.recoded = new byte[room + Chunk.SLACK];
    }
    int length = CodePage.of(encoding).recode(chunk.bytes, chunk.length, chunk.recoded, faults);
    EncodingEvidence evidence = new EncodingEvidence();
    evidence.add(chunk.bytes, 0, chunk.length, chunk.offset);
    return new Text(chunk.recoded, length, faults, evidence.letters());
  }
}
