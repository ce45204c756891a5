package lv.aprite.engine.read;

import java.util.Optional;
import lv.aprite.engine.contract.Encoding;

/// The bytes of U+FEFF at the beginning of a file (Unicode Standard §23.8). UTF-32 is not told from
/// UTF-16: it is not read.
final class ByteOrderMark {
  static final int BYTES_MAX = 3;

  private ByteOrderMark() {}

  /// The mark of the encoding, empty when it has none.
  static byte[] of(Encoding encoding) {
    return switch (encoding.kind()) {
      case UTF_8 -> new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
      case UTF_16LE -> new byte[] {(byte) 0xFF, (byte) 0xFE};
      case UTF_16BE -> new byte[] {(byte) 0xFE, (byte) 0xFF};
      case PAGE -> new byte[] {};
    };
  }

  /// Whose mark the file begins with.
  static Optional<Encoding> find(byte[] bytes, int length) {
    for (Encoding encoding :
        new Encoding[] {Encoding.UTF_8, Encoding.UTF_16LE, Encoding.UTF_16BE}) {
      byte[] mark = of(encoding);
      boolean there = length >= mark.length;
      for (int i = 0; there && i < mark.length; i++) {
        there = bytes[i] == mark[i];
      }
      if (there) {
        return Optional.of(encoding);
      }
    }
    return Optional.empty();
  }
}
