package lv.aprite.engine.form.parquet;

import java.util.Optional;
import lv.aprite.engine.form.BrokenDocument;
import lv.aprite.engine.form.Cell;

/// Decodes the values of a page (`Encodings.md`). What the encoding leaves over is damage.
final class Decoder {
  private static final int PLAIN = 0;
  private static final int PLAIN_DICTIONARY = 2;
  private static final int RLE = 3;
  private static final int DELTA = 5;
  private static final int DELTA_LENGTH = 6;
  private static final int DELTA_BYTES = 7;
  private static final int DICTIONARY = 8;
  private static final int SPLIT = 9;

  private final Column column;

  Decoder(Column column) {
    this.column = column;
  }

  /// @param count of values that are not missing
  Values values(
      long encoding, byte[] bytes, int from, int to, int count, Optional<Cell[]> dictionary)
      throws BrokenDocument {
    return switch ((int) encoding) {
      case PLAIN -> plain(bytes, from, to, count);
      case PLAIN_DICTIONARY, DICTIONARY -> {
        if (dictionary.isEmpty()) {
          throw broken("a dictionary before the values that use it", "none");
        }
        if (count == 0) {
          yield new Values.Indexes(new int[0], dictionary.get());
        }
        if (from == to) {
          throw broken("indexes", "nothing");
        }
        int width = bytes[from] & 0xFF;
        if (width == 0 && dictionary.get().length > 1) {
          throw broken("indexes wide enough for the dictionary", "indexes of no bit");
        }
        yield new Values.Indexes(
            Hybrid.read(column.name(), bytes, from + 1, to, width, count, true), dictionary.get());
      }
      case RLE -> {
        if (column.physical() != Column.Physical.BOOLEAN
            || to - from < 4
            || Raw.i4(bytes, from) != to - from - 4) {
          throw broken("runs of true and false", "others");
        }
        int[] bits = Hybrid.read(column.name(), bytes, from + 4, to, 1, count, true);
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
          numbers[i] = bits[i];
        }
        yield new Values.Numbers(numbers);
      }
      case DELTA -> {
        if (column.physical() != Column.Physical.INT32
            && column.physical() != Column.Physical.INT64) {
          throw broken("differences of whole numbers", "of others");
        }
        Deltas.Read read = Deltas.read(column.name(), bytes, from, to, count);
        if (column.physical() == Column.Physical.INT32) {
          for (int i = 0; i < count; i++) {
            // Differences of 32 bits wrap around.
            read.values()[i] = (int) read.values()[i];
          }
        }
        yield new Values.Numbers(read.values());
      }
      case DELTA_LENGTH -> lengths(bytes, from, to, count);
      case DELTA_BYTES -> prefixes(bytes, from, to, count);
      case SPLIT -> split(bytes, from, to, count);
      default -> throw broken("an encoding that Parquet has", "another");
    };
  }

  Values plain(byte[] bytes, int from, int to, int count) throws BrokenDocument {
    int width = column.physical().width(column.length());
    long size =
        column.physical() == Column.Physical.BOOLEAN ? (count + 7L) / 8 : (long) count * width;
    boolean fixed = column.physical() != Column.Physical.BYTE_ARRAY;
    if (fixed && size != to - from) {
      throw broken(count + " values", "bytes of more or fewer");
    }
    if (column.physical().isNumber()) {
      long[] numbers = new long[count];
      Bits bits = new Bits(bytes, from, to);
      for (int i = 0; i < count; i++) {
        numbers[i] =
            switch (width) {
              case 0 -> bits.next(1);
              case 4 -> Raw.i4(bytes, from + 4 * i);
              default -> Raw.i8(bytes, from + 8 * i);
            };
      }
      return new Values.Numbers(numbers);
    }
    if (!fixed && count > (to - from) / 4) {
      throw broken(count + " values", "bytes of fewer");
    }
    int[] starts = new int[count];
    int[] lengths = new int[count];
    int at = from;
    for (int i = 0; i < count; i++) {
      if (!fixed) {
        if (to - at < 4) {
          throw broken(count + " values", "bytes of fewer");
        }
        lengths[i] = Raw.i4(bytes, at);
        at += 4;
      } else {
        lengths[i] = width;
      }
      if (lengths[i] < 0 || lengths[i] > to - at) {
        throw broken("values within their page", "a longer one");
      }
      starts[i] = at;
      at += lengths[i];
    }
    if (at != to) {
      throw broken(count + " values", "bytes of more");
    }
    return new Values.Slices(bytes, starts, lengths);
  }

  private Values lengths(byte[] bytes, int from, int to, int count) throws BrokenDocument {
    if (column.physical() != Column.Physical.BYTE_ARRAY) {
      throw broken("lengths of texts", "of others");
    }
    Deltas.Read read = Deltas.read(column.name(), bytes, from, to, count);
    int[] starts = new int[count];
    int[] lengths = new int[count];
    int at = read.after();
    for (int i = 0; i < count; i++) {
      long length = read.values()[i];
      if (length < 0 || length > to - at) {
        throw broken("values within their page", "a longer one");
      }
      starts[i] = at;
      lengths[i] = (int) length;
      at += (int) length;
    }
    if (at != to) {
      throw broken(count + " values", "bytes of more");
    }
    return new Values.Slices(bytes, starts, lengths);
  }

  private Values prefixes(byte[] bytes, int from, int to, int count) throws BrokenDocument {
    if (column.physical().isNumber() || column.physical() == Column.Physical.INT96) {
      throw broken("beginnings of texts", "of others");
    }
    Deltas.Read shared = Deltas.read(column.name(), bytes, from, to, count);
    Deltas.Read rest = Deltas.read(column.name(), bytes, shared.after(), to, count);
    int[] starts = new int[count];
    int[] lengths = new int[count];
    long size = 0;
    long previous = 0;
    for (int i = 0; i < count; i++) {
      long prefix = shared.values()[i];
      long suffix = rest.values()[i];
      if (prefix < 0 || prefix > previous || suffix < 0 || suffix > to - from) {
        throw broken("beginnings of the value before", "longer ones");
      }
      previous = prefix + suffix;
      size += previous;
      if (size > ColumnReader.PAGE_BYTES_MAX) {
        throw Damage.beyond("pages of at most " + ColumnReader.PAGE_BYTES_MAX + " bytes");
      }
    }
    byte[] out = new byte[(int) size];
    int at = rest.after();
    int written = 0;
    for (int i = 0; i < count; i++) {
      int prefix = (int) shared.values()[i];
      int suffix = (int) rest.values()[i];
      if (suffix > to - at) {
        throw broken("values within their page", "a longer one");
      }
      starts[i] = written;
      lengths[i] = prefix + suffix;
      if (i > 0) {
        System.arraycopy(out, starts[i - 1], out, written, prefix);
      }
      System.arraycopy(bytes, at, out, written + prefix, suffix);
      at += suffix;
      written += prefix + suffix;
    }
    if (at != to) {
      throw broken(count + " values", "bytes of more");
    }
    int fixed = column.physical().width(column.length());
    for (int length : lengths) {
      if (fixed > 0 && length != fixed) {
        throw broken("values of " + fixed + " bytes", "others");
      }
    }
    return new Values.Slices(out, starts, lengths);
  }

  private Values split(byte[] bytes, int from, int to, int count) throws BrokenDocument {
    int width = column.physical().width(column.length());
    if (width == 0 || (long) width * count != to - from) {
      throw broken(count + " values", "bytes of more or fewer");
    }
    byte[] joined = new byte[to - from];
    for (int i = 0; i < count; i++) {
      for (int b = 0; b < width; b++) {
        joined[i * width + b] = bytes[from + b * count + i];
      }
    }
    return plain(joined, 0, joined.length, count);
  }

  private BrokenDocument broken(String expected, String found) {
    return Damage.malformed(column.name(), expected, found);
  }
}
