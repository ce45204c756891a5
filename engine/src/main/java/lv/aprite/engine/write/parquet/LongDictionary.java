package lv.aprite.engine.write.parquet;

import java.util.Arrays;
import java.util.Optional;

/// The distinct values of a column chunk in the order in which they first appear, and for each
/// value its place among them.
final class LongDictionary {
  /// Up to this range of values a table has a place for each of them, and nothing is hashed.
  private static final int DIRECT_RANGE_MAX = 1 << 18;

  private final int[] indices;
  private long[] entries = new long[1024];
  private int size;

  private LongDictionary(int values) {
    indices = new int[values];
  }

  /// @param values the first `count` of them count
  /// @param least the least of the values
  /// @param most the greatest of the values
  /// @return nothing where too many values are distinct for a dictionary to be of use
  static Optional<LongDictionary> of(long[] values, int count, long least, long most) {
    LongDictionary dictionary = new LongDictionary(count);
    long range = most - least;
    boolean complete =
        range >= 0 && range < DIRECT_RANGE_MAX
            ? dictionary.fillDirectly(values, least, (int) range)
            : dictionary.fillByHash(values);
    return complete ? Optional.of(dictionary) : Optional.empty();
  }

  private boolean fillDirectly(long[] values, long least, int range) {
    int[] places = new int[range + 1];
    for (int i = 0; i < indices.length; i++) {
      int offset = (int) (values[i] - least);
      int place = places[offset];
      if (place == 0) {
        place = enter(values[i]);
        places[offset] = place;
      }
      indices[i] = place - 1;
      if (DictionaryLimits.isHopeless(i + 1, size)) {
        return false;
      }
    }
    return true;
  }

  private boolean fillByHash(long[] values) {
    int[] places = new int[4096];
    long probes = 0;
    for (int i = 0; i < indices.length; i++) {
      long value = values[i];
      int slot = slot(value, places.length);
      while (places[slot] != 0 && entries[places[slot] - 1] != value) {
        slot = (slot + 1) & (places.length - 1);
        probes++;
      }
      if (places[slot] == 0) {
        places[slot] = enter(value);
        if (size * 2 > places.length) {
          places = enlarged(places.length * 2);
        }
        indices[i] = size - 1;
      } else {
        indices[i] = places[slot] - 1;
      }
      if (DictionaryLimits.isHopeless(i + 1, size) || DictionaryLimits.isCrowded(i + 1, probes)) {
        return false;
      }
    }
    return true;
  }

  /// @return the new entry's place, counted from 1
  private int enter(long value) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, size * 2);
    }
    entries[size++] = value;
    return size;
  }

  private int[] enlarged(int slots) {
    int[] places = new int[slots];
    for (int i = 0; i < size; i++) {
      int slot = slot(entries[i], slots);
      while (places[slot] != 0) {
        slot = (slot + 1) & (slots - 1);
      }
      places[slot] = i + 1;
    }
    return places;
  }

  private static int slot(long value, int slots) {
    return (int)
        (value * 0x9E3779B97F4A7C15L >>> (Long.SIZE - Integer.numberOfTrailingZeros(slots)));
  }

  int size() {
    return size;
  }

  /// The first [#size] of them count.
  long[] entries() {
    return entries;
  }

  int[] indices() {
    return indices;
  }
}
