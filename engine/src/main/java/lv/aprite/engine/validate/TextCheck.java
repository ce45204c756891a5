package lv.aprite.engine.validate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import lv.aprite.engine.cell.ByteStrings;
import lv.aprite.engine.cell.CompactJson;
import lv.aprite.engine.contract.CellPattern;
import lv.aprite.engine.contract.Constraint;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.IsoDuration;
import lv.aprite.engine.contract.TextFormat;
import lv.aprite.engine.finding.Rule;

/// What a value that is kept as text must satisfy beside its type: a text, a decimal number that is
/// too long for 64 bits, a duration, an array, an object.
sealed interface TextCheck {
  Refusal refusal();

  boolean holds(byte[] utf8, int start, int end);

  record MinLength(int codePoints, Refusal refusal) implements TextCheck {
    @Override
    public boolean holds(byte[] utf8, int start, int end) {
      return length(utf8, start, end) >= codePoints;
    }
  }

  record MaxLength(int codePoints, Refusal refusal) implements TextCheck {
    @Override
    public boolean holds(byte[] utf8, int start, int end) {
      return end - start <= codePoints || length(utf8, start, end) <= codePoints;
    }
  }

  record MinItems(int items, Refusal refusal) implements TextCheck {
    @Override
    public boolean holds(byte[] utf8, int start, int end) {
      return CompactJson.items(utf8, start) >= items;
    }
  }

  record MaxItems(int items, Refusal refusal) implements TextCheck {
    @Override
    public boolean holds(byte[] utf8, int start, int end) {
      return CompactJson.items(utf8, start) <= items;
    }
  }

  record Matches(CellPattern pattern, Refusal refusal) implements TextCheck {
    @Override
    public boolean holds(byte[] utf8, int start, int end) {
      return pattern.matches(utf8, start, end);
    }
  }

  record Formatted(TextFormat format, Refusal refusal) implements TextCheck {
    @Override
    public boolean holds(byte[] utf8, int start, int end) {
      return format.matches(utf8, start, end);
    }
  }

  record OneOf(ByteStrings values, Refusal refusal) implements TextCheck {
    @Override
    public boolean holds(byte[] utf8, int start, int end) {
      return values.contains(utf8, start, end);
    }
  }

  record AtLeast(BigDecimal bound, boolean exclusive, Refusal refusal) implements TextCheck {
    @Override
    public boolean holds(byte[] utf8, int start, int end) {
      int compared = number(utf8, start, end).compareTo(bound);
      return exclusive ? compared > 0 : compared >= 0;
    }
  }

  record AtMost(BigDecimal bound, boolean exclusive, Refusal refusal) implements TextCheck {
    @Override
    public boolean holds(byte[] utf8, int start, int end) {
      int compared = number(utf8, start, end).compareTo(bound);
      return exclusive ? compared < 0 : compared <= 0;
    }
  }

  /// Durations are compared by [IsoDuration#meanMicros].
  record AtLeastAsLong(long micros, Refusal refusal) implements TextCheck {
    @Override
    public boolean holds(byte[] utf8, int start, int end) {
      return meanMicros(utf8, start, end) >= micros;
    }
  }

  record AtMostAsLong(long micros, Refusal refusal) implements TextCheck {
    @Override
    public boolean holds(byte[] utf8, int start, int end) {
      return meanMicros(utf8, start, end) <= micros;
    }
  }

  private static long meanMicros(byte[] utf8, int start, int end) {
    return switch (IsoDuration.read(utf8, start, end)) {
      case IsoDuration.Reading.Read(IsoDuration duration) -> duration.meanMicros();
      case IsoDuration.Reading.Malformed(), IsoDuration.Reading.TooLong() ->
          throw new IllegalArgumentException("expected the canonical text of a duration");
    };
  }

  private static BigDecimal number(byte[] utf8, int start, int end) {
    return new BigDecimal(new String(utf8, start, end - start, UTF_8));
  }

  /// Code points of valid UTF-8: the bytes that do not continue one.
  private static int length(byte[] utf8, int start, int end) {
    int length = 0;
    for (int i = start; i < end; i++) {
      length += utf8[i] >= (byte) 0xC0 ? 1 : 0;
    }
    return length;
  }

  static List<TextCheck> of(FieldType type, List<Constraint> constraints) {
    List<TextCheck> checks = new ArrayList<>();
    for (Constraint constraint : constraints) {
      checks.add(of(type, constraint));
    }
    return checks;
  }

  private static TextCheck of(FieldType type, Constraint constraint) {
    return switch (constraint) {
      case Constraint.MinLength(int codePoints) ->
          new MinLength(
              codePoints, new Refusal(Rule.MIN_LENGTH, "at least " + characters(codePoints)));
      case Constraint.MaxLength(int codePoints) ->
          new MaxLength(
              codePoints, new Refusal(Rule.MAX_LENGTH, "at most " + characters(codePoints)));
      case Constraint.MinItems(int items) ->
          new MinItems(items, new Refusal(Rule.MIN_LENGTH, "at least " + elements(items)));
      case Constraint.MaxItems(int items) ->
          new MaxItems(items, new Refusal(Rule.MAX_LENGTH, "at most " + elements(items)));
      case Constraint.Matches(CellPattern pattern) ->
          new Matches(pattern, new Refusal(Rule.PATTERN, "text that matches " + pattern.regex()));
      case Constraint.Formatted(TextFormat format) ->
          new Formatted(format, new Refusal(rule(format), format.description()));
      case Constraint.OneOf(List<String> values) ->
          new OneOf(
              new ByteStrings(values), new Refusal(Rule.ENUM, "one of " + Expected.listed(values)));
      case Constraint.Minimum(String bound, boolean exclusive) -> {
        String words = (exclusive ? "more than " : "at least ") + bound;
        Refusal refusal = new Refusal(Rule.MINIMUM, words);
        yield isDuration(type)
            ? new AtLeastAsLong(meanMicros(bound) + (exclusive ? 1 : 0), refusal)
            : new AtLeast(number(type, bound), exclusive, refusal);
      }
      case Constraint.Maximum(String bound, boolean exclusive) -> {
        String words = (exclusive ? "less than " : "at most ") + bound;
        Refusal refusal = new Refusal(Rule.MAXIMUM, words);
        yield isDuration(type)
            ? new AtMostAsLong(meanMicros(bound) - (exclusive ? 1 : 0), refusal)
            : new AtMost(number(type, bound), exclusive, refusal);
      }
    };
  }

  private static boolean isDuration(FieldType type) {
    return type instanceof FieldType.Duration;
  }

  private static long meanMicros(String bound) {
    byte[] utf8 = bound.getBytes(UTF_8);
    return meanMicros(utf8, 0, utf8.length);
  }

  private static BigDecimal number(FieldType type, String bound) {
    if (!(type instanceof FieldType.Decimal)) {
      throw new IllegalArgumentException("a bound on a field of type " + type);
    }
    return new BigDecimal(bound);
  }

  private static Rule rule(TextFormat format) {
    return switch (format) {
      case EMAIL -> Rule.FORMAT_EMAIL;
      case URI -> Rule.FORMAT_URI;
      case UUID -> Rule.FORMAT_UUID;
    };
  }

  private static String characters(int count) {
    return count == 1 ? "1 character" : count + " characters";
  }

  private static String elements(int count) {
    return count == 1 ? "1 element" : count + " elements";
  }

  /// @param bytes where the texts stand, of which row's from `starts[row]` to before `ends[row]`
  static void apply(TextCheck check, Cells cells, byte[] bytes, int[] starts, int[] ends) {
    for (int row = 0; row < cells.rows; row++) {
      if (!cells.missing[row] && !check.holds(bytes, starts[row], ends[row])) {
        cells.refuse(row, check.refusal());
      }
    }
  }
}
