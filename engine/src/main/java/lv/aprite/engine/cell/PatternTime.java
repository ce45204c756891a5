package lv.aprite.engine.cell;

import java.util.List;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.TemporalPattern;
import lv.aprite.engine.contract.TemporalPattern.Part;
import lv.aprite.engine.contract.TemporalPattern.Unit;

/// Dates and times as a contract's patterns write them (`%d.%m.%Y`).
public final class PatternTime {
  private static final int YEAR = 0;
  private static final int MONTH = 1;
  private static final int DAY = 2;
  private static final int HOUR = 3;
  private static final int MINUTE = 4;
  private static final int SECOND = 5;
  private static final int FRACTION = 6;
  private static final int LITERAL = 7;
  private static final int OFFSET = 8;

  private final FieldType type;

  /// Each pattern as steps: what the step is in the lowest four bits (the ordinal of a unit, or a
  /// constant above), then the literal byte, or four bits of least and four of most digits.
  private final int[][] patterns;

  public PatternTime(FieldType type, List<TemporalPattern> patterns) {
    this.type = type;
    this.patterns = patterns.stream().map(PatternTime::steps).toArray(int[][]::new);
  }

  private static int[] steps(TemporalPattern pattern) {
    return pattern.parts().stream()
        .mapToInt(part ->
            switch (part) {
              case Part.Number(Unit unit, int min, int max) -> stepOf(unit) | min << 4 | max << 8;
              case Part.Literal(byte value) -> LITERAL | (value & 0xFF) << 4;
              case Part.Offset() -> OFFSET;
            })
        .toArray();
  }

  private static int stepOf(Unit unit) {
    return switch (unit) {
      case YEAR -> YEAR;
      case MONTH -> MONTH;
      case DAY -> DAY;
      case HOUR -> HOUR;
      case MINUTE -> MINUTE;
      case SECOND -> SECOND;
      case FRACTION -> FRACTION;
    };
  }

  /// Reads the cell by the first pattern that gives a value. That the date is in no calendar is
  /// told only when it has the form of some pattern.
  public Parsed parse(byte[] bytes, int start, int end, long[] values, int at) {
    Parsed worst = Parsed.MALFORMED;
    for (int[] pattern : patterns) {
      Parsed parsed = parse(pattern, bytes, start, end, values, at);
      if (parsed.hasValue()) {
        return parsed;
      }
      if (parsed == Parsed.IMPOSSIBLE) {
        worst = parsed;
      }
    }
    return worst;
  }

  private Parsed parse(int[] pattern, byte[] bytes, int start, int end, long[] values, int at) {
    // A unit that the pattern lacks is that of 0001-01-01T00:00:00.
    int year = 1;
    int month = 1;
    int day = 1;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int micros = 0;
    int offsetMinutes = 0;
    int i = start;
    for (int step : pattern) {
      int kind = step & 0xF;
      if (kind == LITERAL) {
        if (i == end || bytes[i] != (byte) (step >> 4)) {
          return Parsed.MALFORMED;
        }
        i++;
        continue;
      }
      if (kind == OFFSET) {
        int length = offsetLength(bytes, i, end);
        if (length == 0) {
          return Parsed.MALFORMED;
        }
        offsetMinutes = IsoTime.offset(bytes, i, i + length);
        i += length;
        continue;
      }
      int digitsEnd = Math.min(end, i + (step >> 8));
      int from = i;
      int number = 0;
      while (i < digitsEnd && bytes[i] >= '0' && bytes[i] <= '9') {
        number = number * 10 + (bytes[i] - '0');
        i++;
      }
      if (i - from < (step >> 4 & 0xF)) {
        return Parsed.MALFORMED;
      }
      switch (kind) {
        case YEAR -> year = number;
        case MONTH -> month = number;
        case DAY -> day = number;
        case HOUR -> hour = number;
        case MINUTE -> minute = number;
        case SECOND -> second = number;
        case FRACTION -> micros = toMicros(number, i - from);
        default -> throw new IllegalStateException("no step: " + kind);
      }
    }
    boolean formed = i == end && year >= Calendar.YEAR_MIN && IsoTime.isClock(hour, minute, second);
    if (!formed) {
      return Parsed.MALFORMED;
    }
    if (!Calendar.has(year, month, day)) {
      return type instanceof FieldType.YearMonth ? Parsed.MALFORMED : Parsed.IMPOSSIBLE;
    }
    long timeOfDay =
        hour * Calendar.MICROS_PER_HOUR
            + minute * Calendar.MICROS_PER_MINUTE
            + second * Calendar.MICROS_PER_SECOND
            + micros;
    return switch (type) {
      case FieldType.Date() -> accepted(Calendar.day(year, month, day), values, at);
      case FieldType.Time() -> accepted(timeOfDay, values, at);
      case FieldType.Year() -> accepted(year, values, at);
      case FieldType.YearMonth() -> accepted(Calendar.month(year, month), values, at);
      case FieldType.DateTime(_) ->
          IsoTime.instant(
              Calendar.day(year, month, day) * Calendar.MICROS_PER_DAY + timeOfDay,
              offsetMinutes,
              values,
              at);
      case FieldType.Text(),
          FieldType.Whole(),
          FieldType.Decimal(_, _),
          FieldType.Bool(),
          FieldType.Duration(),
          FieldType.GeoPoint(),
          FieldType.JsonText(_) ->
          throw new IllegalStateException("neither a date nor a time: " + type);
    };
  }

  private static Parsed accepted(long value, long[] values, int at) {
    values[at] = value;
    return Parsed.ACCEPTED;
  }

  private static int toMicros(int fraction, int digits) {
    int micros = fraction;
    for (int i = digits; i < 6; i++) {
      micros *= 10;
    }
    return micros;
  }

  /// How many bytes the offset takes that begins at `at`; 0 when none does.
  private static int offsetLength(byte[] bytes, int at, int end) {
    for (int length : new int[] {6, 5, 1}) {
      if (length <= end - at && IsoTime.offset(bytes, at, at + length) != IsoTime.OFFSET_NONE) {
        return length;
      }
    }
    return 0;
  }
}
