package lv.aprite.engine.validate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import lv.aprite.engine.cell.ByteStrings;
import lv.aprite.engine.contract.CellPattern;
import lv.aprite.engine.contract.Constraint;
import lv.aprite.engine.contract.FieldType;
import lv.aprite.engine.contract.TextFormat;
import lv.aprite.engine.finding.Rule;

/// What a text, or a decimal number that is too long for 64 bits, must satisfy beside its type.
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
      case Constraint.Matches(CellPattern pattern) ->
          new Matches(pattern, new Refusal(Rule.PATTERN, "text that matches " + pattern.regex()));
      case Constraint.Formatted(TextFormat format) ->
          new Formatted(format, new Refusal(rule(format), format.description()));
      case Constraint.OneOf(List<String> values) ->
          new OneOf(
              new ByteStrings(values), new Refusal(Rule.ENUM, "one of " + Expected.listed(values)));
      case Constraint.Minimum(String bound, boolean exclusive) -> {
        requireNumber(type);
        String words = (exclusive ? "more than " : "at least ") + bound;
        yield new AtLeast(new BigDecimal(bound), exclusive, new Refusal(Rule.MINIMUM, words));
      }
      case Constraint.Maximum(String bound, boolean exclusive) -> {
        requireNumber(type);
        String words = (exclusive ? "less than " : "at most ") + bound;
        yield new AtMost(new BigDecimal(bound), exclusive, new Refusal(Rule.MAXIMUM, words));
      }
    };
  }

  private static Rule rule(TextFormat format) {
    return switch (format) {
      case EMAIL -> Rule.FORMAT_EMAIL;
      case URI -> Rule.FORMAT_URI;
      case UUID -> Rule.FORMAT_UUID;
    };
  }

  private static void requireNumber(FieldType type) {
    if (type instanceof FieldType.Text) {
      throw new IllegalArgumentException("a bound on a field of text");
    }
  }

  private static String characters(int count) {
    return count == 1 ? "1 character" : count + " characters";
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
