package lv.aprite.engine.infer;

import java.util.Set;
import java.util.stream.Stream;
import lv.aprite.engine.cell.ByteStrings;

/// What publishers write into a cell instead of a value.
final class MissingMarks {
  /// These say nothing else, in whatever column.
  private static final Set<String> CERTAIN = Set.of("…", "...", "\\N", "#N/A", "#NULL!");

  /// These are values in a column of text (`NA` is Namibia, and Null a surname), and words for no
  /// value in a column of numbers, dates or truth values.
  private static final Set<String> WORDS =
      Set.of(
          "n/a",
          "N/A",
          "na",
          "NA",
          "n.a.",
          "N.A.",
          "NULL",
          "null",
          "Null",
          "NaN",
          "nan",
          "nav datu",
          "Nav datu",
          "nav zināms",
          "nezināms",
          "no data",
          "No data",
          "andmed puuduvad",
          "k.A.",
          "k. A.");

  /// These are values in a column of text (`x` is a tick). In a column of numbers they can be none,
  /// and yet may say more than that there is no value: statistical offices write `:` or `*` for
  /// what is confidential, `-` for nothing at all, `x` for what makes no sense.
  private static final Set<String> SIGNS =
      Set.of(
          "-", "–", "—", "--", "---", "..", ".", ":", "*", "**", "?", "x", "X", "nd", "ND", "n.d.",
          "n/d", "N/D", "None", "none", "nav", "Nav");

  private static final ByteStrings ALL =
      new ByteStrings(Stream.of(CERTAIN, WORDS, SIGNS).flatMap(Set::stream).sorted().toList());

  private MissingMarks() {}

  static boolean isOne(byte[] bytes, int start, int end) {
    return ALL.contains(bytes, start, end);
  }

  /// Whether the mark means a missing value in a column of text too.
  static boolean isCertain(String mark) {
    return mark.isBlank() || CERTAIN.contains(mark.strip());
  }

  /// Whether the mark means a missing value, and no more than that, in a column of numbers, dates
  /// or truth values.
  static boolean saysNoValue(String mark) {
    return isCertain(mark) || WORDS.contains(mark.strip());
  }
}
