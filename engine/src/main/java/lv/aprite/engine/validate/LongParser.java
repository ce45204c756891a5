package lv.aprite.engine.validate;

import lv.aprite.engine.cell.ByteStrings;
import lv.aprite.engine.cell.GroupMarks;
import lv.aprite.engine.cell.IsoTime;
import lv.aprite.engine.cell.NumberForm;
import lv.aprite.engine.cell.Parsed;
import lv.aprite.engine.cell.PatternTime;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.Parsing;

/// Takes the cells of a column to [lv.aprite.engine.table.Batch.Column.Longs].
///
/// Each type has a loop of its own, so that the compiler sees one small kernel in each.
final class LongParser {
  private static final byte[][] CANONICAL_TRUTH = {{'f', 'a', 'l', 's', 'e'}, {'t', 'r', 'u', 'e'}};

  private final FieldType type;
  private final boolean byPattern;
  private final NumberForm numbers;
  private final PatternTime times;
  private final ByteStrings trueTexts;
  private final ByteStrings falseTexts;

  LongParser(FieldType type, Parsing parsing) {
    this.type = type;
    byPattern = !parsing.formats().isEmpty();
    numbers = new NumberForm(decimalMark(type, parsing), new GroupMarks(parsing.groupMarks()));
    times = new PatternTime(type, parsing.formats());
    trueTexts = new ByteStrings(parsing.trueValues());
    falseTexts = new ByteStrings(parsing.falseValues());
  }

  /// A whole number has no decimal mark, so that a point may part its groups too. NUL is in no
  /// file.
  private static char decimalMark(FieldType type, Parsing parsing) {
    return type instanceof FieldType.Whole ? '\0' : parsing.decimalMark();
  }

  static boolean reads(FieldType type) {
    return switch (type) {
      case FieldType.Text(), FieldType.Duration(), FieldType.GeoPoint(), FieldType.JsonText(_) ->
          false;
      case FieldType.Decimal(int precision, _) -> precision <= NumberForm.LONG_DIGITS_MAX;
      case FieldType.Whole(),
          FieldType.Bool(),
          FieldType.Date(),
          FieldType.Time(),
          FieldType.DateTime(_),
          FieldType.Year(),
          FieldType.YearMonth() ->
          true;
    };
  }

  long[] parse(Cells cells) {
    long[] values = new long[cells.rows];
    if (byPattern) {
      byPattern(cells, values);
      return values;
    }
    switch (type) {
      case FieldType.Whole() -> wholes(cells, values);
      case FieldType.Decimal(int precision, int scale) -> decimals(cells, precision, scale, values);
      case FieldType.Bool() -> truths(cells, values);
      case FieldType.Date() -> dates(cells, values);
      case FieldType.Time() -> times(cells, values);
      case FieldType.DateTime(boolean utc) -> dateTimes(cells, utc, values);
      case FieldType.Year() -> years(cells, values);
      case FieldType.YearMonth() -> yearMonths(cells, values);
      case FieldType.Text(), FieldType.Duration(), FieldType.GeoPoint(), FieldType.JsonText(_) ->
          throw new IllegalStateException("text is not a number");
    }
    return values;
  }

  private void wholes(Cells cells, long[] values) {
    for (int row = 0; row < cells.rows; row++) {
      if (!cells.missing[row]) {
        Parsed parsed = numbers.whole(cells.bytes, cells.from[row], cells.to[row], values, row);
        if (parsed != Parsed.CANONICAL) {
          cells.settle(row, parsed);
        }
      }
    }
  }

  private void decimals(Cells cells, int precision, int scale, long[] values) {
    for (int row = 0; row < cells.rows; row++) {
      if (!cells.missing[row]) {
        Parsed parsed =
            numbers.decimal(
                cells.bytes, cells.from[row], cells.to[row], precision, scale, values, row);
        if (parsed != Parsed.CANONICAL) {
          cells.settle(row, parsed);
        }
      }
    }
  }

  private void truths(Cells cells, long[] values) {
    for (int row = 0; row < cells.rows; row++) {
      if (!cells.missing[row]) {
        Parsed parsed = truth(cells.bytes, cells.from[row], cells.to[row], values, row);
        if (parsed != Parsed.CANONICAL) {
          cells.settle(row, parsed);
        }
      }
    }
  }

  private Parsed truth(byte[] bytes, int start, int end, long[] values, int at) {
    boolean isTrue = trueTexts.contains(bytes, start, end);
    if (!isTrue && !falseTexts.contains(bytes, start, end)) {
      return Parsed.MALFORMED;
    }
    values[at] = isTrue ? 1 : 0;
    byte[] canonical = CANONICAL_TRUTH[isTrue ? 1 : 0];
    boolean same = java.util.Arrays.equals(canonical, 0, canonical.length, bytes, start, end);
    return same ? Parsed.CANONICAL : Parsed.ACCEPTED;
  }

  private static void dates(Cells cells, long[] values) {
    for (int row = 0; row < cells.rows; row++) {
      if (!cells.missing[row]) {
        Parsed parsed = IsoTime.date(cells.bytes, cells.from[row], cells.to[row], values, row);
        if (parsed != Parsed.CANONICAL) {
          cells.settle(row, parsed);
        }
      }
    }
  }

  private static void times(Cells cells, long[] values) {
    for (int row = 0; row < cells.rows; row++) {
      if (!cells.missing[row]) {
        Parsed parsed = IsoTime.time(cells.bytes, cells.from[row], cells.to[row], values, row);
        if (parsed != Parsed.CANONICAL) {
          cells.settle(row, parsed);
        }
      }
    }
  }

  private static void dateTimes(Cells cells, boolean utc, long[] values) {
    for (int row = 0; row < cells.rows; row++) {
      if (!cells.missing[row]) {
        Parsed parsed =
            IsoTime.dateTime(cells.bytes, cells.from[row], cells.to[row], utc, values, row);
        if (parsed != Parsed.CANONICAL) {
          cells.settle(row, parsed);
        }
      }
    }
  }

  private static void years(Cells cells, long[] values) {
    for (int row = 0; row < cells.rows; row++) {
      if (!cells.missing[row]) {
        Parsed parsed = IsoTime.year(cells.bytes, cells.from[row], cells.to[row], values, row);
        if (parsed != Parsed.CANONICAL) {
          cells.settle(row, parsed);
        }
      }
    }
  }

  private static void yearMonths(Cells cells, long[] values) {
    for (int row = 0; row < cells.rows; row++) {
      if (!cells.missing[row]) {
        Parsed parsed = IsoTime.yearMonth(cells.bytes, cells.from[row], cells.to[row], values, row);
        if (parsed != Parsed.CANONICAL) {
          cells.settle(row, parsed);
        }
      }
    }
  }

  private void byPattern(Cells cells, long[] values) {
    for (int row = 0; row < cells.rows; row++) {
      if (!cells.missing[row]) {
        cells.settle(row, times.parse(cells.bytes, cells.from[row], cells.to[row], values, row));
      }
    }
  }

  /// The number that stands for canonical text of the type.
  static long canonical(FieldType type, String text) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    long[] value = new long[1];
    LongParser parser = new LongParser(type, Parsing.DEFAULT);
    Parsed parsed = parser.parseOne(bytes, value);
    if (!parsed.hasValue()) {
      throw new IllegalArgumentException("expected canonical text of " + type);
    }
    return value[0];
  }

  private Parsed parseOne(byte[] bytes, long[] value) {
    int end = bytes.length;
    return switch (type) {
      case FieldType.Whole() -> numbers.whole(bytes, 0, end, value, 0);
      case FieldType.Decimal(int precision, int scale) ->
          numbers.decimal(bytes, 0, end, precision, scale, value, 0);
      case FieldType.Bool() -> truth(bytes, 0, end, value, 0);
      case FieldType.Date() -> IsoTime.date(bytes, 0, end, value, 0);
      case FieldType.Time() -> IsoTime.time(bytes, 0, end, value, 0);
      case FieldType.DateTime(boolean utc) -> IsoTime.dateTime(bytes, 0, end, utc, value, 0);
      case FieldType.Year() -> IsoTime.year(bytes, 0, end, value, 0);
      case FieldType.YearMonth() -> IsoTime.yearMonth(bytes, 0, end, value, 0);
      case FieldType.Text(), FieldType.Duration(), FieldType.GeoPoint(), FieldType.JsonText(_) ->
          Parsed.MALFORMED;
    };
  }
}
