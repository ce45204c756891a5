package lv.aprite.engine.form.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import lv.aprite.engine.finding.Location;
import lv.aprite.engine.finding.Rule;
import lv.aprite.engine.form.BrokenDocument;
import lv.aprite.engine.form.Cell;

/// What the stored values of a column mean (`LogicalTypes.md` of Parquet), and the cells that they
/// are: exactly, or a finding.
sealed interface Meaning {
  int NANOS_PER_SECOND = 1_000_000_000;
  int DIGITS_MAX = 1000;

  record Truth() implements Meaning {}

  /// @param unsigned whether the highest bit is one of the number
  record Whole(boolean unsigned) implements Meaning {}

  record Decimal(int scale) implements Meaning {}

  record Floating() implements Meaning {}

  record HalfFloating() implements Meaning {}

  record Date() implements Meaning {}

  record Time(int perSecond) implements Meaning {}

  /// @param utc whether it is a moment of the world's clock
  record Timestamp(int perSecond, boolean utc) implements Meaning {}

  /// The 96 bits that old programs wrote; they say no zone.
  record OldTimestamp() implements Meaning {}

  record Text() implements Meaning {}

  record Json() implements Meaning {}

  record Uuid() implements Meaning {}

  static Meaning of(String name, Column.Physical physical, int length, Thrift element)
      throws BrokenDocument {
    Thrift logical = element.has(10) ? element.struct(10) : null;
    long converted = element.whole(6, -1);
    if (logical != null && logical.has(5) || converted == 5) {
      return decimal(name, physical, element, logical);
    }
    return switch (physical) {
      case BOOLEAN -> new Truth();
      case FLOAT, DOUBLE -> new Floating();
      case INT96 -> new OldTimestamp();
      case INT32, INT64 -> whole(name, physical, logical, converted);
      case BYTE_ARRAY -> {
        if (logical != null && (logical.has(1) || logical.has(4))
            || converted == 0
            || converted == 4) {
          yield new Text();
        }
        if (logical != null && logical.has(12) || converted == 19) {
          yield new Json();
        }
        throw Damage.notTabular(name, "numbers, texts, dates and times", "bytes without a meaning");
      }
      case FIXED_LEN_BYTE_ARRAY -> {
        if (logical != null && logical.has(14) && length == 16) {
          yield new Uuid();
        }
        if (logical != null && logical.has(15) && length == 2) {
          yield new HalfFloating();
        }
        throw Damage.notTabular(name, "numbers, texts, dates and times", "bytes without a meaning");
      }
    };
  }

  private static Meaning decimal(
      String name,
      Column.Physical physical,
      Thrift element,
      @org.jspecify.annotations.Nullable Thrift logical)
      throws BrokenDocument {
    long scale =
        logical != null && logical.has(5) ? logical.struct(5).whole(1) : element.whole(7, 0);
    boolean stored =
        switch (physical) {
          case INT32, INT64, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> true;
          case BOOLEAN, INT96, FLOAT, DOUBLE -> false;
        };
    if (scale < 0 || scale > DIGITS_MAX || !stored) {
      throw Damage.malformed(name, "a decimal of Parquet", "another");
    }
    return new Decimal((int) scale);
  }

  private static Meaning whole(
      String name,
      Column.Physical physical,
      @org.jspecify.annotations.Nullable Thrift logical,
      long converted)
      throws BrokenDocument {
    boolean wide = physical == Column.Physical.INT64;
    if (logical != null) {
      if (logical.has(6)) {
        return new Date();
      }
      if (logical.has(7)) {
        return new Time(perSecond(name, logical.struct(7)));
      }
      if (logical.has(8)) {
        Thrift timestamp = logical.struct(8);
        return new Timestamp(perSecond(name, timestamp), timestamp.flag(1, false));
      }
      if (logical.has(10)) {
        return new Whole(!logical.struct(10).flag(2, true));
      }
    }
    return switch ((int) converted) {
      case 6 -> new Date();
      case 7 -> new Time(1000);
      case 8 -> new Time(1_000_000);
      case 9 -> new Timestamp(1000, true);
      case 10 -> new Timestamp(1_000_000, true);
      case 11, 12, 13 -> new Whole(true);
      case 14 -> new Whole(wide);
      default -> new Whole(false);
    };
  }

  private static int perSecond(String name, Thrift type) throws BrokenDocument {
    Thrift unit = type.struct(2);
    if (unit.has(1)) {
      return 1000;
    }
    if (unit.has(2)) {
      return 1_000_000;
    }
    if (unit.has(3)) {
      return NANOS_PER_SECOND;
    }
    throw Damage.malformed(name, "milliseconds, microseconds or nanoseconds", "another unit");
  }

  /// The cell of a number of at most 64 bits; a floating one by its bits.
  default Cell cell(long value, Column column) throws BrokenDocument {
    boolean narrow =
        column.physical() == Column.Physical.INT32 || column.physical() == Column.Physical.FLOAT;
    try {
      return switch (this) {
        case Truth() -> new Cell.Truth(value != 0);
        case Whole(boolean unsigned) ->
            new Cell.Number(
                !unsigned
                    ? Long.toString(value)
                    : Long.toUnsignedString(narrow ? value & 0xFFFF_FFFFL : value));
        case Decimal(int scale) ->
            new Cell.Number(BigDecimal.valueOf(value, scale).toPlainString());
        case Floating() ->
            narrow
                ? floating(
                    Float.toString(Float.intBitsToFloat((int) value)),
                    Float.isFinite(Float.intBitsToFloat((int) value)))
                : floating(
                    Double.toString(Double.longBitsToDouble(value)),
                    Double.isFinite(Double.longBitsToDouble(value)));
        case Date() -> new Cell.Moment(year(LocalDate.ofEpochDay(value)).toString());
        case Time(int perSecond) ->
            new Cell.Moment(
                time(
                    LocalTime.ofNanoOfDay(
                        Math.multiplyExact(value, NANOS_PER_SECOND / perSecond))));
        case Timestamp(int perSecond, boolean utc) -> {
          long seconds = Math.floorDiv(value, (long) perSecond);
          int nanos = (int) Math.floorMod(value, (long) perSecond) * (NANOS_PER_SECOND / perSecond);
          LocalDateTime at = LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC);
          yield moment(at, utc);
        }
        case HalfFloating(), OldTimestamp(), Text(), Json(), Uuid() ->
            throw new IllegalStateException("no number means " + this);
      };
    } catch (DateTimeException | ArithmeticException e) {
      throw outOfRange(column);
    }
  }

  /// The cell of a value in bytes.
  default Cell cell(byte[] bytes, int from, int length, Column column) throws BrokenDocument {
    return switch (this) {
      case Text() -> new Cell.Text(text(bytes, from, length, column));
      case Json() -> new Cell.Structure(text(bytes, from, length, column));
      case Decimal(int scale) -> {
        if (length == 0 || length > DIGITS_MAX / 2) {
          throw outOfRange(column);
        }
        yield new Cell.Number(
            new BigDecimal(new BigInteger(bytes, from, length), scale).toPlainString());
      }
      case Uuid() -> {
        String hex = HexFormat.of().formatHex(bytes, from, from + length);
        yield new Cell.Text(
            String.join(
                "-",
                hex.substring(0, 8),
                hex.substring(8, 12),
                hex.substring(12, 16),
                hex.substring(16, 20),
                hex.substring(20)));
      }
      case HalfFloating() -> {
        float value = Float.float16ToFloat((short) (bytes[from] & 0xFF | bytes[from + 1] << 8));
        yield floating(Float.toString(value), Float.isFinite(value));
      }
      case OldTimestamp() -> {
        ByteBuffer both = ByteBuffer.wrap(bytes, from, length).order(ByteOrder.LITTLE_ENDIAN);
        long nanos = both.getLong();
        long day = both.getInt() - 2_440_588L;
        try {
          yield moment(LocalDate.ofEpochDay(day).atTime(LocalTime.ofNanoOfDay(nanos)), false);
        } catch (DateTimeException e) {
          throw outOfRange(column);
        }
      }
      case Truth _, Whole _, Floating _, Date _, Time _, Timestamp _ ->
          throw new IllegalStateException("no bytes mean " + this);
    };
  }

  private static Cell floating(String written, boolean finite) {
    return finite
        ? new Cell.Number(
            (written.startsWith("-0.0") && new BigDecimal(written).signum() == 0 ? "-" : "")
                + new BigDecimal(written).toPlainString())
        : new Cell.Text(written.replace("Infinity", "INF"));
  }

  private static LocalDate year(LocalDate date) {
    if (date.getYear() < 1 || date.getYear() > 9999) {
      throw new DateTimeException("beyond the years 0001 to 9999");
    }
    return date;
  }

  private static String time(LocalTime time) {
    return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
  }

  private static Cell moment(LocalDateTime at, boolean utc) {
    return new Cell.Moment(
        year(at.toLocalDate()) + "T" + time(at.toLocalTime()) + (utc ? "Z" : ""));
  }

  private static BrokenDocument outOfRange(Column column) {
    return Damage.malformed(column.name(), "values of the column's type", "one out of range");
  }

  private static String text(byte[] bytes, int from, int length, Column column)
      throws BrokenDocument {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, from, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw new BrokenDocument(
          Rule.ENCODING_UNDECODABLE,
          new Location.Column(column.name()),
          "text in UTF-8",
          "other bytes");
    }
  }
}
