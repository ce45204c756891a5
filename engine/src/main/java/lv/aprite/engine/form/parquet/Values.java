package lv.aprite.engine.form.parquet;

import lv.aprite.engine.form.BrokenDocument;
import lv.aprite.engine.form.Cell;

/// The values of one page, missing ones left out.
sealed interface Values {
  int count();

  Cell cell(int i, Column column) throws BrokenDocument;

  /// Numbers of at most 64 bits.
  final class Numbers implements Values {
    private final long[] numbers;

    Numbers(long[] numbers) {
      this.numbers = numbers;
    }

    @Override
    public int count() {
      return numbers.length;
    }

    @Override
    public Cell cell(int i, Column column) throws BrokenDocument {
      return column.meaning().cell(numbers[i], column);
    }
  }

  /// Bytes: where each value begins and how long it is.
  final class Slices implements Values {
    private final byte[] bytes;
    private final int[] from;
    private final int[] length;

    Slices(byte[] bytes, int[] from, int[] length) {
      this.bytes = bytes;
      this.from = from;
      this.length = length;
    }

    @Override
    public int count() {
      return from.length;
    }

    @Override
    public Cell cell(int i, Column column) throws BrokenDocument {
      return column.meaning().cell(bytes, from[i], length[i], column);
    }
  }

  /// Places in a dictionary.
  final class Indexes implements Values {
    private final int[] indexes;
    private final Cell[] dictionary;

    Indexes(int[] indexes, Cell[] dictionary) {
      this.indexes = indexes;
      this.dictionary = dictionary;
    }

    @Override
    public int count() {
      return indexes.length;
    }

    @Override
    public Cell cell(int i, Column column) throws BrokenDocument {
      int index = indexes[i];
      if (index < 0 || index >= dictionary.length) {
        throw Damage.malformed(column.name(), "values of its dictionary", "one beyond its end");
      }
      return dictionary[index];
    }
  }
}
