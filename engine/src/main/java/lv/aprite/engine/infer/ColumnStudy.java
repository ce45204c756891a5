package lv.aprite.engine.infer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import lv.aprite.engine.cell.Trim;
import lv.aprite.engine.contract.TextFormat;
import lv.aprite.engine.read.ColumnEvidence;

/// All that is gathered about a column, of every row of one or more editions. Parts of a column are
/// added up.
///
/// A cell is looked at without the spaces around it; that there are some is counted. What could be
/// a missing mark is left out of the evidence for types, and is a value again when the column turns
/// out to be text.
final class ColumnStudy {
  private static final int MARKS_MAX = 20;
  private static final int NOT_FIXED = -1;

  private final ColumnEvidence types = new ColumnEvidence("", false);
  private final ValueCounts values = new ValueCounts();
  private final Sketch sketch = new Sketch();
  private final Range range = new Range();
  private final Shapes shapes = new Shapes();
  private final SortedMap<String, Long> marks = new TreeMap<>();
  private final OddCells odd = new OddCells();
  private final NumberLooks numbers = new NumberLooks();
  private final TextKinds kinds = new TextKinds();
  private boolean tooManyMarks;
  private boolean text;
  private long rows;
  private long empty;
  private long padded;
  private long wordy;
  private long spaced;
  private long bytesTotal;
  private long minusZeros;

  // The number of digits that every value is made of: 0 before the first, NOT_FIXED when they
  // differ.
  private int digits;

  /// By its file's own types it is nothing but text.
  void isText() {
    text = true;
  }

  /// What the cell is in a key: [CellHash#MISSING] or its hash.
  long add(byte[] bytes, int start, int end) {
    rows++;
    if (start == end) {
      empty++;
      return CellHash.MISSING;
    }
    int from = Trim.start(bytes, start, end);
    int to = Trim.end(bytes, from, end);
    if (from < to && to - from < end - start) {
      padded++;
    }
    if (from == to || MissingMarks.isOne(bytes, from, to)) {
      String mark = new String(bytes, start, end - start, StandardCharsets.UTF_8);
      countMark(mark, 1);
      if (MissingMarks.isCertain(mark)) {
        return CellHash.MISSING;
      }
    } else {
      boolean minusZero = isMinusZero(bytes, from, to);
      minusZeros += minusZero ? 1 : 0;
      // Zero is published without a sign, so that of numbers it says nothing.
      types.add(bytes, minusZero ? from + 1 : from, to);
      range.add(bytes, from, to);
      shapes.add(bytes, from, to);
      kinds.add(bytes, from, to);
      odd.add(bytes, from, to);
      numbers.add(bytes, from, to);
      look(bytes, from, to);
    }
    long hash = CellHash.of(bytes, start, end);
    values.add(hash, bytes, start, end);
    sketch.add(hash);
    return hash;
  }

  private static boolean isMinusZero(byte[] bytes, int start, int end) {
    boolean zero = bytes[start] == '-' && end - start > 1;
    for (int i = start + 1; zero && i < end; i++) {
      zero = bytes[i] == '0' || bytes[i] == '.' || bytes[i] == ',';
    }
    return zero;
  }

  private void countMark(String mark, long count) {
    if (marks.size() == MARKS_MAX && !marks.containsKey(mark)) {
      tooManyMarks = true;
      return;
    }
    marks.merge(mark, count, Long::sum);
  }

  private void look(byte[] bytes, int start, int end) {
    bytesTotal += end - start;
    int seenDigits = 0;
    boolean lower = false;
    boolean space = false;
    for (int i = start; i < end; i++) {
      byte b = bytes[i];
      if (b >= '0' && b <= '9') {
        seenDigits++;
      }
      lower |= b >= 'a' && b <= 'z';
      space |= b == ' ';
    }
    boolean allDigits = seenDigits == end - start;
    int fixed = allDigits ? seenDigits : NOT_FIXED;
    digits = digits == 0 ? fixed : digits == fixed ? digits : NOT_FIXED;
    spaced += space ? 1 : 0;
    wordy += lower && seenDigits == 0 ? 1 : 0;
  }

  void add(ColumnStudy other) {
    types.add(other.types);
    text |= other.text;
    values.add(other.values);
    sketch.add(other.sketch);
    range.add(other.range);
    shapes.add(other.shapes);
    other.marks.forEach(this::countMark);
    tooManyMarks |= other.tooManyMarks;
    odd.add(other.odd);
    numbers.add(other.numbers);
    kinds.add(other.kinds);
    rows += other.rows;
    empty += other.empty;
    padded += other.padded;
    wordy += other.wordy;
    spaced += other.spaced;
    minusZeros += other.minusZeros;
    bytesTotal += other.bytesTotal;
    if (other.digits != 0) {
      digits = digits == 0 ? other.digits : digits == other.digits ? digits : NOT_FIXED;
    }
  }

  long rows() {
    return rows;
  }

  long empty() {
    return empty;
  }

  /// Cells with spaces around them.
  long padded() {
    return padded;
  }

  /// Cells that are neither empty nor a mark.
  long cells() {
    long marked = 0;
    for (long count : marks.values()) {
      marked += count;
    }
    return rows - empty - marked;
  }

  ValueCounts values() {
    return values;
  }

  Sketch sketch() {
    return sketch;
  }

  Range range() {
    return range;
  }

  /// Of which shapes every cell is; of all when there is no cell.
  Shapes shapes() {
    return shapes;
  }

  /// In which ways every cell is something other than text.
  List<ColumnEvidence.Typed> readings() {
    return text ? List.of() : types.readings();
  }

  Optional<Character> provenMark() {
    return text ? Optional.empty() : types.provenMark();
  }

  /// Possible missing marks, as they stand, and how often; nothing when they are too many to be
  /// marks.
  SortedMap<String, Long> marks() {
    return tooManyMarks ? new TreeMap<>() : marks;
  }

  /// Whether so many cells look like marks that they are none.
  boolean hasTooManyMarks() {
    return tooManyMarks;
  }

  /// The marks that mean nothing else in a column of text either.
  List<String> certainMarks() {
    List<String> certain = new ArrayList<>();
    for (String mark : marks().keySet()) {
      if (MissingMarks.isCertain(mark)) {
        certain.add(mark);
      }
    }
    return certain;
  }

  /// What stands in a column that is of numbers otherwise, and how often; nothing when it is not.
  SortedMap<String, Long> oddAmongNumbers() {
    return odd.ifFew(cells());
  }

  /// A cell for each choice of marks, where every cell by itself could be a number.
  List<String> numberExamples() {
    return numbers.examples();
  }

  /// The one number of digits that every value consists of, if there is one.
  Optional<Integer> digitsOfAll() {
    return digits > 0 ? Optional.of(digits) : Optional.empty();
  }

  /// Whether every value is a year and a month, `2026-03`.
  boolean isMonths() {
    return cells() > 0 && kinds.months() == cells();
  }

  /// Whether every value could be a season as well, `2009-10`.
  boolean mayBeSeasons() {
    return kinds.seasons() == kinds.months();
  }

  /// Zeros with a minus before them.
  long minusZeros() {
    return minusZeros;
  }

  /// What every value looks like.
  Set<Look> looks() {
    return cells() == 0 ? Set.of() : kinds.looks();
  }

  /// What kind of text every value is.
  Set<TextFormat> formats() {
    return cells() == 0 ? Set.of() : kinds.formats();
  }

  /// Whether the values look like codes: short, without spaces, and seldom words.
  boolean looksCoded() {
    long cells = cells();
    return cells > 0 && spaced * 100 <= cells && wordy * 2 < cells && bytesTotal <= cells * 24;
  }

  /// Bytes of a value, on average.
  long meanBytes() {
    return cells() == 0 ? 0 : bytesTotal / cells();
  }
}
