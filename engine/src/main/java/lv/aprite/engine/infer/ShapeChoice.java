package lv.aprite.engine.infer;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// Whether a column whose cells are neither numbers nor dates is of durations, points or JSON.
///
/// Few cells may have such a shape by chance, unless it is one that nothing else has; then it is
/// asked. Of two numbers nobody can say which is the longitude, unless one is too large for a
/// latitude.
final class ShapeChoice {
  private static final int CELLS_MIN = 20;

  private ShapeChoice() {}

  /// @param studies columns of one field, each with a value
  static Optional<Shape> of(List<ColumnStudy> studies, Notes notes) {
    EnumSet<Shape> shapes = EnumSet.allOf(Shape.class);
    studies.forEach(study -> shapes.retainAll(study.shapes().all()));
    long cells = studies.stream().mapToLong(ColumnStudy::cells).sum();
    for (Shape shape : shapes) {
      if (shape.isPairOfNumbers()) {
        if (!looksLikeCoordinates(studies, cells)) {
          continue;
        }
        if (studies.stream().noneMatch(study -> study.shapes().isFarEast())) {
          notes.ask(Query.POINT_ORDER);
          continue;
        }
        notes.because(Reason.FAR_EAST);
      }
      if (cells < CELLS_MIN && !shape.isUnmistakable()) {
        notes.ask(Query.SHAPE, cells, shape.words().said(), shape.id());
        return Optional.empty();
      }
      notes.because(Reason.ALL_ARE, cells, shape.words().said());
      return Optional.of(shape);
    }
    return Optional.empty();
  }

  private static boolean looksLikeCoordinates(List<ColumnStudy> studies, long cells) {
    return 2 * studies.stream().mapToLong(study -> study.shapes().fractions()).sum() >= cells;
  }
}
