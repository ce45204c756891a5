package lv.aprite.engine.form.parquet;

/// Little-endian numbers in bytes.
final class Raw {
  private Raw() {}

  static int i4(byte[] bytes, int at) {
    return bytes[at] & 0xFF
        | (bytes[at + 1] & 0xFF) << 8
        | (bytes[at + 2] & 0xFF) << 16
        | bytes[at + 3] << 24;
  }

  static long i8(byte[] bytes, int at) {
    return i4(bytes, at) & 0xFFFF_FFFFL | (long) i4(bytes, at + 4) << 32;
  }
}
