package lv.aprite.engine.infer;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// Of which shapes every cell of a column is. Parts of a column are added up.
final class Shapes {
  private static final int LATITUDE_MAX = 90;

  private final EnumSet<Shape> all = EnumSet.allOf(Shape.class);
  private long fractions;
  private boolean farEast;

  void add(byte[] bytes, int start, int end) {
    if (all.isEmpty()) {
      return;
    }
    all.removeIf(shape -> !shape.matches(bytes, start, end));
    if (all.contains(Shape.POINT_PAIR) || all.contains(Shape.POINT_ARRAY)) {
      addPoint(bytes, start, end);
    }
  }

  private void addPoint(byte[] bytes, int start, int end) {
    int points = 0;
    int comma = start;
    for (int i = start; i < end; i++) {
      points += bytes[i] == '.' ? 1 : 0;
      comma = bytes[i] == ',' ? i : comma;
    }
    fractions += points == 2 ? 1 : 0;
    long whole = 0;
    for (int i = start; i < comma && bytes[i] != '.'; i++) {
      boolean digit = bytes[i] >= '0' && bytes[i] <= '9';
      whole = digit ? whole * 10 + bytes[i] - '0' : whole;
    }
    farEast |= whole > LATITUDE_MAX;
  }

  void add(Shapes other) {
    all.retainAll(other.all);
    fractions += other.fractions;
    farEast |= other.farEast;
  }

  Set<Shape> all() {
    return Collections.unmodifiableSet(all);
  }

  /// In how many cells both numbers of a point have a fraction, as coordinates do.
  long fractions() {
    return fractions;
  }

  /// Whether the first number of some point can be no latitude.
  boolean isFarEast() {
    return farEast;
  }
}
