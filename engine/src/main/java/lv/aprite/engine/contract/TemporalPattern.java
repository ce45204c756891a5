package lv.aprite.engine.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// How a date or time is written in a cell: a strptime pattern (`%d.%m.%Y`) taken apart, so that a
/// cell can be held against its parts byte by byte.
///
/// The parts are these of Table Schema v2 (`%Y %m %d %H %M %S %f %z` and `%%`); all that would need
/// a locale, a century or a calendar to guess by is refused. `%d`, `%m` and `%H` read one digit or
/// two where no other digits touch them; `%M` and `%S` two; `%Y` four; `%f` one to six; `%z` reads
/// `Z`, `+02:00` or `+0200`. All else stands for itself. The whole cell must be used up.
///
/// @param text the pattern as written
/// @param parts at least one, in order
public record TemporalPattern(String text, List<Part> parts) {
  public static final int TEXT_MAX = 60;

  public TemporalPattern {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("temporal pattern: expected at least one part");
    }
  }

  /// One step through a cell.
  public sealed interface Part {
    /// ASCII digits, at least `digitsMin` and as many as there are up to `digitsMax`.
    record Number(Unit unit, int digitsMin, int digitsMax) implements Part {}

    /// This one byte of UTF-8.
    record Literal(byte value) implements Part {}

    /// The distance from UTC: `Z`, `+hh:mm` or `+hhmm`, sign `+` or `-`.
    record Offset() implements Part {}
  }

  /// What the digits of a [Part.Number] mean. A `FRACTION` is that of a second: `5` is half of one.
  public enum Unit {
    YEAR,
    MONTH,
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    FRACTION
  }

  public sealed interface Compilation {
    record Compiled(TemporalPattern pattern) implements Compilation {}

    /// @param expected what would have been right, for a finding
    record Refused(String expected) implements Compilation {}
  }

  /// Takes a pattern apart for cells of this type, of which it must give every unit exactly once.
  public static Compilation compile(String text, FieldType type) {
    if (text.isEmpty() || text.length() > TEXT_MAX) {
      return new Compilation.Refused("a strptime pattern of 1 to " + TEXT_MAX + " characters");
    }
    List<Part> parts = new ArrayList<>();
    EnumSet<Unit> units = EnumSet.noneOf(Unit.class);
    boolean offset = false;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      if (codePoint != '%') {
        addLiteral(parts, codePoint);
        continue;
      }
      char directive = i < text.length() ? text.charAt(i++) : ' ';
      switch (directive) {
        case 'Y', 'm', 'd', 'H', 'M', 'S', 'f' -> {
          Part.Number number = number(directive);
          if (!units.add(number.unit())) {
            return new Compilation.Refused("%" + directive + " only once");
          }
          parts.add(number);
        }
        case 'z' -> {
          if (offset) {
            return new Compilation.Refused("%z only once");
          }
          offset = true;
          parts.add(new Part.Offset());
        }
        case '%' -> addLiteral(parts, '%');
        default -> {
          return new Compilation.Refused(refusal(directive));
        }
      }
    }
    String lack = unitsAsked(type, units, offset);
    if (!lack.isEmpty()) {
      return new Compilation.Refused(lack);
    }
    return new Compilation.Compiled(new TemporalPattern(text, fixWidths(parts)));
  }

  private static void addLiteral(List<Part> parts, int codePoint) {
    for (byte value : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
      parts.add(new Part.Literal(value));
    }
  }

  private static Part.Number number(char directive) {
    return switch (directive) {
      case 'Y' -> new Part.Number(Unit.YEAR, 4, 4);
      case 'm' -> new Part.Number(Unit.MONTH, 1, 2);
      case 'd' -> new Part.Number(Unit.DAY, 1, 2);
      case 'H' -> new Part.Number(Unit.HOUR, 1, 2);
      case 'M' -> new Part.Number(Unit.MINUTE, 2, 2);
      case 'S' -> new Part.Number(Unit.SECOND, 2, 2);
      case 'f' -> new Part.Number(Unit.FRACTION, 1, 6);
      default -> throw new IllegalArgumentException("no unit: %" + directive);
    };
  }

  private static String refusal(char directive) {
    return switch (directive) {
      case 'y' -> "%Y, a year of four digits: with two the century would be a guess";
      case 'B', 'b', 'h', 'A', 'a', 'p', 'c', 'x', 'X' ->
          "only %Y %m %d %H %M %S %f %z: names of months and days differ from language to language";
      default -> "only %Y %m %d %H %M %S %f %z, and %% for a percent sign";
    };
  }

  /// What the pattern lacks or has too much for the type, in words; empty when it is right.
  private static String unitsAsked(FieldType type, Set<Unit> units, boolean offset) {
    if (units.contains(Unit.FRACTION) && !units.contains(Unit.SECOND)) {
      return "%S with %f";
    }
    return switch (type) {
      case FieldType.Date() ->
          exactly(units, offset, EnumSet.of(Unit.YEAR, Unit.MONTH, Unit.DAY), "%Y, %m and %d");
      case FieldType.Year() -> exactly(units, offset, EnumSet.of(Unit.YEAR), "%Y alone");
      case FieldType.YearMonth() ->
          exactly(units, offset, EnumSet.of(Unit.YEAR, Unit.MONTH), "%Y and %m");
      case FieldType.Time() ->
          exactly(
              withoutSeconds(units),
              offset,
              EnumSet.of(Unit.HOUR, Unit.MINUTE),
              "%H and %M, perhaps %S and %f");
      case FieldType.DateTime(boolean utc) -> {
        String date =
            exactly(
                withoutSeconds(units),
                offset != utc,
                EnumSet.of(Unit.YEAR, Unit.MONTH, Unit.DAY, Unit.HOUR, Unit.MINUTE),
                "%Y, %m, %d, %H and %M, perhaps %S and %f");
        if (date.isEmpty()) {
          yield "";
        }
        yield date
            + (utc
                ? ", and %z, because the field is on the UTC time line"
                : ", and no %z, because the field is local time");
      }
      case FieldType.Text(),
          FieldType.Whole(),
          FieldType.Decimal(_, _),
          FieldType.Bool(),
          FieldType.Duration(),
          FieldType.GeoPoint(),
          FieldType.JsonText(_) ->
          "no format, because the field is neither a date nor a time";
    };
  }

  private static String exactly(Set<Unit> units, boolean more, Set<Unit> asked, String words) {
    return units.equals(asked) && !more ? "" : words;
  }

  private static Set<Unit> withoutSeconds(Set<Unit> units) {
    EnumSet<Unit> rest = EnumSet.noneOf(Unit.class);
    rest.addAll(units);
    rest.remove(Unit.SECOND);
    rest.remove(Unit.FRACTION);
    return rest;
  }

  /// Where digits touch digits, only a fixed number of them can be told apart.
  private static List<Part> fixWidths(List<Part> parts) {
    List<Part> fixed = new ArrayList<>(parts);
    for (int i = 0; i < parts.size(); i++) {
      boolean touched =
          i > 0 && isDigits(parts.get(i - 1)) || i + 1 < parts.size() && isDigits(parts.get(i + 1));
      if (touched && parts.get(i) instanceof Part.Number(Unit unit, _, int digitsMax)) {
        fixed.set(i, new Part.Number(unit, digitsMax, digitsMax));
      }
    }
    return fixed;
  }

  private static boolean isDigits(Part part) {
    return switch (part) {
      case Part.Number _ -> true;
      case Part.Literal(byte value) -> value >= '0' && value <= '9';
      case Part.Offset _ -> false;
    };
  }

  /// The last day of March 2026, at five past two in the afternoon, so written: for messages.
  public String example() {
    StringBuilder example = new StringBuilder();
    java.io.ByteArrayOutputStream literal = new java.io.ByteArrayOutputStream();
    for (Part part : parts) {
      if (part instanceof Part.Literal(byte value)) {
        literal.write(value);
        continue;
      }
      example.append(literal.toString(StandardCharsets.UTF_8));
      literal.reset();
      switch (part) {
        case Part.Number(Unit unit, _, _) -> example.append(exampleOf(unit));
        case Part.Offset() -> example.append("+03:00");
        case Part.Literal _ -> throw new IllegalStateException("handled above");
      }
    }
    return example.append(literal.toString(StandardCharsets.UTF_8)).toString();
  }

  private static String exampleOf(Unit unit) {
    return switch (unit) {
      case YEAR -> "2026";
      case MONTH -> "03";
      case DAY -> "31";
      case HOUR -> "14";
      case MINUTE -> "05";
      case SECOND -> "00";
      case FRACTION -> "250000";
    };
  }
}
