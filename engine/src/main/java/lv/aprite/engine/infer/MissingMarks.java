package lv.aprite.engine.infer;

import java.util.List;
import java.util.Set;
import lv.aprite.engine.cell.ByteStrings;

/// What publishers write into a cell instead of a value.
final class MissingMarks {
  /// These say nothing else, in whatever column.
  private static final Set<String> CERTAIN = Set.of("…", "...", "NULL", "\\N", "#N/A", "#NULL!");

  /// These are values in a column of text (`NA` is Namibia, `x` a tick), and can be none in a
  /// column of numbers, dates or truth values.
  private static final List<String> POSSIBLE =
      List.of(
          "-",
          "–",
          "—",
          "--",
          "---",
          "..",
          ".",
          ":",
          "*",
          "?",
          "x",
          "X",
          "n/a",
          "N/A",
          "na",
          "NA",
          "n.a.",
          "N.A.",
          "nd",
          "ND",
          "n.d.",
          "n/d",
          "N/D",
          "null",
          "Null",
          "None",
          "none",
          "NaN",
          "nan",
          "nav",
          "Nav",
          "nav datu",
          "Nav datu",
          "nav zināms",
          "nezināms",
          "k.A.",
          "k. A.");

  private static final ByteStrings ALL =
      new ByteStrings(java.util.stream.Stream.concat(CERTAIN.stream(), POSSIBLE.stream()).toList());

  private MissingMarks() {}

  static boolean isOne(byte[] bytes, int start, int end) {
    return ALL.contains(bytes, start, end);
  }

  /// Whether the mark means a missing value in a column of text too.
  static boolean isCertain(String mark) {
    return mark.isBlank() || CERTAIN.contains(mark.strip());
  }
}
