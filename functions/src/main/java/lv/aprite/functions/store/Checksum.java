package lv.aprite.functions.store;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32;

/// The checksum that S3 holds what it gets against, keeps, and gives back: CRC-32, which of a whole
/// multipart object is known too. Taken of our own bytes before anything else has them.
final class Checksum {
  private final CRC32 crc = new CRC32();

  void update(byte[] bytes, int length) {
    crc.update(bytes, 0, length);
  }

  static String of(byte[] bytes, int length) {
    Checksum checksum = new Checksum();
    checksum.update(bytes, length);
    return checksum.text();
  }

  /// As S3 writes it: four bytes, the highest first, in Base64.
  String text() {
    byte[] bytes = ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array();
    return Base64.getEncoder().encodeToString(bytes);
  }
}
