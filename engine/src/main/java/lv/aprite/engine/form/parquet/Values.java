package lv.aprite.engine.form.parquet;

import lv.aprite.engine.form.BrokenDocument;
import lv.aprite.engine.form.Cell;

/// The values of one page, missing ones left out.
sealed interface Values {
  int count();

  Cell cell(int i, Column column) throws BrokenDocument;

  /// Numbers of at most 64 bits.
  record Numbers(long[] numbers) implements Values {
    @Override
    public int count() {
      return numbers.length;
    }

    @Override
    public Cell cell(int i, Column column) throws BrokenDocument {
      return column.meaning().cell(numbers[i], column);
    }
  }

  /// Bytes: where each value begins, and after the last where it ends.
  record Slices(byte[] bytes, int[] from, int[] length) implements Values {
    @Override
    public int count() {
      return from.length;
    }

    @Override
    public Cell cell(int i, Column column) throws BrokenDocument {
      return column.meaning().cell(bytes, from[i], length[i], column);
    }
  }

  record Indexes(int[] indexes, Cell[] dictionary) implements Values {
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
