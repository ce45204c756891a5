package lv.aprite.engine.spec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A piece of an input that is made while it is read, so that a line of 2 GB is never stored.
sealed interface Part {
  long sizeBytes();

  /// How many blocks it is made of; each fits into memory many times over.
  long blocks();

  byte[] block(long index);

  /// These bytes.
  @SuppressWarnings("ArrayRecordComponent")
  record Bytes(byte[] bytes) implements Part {
    @Override
    public long sizeBytes() {
      return bytes.length;
    }

    @Override
    public long blocks() {
      return 1;
    }

    @Override
    public byte[] block(long index) {
      return bytes;
    }
  }

  /// The same bytes again and again.
  @SuppressWarnings("ArrayRecordComponent")
  record Repeated(byte[] unit, long times) implements Part {
    private static final int UNITS_MAX = 1 << 12;

    @Override
    public long sizeBytes() {
      return unit.length * times;
    }

    @Override
    public long blocks() {
      return (times + UNITS_MAX - 1) / UNITS_MAX;
    }

    @Override
    public byte[] block(long index) {
      int units = (int) Math.min(UNITS_MAX, times - index * UNITS_MAX);
      byte[] block = new byte[unit.length * units];
      for (int i = 0; i < units; i++) {
        System.arraycopy(unit, 0, block, i * unit.length, unit.length);
      }
      return block;
    }
  }

  /// A row again and again, each `{}` in it replaced by the row's number, `from` and on.
  record Numbered(String row, long from, long times) implements Part {
    @Override
    public long sizeBytes() {
      long size = 0;
      for (long i = 0; i < times; i++) {
        size += block(i).length;
      }
      return size;
    }

    @Override
    public long blocks() {
      return times;
    }

    @Override
    public byte[] block(long index) {
      return row.replace("{}", Long.toString(from + index)).getBytes(StandardCharsets.UTF_8);
    }
  }

  /// The bytes of some parts that are small, in one piece.
  static byte[] join(Iterable<Part> parts) {
    byte[] joined = {};
    for (Part part : parts) {
      for (long i = 0; i < part.blocks(); i++) {
        byte[] block = part.block(i);
        joined = Arrays.copyOf(joined, Math.addExact(joined.length, block.length));
        System.arraycopy(block, 0, joined, joined.length - block.length, block.length);
      }
    }
    return joined;
  }
}
