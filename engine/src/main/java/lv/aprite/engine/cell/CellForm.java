package lv.aprite.engine.cell;

/// How the cells of a column are written whose values are kept as text: durations, points, JSON,
/// numbers of many digits. Any number of threads may use one.
@FunctionalInterface
public interface CellForm {
  /// Reads the cell from `start` to before `end`, and appends the canonical text of its value to
  /// `text`; nothing that counts when it has none.
  Parsed read(byte[] bytes, int start, int end, ByteText text);
}
